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

    /// Where the lines are drawn, and how figures and quarters become places in the picture.
    struct Plot {
        let left: Int
        let width: Int
        let height: Int
        let scale: (top: Int, step: Int)
        let quarters: Int
        let top = 16

        var bottom: Int { top + height }
        func y(_ value: Int) -> Int { bottom - value * height / scale.top }
        func x(_ place: Int) -> Int { left + (2 * place + 1) * width / (2 * max(quarters, 1)) }
    }

    private static let plotWidth = 520
    private static let plotHeight = 300
    /// A label that is wider is broken into two lines.
    private static let labelRoom = 250
    static let margin = 8
    static let quarterSize = 13
    /// Colours of 4.5:1 or more on white, told apart also by their dashes.
    static let looks: [(colour: String, dashes: String?)] = [
        ("#0b6b66", nil), ("#8a3a00", "9 4"), ("#5a2d91", "3 3"), ("#0a5a78", "12 3 3 3"), ("#a3182c", "6 6"), ("#5b5b00", "2 5"),
        ("#14222d", nil),
    ]

    /// A label at the end of its line.
    private struct End {
        let lines: [String]
        let colour: String
        /// The middle of its words.
        var middle: Int
        var height: Int { lines.count * Lettering.lineHeight + 2 }
    }

    func svg(_ words: Words) -> String {
        let plot = plot(words, height: Self.plotHeight) { _ in Self.plotWidth }
        let ends = ends(plot.y)
        let right = plot.left + plot.width + Self.margin
        let labelRoom = ends.flatMap(\.lines).map { Lettering.width($0, bold: true) }.max() ?? 0
        let height = plot.bottom + 40
        var drawing = Drawing(width: right + labelRoom + Self.margin, height: height, label: title)
        draw(plot, words, in: &drawing)
        for place in quarters.indices where place % spacing(words) == (quarters.count - 1) % spacing(words) {
            drawing.text(
                [words.quarter(quarters[place])], x: plot.x(place), middle: plot.bottom + 22, .middle, fill: Drawing.soft,
                size: Self.quarterSize)
        }
        for end in Self.apart(ends, within: height) {
            drawing.text(end.lines, x: right, middle: end.middle, fill: end.colour, bold: true)
        }
        return drawing.svg
    }

    /// The plot that has room for the numbers of its axis to the left; how wide it is may depend on that room.
    func plot(_ words: Words, height: Int, width: (_ left: Int) -> Int) -> Plot {
        let scale = Self.scale(lines.flatMap { $0.figures.compactMap(\.value) }.max() ?? 0)
        let left = Lettering.width(words.number(scale.top)) + 2 * Self.margin
        return Plot(left: left, width: width(left), height: height, scale: scale, quarters: quarters.count)
    }

    /// The axis with its numbers, and the lines.
    func draw(_ plot: Plot, _ words: Words, in drawing: inout Drawing) {
        for step in 0...(plot.scale.top / plot.scale.step) {
            let value = step * plot.scale.step
            drawing.line(from: (plot.left, plot.y(value)), to: (plot.left + plot.width, plot.y(value)))
            drawing.text([words.number(value)], x: plot.left - Self.margin, middle: plot.y(value), .end, fill: Drawing.soft)
        }
        for (line, look) in zip(lines, Self.looks) {
            var run: [(x: Int, y: Int)] = []
            for (place, figure) in line.figures.enumerated() {
                if let value = figure.value {
                    run.append((plot.x(place), plot.y(value)))
                    drawing.dot(x: plot.x(place), y: plot.y(value), fill: look.colour)
                } else {
                    drawing.path(run, stroke: look.colour, dashes: look.dashes)
                    run = []
                }
            }
            drawing.path(run, stroke: look.colour, dashes: look.dashes)
        }
    }

    /// Every how many quarters one is named, the newest always, so that the names do not run into each other.
    private func spacing(_ words: Words) -> Int {
        let widest = quarters.map { Lettering.width(words.quarter($0), size: Self.quarterSize) }.max() ?? 0
        return max(1, ((widest + Self.margin) * quarters.count + Self.plotWidth - 1) / Self.plotWidth)
    }

    /// The labels where their lines end, from above. A line without a figure has none.
    private func ends(_ y: (Int) -> Int) -> [End] {
        zip(lines, Self.looks).compactMap { line, look -> End? in
            guard let last = line.figures.last(where: { $0.value != nil })?.value else { return nil }
            return End(lines: Lettering.lines(line.label, within: Self.labelRoom, bold: true), colour: look.colour, middle: y(last))
        }.sorted { $0.middle < $1.middle }
    }

    /// The labels moved so far that none covers another, however near their lines end, and none leaves the picture.
    private static func apart(_ ends: [End], within height: Int) -> [End] {
        var ends = ends
        var free = 0
        for place in ends.indices {
            ends[place].middle = max(ends[place].middle, free + ends[place].height / 2)
            free = ends[place].middle + ends[place].height / 2
        }
        free = height
        for place in ends.indices.reversed() {
            ends[place].middle = min(ends[place].middle, free - ends[place].height / 2)
            free = ends[place].middle - ends[place].height / 2
        }
        return ends
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
