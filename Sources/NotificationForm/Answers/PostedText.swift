/// A text as it was posted, on its way to being an answer (form specification, section 3.2).
enum PostedText {
    /// Why a text was refused.
    enum Fault: Error, Equatable {
        /// More characters than the limit.
        case tooLong
        /// Holds a control character.
        case controlCharacter
    }

    /// Trims the text and makes line breaks plain; nil if nothing is left.
    ///
    /// Control characters are refused, except line breaks and tabs where several lines are allowed; so are the marks that change the
    /// direction of text, because they can make a page show something else than what is stored. What a word processor or a presentation
    /// brings along by copying is no fault of the writer: its own marks of a line's end become plain ones where several lines are allowed,
    /// and the mark of a file's beginning, which nobody sees, is left out.
    static func read(_ posted: String, limit: Int, lines: Bool) -> Result<String?, Fault> {
        var plain = posted.replacing("\r\n", with: "\n").replacing("\r", with: "\n").replacing("\u{FEFF}", with: "")
        if lines { plain = String(String.UnicodeScalarView(plain.unicodeScalars.map { lineEnds.contains($0) ? "\n" : $0 })) }
        guard let first = plain.firstIndex(where: { !$0.isWhitespace }), let last = plain.lastIndex(where: { !$0.isWhitespace }) else {
            return .success(nil)
        }
        let text = String(plain[first...last])
        if text.unicodeScalars.contains(where: { isRefused($0, lines: lines) }) { return .failure(.controlCharacter) }
        return text.count > limit ? .failure(.tooLong) : .success(text)
    }

    /// Line tabulation, form feed, next line, line separator and paragraph separator.
    private static let lineEnds: Set<Unicode.Scalar> = ["\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}"]

    private static func isRefused(_ scalar: Unicode.Scalar, lines: Bool) -> Bool {
        if lines && (scalar == "\n" || scalar == "\t") { return false }
        switch scalar.value {
        case 0x00..<0x20, 0x7F..<0xA0: return true
        case 0x202A...0x202E, 0x2066...0x2069: return true
        case 0x2028, 0x2029: return true
        default: return false
        }
    }

    /// What was posted as an address without the `mailto:` that copying a link brings along.
    static func address(_ posted: String) -> String {
        let plain = posted.drop(while: \.isWhitespace)
        return plain.prefix(7).lowercased() == "mailto:" ? String(plain.dropFirst(7)) : posted
    }

    /// Whether an address is one: exactly one `@` with non-empty parts, a dot inside the domain, no space. Nothing more, so that no real
    /// address is refused.
    static func isEmail(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !text.contains(where: \.isWhitespace) else { return false }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        return labels.count > 1 && labels.allSatisfy { !$0.isEmpty }
    }
}
