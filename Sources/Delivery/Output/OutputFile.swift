import Crypto
import Glibc
import RegisterModel

/// A file being written, with the SHA-256 of what went into it.
public final class OutputFile {
    private let path: String
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var hash = SHA256()

    /// Creates the file, or empties it. Nobody but the owner may read it.
    public init(path: String) throws(DeliveryFailure) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .unwritable(file: path, reason: String(cString: strerror(errno))) }
    }

    /// Standard output, written where it stands.
    public init() {
        path = "-"
        descriptor = dup(1)
    }

    deinit { close(descriptor) }

    /// Adds bytes.
    public func write(_ bytes: [UInt8]) throws(DeliveryFailure) {
        buffer += bytes
        if buffer.count >= 1 << 20 { try flush() }
    }

    private func flush() throws(DeliveryFailure) {
        hash.update(data: buffer)
        try writeAll(buffer, to: descriptor, named: path)
        buffer.removeAll(keepingCapacity: true)
    }

    /// Writes what is left and makes sure that it is on the disk.
    /// - Returns: the SHA-256 of the file as 64 hexadecimal digits.
    @discardableResult
    public func finish() throws(DeliveryFailure) -> String {
        try flush()
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw .unwritable(file: path, reason: String(cString: strerror(errno))) }
        return hash.finalize().hexadecimal
    }
}
