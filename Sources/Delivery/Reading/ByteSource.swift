import Glibc

/// An open file, closed when nobody uses it any more.
private final class OpenFile: Sendable {
    let descriptor: Int32
    init(_ descriptor: Int32) { self.descriptor = descriptor }
    deinit { close(descriptor) }
}

/// Bytes of a file, of standard input (`-`), or of either as gzip, which shows by its first two bytes.
struct ByteSource: Sendable {
    private let name: String
    private let file: OpenFile
    private let inflater: Inflater?
    private var start: [UInt8]
    /// Bytes that were looked at and are still to be read.
    private var ahead: [UInt8] = []
    /// Bytes read from the file, and bytes inflated from them.
    private var taken = 0
    private var made = 0
    private let meter: ReadingMeter?
    /// What gzip may give whatever its size; a test sets less.
    var inflatedBytes = Limits.inflatedBytes

    /// Opens a file for reading from its beginning.
    /// - Parameter meter: counts the bytes.
    init(path: String, meter: ReadingMeter? = nil) throws(DeliveryFailure) {
        name = path
        self.meter = meter
        let descriptor = path == "-" ? dup(0) : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(file: path, reason: String(cString: strerror(errno))) }
        file = OpenFile(descriptor)
        var status = stat()
        if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { throw .directory(file: path) }
        meter?.opened(bytes: Int(status.st_size))
        posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
        start = []
        while start.count < 2 {
            var byte: UInt8 = 0
            let count = Glibc.read(descriptor, &byte, 1)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .unreadable(file: path, reason: String(cString: strerror(errno))) }
            if count == 0 { break }
            start.append(byte)
        }
        inflater = start == [0x1F, 0x8B] || path.hasSuffix(".gz") ? Inflater() : nil
    }

    /// The first byte behind blanks, line breaks and a byte-order mark, and nothing of it is lost for who reads then; nil where none of the
    /// first `Limits.bytesLookedAt` bytes is another.
    mutating func lookAhead() throws(DeliveryFailure) -> UInt8? {
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: Limits.bytesLookedAt, alignment: 16)
        defer { piece.deallocate() }
        var seen: [UInt8] = []
        var found: UInt8?
        while found == nil && seen.count < Limits.bytesLookedAt {
            let count = try read(into: UnsafeMutableRawBufferPointer(rebasing: piece[..<(Limits.bytesLookedAt - seen.count)]))
            if count == 0 { break }
            seen += piece[..<count]
            found = seen.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
        }
        ahead = seen + ahead
        return found
    }

    /// Reads up to the size of the buffer; 0 only at the end.
    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(DeliveryFailure) -> Int {
        if !ahead.isEmpty {
            let count = min(ahead.count, buffer.count)
            buffer.copyBytes(from: ahead[..<count])
            ahead.removeFirst(count)
            return count
        }
        guard let inflater else { return try readPlain(into: buffer) }
        while true {
            let made = inflater.inflate(into: buffer)
            guard let made else { throw .gzip(file: name) }
            if made > 0 {
                self.made += made
                guard self.made <= inflatedBytes || self.made / Limits.gzipExpansion <= taken else {
                    throw .gzipExpansion(file: name)
                }
                return made
            }
            let count = try inflater.refill { (room) throws(DeliveryFailure) in try readPlain(into: room) }
            taken += count
            if count == 0 {
                guard inflater.isAtEnd else { throw .gzip(file: name) }
                return 0
            }
        }
    }

    private mutating func readPlain(into buffer: UnsafeMutableRawBufferPointer) throws(DeliveryFailure) -> Int {
        if !start.isEmpty {
            let count = min(start.count, buffer.count)
            buffer.copyBytes(from: start[0..<count])
            start.removeFirst(count)
            meter?.read(bytes: count)
            return count
        }
        while true {
            let count = Glibc.read(file.descriptor, buffer.baseAddress!, buffer.count)
            if count >= 0 {
                meter?.read(bytes: count)
                return count
            }
            guard errno == EINTR else { throw .unreadable(file: name, reason: String(cString: strerror(errno))) }
        }
    }
}
