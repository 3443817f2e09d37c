import CodeLists
import DisclosureControl
import Localization
import RegisterModel
import Statistics

/// A table of figures on a page: rows, columns, and in each cell what may be said of it.
struct FigureTable {
    /// One line.
    struct Row {
        let label: String
        /// Where the label leads; nil for nowhere.
        var address: Address?
        var isTotal = false
        let cells: [Cell]
    }

    /// One cell: a figure, or a number made of figures.
    enum Cell {
        /// A count.
        case figure(ReleasedFigure)
        /// A number in tenths made of a count that is shown, or the mark of the count.
        case rate(Int?, ReleasedFigure)
        /// Words.
        case text(String)
    }

    /// The id of its caption; no two tables of a page have the same.
    let id: String
    /// What it holds.
    let caption: String
    /// The heading of the column of labels.
    let corner: String
    /// The headings of the other columns.
    let columns: [String]
    /// The lines.
    let rows: [Row]

    func values(_ words: Words) -> Values {
        [
            "id": id, "caption": caption, "corner": corner, "columns": columns,
            "rows": rows.map { row in
                [
                    "label": row.label, "path": row.address?.path, "isTotal": row.isTotal, "cells": row.cells.map { Self.cell($0, words) },
                ] as Values
            },
        ]
    }

    private static func cell(_ cell: Cell, _ words: Words) -> Values {
        switch cell {
        case .figure(let figure): values(figure, words.figure(figure), words)
        case .text(let text): ["sign": text, "meaning": nil, "look": "shown"]
        case .rate(let tenths?, let figure): values(figure, words.tenths(tenths), words)
        // Where a rate has no number although its count has, nobody is known to live.
        case .rate(nil, .shown): values(.notApplicable, ReleasedFigure.notApplicable.mark ?? "", words)
        case .rate(nil, let figure): values(figure, figure.mark ?? "", words)
        }
    }

    private static func values(_ figure: ReleasedFigure, _ sign: String, _ words: Words) -> Values {
        switch figure {
        case .shown: ["sign": sign, "meaning": nil, "look": "shown"]
        case .hidden: ["sign": sign, "meaning": words("clients.hidden"), "look": "hidden"]
        case .notDelivered: ["sign": sign, "meaning": words("clients.not-delivered"), "look": "missing"]
        case .notApplicable: ["sign": sign, "meaning": words("clients.not-applicable"), "look": "missing"]
        }
    }
}

extension Words {
    /// The name of a place.
    func place(_ place: Place) -> String {
        switch place {
        case .country: self("statistics.country")
        case .area(let area): area.name(language)
        case .municipality(let municipality): municipality.name(language)
        case .unknownMunicipality: self("statistics.unknown-municipality")
        }
    }

    /// The name of a service task; nil is the total.
    func task(_ task: ServiceTask?) -> String { task?.name(language) ?? self("statistics.total") }

    /// The name of ages.
    func ages(_ age: AgeClass) -> String {
        if age.isTotal { return self("statistics.total") }
        if age == AgeClass(.unknown) { return self("statistics.unknown-age") }
        let code = age.code
        return self(
            code.hasSuffix("-") ? "statistics.age-from" : "statistics.age-range",
            ["age": code.hasSuffix("-") ? String(code.dropLast()) : code.replacing("-", with: "–")])
    }

    /// The name of a measure.
    func measure(_ measure: Measure) -> String { measure.name(language) }

    /// A share in per cent with one decimal.
    func percent(_ part: Int, of whole: Int) -> String { whole > 0 ? tenths(part * 1000 / whole) : tenths(0) }

    /// Places in the order readers look for them: totals first, then by name, the row without a municipality last.
    func sorted(_ places: [Place]) -> [Place] {
        places.filter { $0 == .country } + sorted(places.filter { $0.level != .country && !$0.isUnknown }) { place($0) }
            + places.filter(\.isUnknown)
    }
}

extension Place {
    fileprivate var isUnknown: Bool { if case .unknownMunicipality = self { true } else { false } }
}

extension PublishedTable {
    /// Clients per 1 000 inhabitants in tenths: only where the count is shown and somebody is known to live.
    func rateTenths(_ place: Place, _ task: ServiceTask?) -> Int? {
        guard let count = figure(place, task).value, let population = Population(of: place, before: quarter.year),
            population.inhabitants > 0
        else { return nil }
        return (count * 10_000 + population.inhabitants / 2) / population.inhabitants
    }
}
