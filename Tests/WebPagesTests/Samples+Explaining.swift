import CodeLists
import Localization
import RegisterModel
import Statistics
import WebPages

extension Sample {
    static let explaining: [Sample] = [
        Sample(name: "explain-empty", address: .explain, user: officer) { _ in ExplainPage(periods: [], looks: []) },
        Sample(name: "explain", address: .explain, user: officer) { _ in
            ExplainPage(periods: [period, MonitoringPeriod("2022Q4")!], looks: looks)
        },
        Sample(name: "explain-errors", address: .explain, user: officer) { _ in
            ExplainPage(
                periods: [period, MonitoringPeriod("2022Q4")!], period: MonitoringPeriod("2022Q4"), looks: [], reason: hostile,
                problems: [.person, .reasonTooLong])
        },
        Sample(name: "person-unknown", address: .explain, user: officer) { _ in
            PersonPage(
                person: pseudonym, birthYear: nil, period: period, rows: [], edition: nil, onlyInEdition: [], counted: [],
                recorded: moment, reason: hostile)
        },
        Sample(name: "person", address: .explain, user: officer) { language in
            PersonPage(
                person: pseudonym, birthYear: 1941, period: period, rows: rows(language), edition: 2,
                onlyInEdition: [rows(language)[1]],
                counted: [
                    (ServiceTask.inScope[0], .municipality(pirkanmaa.municipalities[0])), (nil, .unknownMunicipality(pirkanmaa)),
                ], recorded: moment, reason: "THL/1234/2023")
        },
        Sample(name: "delivery-rows-ask", address: .deliveryRows(id("d9")), user: officer) { _ in
            DeliveredPersonsPage(delivery: id("d9"), group: "Tampere", period: period, problem: .reasonMissing)
        },
        Sample(name: "delivery-rows", address: .deliveryRows(id("d9")), user: officer) { language in
            DeliveredPersonsPage(
                delivery: id("d9"), group: hostile, period: period,
                persons: [
                    .init(person: pseudonym, rows: rows(language)), .init(person: String(pseudonym.reversed()), rows: [rows(language)[0]]),
                ],
                hasMore: true, reason: hostile)
        },
        Sample(name: "delivery-rows-none", address: .deliveryRows(id("d9")), user: officer) { _ in
            DeliveredPersonsPage(delivery: id("d9"), group: nil, period: period, persons: [], reason: "THL/1234/2023")
        },
    ]

    static let picks: [Sample] = [
        Sample(name: "picks", address: .picks(period), user: officer) { _ in
            PickCoveragePage(
                period: period, periods: [period, MonitoringPeriod("2022Q4")!],
                lines: [
                    .init(area: pirkanmaa, channel: .archive, coverage: coverage(1), inNoPick: nil),
                    .init(area: pirkanmaa, channel: .separate, coverage: coverage(250), inNoPick: 17),
                    .init(area: helsinki, channel: .separate, coverage: coverage(40), inNoPick: 0),
                ], sort: TableSort("-decisions"))
        },
        Sample(name: "picks-own", address: .picks(nil), user: countyUser) { _ in
            PickCoveragePage(
                period: period, periods: [period],
                lines: [.init(area: pirkanmaa, channel: .separate, coverage: coverage(3), inNoPick: 5)])
        },
        Sample(name: "picks-empty", address: .picks(nil), user: countyUser) { _ in
            PickCoveragePage(period: period, periods: [], lines: [])
        },
    ]

    private static func coverage(_ factor: Int) -> PickCoverage {
        var coverage = PickCoverage()
        for (picks, count) in [([.made], 9), ([.made, .ended], 2), ([.inForce], 31), ([.negative], 4), ([.starting], 1)]
            as [(DecisionPicks, Int)]
        {
            coverage.add(picks, decisions: count * factor)
        }
        return coverage
    }

    private static let pseudonym = "0123456789abcdef0123456789abcdef"

    private static let looks = [
        ExplainPage.Look(
            at: moment, officer: "Rita Rekisteri", period: period, person: pseudonym, deliveries: [id("d9"), id("d8")], reason: hostile),
        ExplainPage.Look(at: moment, officer: hostile, period: period, person: nil, deliveries: [id("d9")], reason: "THL/1234/2023"),
    ]

    private static func day(_ text: String) -> Day { Day(text)! }

    private static func rows(_ language: Language) -> [PersonRow] {
        let deed = ["begins", "overlaps"].map { Catalogue.delivery.text("explain.\($0)", language, ["day": "2023-01-15"]) }
        func row(
            _ block: BlockKind, _ days: Period, _ isInEdition: Bool, picks: DecisionPicks = [], evidence: EvidenceKinds = [],
            _ sources: [(Channel, Period, String)]
        ) -> PersonRow {
            let isService = block == .serviceDecisions || block == .receivedServices
            return PersonRow(
                block: block, area: pirkanmaa, municipality: isService ? nil : pirkanmaa.municipalities[0],
                task: block == .childProtectionPeriods ? nil : ServiceTask.inScope[0], service: isService ? SocialService.all[3] : nil,
                days: days, picks: picks, evidence: evidence, isInEdition: isInEdition,
                sources: sources.map { PersonRow.Source(delivery: id("d9"), channel: $0.0, days: $0.1, deed: $0.2) })
        }
        let long = Period(start: day("2018-05-02"), end: nil)
        let joined = Period(start: day("2022-11-01"), end: day("2023-02-20"))
        return [
            row(
                .clientPeriods, joined, true,
                [
                    (.archive, Period(start: day("2022-11-01"), end: day("2023-01-15")), deed[0]),
                    (.separate, Period(start: day("2023-01-10"), end: day("2023-02-20")), deed[1]),
                ]),
            row(.clientPeriods, long, false, [(.separate, long, hostile)]),
            row(.childProtectionPeriods, long, true, [(.archive, long, deed[0])]),
            row(
                .serviceDecisions, Period(start: day("2023-01-20"), end: day("2024-01-31")), true, picks: [.made],
                [(.separate, Period(start: day("2023-01-20"), end: day("2024-01-31")), deed[0])]),
            row(
                .receivedServices, Period(start: day("2023-01-20"), end: day("2023-03-31")), true,
                evidence: [.decision, .deliveryDocument],
                [(.separate, Period(start: day("2023-01-20"), end: day("2023-03-31")), deed[0])]),
        ]
    }
}
