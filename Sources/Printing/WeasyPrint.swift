import Glibc
import Subprocess
import SystemPackage

/// Why an HTML document was not printed.
public enum PrintingFault: Error, Hashable, Sendable {
    /// The program could not be started.
    case cannotStart
    /// The program ended with a fault, took too long, or wrote no PDF.
    case failed
}

/// Prints HTML documents as PDF by the program WeasyPrint, which runs as a process of its own: tagged for screen readers (PDF/UA-1).
public struct WeasyPrint: Sendable {
    /// The path of the program.
    public let program: String
    /// How long one document may take; a notification takes about a second.
    public var timeout: Duration = .seconds(30)
    /// The largest PDF that is taken, in bytes. A notification with every text at its longest is far below it.
    public var limitBytes = 20 << 20

    /// Makes a printer.
    public init(program: String) { self.program = program }

    /// The PDF of a document that names no other file: the program may read nothing beside it.
    public func pdf(_ html: String) async throws(PrintingFault) -> [UInt8] {
        guard access(program, X_OK) == 0 else { throw .cannotStart }
        do {
            return try await withThrowingTaskGroup(of: [UInt8].self) { tasks in
                tasks.addTask { try await print(html) }
                tasks.addTask { [timeout] in
                    try await Task.sleep(for: timeout)
                    throw PrintingFault.failed
                }
                defer { tasks.cancelAll() }
                guard let bytes = try await tasks.next() else { throw PrintingFault.failed }
                return bytes
            }
        } catch {
            // Whatever it was, there is no PDF: the program is there, so it ended or was ended before it had written one.
            throw .failed
        }
    }

    private func print(_ html: String) async throws -> [UInt8] {
        // The document comes by standard input and refers to nothing; "data" is the one protocol that reads nothing from anywhere.
        let arguments = ["--quiet", "--encoding", "utf-8", "--pdf-variant", "pdf/ua-1", "--allowed-protocols", "data", "-", "-"]
        let result = try await run(
            .path(FilePath(program)), arguments: Arguments(arguments),
            input: .fileDescriptor(try Self.document(html), closeAfterSpawningProcess: true), output: .bytes(limit: limitBytes),
            error: .discarded)
        let bytes = result.standardOutput
        guard result.terminationStatus.isSuccess, bytes.starts(with: "%PDF-".utf8) else { throw PrintingFault.failed }
        return bytes
    }

    /// The document in a file without a name, to be read from its beginning. Not a pipe: a program may end before it has read what it is
    /// given, and writing to it then would end ours.
    private static func document(_ html: String) throws -> FileDescriptor {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var name = Array("\(folder)/sosdata-print-\(String(repeating: "X", count: 6))".utf8CString)
        let number = name.withUnsafeMutableBufferPointer { mkstemp($0.baseAddress!) }
        guard number >= 0 else { throw PrintingFault.failed }
        _ = name.withUnsafeBufferPointer { unlink($0.baseAddress!) }
        let file = FileDescriptor(rawValue: number)
        do {
            try file.writeAll(html.utf8)
            _ = try file.seek(offset: 0, from: FileDescriptor.SeekOrigin.start)
            return file
        } catch {
            try? file.close()
            throw error
        }
    }
}
