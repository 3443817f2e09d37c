import CodeLists
import DisclosureControl
import Localization

/// The country as one tile for each area, coloured by clients per 1 000 inhabitants. A hidden or missing figure has its mark and no colour.
struct TileChart {
    /// A tile.
    struct Tile {
        let area: Area
        let figure: ReleasedFigure
        /// Clients per 1 000 inhabitants in tenths; nil where the figure is not shown.
        let rateTenths: Int?
    }

    /// What the picture shows.
    let title: String
    /// The tiles.
    let tiles: [Tile]

    private static let side = 78
    private static let gap = 6
    /// From few to many; the text on each keeps 4.5:1.
    private static let colours: [(fill: String, text: String)] = [
        ("#e3efed", Drawing.ink), ("#a9d3cf", Drawing.ink), ("#4f9d96", Drawing.ink), ("#0b5551", "#ffffff"),
    ]

    /// The classes: each holds about a quarter of the areas whose figure is shown.
    private var borders: [Int] {
        let rates = tiles.compactMap(\.rateTenths).sorted()
        guard rates.count >= 4 else { return [] }
        return (1...3).map { rates[$0 * rates.count / 4] }
    }

    func svg(_ words: Words) -> String {
        let placed = tiles.compactMap { tile in tile.area.tile.map { (tile, $0) } }
        let step = Self.side + Self.gap
        let width = (placed.map(\.1.column).max() ?? 1) * step
        let height = (placed.map(\.1.row).max() ?? 1) * step
        var drawing = Drawing(width: width, height: height, label: title)
        let borders = borders
        for (tile, place) in placed {
            let (x, y) = ((place.column - 1) * step, (place.row - 1) * step)
            let look = tile.rateTenths.map { rate in Self.colours[borders.count { $0 <= rate }] }
            drawing.rectangle(
                x: x + 1, y: y + 1, width: Self.side - 2, height: Self.side - 2, fill: look?.fill ?? "#ffffff", stroke: Drawing.soft,
                dashed: look == nil)
            drawing.text([tile.area.slug], x: x + Self.side / 2, middle: y + 22, .middle, fill: look?.text ?? Drawing.soft, size: 13)
            drawing.text(
                [tile.rateTenths.map(words.tenths) ?? tile.figure.mark ?? ""], x: x + Self.side / 2, middle: y + 46, .middle,
                fill: look?.text ?? Drawing.ink, size: 18, bold: true)
        }
        return drawing.svg
    }
}

extension Words {
    /// A number given in tenths, with one decimal.
    func tenths(_ tenths: Int) -> String {
        number(tenths / 10) + (language == .en ? "." : ",") + String(tenths % 10)
    }
}
