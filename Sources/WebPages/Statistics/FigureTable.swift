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

    /// What the partial needs.
    func values(_ words: Words) -> Values {
        let signs = Signs(words)
        var html = WrittenHTML()
        for row in rows {
            html.add(tags: row.isTotal ? "<tr class=\"total\"><th scope=\"row\">" : "<tr><th scope=\"row\">")
            if let address = row.address { html.addLink(row.label, to: address.path) } else { html.add(row.label) }
            html.add(tags: "</th>")
            for cell in row.cells { signs.write(cell, to: &html) }
            html.add(tags: "</tr>\n")
        }
        return ["id": id, "caption": caption, "corner": corner, "columns": columns, "rows": html]
    }

    /// How figures are written: a number, or a sign with its meaning for those who do not see it.
    private struct Signs {
        private let words: Words
        private let hidden: String
        private let notDelivered: String
        private let notApplicable: String

        init(_ words: Words) {
            self.words = words
            hidden = words("clients.hidden")
            notDelivered = words("clients.not-delivered")
            notApplicable = words("clients.not-applicable")
        }

        func write(_ cell: Cell, to html: inout WrittenHTML) {
            switch cell {
            case .figure(let figure): write(figure, words.figure(figure), to: &html)
            case .text(let text): write(text, to: &html)
            case .rate(let tenths?, let figure): write(figure, words.tenths(tenths), to: &html)
            // Where a rate has no number although its count has, nobody is known to live.
            case .rate(nil, .shown): write(.notApplicable, ReleasedFigure.notApplicable.mark ?? "", to: &html)
            case .rate(nil, let figure): write(figure, figure.mark ?? "", to: &html)
            }
        }

        private func write(_ figure: ReleasedFigure, _ sign: String, to html: inout WrittenHTML) {
            switch figure {
            case .shown: write(sign, to: &html)
            case .hidden: write(sign, meaning: hidden, "<td class=\"number cell-hidden\">", to: &html)
            case .notDelivered: write(sign, meaning: notDelivered, "<td class=\"number cell-missing\">", to: &html)
            case .notApplicable: write(sign, meaning: notApplicable, "<td class=\"number cell-missing\">", to: &html)
            }
        }

        private func write(_ text: String, to html: inout WrittenHTML) {
            html.add(tags: "<td class=\"number cell-shown\">")
            html.add(text)
            html.add(tags: "</td>")
        }

        private func write(_ sign: String, meaning: String, _ start: StaticString, to html: inout WrittenHTML) {
            html.add(tags: start)
            html.add(tags: "<span aria-hidden=\"true\">")
            html.add(sign)
            html.add(tags: "</span><span class=\"visually-hidden\">")
            html.add(meaning)
            html.add(tags: "</span></td>")
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
