import Localization
import RegisterModel

/// A person's time line as a picture (SVG): each reported row as a thick bar, under it the input rows it came from as thin ones, the quarter
/// shaded (derivation page, section 9). Every bar has its text beside it, so nothing is told by colour or length alone. No script.
public struct TimeLine: Sendable {
    /// One line of the picture.
    struct Line {
        enum Style { case heading, topic, reported, origin, unused }
        let style: Style
        let label: String
        var days: Period?
    }

    private static let width = 1260
    private static let labelWidth = 640
    private static let lineHeight = 26
    private static let top = 128
    private static let margin = 24
    /// Room at the right for the last day's text.
    private static let rightMargin = 60
    /// The most days drawn before the quarter; what began earlier is cut off with an arrow, and its text has the day.
    private static let daysBefore = 540
    private static let daysBehind = 45

    private let title: String
    private let language: Language
    private let period: MonitoringPeriod
    private let lines: [Line]
    private let earliest: Day
    private let latest: Day

    /// Lays an explanation out.
    /// - Parameters:
    ///   - person: how the picture calls the person; masked unless the reader may see more.
    ///   - place: where an input row stands, such as `matters.csv:12`.
    public init(_ explanation: Explanation, person: String, language: Language, place: (Explanation.Origin) -> String) {
        period = explanation.period
        self.language = language
        title = Catalogue.delivery.text("timeline.title", language, ["person": person, "period": period.description])
        var lines: [Line] = []
        for block in BlockKind.allCases {
            let rows = explanation.rows.filter { $0.block == block }
            let unused = explanation.unused.filter { $0.block == block }.map(\.origin)
            if rows.isEmpty && unused.isEmpty { continue }
            lines.append(Line(style: .heading, label: block.name(in: language)))
            var topic = ""
            for row in rows {
                if row.topic(in: language) != topic {
                    topic = row.topic(in: language)
                    lines.append(Line(style: .topic, label: topic))
                }
                let label = "\(row.place(in: language)): \(row.days.text(in: language))"
                lines.append(Line(style: .reported, label: label, days: row.days))
                for origin in row.origins {
                    lines.append(Line(style: .origin, label: "\(place(origin)): \(origin.facts(in: language))", days: origin.days))
                }
            }
            var unusedTopic: String?
            for origin in unused {
                if origin.topic(in: language) != unusedTopic {
                    let topic = origin.topic(in: language)
                    unusedTopic = topic
                    let words = [Catalogue.delivery.text("explain.unused", language), topic]
                    lines.append(Line(style: .topic, label: words.filter { !$0.isEmpty }.joined(separator: " ")))
                }
                let label = "\(place(origin)): \(origin.days.text(in: language)), \(origin.role.text(in: language))"
                lines.append(Line(style: .unused, label: label, days: origin.days))
            }
        }
        if lines.isEmpty { lines.append(Line(style: .heading, label: Catalogue.delivery.text("timeline.nothing", language))) }
        self.lines = lines
        let limit = period.start.adding(-Self.daysBefore)
        let first = lines.compactMap(\.days?.start).min() ?? period.start
        earliest = max(limit, min(first.adding(-15), period.start.adding(-30)))
        latest = period.end.adding(Self.daysBehind)
    }

    /// The picture.
    public var svg: String {
        let height = Self.top + lines.count * Self.lineHeight + Self.margin
        var svg = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Self.width) \(height)" width="\(Self.width)" height="\(height)" \
            role="img" aria-labelledby="title description" lang="\(language.rawValue)" font-family="sans-serif" font-size="13">
            <title id="title">\(escaped(title))</title>
            <desc id="description">\(escaped(description))</desc>
            <rect width="\(Self.width)" height="\(height)" fill="#ffffff"/>
            <text x="\(Self.margin)" y="34" font-size="20" font-weight="bold" fill="#14212e">\(escaped(title))</text>

            """
        svg += legend
        svg += quarter(height: height)
        svg += ticks(height: height)
        for (index, line) in lines.enumerated() { svg += drawing(of: line, y: Self.top + index * Self.lineHeight) }
        return svg + "</svg>\n"
    }

    /// What a reader hears who does not see the picture: the reported rows.
    private var description: String {
        let reported = lines.filter { [.heading, .topic, .reported].contains($0.style) }.map(\.label)
        return reported.joined(separator: ". ") + "."
    }

    /// What the three kinds of bars are.
    private var legend: String {
        let kinds: [(Line.Style, String)] = [(.reported, "timeline.reported"), (.origin, "timeline.input"), (.unused, "timeline.unused")]
        var svg = ""
        var left = Self.margin
        for (style, key) in kinds {
            let text = Catalogue.delivery.text(key, language)
            let bar = Self.bar(style)
            svg += """
                <rect x="\(left)" y="\(60 - bar.height / 2)" width="40" height="\(bar.height)" fill="\(bar.fill)"\(bar.more)/>
                <text x="\(left + 48)" y="65" fill="#14212e">\(escaped(text))</text>

