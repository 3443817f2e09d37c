import DisclosureControl
import RegisterModel

/// Lines over the quarters, one for each service task. Where a figure is not shown the line has a gap.
struct LineChart {
    /// A line.
    struct Line {
        let label: String
        /// One figure for each quarter.
        let figures: [ReleasedFigure]
    }

    /// What the picture shows.
    let title: String
    /// The quarters, in order.
    let quarters: [MonitoringPeriod]
    /// The lines.
    let lines: [Line]

    private static let plot = (left: 76, top: 16, width: 520, height: 300)
    private static let labelRoom = 330
    /// Colours of 4.5:1 or more on white, told apart also by their dashes.
    private static let looks: [(colour: String, dashes: String?)] = [
        ("#0b6b66", nil), ("#8a3a00", "9 4"), ("#5a2d91", "3 3"), ("#0a5a78", "12 3 3 3"), ("#a3182c", "6 6"), ("#5b5b00", "2 5"),
        ("#14222d", nil),
    ]

    func svg(_ words: Words) -> String {
        let plot = Self.plot
        var drawing = Drawing(width: plot.left + plot.width + Self.labelRoom, height: plot.top + plot.height + 40, label: title)
        let scale = Self.scale(lines.flatMap { $0.figures.compactMap(\.value) }.max() ?? 0)
        func y(_ value: Int) -> Int { plot.top + plot.height - value * plot.height / scale.top }
        func x(_ place: Int) -> Int { plot.left + (2 * place + 1) * plot.width / (2 * max(quarters.count, 1)) }
        for step in 0...(scale.top / scale.step) {
            let value = step * scale.step
            drawing.line(from: (plot.left, y(value)), to: (plot.left + plot.width, y(value)))
            drawing.text(words.number(value), x: plot.left - 8, y: y(value) + 5, .end, fill: Drawing.soft)
        }
        for (place, quarter) in quarters.enumerated() {
            drawing.text(words.quarter(quarter), x: x(place), y: plot.top + plot.height + 26, .middle, fill: Drawing.soft, size: 13)
        }
        var ends: [(y: Int, label: String, colour: String)] = []
        for (line, look) in zip(lines, Self.looks) {
            var run: [(x: Int, y: Int)] = []
            for (place, figure) in line.figures.enumerated() {
                if let value = figure.value {
                    run.append((x(place), y(value)))
                    drawing.dot(x: x(place), y: y(value), fill: look.colour)
                } else {
                    drawing.path(run, stroke: look.colour, dashes: look.dashes)
                    run = []
                }
            }
            drawing.path(run, stroke: look.colour, dashes: look.dashes)
            if let last = line.figures.last(where: { $0.value != nil })?.value { ends.append((y(last), line.label, look.colour)) }
        }
        var last = 0
        for end in ends.sorted(by: { $0.y < $1.y }) {
            // Labels keep a line's height from one another, however near their lines end.
            last = max(end.y + 5, last + 18)
            drawing.text(String(end.label.prefix(42)), x: plot.left + plot.width + 10, y: last, fill: end.colour, bold: true)
        }
        return drawing.svg
    }

    /// A round top of the axis and the step between its lines: at most six lines.
    private static func scale(_ greatest: Int) -> (top: Int, step: Int) {
        var base = 1
        while true {
            for step in [base, 2 * base, 5 * base] where greatest < 5 * step { return ((greatest / step + 1) * step, step) }
            base *= 10
        }
    }
}
