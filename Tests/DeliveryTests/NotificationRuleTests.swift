import CodeLists
import RegisterModel
import Testing

@testable import Delivery

@Suite struct `A delivery beside its notification` {
    private let blocks: WholeBlocks
    /// Esbo alone in its group; of West Uusimaa's other municipalities, Grankulla (235) is in another.
    private let declared = DeclaredDelivery(
        organiser: Area("03")!, round: "2023-01", monitoringPeriod: MonitoringPeriod("2023Q1")!,
        groups: [
            .init(
                name: "A", municipalities: [Municipality("049")!],
                tasks: [
                    .init(serviceTask: ServiceTask("working-age")!, channels: [.separate], startDatesFrom: Day("2020-01-01")),
                    .init(serviceTask: ServiceTask("older-people")!, channels: [.archive]),
                ], services: []),
            .init(name: "B", municipalities: [Municipality("235")!], tasks: [], services: []),
        ])

    init() throws { blocks = try WholeBlocks() }

    private func check(_ rows: [WholeBlocks.Row], group: String? = "A") throws -> CheckReport {
        try blocks.deliver(rows, group: group, organiser: "03")
        return try blocks.check { $0.notification = declared }
    }

    @Test func `a delivery as it was notified passes`() throws {
        let report = try check([.init(person: 1, municipality: "049"), .init(person: 2, municipality: "049", start: "2020-01-01")])
        #expect(WholeBlocks.findings(report).isEmpty && report.isAcceptable)
        #expect(WholeBlocks.reason(.notificationSilentTask, report) == nil)
    }

    @Test func `a row of another group's municipality is left out; one of another area's is not`() throws {
        let report = try check([
            .init(person: 1, municipality: "049"), .init(person: 2, municipality: "235"), .init(person: 3, municipality: "091"),
            .init(person: 4, municipality: ""),
        ])
        #expect(
            WholeBlocks.findings(report) == [
                "notification.municipality-not-in-group 3 235", "municipality.other-organiser 4 091", "municipality.withheld 5",
            ])
        #expect(report.totals[0].rejected == 1 && report.totals[0].used == 3)
        var rows = 0
        report.forEachClientPeriod { _ in rows += 1 }
        #expect(rows == 3)
    }

    @Test func `a county that has notified nothing yet has nothing to be held against`() throws {
        try blocks.deliver([.init(person: 1, municipality: "049")], organiser: "03")
        var none = declared
        none.groups = []
        let report = try blocks.check { $0.notification = none }
        #expect(WholeBlocks.findings(report).isEmpty)
        #expect(WholeBlocks.reason(.notificationMunicipalityNotInGroup, report) == "not-run.no-group")
    }

    @Test func `a channel that was not notified for a task, and a task that is silent`() throws {
        let report = try check([.init(person: 1, municipality: "049", task: "older-people")])
        #expect(
            WholeBlocks.findings(report) == ["notification.undeclared-channel 0 older-people", "notification.silent-task 0 working-age"])
        var details: [String] = []
        report.forEachFinding { details.append($0.detail) }
        #expect(details == ["older-people, separate: 1", "working-age"])
    }

    @Test func `a start before the day from which starts are told`() throws {
        let report = try check([.init(person: 1, municipality: "049", start: "2019-12-31"), .init(person: 2, municipality: "049")])
        #expect(WholeBlocks.findings(report) == ["notification.start-before-capability 2 2019-12-31"])
    }

    @Test func `without a notification, or without the group, the rules say why they were not run`() throws {
        try blocks.deliver([.init(person: 1, municipality: "235")], group: "C", organiser: "03")
        let without = try blocks.check()
        #expect(WholeBlocks.reason(.notificationSilentTask, without) == "not-run.no-notification")
        let unknown = try blocks.check { $0.notification = declared }
        #expect(WholeBlocks.reason(.notificationSilentTask, unknown) == "not-run.no-group")
        #expect(
            WholeBlocks.findings(unknown).isEmpty && WholeBlocks.reason(.notificationMunicipalityNotInGroup, unknown) == "not-run.no-group")
        // A group that has sent nothing is not held against the only one that has.
        var alone = declared
        alone.groups.removeLast()
        let silent = try blocks.check { $0.notification = alone }
        #expect(
            WholeBlocks.findings(silent).isEmpty && WholeBlocks.reason(.notificationMunicipalityNotInGroup, silent) == "not-run.no-group")
    }

    @Test func `a delivery that names no group is the only one's, or may be of any; capitals play no part`() throws {
        #expect(declared.group(named: "a")?.name == "A" && declared.group(named: nil) == nil)
        try blocks.deliver([.init(person: 1, municipality: "235"), .init(person: 2, municipality: "078")], group: nil, organiser: "03")
        let any = try blocks.check { $0.notification = declared }
        #expect(WholeBlocks.findings(any) == ["notification.municipality-not-in-group 3 078"])
        var alone = declared
        alone.groups.removeLast()
        #expect(alone.group(named: nil)?.name == "A")
        let only = try blocks.check { $0.notification = alone }
        #expect(WholeBlocks.findings(only).filter { $0.contains("not-in-group") }.count == 2)
    }

    @Test func `another organiser's notification is no notification of this delivery`() throws {
        try blocks.deliver([.init(person: 1)])
        #expect(throws: DeliveryFailure.otherNotification(notified: "03", delivered: "90")) {
            try blocks.check { $0.notification = declared }
        }
    }
}
