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
        var low = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
        var high = ~low
        var place = 0
        while place + 16 <= count {
            let first = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            let second = raw.loadUnaligned(fromByteOffset: place + 8, as: UInt64.self)
            low = folded(low ^ first, second ^ 0xA076_1D64_78BD_642F)
            high = folded(high ^ second, first ^ 0xE703_7ED1_A0B4_28DB)
            place += 16
        }
        var rest: (UInt64, UInt64) = (0, 0)
        while place < count {
            rest = (rest.0 << 8 | rest.1 >> 56, rest.1 << 8 | UInt64(bytes[place]))
            place += 1
        }
        low = folded(low ^ rest.0, rest.1 ^ 0x8EBC_6AF0_9C88_C6E3)
        high = folded(high ^ rest.1, rest.0 ^ 0x5899_65CC_7537_4CC3)
        return (folded(low, 0xBF58_476D_1CE4_E5B9 ^ UInt64(count)), folded(high, 0x94D0_49BB_1331_11EB ^ UInt64(count)))
    }

    @inline(__always)
    private static func folded(_ a: UInt64, _ b: UInt64) -> UInt64 {
        // The state is mixed in beside the product, so that a factor of 0 forgets nothing.
        let product = a.multipliedFullWidth(by: b)
        return product.high ^ product.low ^ (a &+ (b << 32 | b >> 32))
    }
}
