import Foundation
import RegisterStore
import Testing

@testable import Operations

@Suite struct `Jobs that go wrong` {
    @Test func `a delivery that rests after a failure holds back the later ones of its county and of no other`() async throws {
        let office = try await Office()
        _ = try await office.helsinkiGroup()
        _ = try await office.group("Tampere", ["837"], by: office.pirkanmaa)
        let obstacle = URL(fileURLWithPath: "\(office.folder)/findings")
        try Data().write(to: obstacle)
        let older = try await office.deliver(try parts(rows: [row(1)]), by: office.helsinki)
        try FileManager.default.removeItem(at: obstacle)
        office.clock.advance(1)
        let newer = try await office.deliver(try parts(rows: [row(2)]), by: office.helsinki)
        let other = try await office.deliver(
            try parts(organiser: "08", group: "Tampere", rows: ["\(person(3)),08,837,older-people,2023-01-02,"]), by: office.pirkanmaa)
        #expect([older, newer, other].map(\.delivery.state) == [.checking, .checking, .accepted])
        office.clock.advance(59)
        try await office.operations.runWaitingJobs()
        #expect(try await office.operations.delivery(older.delivery.id, by: office.helsinki).isReplaced)
        #expect(try await office.operations.delivery(newer.delivery.id, by: office.helsinki).isInForce)
    }

    @Test func `a job interrupted in either step runs again and gives the same`() async throws {
        let office = try await Office()
        _ = try await office.helsinkiGroup()
        let status = try await office.upload(try parts(rows: [row(1), row(2)]), by: office.helsinki)
        let id = status.delivery.id
        func interrupt() async throws -> Job {
            try await office.store.write { transaction in
                var job = try #require(try transaction.job(subject: id))
                job.state = .running
                try transaction.update(job)
                return job
            }
        }
        // The program stops while it checks: nothing of the check is stored.
        _ = try await interrupt()
        try await office.operations.runWaitingJobs()
        #expect(try await office.operations.delivery(id, by: office.helsinki).delivery.state == .checking)
        try await office.operations.resumeJobs()
        let job = try #require(try await office.store.read { try $0.jobs(state: .waiting).first })
        // The program stops after the check and before the sealing; the check is run a second time on top.
        try await office.operations.check(job, status.delivery)
        try await office.operations.check(job, status.delivery)
        let once = try await stored(office)
        #expect(once.count == 2)
        #expect(try await interrupt().step == .seal)
        try await office.operations.resumeJobs()
        try await office.operations.runWaitingJobs()
        let done = try await office.operations.delivery(id, by: office.helsinki)
        #expect((done.delivery.state, done.delivery.isSealed, done.job?.state) == (.accepted, true, .done))
        #expect(try await stored(office) == once)
        #expect(try await office.operations.auditLog(by: office.officer).filter { $0.action == "delivery.accept" }.count == 1)
    }

    @Test func `a job that fails three times with pauses is given up, and the same bytes may be sent again`() async throws {
        let office = try await Office()
        _ = try await office.helsinkiGroup()
        let bytes = try parts(rows: [row(1)])
        let id = try await office.upload(bytes, by: office.helsinki).delivery.id
        // A file where the folder of the findings should be: the machine's fault.
        let obstacle = URL(fileURLWithPath: "\(office.folder)/findings")
        try Data().write(to: obstacle)
        func run() async throws -> DeliveryStatus {
            try await office.operations.runWaitingJobs()
            return try await office.operations.delivery(id, by: office.helsinki)
        }
        var attempts: [Int?] = []
        for seconds in [0.0, 59, 1, 899] {
            office.clock.advance(seconds)
            let status = try await run()
            attempts.append(status.job?.attempts)
            #expect((status.job?.state, status.delivery.state) == (.waiting, .checking))
        }
        #expect(attempts == [1, 1, 2, 2])
        #expect(!files("\(office.folder)/uploads").isEmpty)
        office.clock.advance(1)
        let failed = try await run()
        #expect((failed.job?.state, failed.job?.attempts, failed.delivery.state) == (.failed, 3, .failed))
        #expect(failed.job?.finishedAt == office.clock.now)
        #expect(try await stored(office).isEmpty)
        #expect(files("\(office.folder)/uploads").isEmpty)
        let entries = try await office.operations.auditLog(by: office.officer).filter { $0.action == "delivery.fail" }
        #expect(entries.map(\.subject) == [id])
        try FileManager.default.removeItem(at: obstacle)
        let again = try await office.deliver(bytes, by: office.helsinki)
        #expect((again.delivery.state, again.delivery.id == id, again.isInForce) == (.accepted, false, true))
        #expect(try await office.operations.delivery(id, by: office.helsinki).delivery.state == .failed)
    }

    @Test func `a delivery that cannot be sealed stays accepted and leaves no plain text`() async throws {
        let office = try await Office()
        _ = try await office.helsinkiGroup()
        let id = try await office.upload(try parts(rows: [row(1)]), by: office.helsinki).delivery.id
        try Data().write(to: URL(fileURLWithPath: "\(office.folder)/sealed"))
        for pause in [0.0, 60, 900] {
            office.clock.advance(pause)
            try await office.operations.runWaitingJobs()
        }
        let status = try await office.operations.delivery(id, by: office.helsinki)
        #expect((status.delivery.state, status.delivery.isSealed, status.job?.state) == (.accepted, false, .failed))
        #expect(status.isInForce)
        #expect(files("\(office.folder)/uploads").isEmpty)
        #expect(
            try await office.operations.auditLog(by: office.officer).filter { $0.action == "delivery.seal-fail" }.map(\.subject) == [id])
    }

    @Test func `a job that stops the program in its last attempt is not begun again`() async throws {
        let office = try await Office()
        _ = try await office.helsinkiGroup()
        let id = try await office.upload(try parts(rows: [row(1)]), by: office.helsinki).delivery.id
        for attempt in 1...3 {
            try await office.store.write { transaction in
                var job = try #require(try transaction.job(subject: id))
                job.state = .running
                job.attempts = attempt
                try transaction.update(job)
            }
            try await office.operations.resumeJobs()
            #expect(try await office.store.read { try $0.job(subject: id)?.state } == (attempt < 3 ? .waiting : .failed))
        }
        #expect(try await office.operations.delivery(id, by: office.helsinki).delivery.state == .failed)
        #expect(files("\(office.folder)/uploads").isEmpty)
    }
}
