import CodeLists
import DisclosureControl
import Foundation
import Localization
import RegisterModel
import Statistics
import WebPages

/// Published figures of a made-up quarter, protected like real ones.
enum PublishedSample {
    /// A quarter in which every area but the second and one service task of the third has delivered; small counts are among them.
    static func tables(_ quarter: MonitoringPeriod) -> [TableName: PublishedTable] {
        let areas = Area.organisers
        var arrived: [ServiceTask: Set<Municipality>] = [:]
        for task in ServiceTask.inScope {
            for area in areas where area != areas[1] && !(area == areas[2] && task == ServiceTask.inScope[0]) {
                arrived[task, default: []].formUnion(area.municipalities)
            }
        }
        let others = Set(areas.filter { $0 != areas[1] }.flatMap(\.municipalities))
        var counting = EditionCounting(
            quarter: quarter, arrived: arrived, others: [.serviceDecisions: others, .receivedServices: others])
        var person: UInt64 = 0
        for area in areas where area != areas[1] {
            for (place, task) in ServiceTask.inScope.enumerated() where !(area == areas[2] && place == 0) {
                let count = place == 5 ? area.index % 4 + 1 : 7 * (area.index + 3) + 11 * place + quarter.quarter
                for number in 0..<count {
                    person += 1
                    let municipality = area.municipalities[number % min(2, area.municipalities.count)]
                    let start = quarter.start.adding(-30 * (number % 40))
                    counting.add(
                        [
                            ReportedPeriod(
                                organiser: area, channel: .separate, municipality: municipality, task: task,
                                period: Period(start: start, end: number % 7 == 0 ? quarter.end : nil))
                        ], birthYear: 1930 + number % 3 * 40, person: (person, 7))
                    let (type, service) = (DecisionType.all[place], SocialService.all[(place + number % 3) % SocialService.all.count])
                    if number % 2 == 0 {
                        counting.add([
                            FactCounts.Fact.decision(
                                area, decided: start, type: type, service: service, outcome: DecisionOutcome.all[number % 4 / 2],
                                picks: .made)
                        ])
                    }
                    counting.add([FactCounts.Fact.service(area, first: quarter.start, service: service, evidence: .decision)])
                }
            }
        }
        let tables = counting.finish().tables.filter { $0.name != TableName.clientsByMunicipality.rawValue || quarter.quarter == 1 }
        guard let release = try? Publication(tables: tables).release() else { return [:] }
        let published = release.tables.compactMap { table -> (TableName, PublishedTable)? in
            guard let name = TableName(rawValue: table.name), let prepared = try? table.prepared(),
                let table = try? PublishedTable(prepared: prepared)
            else { return nil }
            return (name, table)
        }
        return Dictionary(uniqueKeysWithValues: published)
    }

    static let before = tables(MonitoringPeriod("2022Q4")!)
    static let now = tables(MonitoringPeriod("2023Q1")!)
    static let series = [before, now].compactMap { $0[.clientsByArea] }

    /// The same figures while they wait for approval.
    static let proposed = PublishedFigures(
        proposal: Sample.id("p2"), Sample.period, edition: 2, names: TableName.allCases.filter { now[$0] != nil }, tables: now)

    static func figures(retraction: String? = nil, edition: Int? = nil) -> PublishedFigures {
        PublishedFigures(
            name: ReleaseName(Sample.period, edition: edition), edition: 2, publishedOn: Day(year: 2023, month: 6, day: 1)!,
            retraction: retraction, tables: retraction == nil ? now : [:])
    }
}

extension Sample {
    private static let lines = [
        ReleaseLine(
            name: ReleaseName(period, edition: 2), publishedOn: Day(year: 2023, month: 6, day: 1)!, isRetracted: false, isReplaced: false),
        ReleaseLine(
            name: ReleaseName(period, edition: 1), publishedOn: Day(year: 2023, month: 5, day: 2)!, isRetracted: true, isReplaced: true),
    ]

    static let statistics: [Sample] =
        [
            Sample(name: "statistics", address: .statistics(.catalogue), user: nil) { _ in
                StatisticsPage(figures: PublishedSample.figures(), releases: lines, series: PublishedSample.series)
            },
            Sample(name: "statistics-empty", address: .statistics(.catalogue), user: nil) { _ in
                StatisticsPage(figures: nil, releases: [], series: [])
            },
            Sample(name: "statistics-retracted", address: .statistics(.release(ReleaseName(period, edition: 1))), user: nil) { _ in
                StatisticsPage(figures: PublishedSample.figures(retraction: hostile, edition: 1), releases: lines, series: [])
            },
            Sample(name: "statistics-area", address: .statistics(.release(ReleaseName(period), .area(pirkanmaa))), user: nil) { _ in
                AreaStatisticsPage(area: pirkanmaa, figures: PublishedSample.figures(), series: PublishedSample.series)
            },
        ]
        + [TableName.clientsByArea, .clientChanges, .clientsByMunicipality, .childProtection, .decisions, .receivedServices].map { name in
            Sample(name: "statistics-\(name.rawValue)", address: .statistics(.release(ReleaseName(period), .table(name))), user: nil) { _ in
                StatisticsTablePage(name: name, figures: PublishedSample.figures())
            }
        }

