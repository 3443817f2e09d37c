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
    /// The longest label, in letters; decides the room for labels.
    var labelLetters: Int { min(bars.map(\.label.count).max() ?? 0, 44) }

    private static let rowHeight = 30
    private static let barRoom = 380
    private static let numberRoom = 90

    func svg(_ words: Words) -> String {
        let labels = labelLetters * 8 + 12
        let height = bars.count * Self.rowHeight + 12
        var drawing = Drawing(width: labels + Self.barRoom + Self.numberRoom, height: height, label: title)
        let greatest = max(bars.compactMap(\.figure.value).max() ?? 1, 1)
        drawing.line(from: (labels, 4), to: (labels, height - 4), stroke: Drawing.soft)
        for (place, bar) in bars.enumerated() {
            let y = 6 + place * Self.rowHeight
            drawing.text(String(bar.label.prefix(44)), x: labels - 8, y: y + 19, .end)
            var end = labels
            if let value = bar.figure.value {
                let width = value * Self.barRoom / greatest
                drawing.rectangle(
                    x: labels, y: y + 4, width: max(width, value > 0 ? 1 : 0), height: Self.rowHeight - 10, fill: Drawing.accent)
                end += width
            }
            drawing.text(words.figure(bar.figure), x: end + 8, y: y + 19, bold: bar.figure.value != nil)
        }
        return drawing.svg
    }
}

extension Words {
    /// A figure as charts and tables write it: the number, or the mark for what is not shown.
    func figure(_ figure: ReleasedFigure) -> String { figure.value.map(number) ?? figure.mark ?? "" }
}
