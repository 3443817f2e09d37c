import CodeLists
import DisclosureControl
import Localization
import Operations
import RegisterModel
import Statistics

/// The interface's list of tables.
struct TableCatalogue: Encodable {
    let language: String
    let tables: [TableListing]
}

/// A table in the interface's list.
struct TableListing: Encodable {
    /// Where something lies.
    struct Link: Encodable {
        let rel: String
        let href: String
    }

    let id: String
    let label: String
    let description: [String]
    let updated: String
    let firstPeriod: String
    let lastPeriod: String
    let variableNames: [String]
    let links: [Link]
}

/// A table's variables with their values.
struct TableDescription: Encodable {
    /// A variable.
    struct Variable: Encodable {
        let id: String
        let label: String
        let type: String
        let values: [Value]
    }

    /// A value of a variable.
    struct Value: Encodable {
        let code: String
        let label: String
    }

    let id: String
    let label: String
    let source: String
    let updated: String
    let notes: [String]
    let variables: [Variable]

    /// - Parameter quarters: every quarter that shows the table.
    init(_ table: PublishedTable, release: PublishedRelease, quarters: [MonitoringPeriod], _ language: Language) {
        let texts = TableTexts(of: table, edition: release.edition, language)
        id = table.name
        label = texts.title
        source = texts.source
        updated = Site.instant(release.publishedAt)
        notes = texts.notes
        let kinds = [
            "area": "GeographicalVariable", "quarter": "TimeVariable", "measure": "ContentsVariable",
        ]
        variables = table.dimensions(texts, language).map { dimension in
            let isTime = dimension.code == "quarter"
            return Variable(
                id: dimension.code, label: dimension.name, type: kinds[dimension.code] ?? "RegularVariable",
                values: isTime
                    ? quarters.sorted().map { Value(code: "\($0)", label: "\($0)") }
                    : dimension.values.map { Value(code: $0.code, label: $0.name) })
        }
    }
}
