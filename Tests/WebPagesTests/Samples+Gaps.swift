import CodeLists
import NotificationForm
import RegisterModel
import WebPages

extension Sample {
    private static func gap(
        _ kind: String, _ group: String?, _ block: BlockKind = .clientPeriods, task: ServiceTask? = nil, service: SocialService? = nil,
        channel: Channel? = nil, expected: Int? = nil, found: Int? = nil, day: Day? = nil
    ) -> GapsPage.Gap {
        GapsPage.Gap(
            kind: kind, group: group, block: block, task: task, service: service, channel: channel, expected: expected, found: found,
            day: day)
    }

    private static let everyGap: [GapsPage.Gap] = {
        let task = ServiceTask.inScope[0]
        return [
            gap("unassigned", nil, found: 3), gap("own-count", nil, task: task, expected: 1200, found: 900), gap("not-notified", "Norra"),
            gap("missing", "Tampere", task: task, channel: .archive), gap("silent", "Tampere", task: task, channel: .separate),
            gap("undeclared", "Tampere", .receivedServices, channel: .separate, found: 1234),
            gap("late", "Tampere", .childProtectionPeriods, channel: .archive, found: 12),
            gap("archive-thin", "Tampere", task: task, channel: .archive, expected: 900, found: 77),
            gap("changed", hostile, task: task, expected: 1000, found: 1400),
            gap("unusual", hostile, task: task, expected: 215, found: 98),
            gap("out-of-range", hostile, task: task, expected: 225, found: 98),
            gap("piled-up", hostile, task: task, day: Day(year: 2020, month: 1, day: 7)!),
            gap("piled-up-undeclared", hostile, .childProtectionPeriods, task: task, day: Day(year: 2020, month: 1, day: 7)!),
            gap("service-silent", hostile, .receivedServices, service: SocialService.all[0], found: 0),
            gap("service-few", hostile, .receivedServices, service: SocialService.all[2], expected: 40, found: 3),
            gap("service-despite-no", hostile, .receivedServices, service: SocialService.all[1], found: 77),
        ]
    }()

    private static let figures = [
        GapsPage.Figure(
            group: "Tampere", task: ServiceTask.inScope[0], clients: [.archive: 700, .separate: 0], before: 1000, rateTenths: 125,
            expectedTenths: 225...900),
        GapsPage.Figure(
            group: hostile, task: ServiceTask.inScope[1], clients: [.separate: 40], before: nil, rateTenths: nil, expectedTenths: nil),
    ]

    private static func gapsPage(
        _ reader: GapsPage.Reader, _ counties: [GapsPage.County], entered: [ServiceTask: String]? = nil, problems: [ServiceTask] = []
    ) -> GapsPage {
        GapsPage(
            period: period, periods: [period, MonitoringPeriod("2022Q4")!], deadline: Day(year: 2023, month: 5, day: 15)!,
            round: "2023-01", counties: counties, reader: reader, entered: entered, problems: problems)
    }

    static let gaps: [Sample] = [
        Sample(name: "gaps", address: .gaps(period), user: officer) { _ in
            gapsPage(
                .officer,
                [
                    .init(area: pirkanmaa, gaps: everyGap, figures: figures, ownCounts: [ServiceTask.inScope[0]: 1200]),
                    .init(
                        area: helsinki, gaps: [gap("not-notified", "Helsinki")], reminded: moment, isRemindedToday: true),
                    .init(area: Area("01")!, gaps: [gap("not-notified", "Öst")], hasContact: false),
                    .init(area: Area("02")!, gaps: []),
                ])
        },
        Sample(name: "gaps-own", address: .gaps(period), user: countyUser, flash: .ownCountsSaved) { _ in
            gapsPage(
                .contact, [.init(area: pirkanmaa, gaps: everyGap, figures: figures, ownCounts: [ServiceTask.inScope[0]: 1200])])
        },
        Sample(name: "gaps-own-errors", address: .gaps(period), user: countyUser) { _ in
            gapsPage(
                .contact, [.init(area: pirkanmaa, gaps: [])], entered: [ServiceTask.inScope[1]: hostile],
                problems: [ServiceTask.inScope[1]])
        },
        Sample(name: "gaps-management", address: .gaps(period), user: management) { _ in
            gapsPage(.management, [.init(area: pirkanmaa, gaps: [], figures: figures, ownCounts: [ServiceTask.inScope[0]: 1200])])
        },
    ]

    private static func acceptancePage(mayChange: Bool, share: String = "1,0", problems: [String] = []) -> AcceptancePage {
        AcceptancePage(
            round: .first, share: share, days: "45",
            rules: [
                .init(id: "dates.pile-up", what: "Starts are piled up.", isChosen: true),
                .init(id: "volume.change", what: hostile, isChosen: false),
            ],
            quarters: [
                .init(period: period, lastDay: Day(year: 2023, month: 5, day: 15)!, entered: ""),
                .init(period: MonitoringPeriod("2023Q2")!, lastDay: Day(year: 2023, month: 9, day: 1)!, entered: "2023-09-01"),
            ], mayChange: mayChange, problems: problems)
    }

    static let acceptance: [Sample] = [
        Sample(name: "acceptance", address: .followUp(.acceptance("2023-01")), user: officer, flash: .acceptanceChanged) { _ in
            acceptancePage(mayChange: true)
        },
        Sample(name: "acceptance-errors", address: .followUp(.acceptance("2023-01")), user: officer) { _ in
            acceptancePage(mayChange: true, share: hostile, problems: ["share", "days", "rule", "day.2023Q2"])
        },
        Sample(name: "acceptance-read", address: .followUp(.acceptance("2023-01")), user: statistician) { _ in
            acceptancePage(mayChange: false)
        },
    ]
}
