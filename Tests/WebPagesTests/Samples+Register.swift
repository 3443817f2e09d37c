import CodeLists
import Localization
import RegisterModel
import WebPages

extension Sample {
    static let register = [
        Sample(name: "register", address: .register, user: officer) { _ in
            RegisterPage(
                period: period, deadline: Day(year: 2022, month: 4, day: 4)!,
                rows: Area.organisers.enumerated().map { place, area in
                    let groups = place % 5
                    return RegisterPage.Row(
                        area: area, groups: groups, notified: min(groups, place % 4), municipalitiesWithoutGroup: place % 7 == 0 ? 3 : 0,
                        delivered: min(groups, place % 3), refused: place % 6 == 0 ? 1 : 0, newest: place % 3 == 0 ? nil : moment)
                })
        },
        Sample(name: "register-empty", address: .register, user: officer) { _ in
            RegisterPage(
                period: period, deadline: Day(year: 2022, month: 4, day: 4)!,
                rows: Area.organisers.map {
                    RegisterPage.Row(
                        area: $0, groups: 0, notified: 0, municipalitiesWithoutGroup: $0.municipalities.count, delivered: 0, refused: 0,
                        newest: nil)
                })
        },
        Sample(name: "matrix-empty", address: .matrix, user: officer) { _ in MatrixPage(period: period, rows: []) },
        Sample(name: "matrix", address: .matrix, user: officer) { _ in
            MatrixPage(
                period: period,
                rows: [
                    MatrixPage.Row(
                        area: pirkanmaa, group: "Tampere", notification: id("n9"), delivery: id("d9"),
                        cells: Dictionary(
                            uniqueKeysWithValues: ServiceTask.inScope.enumerated().map { place, task in
                                let declared: Set<Channel> =
                                    place % 3 == 0 ? [.archive] : place % 3 == 1 ? [.archive, .separate] : [.separate]
                                return (task, MatrixPage.Cell(declared: declared, arrived: [.separate: place * 1234]))
                            })),
                    MatrixPage.Row(area: pirkanmaa, group: hostile, notification: nil, delivery: nil, cells: [:]),
                    MatrixPage.Row(area: helsinki, group: "Helsinki", notification: id("n2"), delivery: nil, cells: [:]),
                ])
        },
        Sample(name: "clients", address: .clients(period), user: statistician) { language in
            ClientsTablePage(
                period: period, periods: [MonitoringPeriod("2022Q4")!, period],
                columns: ServiceTask.inScope.map { text($0.entry, language) },
                rows: [
                    .init(
                        label: "Σ", isTotal: true, isPartly: false,
                        cells: [.shown(1_234_567), .shown(0), .hidden, .notDelivered, .notApplicable, .shown(12)])
                ]
                    + Area.organisers.map { area in
                        .init(
                            label: text(area.entry, language), isTotal: false, isPartly: area.index % 5 == 0,
                            cells: [.shown(area.index * 1017), .hidden, .shown(5), .notDelivered, .shown(999), .hidden])
                    })
        },
        Sample(name: "clients-empty", address: .clients(period), user: statistician) { _ in
            ClientsTablePage(period: period, periods: [period], columns: [], rows: [])
        },
    ]

    private static func text(_ entry: CodeEntry, _ language: Language) -> String {
        switch language {
        case .sv: entry.sv
        case .fi: entry.fi
        case .en: entry.en
        }
    }
}
