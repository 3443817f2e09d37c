import NotificationForm

/// Every round: period, deadline, form version.
public struct RoundListPage: Page {
    /// The rounds, newest period first.
    public let rounds: [Round]
    /// Whether the reader may open and change rounds.
    public let canChange: Bool

    /// Makes the page.
    public init(rounds: [Round], canChange: Bool) {
        self.rounds = rounds
        self.canChange = canChange
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let table = DataTable(
            id: "rounds", caption: words("rounds.caption"),
            columns: [
                .init(key: "round", title: words("rounds.round")), .init(key: "period", title: words("county.period")),
                .init(key: "deadline", title: words("round.deadline")),
                .init(key: "form", title: words("rounds.form"), isNumber: true),
                .init(key: "levels", title: words("rounds.levels"), isNumber: true),
                .init(key: "acceptance", title: words("rounds.acceptance"), isSortable: false),
            ] + (canChange ? [.init(key: "change", title: words("county.actions"), isSortable: false)] : []),
            rows: rounds.map { round in
                .init(
                    cells: [
                        .init(round.id, path: FollowUpAddress.round(round.id).path), .init(words.quarter(round.period)),
                        .init(words.day(round.deadline)), .init(number: round.formVersion, words), .init(number: round.levels.count, words),
                        .init(words("rounds.acceptance-show"), path: FollowUpAddress.acceptance(round.id).path, hidden: round.id),
                    ]
                        + (canChange
                            ? [.init(words("rounds.change"), path: FollowUpAddress.editRound(round.id).path, hidden: round.id)] : []))
            })
        return PageContent(
            template: "round-list", title: words("rounds.title"), back: .followUp(.rounds),
            values: ["table": table.values(), "canChange": canChange, "newPath": FollowUpAddress.newRound.path])
    }
}
