/// An SVG picture as it grows. Everything is said by attributes of the elements, so that the picture looks the same inside a page, whose
/// policy allows no styles of its own, and as a file.
struct Drawing {
    /// What a text hangs on.
    enum Anchor: String {
        case start, middle, end
    }

    private let width: Int
    private let height: Int
    private let label: String
    private var body = ""

    static let ink = "#14222d"
    static let soft = "#465763"
    static let line = "#c9d2d3"
    static let deep = "#12344d"
    static let accent = "#0b6b66"
    private static let font = "system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', Arial, sans-serif"

    /// A picture of a size in its own units, with the words that stand for it where it cannot be seen.
    init(width: Int, height: Int, label: String) {
        self.width = width
        self.height = height
        self.label = label
    }

    /// The picture as an element.
    var svg: String {
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width) \(height)\" width=\"\(width)\" height=\"\(height)\" role=\"img\" "
            + "aria-label=\"\(ByteEscape.escaped(label))\" font-family=\"\(Self.font)\" font-size=\"\(Lettering.size)\">\(body)</svg>"
    }

    mutating func rectangle(x: Int, y: Int, width: Int, height: Int, fill: String, stroke: String? = nil, dashed: Bool = false) {
        body += "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" fill=\"\(fill)\""
        if let stroke { body += " stroke=\"\(stroke)\"" + (dashed ? " stroke-dasharray=\"4 3\"" : "") }
        body += "/>"
    }

    mutating func line(from: (x: Int, y: Int), to: (x: Int, y: Int), stroke: String = Drawing.line) {
        body += "<line x1=\"\(from.x)\" y1=\"\(from.y)\" x2=\"\(to.x)\" y2=\"\(to.y)\" stroke=\"\(stroke)\"/>"
    }

    mutating func path(_ points: [(x: Int, y: Int)], stroke: String, dashes: String? = nil) {
        guard points.count > 1 else { return }
        let steps = points.enumerated().map { "\($0.offset == 0 ? "M" : "L")\($0.element.x) \($0.element.y)" }.joined(separator: " ")
        body += "<path d=\"\(steps)\" fill=\"none\" stroke=\"\(stroke)\" stroke-width=\"2.5\""
        if let dashes { body += " stroke-dasharray=\"\(dashes)\"" }
        body += "/>"
    }

    mutating func dot(x: Int, y: Int, fill: String) {
        body += "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"4\" fill=\"\(fill)\" stroke=\"#ffffff\"/>"
    }

    /// Lines of words, the middle of which is at a height.
    mutating func text(
        _ lines: [String], x: Int, middle: Int, _ anchor: Anchor = .start, fill: String = Drawing.ink, size: Int = Lettering.size,
        bold: Bool = false
    ) {
        // A line's foot is about a third of its size below its middle.
        let first = middle + (size + 1) / 3 - (lines.count - 1) * Lettering.lineHeight / 2
        for (place, line) in lines.enumerated() {
            body += "<text x=\"\(x)\" y=\"\(first + place * Lettering.lineHeight)\" fill=\"\(fill)\""
            if anchor != .start { body += " text-anchor=\"\(anchor.rawValue)\"" }
            if size != Lettering.size { body += " font-size=\"\(size)\"" }
            if bold { body += " font-weight=\"700\"" }
            body += ">\(ByteEscape.escaped(line))</text>"
        }
    }
}
