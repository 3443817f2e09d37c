import CodeLists

/// The country as one tile for each organiser: the left half tells the notification, the right half the delivery. Made as SVG on the
/// server; the table beside it says the same.
struct TileMap {
    /// The side of a tile and the gap between two, in the picture's units.
    static let side = 64
    static let gap = 6

    let rows: [RegisterPage.Row]

    func values(_ words: Words) -> Values {
        let placed = rows.compactMap { row in row.area.tile.map { (row, $0) } }
        let columns = placed.map { $0.1.column }.max() ?? 1
        let lines = placed.map { $0.1.row }.max() ?? 1
        let step = Self.side + Self.gap
        return [
            "width": String(columns * step - Self.gap), "height": String(lines * step - Self.gap),
            "tiles": placed.sorted { ($0.1.row, $0.1.column) < ($1.1.row, $1.1.column) }.map { row, place in
                tile(row, x: (place.column - 1) * step, y: (place.row - 1) * step, words)
            },
        ]
    }

    private func tile(_ row: RegisterPage.Row, x: Int, y: Int, _ words: Words) -> Values {
        let name = row.area.name(words.language)
        return [
            "x": String(x), "y": String(y), "middle": String(Self.side / 2), "side": String(Self.side),
            "code": row.area.slug, "path": "#area-\(row.area.slug)",
            "notificationClass": "half-\(row.notification.rawValue)", "deliveryClass": "half-\(row.delivery.rawValue)",
            "notificationSign": Self.sign(row.notification), "deliverySign": Self.sign(row.delivery),
            "label": words(
                "register.tile",
                [
                    "area": name, "notification": words("progress.\(row.notification.rawValue)"),
                    "delivery": words("progress.\(row.delivery.rawValue)"),
                ]),
        ]
    }

    private static func sign(_ progress: Progress) -> String {
        switch progress {
        case .none: "○"
        case .partly: "◐"
        case .complete: "●"
        }
    }
}
