import CodeLists
import Crypto
import Delivery
import Foundation
import Localization
import NotificationForm
import RegisterModel
import RegisterStore
import Testing

@testable import Operations

@Suite struct Delivering {
    @Test func `a sound delivery is checked, taken into the register and sealed`() async throws {
        let office = try await Office()
        _ = try await office.helsinkiGroup()
        let status = try await office.deliver(
            try parts(rows: [row(1), row(1, "disability", "2022-01-01", "2023-02-01"), row(2, municipality: "")]), by: office.helsinki)
        #expect((status.delivery.state, status.job?.state, status.isInForce, status.groupName) == (.accepted, .done, true, "Helsingfors"))
        #expect(status.delivery.summary?.files.map(\.used) == [3])
        let rows = try await stored(office)
        #expect(rows.map(\.serviceTask.slug).sorted() == ["disability", "older-people", "older-people"])
        #expect(rows.filter { $0.municipality == nil }.count == 1)
        #expect(Set(rows.map(\.birthYear)) == [1960])
        #expect(Set(rows.map(\.person)).count == 2)
    }

    @Test func `no identity code and no plain text stays in the data directory`() async throws {
        let office = try await Office()
        _ = try await office.helsinkiGroup()
        let sound = try parts(rows: (1...40).map { row($0) })
        let status = try await office.deliver(sound, by: office.helsinki)
        let broken = try await office.deliver(try parts(rows: (1...40).map { row($0, "no-such-task") }), by: office.helsinki)
        #expect((status.delivery.state, broken.delivery.state) == (.accepted, .returned))
        let id = status.delivery.id
        #expect(files("\(office.folder)/uploads").isEmpty)
        #expect(files("\(office.folder)/sealed/\(id)") == ["client_periods.csv.sealed", "manifest.json.sealed"])
        for file in files(office.folder) {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(office.folder)/\(file)"))
            for number in 1...40 { #expect(bytes.range(of: Data(person(number).utf8)) == nil, "\(file)") }
        }
        var opened = Data()
        try SealedFile.open(
            DeliveryFolders(office.operations.settings).sealed(id, "client_periods.csv"), name: "\(id)/client_periods.csv",
            key: office.operations.settings.keys.seal
        ) { opened += $0 }
        #expect(Array(opened) == sound["client_periods.csv"])
    }

    @Test func `the same bytes twice are one delivery`() async throws {
        let office = try await Office()
        _ = try await office.helsinkiGroup()
        let bytes = try parts(rows: [row(1)])
        let first = try await office.deliver(bytes, by: office.helsinki)
        let second = try await office.deliver(bytes, by: office.helsinki)
        #expect(first.delivery == second.delivery)
        #expect(try await office.operations.deliveries(by: office.helsinki).count == 1)
        #expect(try await stored(office).count == 1)
        #expect(files("\(office.folder)/uploads").isEmpty)
    }

    @Test func `the newest replaces the older of the same channel and period, and nothing else`() async throws {
        let office = try await Office()
        _ = try await office.helsinkiGroup()
        let first = try await office.deliver(try parts(rows: [row(1), row(2)]), by: office.helsinki)
        _ = try await office.deliver(try parts(channel: .archive, rows: [row(3)]), by: office.helsinki)
        _ = try await office.deliver(try parts(period: "2023Q2", rows: [row(4, "disability", "2023-04-04")]), by: office.helsinki)
        office.clock.advance(60)
        let newer = try await office.deliver(try parts(rows: [row(5)]), by: office.helsinki)
        #expect(try await stored(office).count == 2)
        #expect(try await stored(office, "2023Q2").count == 1)
        #expect(try await office.operations.delivery(first.delivery.id, by: office.helsinki).isInForce == false)
        #expect(newer.isInForce)
        #expect(try await office.operations.registerPeriods(by: office.officer).map(\.description) == ["2023Q2", "2023Q1"])
    }

    @Test func `the bytes of a replaced delivery are a new one that says when they came before, and come into force again`() async throws {
        let office = try await Office()
        _ = try await office.helsinkiGroup()
        let (older, newer) = (try parts(rows: [row(1), row(2)]), try parts(rows: [row(3)]))
        let first = try await office.deliver(older, by: office.helsinki)
        let firstReceipt = office.clock.now
        #expect((first.isReplaced, first.earlierReceiptAt) == (false, nil))
        office.clock.advance(60)
        let second = try await office.deliver(newer, by: office.helsinki)
        #expect(try await office.operations.delivery(first.delivery.id, by: office.helsinki).isReplaced)
        office.clock.advance(60)
        // It is told before the check, at once when the upload ends.
        let told = try await office.upload(older, by: office.helsinki)
        #expect((told.delivery.state, told.earlierReceiptAt, told.delivery.id == first.delivery.id) == (.checking, firstReceipt, false))
        // While it is on its way the same bytes are the same delivery.
        #expect(try await office.upload(older, by: office.helsinki).delivery.id == told.delivery.id)
        try await office.operations.runWaitingJobs()
        let again = try await office.operations.delivery(told.delivery.id, by: office.helsinki)
        #expect((again.delivery.state, again.isInForce, again.earlierReceiptAt) == (.accepted, true, firstReceipt))
        #expect(try await office.operations.delivery(second.delivery.id, by: office.helsinki).isReplaced)
        #expect(try await stored(office).count == 2)
        // And a third time, while it is in force, it is no new delivery.
        #expect(try await office.deliver(older, by: office.helsinki).delivery == again.delivery)
        #expect(try await office.operations.deliveries(by: office.helsinki).count == 3)
    }

    @Test func `a faulty delivery is returned with its findings and leaves the register as it was`() async throws {
        let office = try await Office()
        _ = try await office.helsinkiGroup()
        _ = try await office.deliver(try parts(rows: [row(1)]), by: office.helsinki)
        let bad = try await office.deliver(
            try parts(rows: [row(1), row(2, "older-people", "2023-02-30"), row(3, "no-such-task")]), by: office.helsinki)
        #expect(bad.delivery.state == .returned)
        #expect(bad.delivery.summary?.files.map(\.rejected) == [2])
        let groups = try #require(bad.delivery.summary?.groups)
        #expect(Set(groups.filter { $0.severity == "error" }.map(\.rule)) == ["date.shape", "service-task.unknown"])
        #expect(try await stored(office).count == 1)
        for language in Language.allCases {
            let report = try await office.operations.report(of: bad.delivery.id, .csv, language: language, by: office.helsinki)
            var text = ""
            try await report.forEachPiece { text += String(decoding: $0, as: UTF8.self) }
            #expect(text.hasPrefix("file,line,column,rule,severity,message\n"))
            #expect(text.contains("service-task.unknown"))
        }
    }

    @Test func `what the manifest says must be the county's own`() async throws {
        let office = try await Office()
        _ = try await office.helsinkiGroup()
        await #expect(throws: OperationError.invalid([InputProblem(.manifestOrganiser)])) {
            try await office.upload(try parts(organiser: "08", rows: [row(1)]), by: office.helsinki)
        }
        await #expect(throws: OperationError.invalid([InputProblem(.manifestGroup, "Vantaa")])) {
            try await office.upload(try parts(group: " Vantaa ", rows: [row(1)]), by: office.helsinki)
        }
        var broken = try parts(rows: [row(1)])
        broken["manifest.json"] = Array("{}".utf8)
        let unreadable = broken
        await #expect(throws: OperationError.invalid([InputProblem(.manifestUnreadable)])) {
            try await office.upload(unreadable, by: office.helsinki)
        }
        #expect(try await office.store.read { try $0.jobs(state: .waiting).isEmpty })
    }

    /// The second quarter ends on 30.6.2023, where it is summer time: its last moment is 20:59:59 UTC.
    @Test func `a quarter is delivered once its last day is over in Finland`() async throws {
        let office = try await Office(day: "2023-06-30")
        _ = try await office.helsinkiGroup()
        let bytes = try parts(period: "2023Q2", rows: [row(4, "disability", "2023-04-04")])
        office.clock.advance(13 * 3600 - 1)
        await #expect(throws: OperationError.invalid([InputProblem(.manifestPeriodNotEnded)])) {
            try await office.upload(bytes, by: office.helsinki)
        }
        #expect(try await office.store.read { try $0.jobs(state: .waiting).isEmpty })
        office.clock.advance(1)
        #expect(try await office.deliver(bytes, by: office.helsinki).delivery.state == .accepted)
    }

    @Test func `rows of another organiser are not taken`() async throws {
        let office = try await Office()
        _ = try await office.helsinkiGroup()
        let status = try await office.deliver(
            try parts(rows: [row(1), "\(person(2)),08,837,older-people,2023-01-02,"]), by: office.helsinki)
        #expect(status.delivery.state == .returned)
        #expect(try await stored(office).isEmpty)
    }

    @Test func `both parts have to come and no other`() async throws {
        let office = try await Office()
        _ = try await office.helsinkiGroup()
        let id = try await office.operations.beginUpload(by: office.helsinki)
        await #expect(throws: OperationError.invalid([InputProblem(.partUnknown, "../register.sqlite")])) {
            try await office.operations.receivePart(named: "../register.sqlite", of: id, by: office.helsinki)
        }
        await #expect(
            throws: OperationError.invalid([InputProblem(.partMissing, "manifest.json"), InputProblem(.blockMissing)])
        ) { try await office.operations.finishUpload(id, by: office.helsinki) }
        try await office.operations.cancelUpload(id, by: office.helsinki)
        await #expect(throws: OperationError.notFound) { try await office.operations.finishUpload(id, by: office.helsinki) }
    }

    @Test func `a part beyond the limit is refused and an upload broken off leaves nothing`() async throws {
        let office = try await Office(partLimitBytes: 100)
        let id = try await office.operations.beginUpload(by: office.helsinki)
        do {
            let part = try await office.operations.receivePart(named: "client_periods.csv", of: id, by: office.helsinki)
            try part.write([UInt8](repeating: 65, count: 100))
            #expect(throws: OperationError.invalid([InputProblem(.partTooLarge, "client_periods.csv")])) { try part.write([65]) }
        }
        #expect(files("\(office.folder)/uploads").isEmpty)
        #expect(try await office.store.read { try $0.parts(delivery: id).isEmpty })
    }

    @Test func `an upload that nobody finishes is cleared after a day`() async throws {
        let office = try await Office()
        let old = try await office.operations.beginUpload(by: office.helsinki)
        let part = try await office.operations.receivePart(named: "client_periods.csv", of: old, by: office.helsinki)
        try part.write(Array(row(1).utf8))
        try await part.finish()
        office.clock.advance(24 * 3600 - 1)
        let new = try await office.operations.beginUpload(by: office.helsinki)
        try await office.operations.resumeJobs()
        #expect(files("\(office.folder)/uploads") == ["\(old)/client_periods.csv"])
        office.clock.advance(2)
        try await office.operations.resumeJobs()
        #expect(files("\(office.folder)/uploads").isEmpty)
        #expect(try await office.operations.deliveries(by: office.helsinki).map(\.delivery.id) == [new])
    }
}
