extension Sequence<UInt8> {
    /// The bytes as hexadecimal digits in lower case, two for each: how hashes and tokens are written.
    public var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

extension UInt64 {
    /// Sixteen hexadecimal digits in lower case, the most significant first.
    public var hexadecimal: String { stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: self >> $0) }.hexadecimal }
}
