import RegisterModel
import WebPages

extension Sample {
    static let delivery = [
        Sample(name: "upload", address: .newDelivery, user: countyUser) { _ in UploadPage(limitMegabytes: 2000) },
        Sample(name: "upload-errors", address: .newDelivery, user: countyUser) { _ in
            UploadPage(limitMegabytes: 2000, problems: [.manifestMissing, .tooLarge(limitMegabytes: 2000)])
        },
        Sample(name: "upload-missing", address: .newDelivery, user: countyUser) { _ in
            UploadPage(
                limitMegabytes: 2000,
                problems: [.blockMissing, .partMissing("service_decisions.csv"), .partUnknown(hostile), .broken, .tooManyOpen])
        },
        Sample(name: "delivery-accepted", address: .delivery(id("d9")), user: countyUser) { _ in
            DeliveryPage(
                id: id("d9"), group: "Lifecare-kunnat", period: period, received: moment, status: .accepted,
                totals: [.init(file: "client_periods.csv", read: 12_345, used: 12_345, duplicate: 0, rejected: 0, outOfScope: 0)])
        },
        Sample(name: "delivery-refused", address: .delivery(id("d2")), user: countyUser) { _ in
            DeliveryPage(
                id: id("d2"), group: hostile, period: period, received: moment, status: .refused,
                totals: [.init(file: "client_periods.csv", read: 12_345, used: 12_300, duplicate: 3, rejected: 40, outOfScope: 2)],
                groups: [
                    findings("person-id.check-character", .error, "person_id", count: 39),
                    findings("period.overlap", .error, "", count: 1), findings("age.implausible", .warning, "service_task", count: 7),
                    findings("dates.pile-up", .confirm, "start", count: 1),
                    findings("municipality.withheld", .info, "municipality", count: 2),
                ])
        },
        Sample(name: "delivery-to-confirm", address: .delivery(id("d2")), user: countyUser) { _ in
            DeliveryPage(
                id: id("d2"), group: "Lifecare-kunnat", period: period, received: moment, status: .refused,
                totals: [.init(file: "client_periods.csv", read: 12_345, used: 12_345, duplicate: 0, rejected: 0, outOfScope: 0)],
                groups: [findings("dates.pile-up", .confirm, "start", count: 2)], history: confirmed)
        },
        Sample(name: "delivery-confirmed", address: .delivery(id("d2")), user: officer) { _ in
            DeliveryPage(
                id: id("d2"), group: "Lifecare-kunnat", period: period, received: moment, status: .accepted, history: confirmed)
        },
        Sample(name: "confirm-findings", address: .confirmFindings(id("d2")), user: countyUser) { _ in
            ConfirmFindingsPage(
                id: id("d2"), group: "Lifecare-kunnat", period: period, isReturned: true,
                items: [
                    .init(
                        rule: "dates.pile-up", block: "client_periods", subject: "working-age 2020-01-02", title: "Title of dates.pile-up",
                        measured: "working-age, 2020-01-02: 60/60"),
                    .init(
                        rule: "volume.change", block: "client_periods", subject: "disability 2023Q1", title: "Title of volume.change",
                        measured: "disability: 100 → 180", reason: hostile),
                ])
        },
        Sample(name: "confirm-findings-errors", address: .confirmFindings(id("d2")), user: countyUser) { _ in
            ConfirmFindingsPage(
                id: id("d2"), group: nil, period: nil, isReturned: false,
                items: [
                    .init(
                        rule: "dates.pile-up", block: "client_periods", subject: "x", title: "Title", measured: hostile, problem: .missing),
                    .init(
                        rule: "volume.change", block: "client_periods", subject: "y", title: "Title", measured: "", reason: hostile,
                        problem: .tooLong),
                ])
        },
        Sample(name: "delivery-unreadable", address: .delivery(id("d3")), user: officer) { _ in
            DeliveryPage(id: id("d3"), group: nil, period: nil, received: moment, status: .unreadable, failure: hostile)
        },
        Sample(name: "delivery-checking", address: .delivery(id("d4")), user: countyUser, flash: .deliveryReceived) { _ in
            DeliveryPage(id: id("d4"), group: "Lifecare-kunnat", period: period, received: moment, status: .checking)
        },
        Sample(name: "delivery-waiting", address: .delivery(id("d5")), user: countyUser) { _ in
            DeliveryPage(id: id("d5"), group: "Lifecare-kunnat", period: period, received: moment, status: .waiting)
        },
        Sample(name: "delivery-failed", address: .delivery(id("d6")), user: countyUser) { _ in
            DeliveryPage(id: id("d6"), group: "Lifecare-kunnat", period: period, received: moment, status: .failed)
        },
        Sample(name: "delivery-replaced", address: .delivery(id("d7")), user: countyUser) { _ in
            DeliveryPage(
                id: id("d7"), group: "Lifecare-kunnat", period: period, received: moment, status: .replaced,
                totals: [.init(file: "client_periods.csv", read: 12_345, used: 12_345, duplicate: 0, rejected: 0, outOfScope: 0)])
        },
        Sample(name: "delivery-uploading", address: .delivery(id("d8")), user: countyUser) { _ in
            var history = DeliveryPage.History()
            history.onTheirWay = [.init(file: "client_periods.csv", percent: 100), .init(file: "service_decisions.csv", percent: 7)]
            history.channel = .separate
            return DeliveryPage(
                id: id("d8"), group: "Lifecare-kunnat", period: period, received: moment, status: .uploading, history: history)
        },
        Sample(name: "delivery-withdrawn", address: .delivery(id("d8")), user: officer) { _ in
            var history = DeliveryPage.History()
            (history.earlier, history.withdrawn, history.reason) = (moment, moment, hostile)
            return DeliveryPage(
                id: id("d8"), group: "Lifecare-kunnat", period: period, received: moment, status: .withdrawn, history: history)
        },
        Sample(name: "withdraw-delivery", address: .withdrawDelivery(id("d8")), user: countyUser) { _ in
            WithdrawDeliveryPage(
                id: id("d8"), group: "Lifecare-kunnat", period: period, isOpen: false, reason: hostile, problem: .reasonTooLong)
        },
        Sample(name: "withdraw-delivery-open", address: .withdrawDelivery(id("d8")), user: countyUser) { _ in
            WithdrawDeliveryPage(id: id("d8"), group: nil, period: nil, isOpen: true)
        },
    ]

    private static var confirmed: DeliveryPage.History {
        var history = DeliveryPage.History()
        history.confirms = [
            .init(title: "Title of dates.pile-up", measured: "working-age, 2020-01-02: 60/60", file: "client_periods"),
            .init(
                title: "Title of volume.change", measured: "disability: 100 → 180", file: "client_periods", reason: hostile, said: moment),
        ]
        return history
    }

    private static func findings(_ rule: String, _ severity: Severity, _ column: String, count: Int) -> DeliveryPage.Group {
        DeliveryPage.Group(
            rule: rule, severity: severity, title: "Title of \(rule)", remedy: "Remedy of \(rule) \(hostile)", file: "client_periods.csv",
            column: column, value: severity == .warning ? hostile : nil, count: count,
            first: severity == .info
                ? []
                : (1...min(count, 3)).map {
                    .init(line: severity == .confirm ? nil : $0 * 17, column: column, message: "131052*****: message")
                })
    }
}
