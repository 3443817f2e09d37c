import Glibc

/// A stretch of a file that begins and ends with whole records. One thread owns it at a time and uses it again for the next stretch.
final class Block {
    /// The bytes; eight more than the largest block follow, so that words can be read at the end.
    let memory: UnsafeMutableRawBufferPointer
    /// The most bytes of a block.
    let capacity: Int
    /// How many bytes belong to the block. The last one is a line break.
    var count = 0
    /// The physical line at which the block starts, from 1.
    var firstLine: UInt32 = 1
    /// The place of the block in the file, from 0.
    var index = 0
    /// Whether a quotation mark stands anywhere in it; without one every line is a record.
    var hasQuotes = false

    init(capacity: Int = Limits.blockBytes) {
        self.capacity = capacity
        memory = .allocate(byteCount: capacity + 16, alignment: 16)
        memory.initializeMemory(as: UInt8.self, repeating: 0)
    }

    deinit { memory.deallocate() }

    /// Gives the bytes of the block and the eight behind it.
    func withBytes<Result>(_ body: (Span<UInt8>) throws -> Result) rethrows -> Result {
        let bytes = UnsafeBufferPointer(rebasing: memory.bindMemory(to: UInt8.self)[0..<count + 8])
        return try body(Span(_unsafeElements: bytes))
    }

    /// Counts the line breaks among the first bytes, eight bytes at a time.
    func lineBreaks() -> UInt32 {
        let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
        let lines: UInt64 = 0x0A0A_0A0A_0A0A_0A0A
        let bytes = UnsafeRawBufferPointer(memory)
        var total: UInt64 = 0
        var place = 0
        while place + 8 <= count {
            // Each of the eight bytes counts its own, at most 255, before they are added up.
            let end = min(count - 8, place + 8 * 254)
            var counts: UInt64 = 0
            while place <= end {
                let word = unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self) ^ lines
                counts &+= (~(((word & low) &+ low) | word | low)) >> 7
                place += 8
            }
            let pairs = (counts & 0x00FF_00FF_00FF_00FF) &+ (counts >> 8 & 0x00FF_00FF_00FF_00FF)
            total &+= (pairs &* 0x0001_0001_0001_0001) >> 48
        }
        while place < count {
            total += bytes[place] == 0x0A ? 1 : 0
            place += 1
        }
        return UInt32(truncatingIfNeeded: total)
    }
}
