import Delivery
import Glibc
import Synchronization

/// A stretch of a file with whole lines. One thread owns it at a time and uses it again for the next stretch.
final class LineBlock {
    /// The bytes; `padding` more may be read behind them.
    private(set) var memory: UnsafeMutableRawPointer
    private var capacity: Int
    private let padding: Int
    /// How many bytes belong to the block. It need not end with a line break.
    var count = 0
    /// The physical line at which the block starts, from 1.
    var firstLine: UInt32 = 1
    /// The place of the block in the file, from 0.
    var index = 0
    /// Whether the block stands for one line that is longer than a line may be; it holds no bytes then.
    var isOverlong = false

    init(padding: Int) {
        self.padding = padding
        capacity = LineBlocks.blockBytes
        memory = .allocate(byteCount: capacity + padding, alignment: 64)
        memory.initializeMemory(as: UInt8.self, repeating: 0, count: capacity + padding)
    }

    deinit { memory.deallocate() }

    /// Makes room for some bytes in all; those that are there stay.
    func reserve(_ bytes: Int) {
        guard bytes > capacity else { return }
        let larger = UnsafeMutableRawPointer.allocate(byteCount: bytes + padding, alignment: 64)
        larger.initializeMemory(as: UInt8.self, repeating: 0, count: bytes + padding)
        larger.copyMemory(from: memory, byteCount: count)
        memory.deallocate()
        (memory, capacity) = (larger, bytes)
    }

    /// Calls the body with each line that is not empty, without its line break, and its number.
    func forEachLine(_ body: (UnsafePointer<UInt8>, Int, UInt32) throws -> Void) rethrows {
        var line = firstLine
        var start = memory.assumingMemoryBound(to: UInt8.self)
        let end = start + count
        if line == 1, count >= 3, start[0] == 0xEF, start[1] == 0xBB, start[2] == 0xBF { start += 3 }
        while start < end {
            let lineEnd = memchr(start, 0x0A, end - start).map { $0.assumingMemoryBound(to: UInt8.self) } ?? end
            var length = lineEnd - start
            if length > 0 && start[length - 1] == 0x0D { length -= 1 }
            if length > 0 { try body(start, length, line) }
            line &+= 1
            start = lineEnd + 1
        }
    }
}

/// Hands out one file in blocks of whole lines to any number of threads, in bounded memory: reading and inflating happen under a lock, one
/// thread at a time, while the others parse what they hold.
final class LineBlocks: Sendable {
    /// Bytes read and parsed at a time: few enough to stay near the processor while they are looked at several times.
    static let blockBytes = 256 << 10
    /// The longest line without its line break: 16 MiB (delivery page, *Archive documents*).
    static let lineBytes = 16 << 20

    private struct State: Sendable {
        var source: InputBytes
        var carry: [UInt8] = []
        var nextLine: UInt32 = 1
        var nextIndex = 0
        var atEnd = false
    }

    private let state: Mutex<State>

    init(_ source: InputBytes) { state = Mutex(State(source: source)) }

    /// Fills the block with the next lines; false when none are left.
    func next(into block: LineBlock) throws(DeliveryFailure) -> Bool {
        try state.withLock { (state) throws(DeliveryFailure) in try Self.fill(block, &state) }
    }

    private static func fill(_ block: LineBlock, _ state: inout State) throws(DeliveryFailure) -> Bool {
        block.count = 0
        block.isOverlong = false
        block.firstLine = state.nextLine
        block.index = state.nextIndex
        block.reserve(state.carry.count)
        state.carry.withUnsafeBytes { block.memory.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(block.memory), byteCount: $0.count) }
        block.count = state.carry.count
        state.carry.removeAll(keepingCapacity: true)
        var wanted = blockBytes
        var lineBreak = lastLineBreak(block, from: 0)
        while !state.atEnd && (block.count < wanted || lineBreak == nil) {
            // A line may have a carriage return more than its limit.
            if block.count > lineBytes + 1 && lineBreak == nil { break }
            if block.count >= wanted { wanted = min(wanted * 2, lineBytes + 2 + blockBytes) }
            block.reserve(wanted)
            let seen = block.count
            let room = UnsafeMutableRawBufferPointer(start: block.memory + seen, count: wanted - seen)
            let count = try state.source.read(into: room)
            state.atEnd = count == 0
            block.count += count
            lineBreak = lastLineBreak(block, from: seen) ?? lineBreak
        }
        if block.count == 0 { return false }
        let isOverlong = (lineBreak ?? block.count) > lineBytes && firstLineLength(block) > lineBytes
        if isOverlong {
            try passOver(block, &state)
        } else if let lineBreak, !state.atEnd {
            let rest = UnsafeRawBufferPointer(start: block.memory + lineBreak + 1, count: block.count - lineBreak - 1)
            state.carry.append(contentsOf: rest)
            block.count = lineBreak + 1
        }
        state.nextLine &+= isOverlong ? 1 : lines(of: block)
        state.nextIndex += 1
        return true
    }

    /// How long the first line of the block is, without its line break.
    private static func firstLineLength(_ block: LineBlock) -> Int {
        let end = memchr(block.memory, 0x0A, block.count).map { UnsafeRawPointer($0) - UnsafeRawPointer(block.memory) } ?? block.count
        let endsWithReturn = end > 0 && block.memory.load(fromByteOffset: end - 1, as: UInt8.self) == 0x0D
        return endsWithReturn ? end - 1 : end
    }

    /// The place of the last line break at or behind a place.
    private static func lastLineBreak(_ block: LineBlock, from start: Int) -> Int? {
        var place = block.count
        while place > start {
            place -= 1
            if block.memory.load(fromByteOffset: place, as: UInt8.self) == 0x0A { return place }
        }
        return nil
    }

    /// Drops the overlong line with which the block begins, up to its end; what follows it is kept for the next block.
    private static func passOver(_ block: LineBlock, _ state: inout State) throws(DeliveryFailure) {
        block.isOverlong = true
        while true {
            if let found = memchr(block.memory, 0x0A, block.count) {
                let next = UnsafeRawPointer(found) - UnsafeRawPointer(block.memory) + 1
                state.carry.append(contentsOf: UnsafeRawBufferPointer(start: block.memory + next, count: block.count - next))
                break
            }
            let count = try state.source.read(into: UnsafeMutableRawBufferPointer(start: block.memory, count: blockBytes))
            state.atEnd = count == 0
            block.count = count
            if count == 0 { break }
        }
        block.count = 0
    }

    private static func lines(of block: LineBlock) -> UInt32 {
        var lines: UInt32 = 0
        var place = 0
        while place < block.count, let found = memchr(block.memory + place, 0x0A, block.count - place) {
            lines &+= 1
            place = UnsafeRawPointer(found) - UnsafeRawPointer(block.memory) + 1
        }
        return lines
    }
}