                """
            left += 48 + 8 * text.count + 24
        }
        return svg
    }

    private static func bar(_ style: Line.Style) -> (height: Int, fill: String, more: String) {
        switch style {
        case .reported: (16, "#16436b", "")
        case .unused: (8, "#ffffff", " stroke=\"#5d6b78\" stroke-dasharray=\"3 2\"")
        case .origin, .heading, .topic: (8, "#5f8db4", "")
        }
    }

    private func x(_ day: Day) -> Int {
        let room = Double(Self.width - Self.labelWidth - Self.rightMargin)
        let share = Double(day.number - earliest.number) / Double(latest.number - earliest.number)
        return Self.labelWidth + Int((room * share).rounded())
    }

    private func quarter(height: Int) -> String {
        let (left, right) = (x(period.start), x(period.end.adding(1)))
        return """
            <rect x="\(left)" y="\(Self.top - 26)" width="\(right - left)" height="\(height - Self.top + 14)" fill="#fdf0c8"/>
            <text x="\((left + right) / 2)" y="\(Self.top - 34)" text-anchor="middle" font-weight="bold" fill="#14212e">\(period)</text>

            """
    }

    /// A line at the beginning of each quarter, with its day where there is room.
    private func ticks(height: Int) -> String {
        var svg = ""
        var quarter = MonitoringPeriod(year: earliest.civil.year, quarter: (earliest.civil.month - 1) / 3 + 1)?.next
        while let next = quarter, next.start <= latest {
            let place = x(next.start)
            svg += """
                <line x1="\(place)" y1="\(Self.top - 26)" x2="\(place)" y2="\(height - 12)" stroke="#8a97a5" stroke-width="1"/>
                <text x="\(place + 4)" y="\(Self.top - 12)" font-size="11" fill="#3d4d5c">\(next.start)</text>

                """
            quarter = next.next
        }
        return svg
    }

    private func drawing(of line: Line, y: Int) -> String {
        let (indent, size, weight) =
            switch line.style {
            case .heading: (Self.margin, 16, "bold")
            case .topic: (Self.margin + 8, 13, "bold")
            case .reported: (Self.margin + 16, 13, "bold")
            case .origin, .unused: (Self.margin + 32, 12, "normal")
            }
        let room = line.days == nil ? Self.width : Self.labelWidth
        let shown = shortened(line.label, to: (room - indent - 14) * 10 / (weight == "bold" ? 78 : 62))
        var svg = """
            <text x="\(indent)" y="\(y + 17)" font-size="\(size)" font-weight="\(weight)" fill="#14212e">\(escaped(shown))</text>

            """
        guard let days = line.days else { return svg }
        let isCutLeft = days.start < earliest
        let isCutRight = days.end.map { $0 > latest } ?? true
        if days.start > latest || (days.end.map { $0 < earliest } ?? false) { return svg }
        let left = isCutLeft ? x(earliest) : x(days.start)
        let right = isCutRight ? x(latest) : max(left + 3, x((days.end ?? latest).adding(1)))
        let (height, fill, more) = Self.bar(line.style)
        let top = y + (Self.lineHeight - height) / 2
        svg += """
            <rect x="\(left)" y="\(top)" width="\(right - left)" height="\(height)" fill="\(fill)"\(more)><title>\(escaped(line.label))</title></rect>

            """
        let middle = y + Self.lineHeight / 2
        if isCutLeft { svg += arrow(at: left, middle, direction: -1, fill) }
        if isCutRight { svg += arrow(at: right, middle, direction: 1, fill) }
        return svg
    }

    /// A point at a bar's end: it goes on beyond the picture, or has not ended.
    private func arrow(at x: Int, _ y: Int, direction: Int, _ fill: String) -> String {
        "<path d=\"M\(x) \(y - 9)L\(x + 9 * direction) \(y)L\(x) \(y + 9)Z\" fill=\"\(fill == "#ffffff" ? "#5d6b78" : fill)\"/>\n"
    }

    private func shortened(_ text: String, to count: Int) -> String { text.count <= count ? text : text.prefix(count - 1) + "…" }

    private func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }
}
