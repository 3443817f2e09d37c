import CodeLists
import Foundation
import RegisterModel
import Testing

@testable import Delivery

/// Rules on more than one row, each with a delivery in which it alone finds something. Rules on one row have theirs as examples
/// (``RuleExample``), rules on documents of the archive beside the reader of documents.
@Suite struct `Every rule fails alone` {
    private typealias Make = @Sendable () throws -> OneDelivery

    private static let quarter = MonitoringPeriod("2023Q1")
    private static let sound = OneDelivery.period(1)
    private static let adult = WholeBlocks.person(1)

    private static func periods(_ rows: [String], before: [String]? = nil) -> OneDelivery {
        OneDelivery(rows: [.clientPeriods: rows], before: before.map { [.clientPeriods: $0] })
    }

    /// Starts on so many different days, one a person.
    private static func spread(_ count: Int, from person: Int = 0, end: String = "", organiser: String = "90", municipality: String = "091")
        -> [String]
    {
        (0..<count).map { number in
            let day = Day("2021-01-02").map { $0.adding(number + number / 28) }?.description ?? ""
            return OneDelivery.period(
                person + number, start: day.hasSuffix("-01") ? String(day.dropLast(2)) + "02" : day, end: end, municipality: municipality,
                organiser: organiser)
        }
    }

    /// A delivery of one row beside a notification of its group.
    private static func notified(
        _ task: DeclaredDelivery.Task, more: [DeclaredDelivery.Task] = [], municipalities: [String] = ["091"], organiser: String = "90",
        services: [DeclaredDelivery.Service] = [], _ rows: [TableKind: [String]]
    ) throws -> OneDelivery {
        let declared = DeclaredDelivery(
            organiser: try #require(Area(organiser)), round: "2023-01", monitoringPeriod: try #require(quarter),
            groups: [
                .init(name: "A", municipalities: municipalities.compactMap { Municipality($0) }, tasks: [task] + more, services: services)
            ])
        var delivery = OneDelivery(rows: rows)
        delivery.organiser = organiser
        delivery.settings = { $0.notification = declared }
        return delivery
    }

    private static func task(
        _ slug: String = "working-age", channels: [Channel] = [.separate], services: [Channel] = [], from start: String? = nil
    ) throws -> DeclaredDelivery.Task {
        DeclaredDelivery.Task(
            serviceTask: try #require(ServiceTask(slug)), channels: channels, serviceChannels: services,
            startDatesFrom: start.flatMap { Day($0) })
    }

    private static let decision = "\(adult),90,091,working-age,social-work,working-age-service-decision,D1,2023-01-05,positive,,"
    private static let service = "\(adult),90,091,working-age,social-work,other,2023-03-02,2023-03-03"

