import CodeLists
import Delivery
import Foundation
import Localization
import NotificationForm
import RegisterModel
import RegisterStore
import Testing

@testable import Operations

/// What a delivery is held against on the server: the notification in force, the quarter before, reasons given. The command gives the same.
@Suite struct `What a delivery is held against` {
    /// The rules that the report lists as run.
    private func findings(_ id: String, _ office: Office) async throws -> [String] {
        var text = ""
        try await office.operations.report(of: id, .csv, language: .en, by: office.helsinki).forEachPiece {
            text += String(decoding: $0, as: UTF8.self)
        }
        return text.split(separator: "\n").dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false)[3] }.map(
            String.init)
    }

    @Test func `the notification in force is held against a delivery, the newest version of it`() async throws {
        let office = try await Office()
        let group = try await office.helsinkiGroup()
        let silent = try await office.deliver(try parts(rows: [row(1)]), by: office.helsinki)
        #expect(try await findings(silent.delivery.id, office).isEmpty)
        try await office.submit(group.id, by: office.helsinki)
        let told = try await office.deliver(try parts(rows: [row(1), row(2)]), by: office.helsinki)
        #expect(try await findings(told.delivery.id, office) == ["notification.undeclared-channel"])
        #expect(told.delivery.state == .accepted)
        _ = try await office.operations.amendNotification(group.id, by: office.helsinki)
        let olderPeople = try #require(ServiceTask("older-people"))
        let version = try await office.fill(group.id, by: office.helsinki) { $0.set("separate", for: .periods(olderPeople)) }
        let change = Submission(
            version: version, reasons: ["C7(periods.older-people,services)": "Bara perioderna"], changeReason: "Ny väg", language: .sv)
        _ = try await office.operations.submitNotification(of: group.id, change, by: office.helsinki)
        let after = try await office.deliver(try parts(rows: [row(1), row(2), row(3)]), by: office.helsinki)
        #expect(try await findings(after.delivery.id, office).isEmpty)
    }

    @Test func `the blocks in force of the quarter before are held against a delivery, of its own way only`() async throws {
        let office = try await Office { $0.expectsFullVolume = true }
        _ = try await office.helsinkiGroup()
        let rules = AcceptanceRules(rulesToExplain: ["volume.change"])
        try await office.operations.setAcceptanceRules(rules, round: Round.first.id, by: office.officer)
        _ = try await office.deliver(try parts(channel: .archive, rows: [row(9)]), by: office.helsinki)
        _ = try await office.deliver(try parts(rows: [row(1)]), by: office.helsinki)
        office.clock.advance(60)
        _ = try await office.deliver(try parts(rows: (1...10).map { row($0) }), by: office.helsinki)
        let next = try await office.deliver(
            try parts(period: "2023Q2", rows: [row(2, "older-people", "2023-01-03")] + (3...9).map { row($0) }), by: office.helsinki)
        let found = try await findings(next.delivery.id, office)
        #expect(found.filter { $0.hasPrefix("period.") }.sorted() == ["period.start-changed", "period.vanished", "period.vanished"])
        #expect(!found.contains("volume.change") && next.delivery.state == .accepted)
        office.clock.advance(60)
        let fewer = try await office.deliver(try parts(period: "2023Q2", rows: (1...6).map { row($0) }), by: office.helsinki)
        #expect(fewer.delivery.state == .returned)
        #expect(fewer.confirms.filter { $0.finding.rule == "volume.change" }.map(\.finding.measured) == ["older-people: 10 → 6"])
        // The files of the quarter before lay open only while they were read.
        #expect(files("\(office.folder)/uploads").isEmpty)
    }

    @Test func `a group that has sent nothing is not held against another group's notification`() async throws {
        let office = try await Office()
        let first = try await office.group("A", ["837"], by: office.pirkanmaa)
        _ = try await office.group("B", ["211"], by: office.pirkanmaa)
        try await office.submit(first.id, by: office.pirkanmaa)
        let status = try await office.deliver(
            try parts(organiser: "08", group: "B", rows: ["\(person(3)),08,211,older-people,2023-01-02,"]), by: office.pirkanmaa)
        #expect(status.delivery.state == .accepted && status.delivery.summary?.groups == [])
    }

    @Test func `a quarter before whose sealed files are gone is not looked at`() async throws {
        let office = try await Office()
        _ = try await office.helsinkiGroup()
        let first = try await office.deliver(try parts(rows: [row(1)]), by: office.helsinki)
        try FileManager.default.removeItem(atPath: "\(office.folder)/sealed/\(first.delivery.id)")
        let next = try await office.deliver(try parts(period: "2023Q2", rows: [row(2)]), by: office.helsinki)
        #expect(next.delivery.state == .accepted)
        #expect(try await findings(next.delivery.id, office).isEmpty)
    }

    @Test func `the command gives the same bytes with the exported notification, the delivery before and the reasons`() async throws {
        let office = try await Office()
        let group = try await office.helsinkiGroup()
        try await office.submit(group.id, by: office.helsinki)
        let before = try parts(rows: (1...70).map { row($0, "older-people", "2022-0\($0 % 9 + 1)-0\($0 % 7 + 1)") })
        let now = try parts(
            period: "2023Q2",
            rows: (11...80).map { row($0, "older-people", $0 % 2 == 0 ? "2022-0\($0 % 9 + 1)-0\($0 % 7 + 1)" : "2023-05-0\($0 % 7 + 1)") }
                + (100...160).map { row($0, "disability", "2023-04-03") } + [row(90, "no-such-task")])
        #expect(try await office.deliver(before, by: office.helsinki).delivery.state == .accepted)
        let id = try await office.deliver(now, by: office.helsinki).delivery.id
        let reason = FindingReason(
            rule: "dates.pile-up", block: "client_periods", subject: "disability 2023-04-03", reason: "Årets \"byte\"")
        try await office.operations.confirmFindings(of: id, [reason], by: office.helsinki)
        try await office.operations.runWaitingJobs()

        // What a county has: the two deliveries, the file that the site exports, its own file of reasons.
        let own = TestFolder.root.appending(path: "own-\(UUID().uuidString)")
        for (name, parts) in [("before", before), ("now", now)] {
            let folder = own.appending(path: name)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for (file, bytes) in parts { try Data(bytes).write(to: folder.appending(path: file)) }
        }
        let declared = try await office.operations.declaredDelivery(of: Office.helsinkiArea, in: Round.first.id, by: office.helsinki)
        try Data(declared.json()).write(to: own.appending(path: "notification.json"))
        var settings = CheckSettings(identityUse: .test)
        (settings.expectsFullVolume, settings.comparesVolume) = (false, false)
        settings.notification = try DeclaredDelivery(file: own.appending(path: "notification.json").path)
        settings.previous = own.appending(path: "before").path
        let open = try DeliveryCheck.run(folder: own.appending(path: "now").path, settings: settings)
        let places = try #require(open.confirmations.file(adding: open, language: .sv))
        let filled = String(decoding: places, as: UTF8.self).replacing("reason: \"\"", with: "reason: \"Årets \\\"byte\\\"\"")
        try Data(filled.utf8).write(to: own.appending(path: "reasons.yaml"))
        settings.confirmations = try Confirmations(file: own.appending(path: "reasons.yaml").path)
        let report = try DeliveryCheck.run(folder: own.appending(path: "now").path, settings: settings)
        let rules = Set(report.ledger.filter { $0.failed > 0 }.map(\.rule.rule.name))
        #expect(
            rules.isSuperset(of: [
                "period.vanished", "period.start-changed", "notification.undeclared-channel", "dates.pile-up", "service-task.unknown",
            ]), "\(rules)")
        for format in ReportFormat.allCases {
            for language in Language.allCases {
                var here: [UInt8] = []
                try ReportPrinter(report: report, language: language).print(format) { here += $0 }
                var there: [UInt8] = []
                try await office.operations.report(of: id, format, language: language, by: office.helsinki).forEachPiece { there += $0 }
                #expect(here == there, "\(format) \(language)")
            }
        }
    }
}
