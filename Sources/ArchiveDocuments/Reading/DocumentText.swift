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

/// Hashes of bytes. A collision of the short one costs a comparison, never an answer.
enum ByteHash {
    /// 64 bits, for finding what may be the same.
    static func short(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> UInt64 { long(bytes, count).low }

    /// 128 bits in two independent lanes, for telling lines apart whose bytes are not kept: two different lines among a thousand million have
    /// the same one with a chance of less than one in 10^20.
    static func long(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> (low: UInt64, high: UInt64) {
        let raw = UnsafeRawPointer(bytes)
        func word(_ place: Int) -> UInt64 { raw.loadUnaligned(fromByteOffset: place, as: UInt64.self) }
        // Two chains of multiplications for each lane, so that one need not wait for the other.
        var low = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
        var (high, low2, high2) = (~low, low &+ 0x8EBC_6AF0_9C88_C6E3, ~low &+ 0x5899_65CC_7537_4CC3)
        var place = 0
        while place + 32 <= count {
            let (a, b, c, d) = (word(place), word(place + 8), word(place + 16), word(place + 24))
            low = folded(low ^ a, b ^ 0xA076_1D64_78BD_642F)
            low2 = folded(low2 ^ c, d ^ 0x2D35_8DCC_AA6C_78A5)
            high = folded(high ^ d, a ^ 0xE703_7ED1_A0B4_28DB)
            high2 = folded(high2 ^ b, c ^ 0x8BB8_4B93_962E_ACC9)
            place += 32
        }
        (low, high) = (folded(low, low2 ^ 0x4B33_A62E_D433_D4A3), folded(high, high2 ^ 0x4D5A_2DA5_1DE1_AA47))
        while place + 8 <= count {
            (low, high) = (folded(low ^ word(place), 0x8EBC_6AF0_9C88_C6E3), folded(high ^ word(place), 0x5899_65CC_7537_4CC3))
            place += 8
        }
        var rest: UInt64 = 0
        while place < count {
            rest = rest << 8 | UInt64(bytes[place])
            place += 1
        }
        return (folded(low ^ rest, 0xBF58_476D_1CE4_E5B9 ^ UInt64(count)), folded(high ^ rest, 0x94D0_49BB_1331_11EB ^ UInt64(count)))
    }

    @inline(__always)
    private static func folded(_ a: UInt64, _ b: UInt64) -> UInt64 {
        // The state is mixed in beside the product, so that a factor of 0 forgets nothing.
        let product = a.multipliedFullWidth(by: b)
        return product.high ^ product.low ^ (a &+ (b << 32 | b >> 32))
    }
}
