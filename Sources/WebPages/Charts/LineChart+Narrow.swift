import DisclosureControl

// The same lines for a narrow screen: what each line is stands below them, so that the picture needs no more than 320 px and its words keep
// their size.
extension LineChart {
    private static let width = 240
    private static let narrowHeight = 220
    /// The piece of a line that stands before its name, and the room to the name.
    private static let sample = (width: 24, room: 32)
    private static let rowGap = 6
    /// What is left free at the sides, so that no rounding of a letter's width takes a word out of the picture.
    private static let edge = 4

    func narrowSVG(_ words: Words) -> String {
        let plot = plot(words, height: Self.narrowHeight) { Self.width - $0 }
        let names = quarterNames(words)
        let rows = zip(lines, Self.looks).filter { line, _ in line.figures.contains { $0.value != nil } }.map { line, look in
            (lines: Lettering.lines(line.label, within: Self.width - Self.sample.room, bold: true), look: look)
        }
        let foot = plot.bottom + Self.margin + (names.map(\.lines.count).max() ?? 0) * Lettering.lineHeight
        let height = rows.reduce(foot + 2 * Self.margin) { $0 + $1.lines.count * Lettering.lineHeight + Self.rowGap }
        var drawing = Drawing(width: Self.width, height: height, label: title)
        draw(plot, words, in: &drawing)
        for name in names {
            let middle = plot.bottom + Self.margin + name.lines.count * Lettering.lineHeight / 2
            drawing.text(
                name.lines, x: name.isNewest ? Self.width - Self.edge : Self.edge, middle: middle, name.isNewest ? .end : .start,
                fill: Drawing.soft, size: Self.quarterSize)
        }
        var top = foot + 2 * Self.margin
        for row in rows {
            let rowHeight = row.lines.count * Lettering.lineHeight
            let middle = top + rowHeight / 2
            drawing.path([(0, middle), (Self.sample.width, middle)], stroke: row.look.colour, dashes: row.look.dashes)
            drawing.dot(x: Self.sample.width / 2, y: middle, fill: row.look.colour)
            drawing.text(row.lines, x: Self.sample.room, middle: middle, fill: row.look.colour, bold: true)
            top += rowHeight + Self.rowGap
        }
        return drawing.svg
    }

    /// The oldest quarter and the newest, each on its side; of a single one only that.
    private func quarterNames(_ words: Words) -> [(lines: [String], isNewest: Bool)] {
        let room = (Self.width - 2 * Self.margin) / 2 - Self.edge
        let oldest = quarters.count > 1 ? quarters.prefix(1).map { ($0, false) } : []
        return (oldest + quarters.suffix(1).map { ($0, true) }).map { quarter, isNewest in
            (Lettering.lines(words.quarter(quarter), within: room), isNewest)
        }
    }
}
