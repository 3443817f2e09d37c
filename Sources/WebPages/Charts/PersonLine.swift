import RegisterModel

/// A person's time line as lines of a picture: each row of the register as a thick bar, the delivered rows it came from as thin ones below, the
/// quarter shaded. Every bar has its words beside it; the table below the picture says the same.
struct PersonLine {
    private static let labelWidth = 480
    private static let barRoom = 560
    private static let rightMargin = 28
    private static let lineHeight = 28
    private static let top = 62
    private static let margin = 12
    /// The most days drawn before the quarter; what began earlier is cut off with an arrow, and its words have the day.
    private static let daysBefore: Int32 = 540
    private static let daysBehind: Int32 = 45
    /// The letters that have room beside the bars.
    private static let letters = 54

    private let quarter: MonitoringPeriod
    private let words: Words
    private let earliest: Int32
    private let latest: Int32
    private let rows: [PersonRow]

    init(_ rows: [PersonRow], in quarter: MonitoringPeriod, _ words: Words) {
        self.rows = rows
        self.quarter = quarter
        self.words = words
        let first = rows.flatMap { [$0.days.start] + $0.sources.map(\.days.start) }.map(\.number).min() ?? quarter.start.number
        earliest = max(quarter.start.number - Self.daysBefore, min(first - 15, quarter.start.number - 30))
        latest = quarter.end.number + Self.daysBehind
    }

    /// What the template needs.
    var values: Values {
        var lines: [Values] = []
        var block: BlockKind?
        for row in rows {
            if row.block != block { lines.append(line(row.block.name(in: words.language), nil, "heading", at: lines.count)) }
            block = row.block
            lines.append(line("\(words.days(row.days)): \(row.topic(words))", row.days, "row", at: lines.count))
            for source in row.sources {
                let label = "\(words.days(source.days)): \(words("channel.\(source.channel.rawValue)"))"
                lines.append(line(label, source.days, "source", at: lines.count))
            }
        }
        let height = Self.top + lines.count * Self.lineHeight + Self.margin
        let (left, right) = (x(quarter.start.number), x(quarter.end.number + 1))
        return [
            "width": String(Self.labelWidth + Self.barRoom + Self.rightMargin), "height": String(height),
            "title": words("person.line-title"), "quarterX": String(left), "quarterWidth": String(right - left),
            "quarterY": String(Self.top - 30), "quarterHeight": String(height - Self.top + 24), "quarterMiddle": String((left + right) / 2),
            "quarterNameY": String(Self.top - 40), "quarterName": words.quarter(quarter), "ticks": ticks(height), "lines": lines,
        ]
    }

    private func x(_ day: Int32) -> Int {
        Self.labelWidth + Int(day - earliest) * Self.barRoom / Int(latest - earliest)
    }

    /// A line at the beginning of each quarter, with its day.
    private func ticks(_ height: Int) -> [Values] {
        var ticks: [Values] = []
        let start = Day(number: earliest).civil
        var next = MonitoringPeriod(year: start.year, quarter: (start.month - 1) / 3 + 1)?.next
        while let quarter = next, quarter.start.number <= latest {
            let place = x(quarter.start.number)
            ticks.append([
                "x": String(place), "y1": String(Self.top - 30), "y2": String(height - 6), "textX": String(place + 4),
                "textY": String(Self.top - 16), "day": "\(quarter.start.civil.month)/\(quarter.start.civil.year)",
            ])
            next = quarter.next
        }
        return ticks
    }

    private func line(_ label: String, _ days: Period?, _ style: String, at place: Int) -> Values {
        let y = Self.top + place * Self.lineHeight
        let indent = style == "heading" ? Self.margin : style == "row" ? Self.margin + 8 : Self.margin + 24
        let shown = label.count <= Self.letters ? label : label.prefix(Self.letters - 1) + "…"
        return [
            "label": shown, "x": String(indent), "y": String(y + 18), "style": style,
            "bar": days.flatMap { bar($0, style, y) },
        ]
    }

    private func bar(_ days: Period, _ style: String, _ y: Int) -> Values? {
        guard days.start.number <= latest, days.end.map({ $0.number >= earliest }) ?? true else { return nil }
        let isCutLeft = days.start.number < earliest
        let isCutRight = days.end.map { $0.number > latest } ?? true
        let left = isCutLeft ? x(earliest) : x(days.start.number)
        let right = isCutRight ? x(latest) : max(left + 3, x((days.end?.number ?? latest) + 1))
        let height = style == "row" ? 16 : 8
        let middle = y + Self.lineHeight / 2
        func arrow(_ x: Int, _ direction: Int) -> String { "M\(x) \(middle - 9)L\(x + 9 * direction) \(middle)L\(x) \(middle + 9)Z" }
        return [
            "left": String(left), "top": String(middle - height / 2), "width": String(right - left), "height": String(height),
            "arrows": (isCutLeft ? [arrow(left, -1)] : []) + (isCutRight ? [arrow(right, 1)] : []),
        ]
    }
}
