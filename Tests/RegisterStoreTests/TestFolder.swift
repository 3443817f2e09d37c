import Foundation

/// The folder under which the tests of this target write. It goes when the test program ends, whatever the tests left in it.
enum TestFolder {
    /// Made when it is first asked for.
    static let root: URL = {
        let folder = FileManager.default.temporaryDirectory.appending(path: "sosdata-store-tests-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            preconditionFailure("The folder for temporary files cannot be written: \(error)")
        }
        atexit { try? FileManager.default.removeItem(at: TestFolder.root) }
        return folder
    }()
}
