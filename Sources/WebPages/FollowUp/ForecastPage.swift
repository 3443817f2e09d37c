import CodeLists
import NotificationForm
import RegisterModel

/// When systems move to structured archiving by the counties' own estimate: how much of the population has moved by the end of each quarter,
/// held against the end of each task's transition period. A chart for each task and one equal table.
public struct ForecastPage: Page {
    /// The round.
    public let round: Round
    /// The estimates, added up.
    public let forecast: ArchivingForecast

    /// Makes the page.
    public init(round: Round, forecast: ArchivingForecast) {
        self.round = round
        self.forecast = forecast
    }

    /// The height of a chart and the width of a quarter's bar, in the picture's units.
    private static let height = 100
    private static let step = 18

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        return PageContent(
            template: "forecast", title: words("forecast.title"), isWide: true,
            values: RoundFrame(round: round, here: .forecast(round.id), words: words).values(
                words("forecast.title"),
                [
                    "charts": forecast.rows.map { chart($0, words) }, "table": table(words).values(), "late": late(words).values(),
                    "hasLate": forecast.rows.contains { !$0.lateGroups.isEmpty },
                ]))
    }

    private func perMille(_ people: Int) -> Int { Share.perMille(people, of: forecast.population) }

    private func chart(_ row: ArchivingForecast.Row, _ words: Words) -> Values {
        let endColumn = row.end?.period.flatMap { forecast.quarters.firstIndex(of: $0) }
        let moved = row.moved.map(perMille)
        let atEnd = endColumn.map { moved[$0] } ?? 0
        return [
            "name": row.task.name(words.language), "width": String(forecast.quarters.count * Self.step), "height": String(Self.height),
            "endX": endColumn.map { String(($0 + 1) * Self.step) }, "id": "chart-\(row.task.slug)",
            "bars": moved.enumerated().flatMap { place, share -> [Values] in
                // What moves after the end of transition stands on top of what had moved by then.
                let isAfter = endColumn.map { place > $0 } ?? false
                let base = bar(place, from: 0, to: isAfter ? atEnd : share, isLate: false)
                return isAfter && share > atEnd ? [base, bar(place, from: atEnd, to: share, isLate: true)] : [base]
            },
            "first": forecast.quarters.first.map { words.quarter($0) }, "last": forecast.quarters.last.map { words.quarter($0) },
            "summary": words(
                "forecast.summary", ["share": words.share(atEnd), "end": row.end.map(words.month) ?? "–"]),
            "note": words(
                "forecast.unknown",
                ["unanswered": words.share(perMille(row.unanswered)), "missing": words.share(perMille(row.notNotified))]),
        ]
    }

    /// The part of a quarter's bar between two shares in thousandths.
    private func bar(_ place: Int, from start: Int, to end: Int, isLate: Bool) -> Values {
        let (top, bottom) = (end * Self.height / 1000, start * Self.height / 1000)
        return [
            "x": String(place * Self.step + 1), "y": String(Self.height - top), "width": String(Self.step - 2),
            "height": String(top - bottom), "isLate": isLate,
        ]
    }

    private func table(_ words: Words) -> DataTable {
        let people = forecast.rows.map(\.moved)
        let quarters = forecast.quarters.enumerated().map { place, quarter -> DataTable.Row in
            .init(
                cells: [.init(words.quarter(quarter))]
                    + forecast.rows.enumerated().map { column, row in
                        let share = perMille(people[column][place])
                        let isEnd = row.end?.period == quarter
                        return .init(number: share, as: words.share(share), note: isEnd ? words("forecast.end") : nil)
                    })
        }
        let others: [(String, (ArchivingForecast.Row) -> Int)] = [
            ("forecast.late", { $0.late }), ("forecast.unanswered", { $0.unanswered }), ("forecast.not-notified", { $0.notNotified }),
        ]
        return DataTable(
            id: "forecast", caption: words("forecast.caption"),
            columns: [.init(key: "quarter", title: words("forecast.quarter"))]
                + forecast.rows.map { .init(key: $0.task.slug, title: $0.task.name(words.language), isNumber: true) },
            rows: quarters
                + others.map { key, people in
                    .init(
                        cells: [.init(words(key))]
                            + forecast.rows.map { .init(number: people($0), as: words.share(perMille(people($0)))) }, isTotal: true)
                })
    }

    private func late(_ words: Words) -> DataTable {
        DataTable(
            id: "late", caption: words("forecast.late-caption"),
            columns: [
                .init(key: "task", title: words("coverage.task")), .init(key: "end", title: words("forecast.end-month")),
                .init(key: "group", title: words("coverage.group")), .init(key: "estimate", title: words("forecast.estimate")),
                .init(key: "population", title: words("coverage.population"), isNumber: true),
            ],
            rows: forecast.rows.flatMap { row in
                row.lateGroups.map { group in
                    let quarter = group.answers.text(.structured(row.task)).flatMap { MonitoringPeriod($0) }
                    return .init(cells: [
                        .init(row.task.name(words.language)), .init(row.end.map(words.month) ?? "–"),
                        .init(group.name, path: Address.notificationView(group.id).path, note: group.area.name(words.language)),
                        .init(quarter.map(words.quarter) ?? "–"), .init(number: group.population, words),
                    ])
                }
            })
    }
}
