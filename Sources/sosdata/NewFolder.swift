import Foundation

/// A folder that appears whole or not at all: its files are written into a sibling folder, which takes the wanted name at the end.
struct NewFolder {
    private let wanted: URL
    private let sibling: URL

    /// Why the folder cannot be made.
    enum Refusal: Error {
        /// Something other than an empty folder is there already.
        case inUse
        /// A file could not be opened or written, or the exchange failed.
        case failed
    }

    /// Prepares a folder that does not exist or is empty. Throws `Refusal.inUse` otherwise.
    init(at path: String) throws {
        wanted = URL(filePath: path).standardizedFileURL
        let manager = FileManager.default
        if manager.fileExists(atPath: wanted.path) {
            guard let inside = try? manager.contentsOfDirectory(atPath: wanted.path), inside.isEmpty else { throw Refusal.inUse }
        }
        sibling = wanted.deletingLastPathComponent().appending(
            path: ".\(wanted.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)")
    }

    /// The open files of the sibling folder.
    final class Files {
        private let folder: URL
        private var open: [String: FileHandle] = [:]

        init(in folder: URL) { self.folder = folder }

        /// Adds bytes at the end of a file, which is made at the first piece.
        func append(_ bytes: [UInt8], to name: String) throws {
            let handle = try open[name] ?? make(name)
            try handle.write(contentsOf: Data(bytes))
        }

        private func make(_ name: String) throws -> FileHandle {
            let url = folder.appending(path: name)
            guard FileManager.default.createFile(atPath: url.path, contents: nil) else { throw Refusal.failed }
            let handle = try FileHandle(forWritingTo: url)
            open[name] = handle
            return handle
        }

        func close() throws { for handle in open.values { try handle.close() } }
    }

    /// Fills the sibling folder and gives it the wanted name. Whatever `write` throws leaves nothing behind.
    func fill<Result>(_ write: (Files) throws -> Result) throws -> Result {
        let manager = FileManager.default
        try manager.createDirectory(at: sibling, withIntermediateDirectories: true)
        do {
            let files = Files(in: sibling)
            let result = try write(files)
            try files.close()
            // One system call, which replaces an empty folder and refuses one that has been filled meanwhile.
            guard rename(sibling.path, wanted.path) == 0 else { throw Refusal.failed }
            return result
        } catch {
            try? manager.removeItem(at: sibling)
            throw error
        }
    }
}
