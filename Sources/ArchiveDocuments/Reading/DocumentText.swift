import CSimdjson

/// A text of a document: bytes that live until the reader's next line, or nothing.
typealias DocumentText = sosdata_text

extension DocumentText {
    /// Whether the value is there.
    var isThere: Bool { bytes != nil }

    /// Gives the bytes; none where the value is not there.
    @inline(__always)
    func withBytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        let buffer = UnsafeBufferPointer(start: bytes, count: bytes == nil ? 0 : count)
        return body(Span(_unsafeElements: buffer))
    }

    /// Whether two texts have the same bytes; what is not there equals nothing.
    func isSame(as other: DocumentText) -> Bool {
        guard let bytes, let others = other.bytes, count == other.count else { return false }
        return UnsafeBufferPointer(start: bytes, count: count).elementsEqual(UnsafeBufferPointer(start: others, count: count))
    }
}

/// Hashes of bytes, for finding what may be the same, and for telling two lines of one version of one document apart, whose bytes are not kept:
/// two different ones have the same hash with a chance of one in 10^19.
enum ByteHash {
    static func of(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
        let raw = UnsafeRawPointer(bytes)
        func word(_ place: Int) -> UInt64 { raw.loadUnaligned(fromByteOffset: place, as: UInt64.self) }
        // Four chains of multiplications, so that none need wait for another.
        var one = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
        var (two, three, four) = (one &+ 0x8EBC_6AF0_9C88_C6E3, ~one, ~one &+ 0x5899_65CC_7537_4CC3)
        var place = 0
        while place + 64 <= count {
            one = folded(one ^ word(place), word(place + 8) ^ 0xA076_1D64_78BD_642F)
            two = folded(two ^ word(place + 16), word(place + 24) ^ 0x2D35_8DCC_AA6C_78A5)
            three = folded(three ^ word(place + 32), word(place + 40) ^ 0xE703_7ED1_A0B4_28DB)
            four = folded(four ^ word(place + 48), word(place + 56) ^ 0x8BB8_4B93_962E_ACC9)
            place += 64
        }
        one = folded(one ^ three, two ^ 0x4B33_A62E_D433_D4A3 ^ (four << 32 | four >> 32))
        while place + 8 <= count {
            one = folded(one ^ word(place), 0x8EBC_6AF0_9C88_C6E3)
            place += 8
        }
        var rest: UInt64 = 0
        while place < count {
            rest = rest << 8 | UInt64(bytes[place])
            place += 1
        }
        return folded(one ^ rest, 0xBF58_476D_1CE4_E5B9 ^ UInt64(count))
    }

    @inline(__always)
    private static func folded(_ a: UInt64, _ b: UInt64) -> UInt64 {
        // The state is mixed in beside the product, so that a factor of 0 forgets nothing.
        let product = a.multipliedFullWidth(by: b)
        return product.high ^ product.low ^ (a &+ (b << 32 | b >> 32))
    }
}
