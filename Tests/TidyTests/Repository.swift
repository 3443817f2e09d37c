import Foundation
import Testing

/// The project's own files, as they lie in the working tree.
enum Repository {
    /// The folder that holds `Package.swift`.
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Every file that is or could be committed, as a path from the root, sorted. What `.gitignore` names is left out, and so is what git keeps.
    static let files: [String] = {
        let git = Process()
        git.executableURL = URL(filePath: "/usr/bin/env")
        git.arguments = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        git.currentDirectoryURL = root
        let output = Pipe()
        git.standardOutput = output
        guard (try? git.run()) != nil else { return [] }
        let listed = output.fileHandleForReading.readDataToEndOfFile()
        git.waitUntilExit()
        return String(decoding: listed, as: UTF8.self).split(separator: "\0").map(String.init)
            .filter { FileManager.default.fileExists(atPath: root.appending(path: $0).path()) }.sorted()
    }()

    /// The files under a folder with one of these endings.
    static func files(in folder: String = "", ending endings: String...) -> [String] {
        files.filter { file in file.hasPrefix(folder) && endings.contains { file.hasSuffix($0) } }
    }

    /// The text of a file; nil if its bytes are no UTF-8 (a picture).
    static func text(_ file: String) -> String? {
        guard let bytes = FileManager.default.contents(atPath: root.appending(path: file).path()) else { return nil }
        return String(data: bytes, encoding: .utf8)
    }

    /// The lines of a file, without their ends.
    static func lines(_ file: String) -> [Substring] {
        (text(file) ?? "").split(separator: "\n", omittingEmptySubsequences: false)
    }
}

@Suite struct `The repository` {
    @Test func `is found, so that the other tests look at something`() {
        #expect(Repository.files.contains("Package.swift"))
        #expect(Repository.files(in: "Sources/", ending: ".swift").count > 50)
    }
}
