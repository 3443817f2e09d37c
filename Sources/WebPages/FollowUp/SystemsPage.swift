import CodeLists
import Localization
import NotificationForm

/// Same system, different answers: for each information system the questions that its users answer differently, with who says what.
public struct SystemsPage: Page {
    /// The round.
    public let round: Round
    /// The form, for the texts of questions and options.
    public let definition: FormDefinition
    /// The systems.
    public let comparison: SystemComparison

    /// Makes the page.
    public init(round: Round, definition: FormDefinition, comparison: SystemComparison) {
        self.round = round
        self.definition = definition
        self.comparison = comparison
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let systems = comparison.systems
        let overview = DataTable(
            id: "systems", caption: words("systems.caption"),
            columns: [
                .init(key: "system", title: words("systems.system")), .init(key: "groups", title: words("systems.groups"), isNumber: true),
                .init(key: "population", title: words("coverage.population"), isNumber: true),
                .init(key: "differences", title: words("systems.differences"), isNumber: true),
            ],
            rows: systems.enumerated().map { place, system in
                .init(cells: [
                    .init(system.name[words.language], path: system.differences.isEmpty ? nil : "#system-\(place + 1)"),
                    .init(number: system.groups.count, words), .init(number: system.population, words),
                    .init(number: system.differences.count, words),
                ])
            })
        return PageContent(
            template: "systems", title: words("systems.title"), isWide: true,
            values: RoundFrame(round: round, here: .systems(round.id), words: words).values(
                words("systems.title"),
                [
                    "isEmpty": systems.isEmpty, "overview": overview.values(),
                    "withoutSystem": comparison.withoutSystem.isEmpty
                        ? nil : words("systems.unknown", ["groups": comparison.withoutSystem.map(\.name).joined(separator: ", ")]),
                    "systems": systems.enumerated().filter { !$0.element.differences.isEmpty }.map { place, system -> Values in
                        [
                            "id": "system-\(place + 1)", "name": system.name[words.language],
                            "table": table(system, "differences-\(place + 1)", words).values(),
                        ]
                    },
                ]))
    }

    private func table(_ system: SystemComparison.System, _ id: String, _ words: Words) -> DataTable {
        DataTable(
            id: id, caption: words("systems.table", ["system": system.name[words.language]]),
            columns: [
                .init(key: "question", title: words("comparison.question")), .init(key: "answer", title: words("systems.answer")),
                .init(key: "count", title: words("systems.groups"), isNumber: true), .init(key: "who", title: words("systems.who")),
            ],
            rows: system.differences.flatMap { difference -> [DataTable.Row] in
                guard let question = definition.question(difference.key.question) else { return [] }
                let row = difference.key.row.flatMap(question.row)
                return difference.answers.enumerated().map { place, answer in
                    .init(cells: [
                        .init(
                            "\(row?.number.map(String.init) ?? question.numberText). \(question.shortText[words.language])",
                            note: row.map { question.rowText($0, in: words.language, round: round) }),
                        .init(question.words(answer.value, words.language) ?? "–"), .init(number: answer.groups.count, words),
                        .init(answer.groups.map { "\($0.name) (\($0.area.name(words.language)))" }.joined(separator: ", ")),
                    ])
                }
            })
    }
}
