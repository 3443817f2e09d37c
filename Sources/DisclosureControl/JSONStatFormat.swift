import CodeLists
import Localization
import RegisterModel
import Statistics

/// The words a file needs that the codes do not bring: title, source, notes and the names of dimensions, in one language. They come from the
/// catalogue of pages, so that no text stands in code.
public struct TableTexts: Sendable {
    /// The title of the table.
    public var title: String
    /// Who publishes it.
    public var source: String
    /// The subject area, as *social welfare*.
    public var subject: String
    /// The unit, as *persons*.
    public var unit: String
    /// Remarks: what the figures cover, threshold and width.
    public var notes: [String]
    /// The names of the columns.
    public var area: String, task: String, age: String, quarter: String, measure: String
    /// The names of the values that have no code list.
    public var country: String, unknownMunicipality: String, total: String, unknownAge: String
    /// The names of the measures; one that is missing is named by its code.
    public var measureNames: [Measure: String]
    /// What the marks `..`, `...` and `.` stand for.
    public var hidden: String, notDelivered: String, notApplicable: String

    /// Makes the texts of one language.
    public init(
        title: String, source: String, subject: String, unit: String, notes: [String], area: String, task: String, age: String,
        quarter: String, measure: String, country: String, unknownMunicipality: String, total: String, unknownAge: String,
        measureNames: [Measure: String], hidden: String, notDelivered: String, notApplicable: String
    ) {
        self.title = title
        self.source = source
        self.subject = subject
        self.unit = unit
        self.notes = notes
        self.area = area
        self.task = task
        self.age = age
        self.quarter = quarter
        self.measure = measure
        self.country = country
        self.unknownMunicipality = unknownMunicipality
        self.total = total
        self.unknownAge = unknownAge
        self.measureNames = measureNames
        self.hidden = hidden
        self.notDelivered = notDelivered
        self.notApplicable = notApplicable
    }
}

/// One dimension of a file: its code and name, and the codes and names of its values.
public struct TableDimension: Sendable {
    /// The code, the same in every language.
    public let code: String
    /// The name in one language.
    public let name: String
    /// The codes and names of its values, in order.
    public let values: [(code: String, name: String)]
}

extension ReleasedFigures {
    /// The dimensions in the order of the cells: area, task, age; then quarter, which has one value, and measure.
    public func dimensions(_ texts: TableTexts, _ language: Language) -> [TableDimension] {
        [
            TableDimension(code: "area", name: texts.area, values: places.map { ($0.fileCode, name($0, texts, language)) }),
            TableDimension(
                code: "service_task", name: texts.task,
                values: tasks.map { ($0?.slug ?? "total", $0.map { Self.name($0.entry, language) } ?? texts.total) }),
            TableDimension(
                code: "age_group", name: texts.age,
                values: ages.map { ($0.code, $0.isTotal ? texts.total : $0.code == "unknown" ? texts.unknownAge : $0.code) }),
            TableDimension(code: "quarter", name: texts.quarter, values: [(quarter.description, quarter.description)]),
            TableDimension(
                code: "measure", name: texts.measure, values: measures.map { ($0.rawValue, texts.measureNames[$0] ?? $0.rawValue) }),
        ]
    }

    private func name(_ place: Place, _ texts: TableTexts, _ language: Language) -> String {
        switch place {
        case .country: texts.country
        case .area(let area): Self.name(area.entry, language)
        case .municipality(let municipality): Self.name(municipality.entry, language)
        case .unknownMunicipality(let area): "\(Self.name(area.entry, language)): \(texts.unknownMunicipality)"
        }
    }

    private static func name(_ entry: CodeEntry, _ language: Language) -> String {
        LocalizedText(sv: entry.sv, fi: entry.fi, en: entry.en)[language]
    }
}

extension ReleasedFigure {
    /// The mark in JSON-stat, PX and XLSX files; nil for a number.
    public var mark: String? {
        switch self {
        case .shown: nil
        case .hidden: ".."
        case .notDelivered: "..."
        case .notApplicable: "."
        }
    }
}

extension ReleasedFigures {
    /// The table as JSON-stat 2.0 in one language: values in row-major order, `null` with a status where there is no number, and a legend of
    /// the statuses in `extension` and in the notes.
    public func jsonStat(_ texts: TableTexts, language: Language) -> String {
        let dimensions = dimensions(texts, language)
        let figures = cells.map { self[$0] }
        let statuses = figures.enumerated().compactMap { place, figure in figure.mark.map { "\"\(place)\":\(Self.quoted($0))" } }
        let legend = [("..", texts.hidden), ("...", texts.notDelivered), (".", texts.notApplicable)]
        let notes = texts.notes + legend.map { "\($0.0) = \($0.1)" }
        let children = placesWithParts
        let members = dimensions.map { dimension in
            let codes = dimension.values.map { Self.quoted($0.code) }.joined(separator: ",")
            let labels = dimension.values.map { "\(Self.quoted($0.code)):\(Self.quoted($0.name))" }.joined(separator: ",")
            var category = "\"index\":[\(codes)],\"label\":{\(labels)}"
            if dimension.code == "area", !children.isEmpty {
                let lists = children.map { "\(Self.quoted($0.code)):[\($0.parts.map(Self.quoted).joined(separator: ","))]" }
                category += ",\"child\":{\(lists.joined(separator: ","))}"
            }
            if dimension.code == "measure" {
                let unit = "{\"decimals\":0,\"label\":\(Self.quoted(texts.unit))}"
                category += ",\"unit\":{\(measures.map { "\(Self.quoted($0.rawValue)):\(unit)" }.joined(separator: ","))}"
            }
            return "\(Self.quoted(dimension.code)):{\"label\":\(Self.quoted(dimension.name)),\"category\":{\(category)}}"
        }
        return "{\"version\":\"2.0\",\"class\":\"dataset\",\"label\":\(Self.quoted(texts.title)),\"source\":\(Self.quoted(texts.source)),"
            + "\"note\":[\(notes.map(Self.quoted).joined(separator: ","))],"
            + "\"id\":[\(dimensions.map { Self.quoted($0.code) }.joined(separator: ","))],"
            + "\"size\":[\(dimensions.map { String($0.values.count) }.joined(separator: ","))],"
            + "\"role\":{\"time\":[\"quarter\"],\"geo\":[\"area\"],\"metric\":[\"measure\"]},"
            + "\"dimension\":{\(members.joined(separator: ","))},"
            + "\"value\":[\(figures.map { $0.value.map(String.init) ?? "null" }.joined(separator: ","))],"
            + "\"status\":{\(statuses.joined(separator: ","))},"
            + "\"extension\":{\"status\":{\"label\":{\(legend.map { "\(Self.quoted($0.0)):\(Self.quoted($0.1))" }.joined(separator: ","))}}}}\n"
    }

    /// Which listed places are parts of which.
    private var placesWithParts: [(code: String, parts: [String])] {
        let parts = Dictionary(grouping: places) { $0.parent }
        return places.compactMap { place in parts[place].map { (place.fileCode, $0.map(\.fileCode)) } }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\u{0}"..<" ": result += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
