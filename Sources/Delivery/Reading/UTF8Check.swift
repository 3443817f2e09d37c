/// Whether bytes are well-formed UTF-8 (no overlong forms, no surrogates, nothing above U+10FFFF).
func isWellFormedUTF8(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var place = range.lowerBound
    while place < range.upperBound {
        let first = bytes[place]
        if first < 0x80 {
            place += 1
            continue
        }
        let (length, least, most): (Int, UInt8, UInt8)
        switch first {
        case 0xC2...0xDF: (length, least, most) = (2, 0x80, 0xBF)
        case 0xE0: (length, least, most) = (3, 0xA0, 0xBF)
        case 0xE1...0xEC, 0xEE...0xEF: (length, least, most) = (3, 0x80, 0xBF)
        case 0xED: (length, least, most) = (3, 0x80, 0x9F)
        case 0xF0: (length, least, most) = (4, 0x90, 0xBF)
        case 0xF1...0xF3: (length, least, most) = (4, 0x80, 0xBF)
        case 0xF4: (length, least, most) = (4, 0x80, 0x8F)
        default: return false
        }
        guard place + length <= range.upperBound, (least...most).contains(bytes[place + 1]) else { return false }
        for follower in 2..<max(2, length) where bytes[place + follower] & 0xC0 != 0x80 { return false }
        place += length
    }
    return true
}
