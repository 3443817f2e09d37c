import Mustache

/// Escapes texts for HTML, by byte: the template engine's own way goes by character, which is slow and lets a quote or bracket slip through
/// that carries a combining mark, because that is another character.
struct ByteEscape: MustacheContentType {
    /// The name by which templates ask for it.
    static let name = "BYTES"
    /// U+FFFD.
    private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

    func escapeText(_ text: String) -> String { Self.escaped(text) }

    /// The text with the five signs of HTML written as references. A sign that carries a combining mark is no sign of ours and becomes U+FFFD,
    /// as do control characters that HTML forbids.
    static func escaped(_ text: String) -> String {
        var text = text
        let need = text.withUTF8(need)
        guard need != .nothing else { return text }
        if need == .marks { text = unmixed(text) }
        return text.withUTF8(references)
    }

    /// What a text needs.
    private enum Need { case nothing, references, marks }

    private static func need(_ bytes: UnsafeBufferPointer<UInt8>) -> Need {
        var need = Need.nothing
        for (place, byte) in bytes.enumerated() where isSpecial(byte) {
            // Only what is not ASCII can be a mark, and it stands beside what it marks.
            let isBeside = (place > 0 && bytes[place - 1] > 0x7F) || (place + 1 < bytes.count && bytes[place + 1] > 0x7F)
            if isBeside && byte < 0x7F { return .marks }
            need = .references
        }
        return need
    }

    /// Signs with marks become U+FFFD.
    private static func unmixed(_ text: String) -> String {
        var safe = String.UnicodeScalarView()
        for character in text {
            let isMixed = character.unicodeScalars.count > 1
            for scalar in character.unicodeScalars {
                let isSign = scalar.isASCII && isSpecial(UInt8(scalar.value)) && scalar.value >= 0x20
                safe.append(isMixed && isSign ? "\u{FFFD}" : scalar)
            }
        }
        return String(safe)
    }

    private static func references(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        var safe: [UInt8] = []
        safe.reserveCapacity(bytes.count + bytes.count / 4)
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            switch byte {
            case UInt8(ascii: "&"): safe.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): safe.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): safe.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\""): safe.append(contentsOf: "&quot;".utf8)
            case UInt8(ascii: "'"): safe.append(contentsOf: "&#39;".utf8)
            case 0x09, 0x0A, 0x0D: safe.append(byte)
            case 0x00..<0x20, 0x7F: safe.append(contentsOf: replacement)
            // U+0080 to U+009F.
            case 0xC2 where place < bytes.count && bytes[place] < 0xA0:
                safe.append(contentsOf: replacement)
                place += 1
            default: safe.append(byte)
            }
        }
        return String(decoding: safe, as: UTF8.self)
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"), 0x7F, 0xC2: true
        default: byte < 0x20
        }
    }
}
