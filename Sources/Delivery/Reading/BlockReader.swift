import Glibc
import Synchronization

/// Hands out one file in blocks of whole records to any number of threads, in bounded memory.
///
/// Reading and, for gzip, inflating happen under a lock, one thread at a time, while the others parse what they hold.
final class BlockReader: Sendable {
    private struct State: Sendable {
        var source: ByteSource
        var carry: [UInt8] = []
        var nextLine: UInt32 = 1
        var nextIndex = 0
        var atEnd = false
        /// Whether the rest of an overlong line is still to be passed over.
        var passingOver = false
    }

    private let state: Mutex<State>
    private let scanner: RecordScanner
    private let meter: ReadingMeter?

    init(
        source: ByteSource, startingWith carry: [UInt8], atLine line: UInt32, atEnd: Bool, scanner: RecordScanner,
        meter: ReadingMeter? = nil
    ) {
        self.meter = meter
        state = Mutex(State(source: source, carry: carry, nextLine: line, atEnd: atEnd))
        self.scanner = scanner
    }

    /// Fills the block with the next records; false when none are left.
    func next(into block: Block) throws(DeliveryFailure) -> Bool {
        try state.withLock { (state) throws(DeliveryFailure) in try fill(block, from: &state) }
    }

    private func fill(_ block: Block, from state: inout State) throws(DeliveryFailure) -> Bool {
        while true {
            block.memory.copyBytes(from: state.carry)
            block.count = state.carry.count
            state.carry.removeAll(keepingCapacity: true)
            while !state.atEnd && block.count < block.capacity {
                let room = UnsafeMutableRawBufferPointer(rebasing: block.memory[block.count..<block.capacity])
                let count = try state.source.read(into: room)
                state.atEnd = count == 0
                block.count += count
            }
            if state.passingOver {
                passOver(block, &state)
                if state.passingOver { continue }
            }
            if block.count == 0 { return false }
            break
        }
        if state.atEnd && block.memory[block.count - 1] != 0x0A {
            block.memory[block.count] = 0x0A
            block.count += 1
        }
        cut(block, &state)
        block.firstLine = state.nextLine
        block.index = state.nextIndex
        let lines = block.lineBreaks()
        state.nextLine += lines
        meter?.handedOut(lines: Int(lines))
        state.nextIndex += 1
        return true
    }

    /// Drops what is left of an overlong line; what follows it stays in the block.
    private func passOver(_ block: Block, _ state: inout State) {
        guard let lineEnd = memchr(block.memory.baseAddress!, 0x0A, block.count) else {
            block.count = 0
            state.passingOver = !state.atEnd
            return
        }
        let taken = UnsafeRawPointer(lineEnd) - UnsafeRawPointer(block.memory.baseAddress!) + 1
        state.carry.append(contentsOf: block.memory[taken..<block.count])
        state.passingOver = false
        block.memory.copyBytes(from: state.carry)
        block.count = state.carry.count
        state.carry.removeAll(keepingCapacity: true)
    }

    /// Ends the block behind its last whole record and keeps the rest for the next one.
    private func cut(_ block: Block, _ state: inout State) {
        block.hasQuotes = memchr(block.memory.baseAddress!, 0x22, block.count) != nil
        if state.atEnd { return }
        var end = 0
        if block.hasQuotes {
            block.withBytes { bytes in
                scan: while end < block.count {
                    switch scanner.end(of: end, in: bytes, count: block.count, isLast: false) {
                    case .complete(let next), .broken(_, let next): end = next
                    case .undecided: break scan
                    }
                }
            }
        } else {
            end = block.count
            while end > 0 && block.memory[end - 1] != 0x0A { end -= 1 }
        }
        if end == 0 {
            // One line fills the whole block. Enough of it is kept to be named as too long; the rest is passed over.
            state.passingOver = true
            block.count = scanner.recordBytes + 1
            block.memory[block.count] = 0x0A
            block.count += 1
        } else {
            state.carry.append(contentsOf: block.memory[end..<block.count])
            block.count = end
        }
    }
}
