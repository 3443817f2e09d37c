import Foundation
import Testing

/// The built program, run as its users run it.
enum Program {
    /// The program lies beside the test bundle, whatever folder the build was given.
    static let path: URL = {
        let bundle = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        let places = [bundle, Bundle.main.bundleURL, Bundle.main.bundleURL.deletingLastPathComponent()]
        return places.map { $0.appending(path: "sosdata") }.first { FileManager.default.isExecutableFile(atPath: $0.path()) }
            ?? bundle.appending(path: "sosdata")
    }()

    /// What a run left behind.
    struct Run {
        /// The exit status; for a killed run the number of the signal.
        let status: Int32
        /// What was written to standard output.
        let output: String
        /// What was written to standard error.
        let error: String
    }

    /// Runs the program to its end.
    /// - Parameters:
    ///   - input: what it can read from standard input; nothing if nil.
    ///   - killedAfter: seconds after which it is killed outright.
    static func run(_ arguments: [String], input: Data? = nil, killedAfter: Double? = nil) throws -> Run {
        let folder = try Workspace()
        let process = Process()
        process.executableURL = path
        process.arguments = arguments
        // Files, not pipes: a full pipe would stop the program.
        let output = try folder.emptyFile("output")
        let error = try folder.emptyFile("error")
        process.standardOutput = output
        process.standardError = error
        process.standardInput =
            try input.map { try FileHandle(forReadingFrom: URL(filePath: folder.write($0, to: "input"))) } ?? FileHandle.nullDevice
        try process.run()
        if let killedAfter {
            Thread.sleep(forTimeInterval: killedAfter)
            kill(process.processIdentifier, SIGKILL)
        }
        process.waitUntilExit()
        return Run(status: process.terminationStatus, output: try folder.text("output"), error: try folder.text("error"))
    }
}

/// A folder of its own for one test; it goes when the test ends.
final class Workspace {
    /// The folder.
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "sosdata-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The path of a name in the folder.
    func path(_ name: String) -> String { folder.appending(path: name).path() }

    /// Writes a file and gives its path.
    @discardableResult
    func write(_ bytes: Data, to name: String) throws -> String {
        try bytes.write(to: folder.appending(path: name))
        return path(name)
    }

    /// Writes a text and gives its path.
    @discardableResult
    func write(_ text: String, to name: String) throws -> String { try write(Data(text.utf8), to: name) }

    /// Makes an empty file to write to.
    func emptyFile(_ name: String) throws -> FileHandle {
        try write(Data(), to: name)
        return try FileHandle(forWritingTo: folder.appending(path: name))
    }

    /// The text of a file.
    func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

    /// The bytes of a file.
    func bytes(_ name: String) throws -> Data { try Data(contentsOf: folder.appending(path: name)) }

    /// Whether there is a file or folder of this name.
    func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

    /// The names in the folder, or in a folder in it, sorted.
    func names(in name: String = "") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: name.isEmpty ? folder.path() : path(name)).sorted()
    }
}
