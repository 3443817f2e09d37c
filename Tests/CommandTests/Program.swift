import Foundation
import Glibc
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
        // Files, not pipes: a full pipe would stop the program.
        try folder.write(input ?? Data(), to: "input")
        let child = try Child(
            path.path(), arguments, input: folder.path("input"), output: folder.path("output"), error: folder.path("error"))
        if let killedAfter {
            Thread.sleep(forTimeInterval: killedAfter)
            child.kill()
        }
        let status = child.wait()
        return Run(status: status, output: try folder.text("output"), error: try folder.text("error"))
    }
}

/// A child process, started and waited for by the system's own calls: many at once are no trouble to each other.
struct Child {
    private let id: pid_t

    /// Why a program could not be started, by the system's number.
    struct Failure: Error {
        let number: Int32
    }

    /// Starts a program with files for its standard streams.
    init(_ program: String, _ arguments: [String], input: String, output: String, error: String) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, error, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
        words.append(nil)
        defer { for word in words { free(word) } }
        var started: pid_t = 0
        let failure = posix_spawnp(&started, program, &actions, nil, words, environ)
        guard failure == 0 else { throw Failure(number: failure) }
        id = started
    }

    /// Ends the child at once; it can do nothing about it.
    func kill() { _ = Glibc.kill(id, SIGKILL) }

    /// Waits for the end. The exit status, or the number of the signal that ended it.
    func wait() -> Int32 {
        var status: Int32 = 0
        while waitpid(id, &status, 0) == -1, errno == EINTR {}
        return status & 0x7F == 0 ? status >> 8 & 0xFF : status & 0x7F
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