    static let editions: [Sample] =
        [
            Sample(name: "editions", address: .editions, user: statistician, flash: .editionOrdered) { _ in
                EditionsPage(
                    quarters: [
                        .init(period: period, changedBlocks: 3, isBeingMade: true, hasFailed: false, editions: []),
                        .init(
                            period: MonitoringPeriod("2022Q4")!, changedBlocks: 0, isBeingMade: false, hasFailed: true,
                            editions: [
                                .init(
                                    number: 2, madeAt: moment, persons: 812_345, periods: 1_498_765,
                                    publication: (id: id("p2"), state: "proposed")),
                                .init(number: 1, madeAt: moment, persons: 1, periods: 1, publication: nil),
                            ]),
                    ], mayOrder: true)
            },
            Sample(name: "editions-empty", address: .editions, user: officer) { _ in EditionsPage(quarters: [], mayOrder: false) },
            Sample(name: "edition", address: .edition(period, 2), user: statistician) { _ in
                var counting = EditionCounting(quarter: period, arrived: [ServiceTask.inScope[0]: Set(pirkanmaa.municipalities)])
                let reported = Channel.allCases.map { channel in
                    ReportedPeriod(
                        organiser: pirkanmaa, channel: channel, municipality: nil, task: ServiceTask.inScope[0],
                        period: Period(start: period.start, end: nil))
                }
                counting.add(reported, birthYear: 1940, person: (1, 2))
                return EditionPage(
                    period: period, number: 2, manifestHash: String(repeating: "0a", count: 32), counts: counting.finish(),
                    changes: [
                        .init(place: .country, task: nil, before: 10_000, after: 12_345),
                        .init(place: .area(pirkanmaa), task: ServiceTask.inScope[0], before: nil, after: 1),
                    ],
                    blocks: [
                        .init(
                            area: pirkanmaa, channel: .archive, kind: .clientPeriods, rows: 1234,
                            sha256: String(repeating: "b1", count: 32),
                            deliveryID: id("d9"), isNew: true)
                    ], mayPropose: true, refused: [.clientsByMunicipality])
            },
        ]
        + ["protecting", "refused", "proposed", "rejected", "published", "retracted"].map { state in
            Sample(name: "publication-\(state)", address: .publication(id("p2")), user: state == "proposed" ? officer : statistician) { _ in
                let isDecided = ["rejected", "published", "retracted"].contains(state)
                return PublicationPage(
                    id: id("p2"), period: period, edition: 2, state: state, proposed: (by: "Tilda Tilasto", at: moment),
                    decided: isDecided ? (by: "Rita Rekisteri", at: moment) : nil,
                    reason: state == "refused" ? "limit" : state == "rejected" || state == "retracted" ? hostile : nil,
                    tables: state == "retracted" ? nil : [.clientsByArea, .clientsByMunicipality],
                    obstacles: state == "refused" ? [.clientsByMunicipality: 12, .clientChanges: 1] : [:], summary: nil,
                    tallies: state == "proposed" || state == "published" ? PublishedSample.now.mapValues(\.tally) : [:],
                    leftOut: state == "proposed"
                        ? [.clientsByAge: .notChosen, .clientChanges: .notProtected, .decisions: .notDelivered] : [:],
                    table: state == "proposed" ? PublishedSample.now[.clientsByArea] : nil, mayDecide: state == "proposed",
                    mayRetract: state == "published", problem: state == "published" ? .reasonMissing : nil)
            }
        }

    static let previews: [Sample] = [
        Sample(name: "preview", address: .preview(id("p2")), user: officer) { _ in
            StatisticsPage(figures: PublishedSample.proposed, releases: [], series: PublishedSample.series)
        },
        Sample(name: "preview-client-changes", address: .preview(id("p2"), .table(.clientChanges)), user: officer) { _ in
            StatisticsTablePage(name: .clientChanges, figures: PublishedSample.proposed)
        },
        Sample(name: "preview-area", address: .preview(id("p2"), .area(pirkanmaa)), user: officer) { _ in
            AreaStatisticsPage(area: pirkanmaa, figures: PublishedSample.proposed, series: PublishedSample.series)
        },
    ]
}
