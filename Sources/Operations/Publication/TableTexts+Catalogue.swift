import CodeLists
import DisclosureControl
import Localization
import RegisterModel
import Statistics

/// The civil date of a day since 1970-01-01.
func civilDay(ofDay number: Int) -> (year: Int, month: Int, day: Int) { Day(number: Int32(number)).civil }

extension TableTexts {
    /// The words of a table's files in a language, from the catalogue of pages: title, what it covers, how it is protected.
    public init(of table: some ReleasedFigures, edition: Int, _ language: Language, settings: ProtectionSettings = .standard) {
        func text(_ key: String, _ values: [String: String] = [:]) -> String { Catalogue.pages.text(key, language, values) }
        let quarter = text("date.quarter-within", ["quarter": String(table.quarter.quarter), "year": String(table.quarter.year)])
        var notes = [
            text("statistics.note.coverage", ["percent": Self.percent(table.arrival, table.quarter.year, language)]),
            text(
                "statistics.note.protection",
                ["threshold": String(settings.threshold), "least": String(settings.threshold - 1), "width": String(settings.width)]),
            text("statistics.note.distinct"), text("statistics.note.edition", ["number": String(edition)]),
        ]
        if table.measures.contains(.started) { notes.append(text("statistics.note.changes")) }
        if !Set(table.measures).isDisjoint(with: Measure.durations) { notes.append(text("statistics.note.durations")) }
        self.init(
            title: text("statistics.title-with-quarter", ["table": text("statistics.table.\(table.name)"), "quarter": quarter]),
            source: text("statistics.source"), subject: text("statistics.subject"), unit: text("statistics.unit"), notes: notes,
            area: text("statistics.area"), task: text("statistics.task"), age: text("statistics.age"), quarter: text("statistics.quarter"),
            measure: text("statistics.measure"), country: text("statistics.country"),
            unknownMunicipality: text("statistics.unknown-municipality"), total: text("statistics.total"),
            unknownAge: text("statistics.unknown-age"),
            measureNames: Dictionary(uniqueKeysWithValues: Measure.allCases.map { ($0, $0.name(language)) }),
            hidden: text("statistics.hidden"), notDelivered: text("statistics.not-delivered"),
            notApplicable: text("statistics.not-applicable"))
    }

    /// The share of the inhabitants whose municipality has delivered every service task, with one decimal.
    private static func percent(_ arrival: Arrival, _ year: Int, _ language: Language) -> String {
        guard let population = arrival.population(of: .country, nil, before: year), population.all > 0 else { return "0" }
        let tenths = population.covered * 1000 / population.all
        return "\(tenths / 10)\(language == .en ? "." : ",")\(tenths % 10)"
    }
}