    private static let cases: [RuleID: Make] = [
        .fileEncoding: {
            var one = periods([sound]); one.bytes = [0xC3, 0x28, 0x2C, 0x0A]; return one
        },
        .fileRowShape: { periods([sound, sound + ",more"]) },
        .fileLineTooLong: { periods([sound, String(repeating: "x", count: Limits.recordBytes + 1)]) },
        .rowDuplicate: { periods([sound, sound]) },
        .periodOverlap: { periods([sound, OneDelivery.period(1, start: "2023-02-02")]) },
        .decisionConflict: {
            OneDelivery(rows: [.serviceDecisions: [decision + "2023-12-30,made", decision + "2023-12-31,made"]])
        },
        .serviceWithoutClientPeriod: { OneDelivery(rows: [.clientPeriods: [OneDelivery.period(2)], .receivedServices: [service]]) },
        .decisionWithoutClientPeriod: {
            OneDelivery(rows: [.clientPeriods: [OneDelivery.period(2)], .serviceDecisions: [decision + ",made"]])
        },
        .childProtectionWithoutClientPeriod: {
            OneDelivery(rows: [.clientPeriods: [sound], .childProtectionPeriods: ["\(RuleExample.child),90,091,2023-01-02,"]])
        },
        .manifestMissing: {
            var one = periods([sound])
            one.manifestText = ""
            one.settings = { $0.period = quarter }
            return one
        },
        .manifestShape: {
            var one = periods([sound])
            one.manifestText = "{bad"
            one.settings = { $0.period = quarter }
            return one
        },
        .manifestChecksum: {
            var one = periods([sound])
            one.manifest = { $0.blocks[0].sha256 = String(repeating: "0", count: 64) }
            return one
        },
        .manifestRowCount: {
            var one = periods([sound]); one.manifest = { $0.blocks[0].rows = 2 }; return one
        },
        .manifestOrganiser: {
            var one = periods([sound]); one.manifest = { $0.organiser = nil }; return one
        },
        .manifestPeriod: {
            var one = periods([sound]); one.settings = { $0.period = MonitoringPeriod("2022Q4") }; return one
        },
        .notificationMunicipalityNotInGroup: {
            let rows = [(1, "049"), (2, "235")].map { OneDelivery.period($0.0, municipality: $0.1, organiser: "03") }
            return try notified(task(), municipalities: ["049"], organiser: "03", [.clientPeriods: rows])
        },
        .notificationUndeclaredChannel: { try notified(task(channels: [.archive]), [.clientPeriods: [sound]]) },
        .notificationSilentTask: { try notified(task(), more: [task("disability")], [.clientPeriods: [sound]]) },
        .notificationServiceDeclaredNo: {
            let no = DeclaredDelivery.Service(socialService: try #require(SocialService("social-work")), level: .no)
            return try notified(task(services: [.separate]), services: [no], [.receivedServices: [service]])
        },
        .notificationStartBeforeCapability: { try notified(task(from: "2023-01-01"), [.clientPeriods: [sound]]) },
        .datesPileUp: { periods((0..<60).map { OneDelivery.period($0) }) },
        .datesFirstOfMonth: {
            periods((0..<60).map { OneDelivery.period($0, start: "20\(10 + $0 / 12)-\($0 % 12 < 9 ? "0" : "")\($0 % 12 + 1)-01") })
        },
        .volumeOutOfRange: {
            var one = periods([sound]); one.settings = { $0.expectsFullVolume = true }; return one
        },
        .volumeChange: {
            periods(spread(14, from: 20, end: "2023-01-31"), before: spread(10, end: "2022-12-31"))
        },
        .periodNoneEnded: { periods(spread(200)) },
        .personMunicipalities: {
            let rows = spread(60, organiser: "03", municipality: "049")
            let others = rows.map { $0.replacing(",049,working-age", with: ",235,disability") }
            var one = periods(rows + others)
            one.organiser = "03"
            return one
        },
        .periodVanished: { periods(spread(9, from: 1), before: [OneDelivery.period(100)] + spread(9, from: 1)) },
        .periodStartChanged: { periods([sound.replacing("2022-05-02", with: "2022-05-03")], before: [sound]) },
    ]

    @Test func `no rule is without its case`() {
        // A file that cannot be opened, or has no usable header, ends the check; two rows of one matter come from an extract.
        let elsewhere: Set<RuleID> = [.fileUnreadable, .fileHeader, .matterConflict]
        for rule in Rule.all where rule.examples.isEmpty && !rule.name.hasPrefix("archive.") && !elsewhere.contains(rule.id) {
            #expect(Self.cases[rule.id] != nil, "\(rule.name)")
        }
    }

    @Test(arguments: Self.cases.keys.sorted { $0.rawValue < $1.rawValue })
    func `alone`(rule: RuleID) throws {
        #expect(try Self.cases[rule]?().failing() == [rule])
    }

    @Test func `a matter that is told twice differently`() throws {
        #expect(try `Rules on rows`.check(.matters, [[:], ["opened": "2023-01-03"]]) == [.matterConflict: [2, 3]])
    }

    @Test func `what cannot be opened or has no header ends the check`() throws {
        let settings = CheckSettings(period: Self.quarter, identityUse: .test)
        do {
            _ = try DeliveryCheck.run(files: ["/nowhere/client_periods.csv"], settings: settings)
            Issue.record("read")
        } catch .unreadable {} catch { Issue.record(error) }
        let folder = FileManager.default.temporaryDirectory.appending(path: "header-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "client_periods.csv").path
        try Data("person_id,organiser\n".utf8).write(to: URL(filePath: path))
        #expect(throws: DeliveryFailure.headerLacks(file: path, columns: ["municipality", "service_task", "start", "end"])) {
            try DeliveryCheck.run(files: [path], settings: settings)
        }
    }

    /// The ids of the delivery page's table; they are part of the format.
    private static let table = """
        file.unreadable file.header file.encoding file.row-shape file.line-too-long person-id.missing person-id.shape person-id.date
        person-id.check-character person-id.test-code person-id.real-code person-id.born-after organiser.unknown municipality.unknown
        municipality.other-organiser service-task.unknown social-service.unknown decision-type.unknown outcome.unknown evidence.unknown
        unit.unknown unit.ambiguous municipality.withheld service-task.out-of-scope date.missing date.shape date.range
        period.end-before-start decision.valid-to-before-from service.last-before-first matter.left-before-joined
        period.outside-monitoring-period period.end-after-monitoring-period decision.task-mismatch decision.service-missing
        decision.picks-mismatch row.duplicate matter.conflict decision.conflict period.overlap age.implausible
        service.without-client-period decision.without-client-period child-protection.without-client-period manifest.missing
        manifest.shape manifest.checksum manifest.row-count manifest.organiser manifest.period
        notification.municipality-not-in-group notification.undeclared-channel notification.silent-task notification.service-declared-no
        notification.start-before-capability archive.task-mismatch archive.service-mismatch archive.content-shape
        archive.version-conflict archive.inconclusive archive.child-protection-unknown dates.pile-up volume.out-of-range volume.change
        period.vanished period.start-changed
        """

    @Test func `every id of the table is a rule`() {
        let ids = Self.table.split(whereSeparator: \.isWhitespace).map(String.init)
        #expect(ids.count == 66 && Set(ids).subtracting(Rule.all.map(\.name)) == [])
    }
}
