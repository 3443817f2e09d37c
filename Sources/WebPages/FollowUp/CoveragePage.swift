import CodeLists
import NotificationForm

/// By which way data come: for each service task the part of the inhabitants by way, and below it municipality by municipality.
public struct CoveragePage: Page {
    /// The round.
    public let round: Round
    /// Which data, by which way, from whom.
    public let coverage: ChannelCoverage
    /// The order of the table of municipalities; nil is by organiser and name.
    public let sort: TableSort?

    /// Makes the page.
    public init(round: Round, coverage: ChannelCoverage, sort: TableSort? = nil) {
        self.round = round
        self.coverage = coverage
        self.sort = sort
    }

    private var view: FollowUpAddress.CoverageView {
        switch coverage.subject {
        case .periods: .periods
        case .childProtection: .childProtection
        case .services: .services
        }
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let address = FollowUpAddress.coverage(round.id, view)
        let title = words("coverage.\(coverage.subject.rawValue)-title")
        let used = ways
        return PageContent(
            template: "coverage", title: title, isWide: true,
            values: RoundFrame(round: round, here: address, words: words).values(
                title,
                [
                    "coverageViews": CoverageViews.values(round, view, words),
                    "lead": words("coverage.\(coverage.subject.rawValue)-lead"),
                    "bars": coverage.tasks.indices.map { bar($0, used, words) },
                    "legend": used.map { way -> Values in ["way": way.rawValue, "name": words("way.\(way.rawValue)")] },
                    "shares": shares(used, words).values(),
                    "municipalities": municipalities(words).values(sorting: (sort, .followUp(address))),
                ]))
    }

    /// The ways that occur, in their order.
    private var ways: [ChannelCoverage.Way] {
        let seen = Set(coverage.rows.flatMap(\.ways))
        return ChannelCoverage.Way.allCases.filter(seen.contains)
    }

    private func bar(_ column: Int, _ ways: [ChannelCoverage.Way], _ words: Words) -> Values {
        var start = 0
        return [
            "name": coverage.tasks[column].name(words.language),
            "parts": ways.compactMap { way -> Values? in
                let share = coverage.count(way, column: column).perMille
                guard share > 0 else { return nil }
                defer { start += share }
                return ["way": way.rawValue, "x": String(start), "width": String(share)]
            },
        ]
    }

    private func shares(_ ways: [ChannelCoverage.Way], _ words: Words) -> DataTable {
        DataTable(
            id: "shares", caption: words("coverage.shares"),
            columns: [.init(key: "task", title: words("coverage.task"))]
                + ways.map { .init(key: $0.rawValue, title: words("way.\($0.rawValue)"), isNumber: true) },
            rows: coverage.tasks.indices.map { column in
                .init(
                    cells: [.init(coverage.tasks[column].name(words.language))]
                        + ways.map { way in
                            let share = coverage.count(way, column: column)
                            return .init(
                                number: share.perMille, as: words.share(share.perMille),
                                note: words(
                                    share.municipalities == 1 ? "coverage.people-one" : "coverage.people",
                                    ["people": words.number(share.population), "count": String(share.municipalities)]))
                        })
            })
    }

    private func municipalities(_ words: Words) -> DataTable {
        let byArea = Dictionary(grouping: coverage.rows) { $0.municipality.area }
        let areas = words.sorted(Array(byArea.keys)) { $0.name(words.language) }
        let rows = areas.flatMap { area in words.sorted(byArea[area] ?? []) { $0.municipality.name(words.language) } }
        return DataTable(
            id: "municipalities", caption: words("coverage.municipalities"),
            columns: [
                .init(key: "municipality", title: words("coverage.municipality")), .init(key: "area", title: words("register.organiser")),
                .init(key: "group", title: words("coverage.group")),
                .init(key: "population", title: words("coverage.population"), isNumber: true),
            ] + coverage.tasks.map { .init(key: $0.slug, title: $0.name(words.language)) },
            rows: rows.map { row in
                let ways = row.ways.map { way in
                    DataTable.Cell(words("way.\(way.rawValue)"), order: .number(ChannelCoverage.Way.allCases.firstIndex(of: way) ?? 0))
                }
                return .init(
                    cells: [
                        .init(row.municipality.name(words.language)), .init(row.municipality.area.name(words.language)),
                        .init(row.group?.name ?? "–", path: row.group.map { Address.notificationView($0.id).path }),
                        .init(number: row.municipality.newestPopulation, words),
                    ] + ways)
            })
    }
}

/// The links between the pages of coverage.
enum CoverageViews {
    static func values(_ round: Round, _ here: FollowUpAddress.CoverageView, _ words: Words) -> [Values] {
        FollowUpAddress.CoverageView.allCases.map { view in
            [
                "path": FollowUpAddress.coverage(round.id, view).path, "name": words("coverage.view-\(view.rawValue)"),
                "isCurrent": view == here,
            ]
        }
    }
}
