import CodeLists
import Localization
import RegisterModel
import Statistics

/// What the register says of one person in a quarter and why: the time line, an equal table of rows with the delivered rows they came from, the
/// newest edition, and where published tables count the person. The person is named by the pseudonym only.
public struct PersonPage: Page {
    /// The pseudonym's hexadecimal digits.
    public let person: String
    /// The year of birth; nil where it is not known.
    public let birthYear: Int?
    /// The quarter.
    public let period: MonitoringPeriod
    /// The rows, block by block.
    public let rows: [PersonRow]
    /// The newest edition's number; nil if there is none.
    public let edition: Int?
    /// Rows that only the edition has.
    public let onlyInEdition: [PersonRow]
    /// Where published tables count the person; nil as the task is over all tasks.
    public let counted: [(task: ServiceTask?, place: Place)]
    /// When the look was recorded.
    public let recorded: Moment
    /// The reason that was recorded.
    public let reason: String

    /// Makes the page.
    public init(
        person: String, birthYear: Int?, period: MonitoringPeriod, rows: [PersonRow], edition: Int?, onlyInEdition: [PersonRow],
        counted: [(task: ServiceTask?, place: Place)], recorded: Moment, reason: String
    ) {
        self.person = person
        self.birthYear = birthYear
        self.period = period
        self.rows = rows
        self.edition = edition
        self.onlyInEdition = onlyInEdition
        self.counted = counted
        self.recorded = recorded
        self.reason = reason
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        return PageContent(
            template: "person", title: words("person.title"), back: .explain, isWide: true,
            values: [
                "caption": "\(words.quarter(period)) · \(words.days(period))", "person": person,
                "born": birthYear.map { String($0) } ?? words("person.unknown"),
                "recorded": words("person.recorded", ["moment": words.moment(recorded)]), "reason": reason,
                "isUnknown": rows.isEmpty && onlyInEdition.isEmpty, "hasRows": !rows.isEmpty,
                "line": rows.isEmpty ? nil : PersonLine(rows, in: period, words).values,
                "blocks": sections(rows, "block", words),
                "hasEdition": edition != nil,
                "edition": edition.map {
                    words(
                        onlyInEdition.isEmpty && rows.allSatisfy { $0.isInEdition == true }
                            ? "person.edition-same" : "person.edition-differs",
                        ["number": String($0)])
                } ?? words("person.no-edition"),
                "hasOnlyInEdition": !onlyInEdition.isEmpty, "onlyInEdition": sections(onlyInEdition, "edition-block", of: edition, words),
                "hasCounted": !counted.isEmpty,
                "counted": counted.map { ["task": words.task($0.task), "place": countedPlace($0.place, words)] as Values },
            ])
    }

    private func sections(_ rows: [PersonRow], _ id: String, of edition: Int? = nil, _ words: Words) -> [Values] {
        BlockKind.allCases.compactMap { block -> Values? in
            let own = rows.filter { $0.block == block }
            guard !own.isEmpty else { return nil }
            return [
                "id": "\(id)-\(block.hyphenated)", "name": title(block, edition, words),
                "rule": words("person.rule-\(block.hyphenated)"),
                "rows": own.map { $0.values(in: period, words) },
            ]
        }
    }

    private func title(_ block: BlockKind, _ edition: Int?, _ words: Words) -> String {
        edition.map { words("person.block-of-edition", ["block": block.name(in: words.language), "number": String($0)]) }
            ?? block.name(in: words.language)
    }

    private func countedPlace(_ place: Place, _ words: Words) -> String {
        guard case .unknownMunicipality(let area) = place else { return words.place(place) }
        return "\(area.name(words.language)): \(words.place(place))"
    }
}
