import DisclosureControl

/// Lying bars, one for each row. A figure that is not shown has no bar at all and only its mark: nothing of it is in the geometry.
struct BarChart {
    /// A bar.
    struct Bar {
        let label: String
        let figure: ReleasedFigure
    }

    /// What the picture shows.
    let title: String
    /// The bars, from above.
    let bars: [Bar]

    private static let barRoom = 380
    private static let barHeight = 18
    private static let rowHeight = 52
    private static let margin = 8
    /// Room for what a letter overhangs to the left.
    private static let left = 2

    /// Each label stands over its bar, so that it has room however long it is, and is seen first on a narrow screen.
    func svg(_ words: Words) -> String {
        let numberRoom = (bars.map { Lettering.width(words.figure($0.figure), bold: true) }.max() ?? 0) + 2 * Self.margin
        let labelRoom = (bars.map { Lettering.width($0.label) }.max() ?? 0) + Self.margin
        let height = bars.count * Self.rowHeight + Self.margin
        var drawing = Drawing(width: Self.left + max(Self.barRoom + numberRoom, labelRoom), height: height, label: title)
        let greatest = max(bars.compactMap(\.figure.value).max() ?? 1, 1)
        for (place, bar) in bars.enumerated() {
            let top = place * Self.rowHeight
            drawing.text([bar.label], x: Self.left, middle: top + 13)
            let middle = top + 25 + Self.barHeight / 2
            var end = 0
            if let value = bar.figure.value {
                end = max(value * Self.barRoom / greatest, value > 0 ? 1 : 0)
                drawing.rectangle(x: Self.left, y: middle - Self.barHeight / 2, width: end, height: Self.barHeight, fill: Drawing.accent)
            }
            let gap = end == 0 ? 0 : Self.margin
            drawing.text([words.figure(bar.figure)], x: Self.left + end + gap, middle: middle, bold: bar.figure.value != nil)
        }
        return drawing.svg
    }
}

extension Words {
    /// A figure as charts and tables write it: the number, or the mark for what is not shown.
    func figure(_ figure: ReleasedFigure) -> String { figure.value.map(number) ?? figure.mark ?? "" }
}
