import CodeLists
import Foundation
import Localization
import NotificationForm
import RegisterModel
import RegisterStore
import Testing

@Suite struct Deliveries {
    private func received(_ id: String, _ hash: UInt8, area: Area = pirkanmaa) -> ReceivedDelivery {
        var delivery = ReceivedDelivery(id: id, area: area, createdAt: instant(1), createdBy: "anna")
        delivery.state = .checking
        delivery.groupID = "g"
        delivery.period = Round.first.period
        delivery.channel = .separate
        delivery.contentHash = [UInt8](repeating: hash, count: 32)
        delivery.receivedAt = instant(2)
        return delivery
    }

    private func add(_ id: String, area: Area = pirkanmaa, _ store: any RegisterStore) async throws {
        try await store.write { try $0.add(ReceivedDelivery(id: id, area: area, createdAt: instant(1), createdBy: "anna")) }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `everything of a delivery comes back`(database: StoreUnderTest) async throws {
        let store = try await database.filled()
        try await add("d", store)
        var delivery = received("d", 7)
        delivery.state = .returned
        delivery.checkedAt = instant(3)
        delivery.isSealed = true
        delivery.summary = CheckSummary(
            isAcceptable: false, files: [.init(name: "f", read: 6, used: 1, duplicate: 2, rejected: 3, outOfScope: 0)],
            groups: [.init(rule: "date.shape", severity: "error", file: "f", column: "start", count: 3, firstLines: [2, 5, 9])],
            rulesRun: 20,
            rulesNotRun: 4, failure: LocalizedText(sv: "å", fi: "ä", en: "a"),
            confirms: [.init(rule: "dates.pile-up", block: "client_periods", subject: "disability 2020-01-02", measured: "60/60")])
        let complete = delivery
        try await store.write { try $0.update(complete) }
        #expect(try await store.read { try $0.delivery(id: "d") } == complete)
        #expect(
            try await store.read { try $0.deliveries(DeliverySelection(area: pirkanmaa, period: Round.first.period, groupID: "g")) } == [
                complete
            ])
        #expect(try await store.read { try $0.deliveries(DeliverySelection(area: helsinki)).isEmpty })
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `the same bytes of a county are one delivery`(database: StoreUnderTest) async throws {
        let store = try await database.filled()
        for (id, area) in [("d", pirkanmaa), ("e", pirkanmaa), ("f", helsinki)] { try await add(id, area: area, store) }
        try await store.write { try $0.update(received("d", 7)) }
        await #expect(throws: StoreConflict.alreadyDelivered("d")) { try await store.write { try $0.update(received("e", 7)) } }
        try await store.write { try $0.update(received("f", 7, area: helsinki)) }
        try await store.write { try $0.update(received("e", 8)) }
        #expect(try await store.read { try $0.deliveries(DeliverySelection()).map(\.state) } == [.checking, .checking, .checking])
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `the bytes of a failed delivery are free`(database: StoreUnderTest) async throws {
        let store = try await database.filled()
        for id in ["d", "e", "f"] { try await add(id, store) }
        var failed = received("d", 7)
        failed.state = .failed
        try await store.write { [failed] transaction in
            try transaction.update(failed)
            try transaction.update(received("e", 7))
        }
        await #expect(throws: StoreConflict.alreadyDelivered("e")) { try await store.write { try $0.update(received("f", 7)) } }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a part sent again replaces the one before, and an upload given up is gone`(database: StoreUnderTest) async throws {
        let store = try await database.filled()
        try await add("d", store)
        let parts = (1...3).map { size in
            DeliveryPart(deliveryID: "d", name: size == 1 ? "b" : "a", sizeBytes: size, sha256: [UInt8](repeating: UInt8(size), count: 32))
        }
        try await store.write { transaction in for part in parts { try transaction.save(part) } }
        #expect(try await store.read { try $0.parts(delivery: "d") } == [parts[2], parts[0]])
        try await store.write { try $0.removeUpload(id: "d") }
        #expect(try await store.read { try $0.delivery(id: "d") } == nil)
        #expect(try await store.read { try $0.parts(delivery: "d").isEmpty })
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a finished delivery is not removed as an upload`(database: StoreUnderTest) async throws {
        let store = try await database.filled()
        try await add("d", store)
        try await store.write { transaction in
            try transaction.update(received("d", 7))
            try transaction.removeUpload(id: "d")
        }
        #expect(try await store.read { try $0.delivery(id: "d")?.state } == .checking)
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `jobs are found by state, oldest first, and by subject`(database: StoreUnderTest) async throws {
        let store = try database.make()
        var second = Job(id: "2", kind: .check, subject: "d", createdAt: instant(2))
        try await store.write { [second] transaction in
            try transaction.add(second)
            try transaction.add(Job(id: "1", kind: .check, subject: "c", createdAt: instant(1)))
        }
        #expect(try await store.read { try $0.jobs(state: .waiting).map(\.id) } == ["1", "2"])
        second.state = .done
        second.step = .seal
        second.progressPercent = 100
        second.attempts = 2
        second.dueAt = instant(5)
        second.finishedAt = instant(9)
        try await store.write { [second] in try $0.update(second) }
        #expect(try await store.read { try $0.job(subject: "d") } == second)
        #expect(try await store.read { try $0.jobs(state: .waiting).map(\.id) } == ["1"])
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `reasons for findings come back by group and way, oldest first`(database: StoreUnderTest) async throws {
        let store = try await database.filled()
        try await add("d", store)
        try await store.write { try $0.update(received("d", 7)) }
        @Sendable func reason(_ text: String, _ channel: Channel = .separate) -> FindingConfirmation {
            FindingConfirmation(
                deliveryID: "d", groupID: "g", channel: channel, kind: .clientPeriods, rule: "dates.pile-up",
                subject: "disability 2020-01-02",
                measured: "60/60", period: Round.first.period, reason: text, at: instant(4), by: "anna")
        }
        try await store.write { transaction in
            for one in [reason("b"), reason("a"), reason("c", .archive)] { try transaction.add(one) }
        }
        #expect(try await store.read { try $0.confirmations(groups: ["nobody", "g"], channel: .separate) } == [reason("b"), reason("a")])
        #expect(try await store.read { try $0.confirmations(groups: ["nobody"], channel: .separate).isEmpty })
        await #expect(throws: (any Error).self) { try await store.write { try $0.add(reason("")) } }
    }
}
