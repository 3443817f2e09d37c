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
                        ? nil : words("systems.unknown", ["groups": who(comparison.withoutSystem, of: [:], words).joined(separator: "; ")]),
                    "systems": systems.enumerated().filter { !$0.element.differences.isEmpty }.map { place, system -> Values in
                        [
                            "id": "system-\(place + 1)", "name": system.name[words.language],
                            "caption": words("systems.table", ["system": system.name[words.language]]),
                            "differences": differences(system, words),
                        ]
                    },
                ]))
    }

    private func differences(_ system: SystemComparison.System, _ words: Words) -> [Values] {
        let all = Dictionary(grouping: system.groups, by: \.area).mapValues(\.count)
        return system.differences.compactMap { difference in
            definition.question(difference.key.question).map { question in
                let row = difference.key.row.flatMap(question.row)
                return [
                    "question": "\(row?.number.map(String.init) ?? question.numberText). \(question.shortText[words.language])",
                    "row": row.map { question.rowText($0, in: words.language, round: round) },
                    "answers": difference.answers.map { answer -> Values in
                        [
                            "answer": question.words(answer.value, words.language) ?? "–",
                            "count": words(
                                answer.groups.count == 1 ? "systems.one-group" : "systems.group-count",
                                ["count": words.number(answer.groups.count)]), "who": who(answer.groups, of: all, words),
                        ]
                    },
                ]
            }
        }
    }

    /// The counties of some groups; the groups are named where only a part of the county's groups with the system is meant.
    private func who(_ groups: [NotifiedGroup], of all: [Area: Int], _ words: Words) -> [String] {
        let byArea = Dictionary(grouping: groups, by: \.area)
        return words.sorted(Array(byArea.keys)) { $0.name(words.language) }.map { area in
            let own = byArea[area] ?? []
            let name = area.name(words.language)
            return own.count == all[area] ? name : "\(name): \(words.sorted(own.map(\.name)) { $0 }.joined(separator: ", "))"
        }
    }
}
