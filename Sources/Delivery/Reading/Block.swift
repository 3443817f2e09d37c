import Glibc

/// A stretch of a file that begins and ends with whole records. One thread owns it at a time and uses it again for the next stretch.
final class Block {
    /// The bytes; eight more than the largest block follow, so that words can be read at the end.
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: Limits.blockBytes + 16, alignment: 16)
    /// How many bytes belong to the block. The last one is a line break.
    var count = 0
    /// The physical line at which the block starts, from 1.
    var firstLine: UInt32 = 1
    /// The place of the block in the file, from 0.
    var index = 0
    /// Whether a quotation mark stands anywhere in it; without one every line is a record.
    var hasQuotes = false

    init() { memory.initializeMemory(as: UInt8.self, repeating: 0) }
    deinit { memory.deallocate() }

    /// Gives the bytes of the block and the eight behind it.
    func withBytes<Result>(_ body: (Span<UInt8>) throws -> Result) rethrows -> Result {
        let bytes = UnsafeBufferPointer(rebasing: memory.bindMemory(to: UInt8.self)[0..<count + 8])
        return try body(Span(_unsafeElements: bytes))
    }

    /// Counts the line breaks among the first bytes.
    func lineBreaks() -> UInt32 {
        var total = 0
        var place = 0
        let lines = SIMD32<UInt8>(repeating: 0x0A)
        while place + 32 * 255 <= count {
            var counts = SIMD32<UInt8>.zero
            for _ in 0..<255 {
                let bytes = memory.loadUnaligned(fromByteOffset: place, as: SIMD32<UInt8>.self)
                counts &+= SIMD32<UInt8>.zero.replacing(with: 1, where: bytes .== lines)
                place += 32
            }
            for lane in 0..<32 { total += Int(counts[lane]) }
        }
        while place < count {
            total += memory[place] == 0x0A ? 1 : 0
            place += 1
        }
        return UInt32(total)
    }
}
