/// How wide words are in a picture, and how they are broken into lines.
///
/// A picture is drawn without knowing the reader's font. The widths are those of DejaVu Sans, the widest of the fonts that ``Drawing`` names,
/// rounded up, so that what fits here fits everywhere.
enum Lettering {
    /// The size of a chart's words, in units of the picture.
    static let size = 14
    /// From one line to the next, in units of the picture.
    static let lineHeight = 17

    /// The width of a line of words, in units of the picture, rather too much than too little.
    static func width(_ text: String, size: Int = Lettering.size, bold: Bool = false) -> Int {
        let hundredths = text.unicodeScalars.reduce(0) { $0 + width($1) }
        return (hundredths * size * (bold ? 115 : 100) + 9_999) / 10_000
    }

    /// The text in one line where it fits, otherwise in two, broken at the space that makes the longer of them shortest.
    static func lines(_ text: String, within limit: Int, bold: Bool = false) -> [String] {
        guard width(text, bold: bold) > limit else { return [text] }
        let breaks = text.indices.filter { text[$0] == " " }
        let halves = breaks.map { [String(text[..<$0]), String(text[text.index(after: $0)...])] }
        func longer(_ lines: [String]) -> Int { lines.map { width($0, bold: bold) }.max() ?? 0 }
        return halves.min { longer($0) < longer($1) } ?? [text]
    }

    /// The width of a letter in hundredths of the size.
    private static func width(_ letter: Unicode.Scalar) -> Int {
        switch letter {
        case "i", "j", "l", "I", " ", "\u{A0}", ".", ",", ":", ";", "'", "|", "!": 36
        case "f", "t", "r", "(", ")", "-", "/": 42
        case "c", "k", "s", "v", "x", "y", "z", "–": 60
        case "m", "w", "M", "W", "%", "@", "—", "…": 100
        case "A"..."Z", "Å", "Ä", "Ö": 79
        default: 65
        }
    }
}
