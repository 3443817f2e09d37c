/// Reads a `multipart/form-data` body (RFC 7578) as it arrives, in memory that does not grow with the body.
///
/// Feed it the chunks in order with ``read(_:)``, however they are cut, and close it with ``finish()``. What it holds between two chunks is
/// at most the boundary, or the headers of one part (``headerLimitBytes``).
public struct MultipartReader {
    /// What a chunk brought.
    public enum Event: Equatable, Sendable {
        /// A part begins.
        case part(MultipartPart)
        /// Some of the current part's content, never empty.
        case content([UInt8])
        /// The current part is complete.
        case partEnded
    }

    /// The headers of one part may be this long, in bytes: a browser's are a few hundred.
    public static let headerLimitBytes = 8 * 1024

    private enum State { case preamble, afterBoundary, headers, content, epilogue }

    private let delimiter: [UInt8]
    private var state = State.preamble
    private var held: [UInt8]

    /// Makes a reader for a boundary, as ``boundary(inContentType:)`` gives it.
    public init(boundary: String) {
        delimiter = Array("\r\n--\(boundary)".utf8)
        // The first boundary needs no line break before it: give it one, so that all boundaries look the same.
        held = [13, 10]
    }

    /// Takes the next chunk; throws ``MultipartError`` where the bytes cannot be a form.
    public mutating func read(_ chunk: some Sequence<UInt8>) throws(MultipartError) -> [Event] {
        held.append(contentsOf: chunk)
        var events: [Event] = []
        while try step(&events) {}
        return events
    }

    /// Says that the body is over; throws ``MultipartError/cutShort`` if its closing boundary has not come.
    public func finish() throws(MultipartError) {
        guard case .epilogue = state else { throw .cutShort }
    }

    /// How many bytes wait for more.
    var heldBytes: Int { held.count }

    /// Does what the held bytes allow; false when more bytes are needed.
    private mutating func step(_ events: inout [Event]) throws(MultipartError) -> Bool {
        switch state {
        case .preamble, .content: return passContent(&events)
        case .afterBoundary: return try readBoundaryEnd()
        case .headers: return try readHeaders(&events)
        case .epilogue:
            held.removeAll(keepingCapacity: true)
            return false
        }
    }

    /// Hands on everything before the next delimiter; without one, everything but what may be its beginning. Text before the first boundary
    /// belongs to no part and is dropped.
    private mutating func passContent(_ events: inout [Event]) -> Bool {
        let (end, found) = held.place(of: delimiter)
        let inPart = state == .content
        if inPart, end > 0 { events.append(.content(Array(held[..<end]))) }
        held.removeFirst(found ? end + delimiter.count : end)
        guard found else { return false }
        if inPart { events.append(.partEnded) }
        state = .afterBoundary
        return true
    }

    /// After a boundary: two hyphens end the form, a line break (spaces before it allowed) begins a part.
    private mutating func readBoundaryEnd() throws(MultipartError) -> Bool {
        guard held.count >= 2 else { return false }
        if held[0] == UInt8(ascii: "-"), held[1] == UInt8(ascii: "-") {
            state = .epilogue
            return true
        }
        let padding = held.prefix { $0 == 32 || $0 == 9 }.count
        guard padding < 64 else { throw .malformed }
        guard held.count >= padding + 2 else { return false }
        guard held[padding] == 13, held[padding + 1] == 10 else { throw .malformed }
        // The line break stays: the headers end at an empty line, and a part without headers then looks no different.
        held.removeFirst(padding)
        state = .headers
        return true
    }

    private mutating func readHeaders(_ events: inout [Event]) throws(MultipartError) -> Bool {
        let (end, found) = held.place(of: [13, 10, 13, 10])
        guard end <= Self.headerLimitBytes else { throw .headersTooLong }
        guard found else { return false }
        guard let text = String(validating: held[..<end], as: UTF8.self), let part = MultipartPart(headers: text) else { throw .malformed }
        held.removeFirst(end + 4)
        state = .content
        events.append(.part(part))
        return true
    }
}

extension [UInt8] {
    /// Where a sequence begins, and true; if it is not here, where its beginning may stand at the end (else the end), and false.
    func place(of wanted: [UInt8]) -> (index: Int, found: Bool) {
        withUnsafeBufferPointer { bytes in
            var start = 0
            while let next = bytes[start...].firstIndex(of: wanted[0]) {
                let length = Swift.min(wanted.count, bytes.count - next)
                if (1..<length).allSatisfy({ bytes[next + $0] == wanted[$0] }) { return (next, length == wanted.count) }
                start = next + 1
            }
            return (bytes.count, false)
        }
    }
}
