import Mustache

/// Escapes texts for HTML, by byte. The template engine's own way goes by character: that is slow, and a quote or bracket that carries a
/// combining mark is another character to it and slips through.
struct ByteEscape: MustacheContentType {
    /// The name by which templates ask for it.
    static let name = "BYTES"
    /// U+FFFD.
    private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

    func escapeText(_ text: String) -> String { Self.escaped(text) }

    /// The text with the five signs of HTML written as references. Control characters that HTML forbids become U+FFFD.
    static func escaped(_ text: String) -> String {
        var text = text
        return text.withUTF8 { bytes in
            // Most texts have nothing to escape.
            guard bytes.contains(where: isSpecial) else { return nil }
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
        } ?? text
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"), 0x7F, 0xC2: true
        default: byte < 0x20
        }
    }
}
