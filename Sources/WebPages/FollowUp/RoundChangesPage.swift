import CodeLists
import Localization
import NotificationForm

/// What has changed for each municipality since the round before.
public struct RoundChangesPage: Page {
    /// The round.
    public let round: Round
    /// The round before; nil if there is none.
    public let before: Round?
    /// The form of the round, for the texts of questions and options.
    public let definition: FormDefinition
    /// The municipalities for which something has changed.
    public let differences: [RoundDifference]
    /// The order of the table; nil is by organiser.
    public let sort: TableSort?

    /// Makes the page.
    public init(round: Round, before: Round?, definition: FormDefinition, differences: [RoundDifference], sort: TableSort? = nil) {
        self.round = round
        self.before = before
        self.definition = definition
        self.differences = differences
        self.sort = sort
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let address = FollowUpAddress.changes(round.id)
        let table = before.map { before in
            DataTable(
                id: "changes", caption: words("round-changes.caption", ["before": before.id, "after": round.id]),
                columns: [
                    .init(key: "municipality", title: words("coverage.municipality")),
                    .init(key: "area", title: words("register.organiser")),
                    .init(key: "question", title: words("comparison.question")), .init(key: "before", title: before.id),
                    .init(key: "after", title: round.id),
                ], rows: differences.flatMap { rows($0, words) })
        }
        return PageContent(
            template: "round-changes", title: words("round-changes.title"), isWide: true,
            values: RoundFrame(round: round, here: address, words: words).values(
                words("round-changes.title"),
                [
                    "hasBefore": before != nil, "isEmpty": differences.isEmpty,
                    "count": words("round-changes.count", ["count": words.number(differences.count)]),
                    "table": table.map { $0.values(sorting: (sort, .followUp(address))) },
                ]))
    }

    private func rows(_ difference: RoundDifference, _ words: Words) -> [DataTable.Row] {
        let head = [
            DataTable.Cell(difference.municipality.name(words.language)), DataTable.Cell(difference.municipality.area.name(words.language)),
        ]
        guard difference.before != nil, difference.after != nil else {
            let missing = words("way.not-notified")
            return [
                .init(
                    cells: head + [
                        .init(words("round-changes.notified")), .init(difference.before?.name ?? missing),
                        .init(difference.after?.name ?? missing),
                    ])
            ]
        }
        return difference.changes.compactMap { change in
            guard let question = definition.question(change.key.question) else { return nil }
            let row = change.key.row.flatMap(question.row)
            // What was answered then is told in the words of the form that was answered.
            let older = before?.definition?.question(change.key.question) ?? question
            return .init(
                cells: head + [
                    .init("\(question.numberText). \(question.shortText[words.language])", note: row?.text[words.language]),
                    .init(older.words(change.before, words.language) ?? "–"), .init(question.words(change.after, words.language) ?? "–"),
                ])
        }
    }
}
