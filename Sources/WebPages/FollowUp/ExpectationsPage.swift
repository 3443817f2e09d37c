import CodeLists
import NotificationForm

/// How well data on each social service can be delivered: the part of the inhabitants by answer. *Possibly* is kept apart: it is not known.
public struct ExpectationsPage: Page {
    /// The round.
    public let round: Round
    /// What is said of each service.
    public let expectations: ServiceExpectations
    /// The order of the table; nil is the form's.
    public let sort: TableSort?

    /// Makes the page.
    public init(round: Round, expectations: ServiceExpectations, sort: TableSort? = nil) {
        self.round = round
        self.expectations = expectations
        self.sort = sort
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let address = FollowUpAddress.coverage(round.id, .levels)
        let answers = ServiceExpectations.Answer.allCases
        let table = DataTable(
            id: "services", caption: words("expectations.caption"),
            columns: [.init(key: "service", title: words("expectations.service"))]
                + answers.map { .init(key: $0.rawValue, title: words("expectation.\($0.rawValue)"), isNumber: true) },
            rows: expectations.rows.map { row in
                .init(
                    cells: [.init(row.service.name(words.language))]
                        + answers.map { answer in
                            let share = row.shares[answer] ?? Share()
                            return .init(number: share.perMille, as: words.share(share.perMille))
                        })
            })
        return PageContent(
            template: "expectations", title: words("coverage.levels-title"), isWide: true,
            values: RoundFrame(round: round, here: address, words: words).values(
                words("coverage.levels-title"),
                [
                    "coverageViews": CoverageViews.values(round, .levels, words),
                    "table": table.values(sorting: (sort, .followUp(address))),
                ]))
    }
}
