import Delivery
import Glibc

/// A file that appears whole or not at all: everything is written into a sibling, which takes the wanted name at the end. So a run that is
/// killed leaves the old file or the new one.
enum NewFile {
    /// Writes a file. A pipe or device is written where it stands.
    /// - Throws: `.unwritable`, or what the body throws; then nothing has changed.
    static func write(_ path: String, _ body: (OutputFile) throws -> Void) throws {
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
            let file = try OutputFile(path: path)
            try body(file)
            try file.finish()
            return
        }
        // What a symbolic link points to is replaced, not the link.
        let resolved = realpath(path, nil)
        defer { free(resolved) }
        let wanted = resolved.map { String(cString: $0) } ?? path
        let partial = "\(wanted).\(getpid())"
        do {
            let file = try OutputFile(path: partial)
            try body(file)
            try file.finish()
            guard rename(partial, wanted) == 0 else {
                throw DeliveryFailure.unwritable(file: path, reason: String(cString: strerror(errno)))
            }
        } catch {
            unlink(partial)
            guard case DeliveryFailure.unwritable(_, let reason) = error else { throw error }
            throw DeliveryFailure.unwritable(file: path, reason: reason)
        }
    }
}
