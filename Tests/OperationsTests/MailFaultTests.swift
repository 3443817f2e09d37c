import Foundation
import NotificationForm
import Operations
import RegisterStore
import Synchronization
import Testing

/// A mail server that thinks for a while before it answers, whoever has stopped waiting.
private final class SlowBox: MailCarrier {
    private let state = Mutex<(heard: Int, taken: [(mail: OutboxMail, hasFile: Bool)])>((0, []))
    let seconds: Double

    init(seconds: Double = 0) { self.seconds = seconds }

    var domain: String { "mail.example" }
    /// How many mails it has been handed.
    var heard: Int { state.withLock { $0.heard } }
    /// What it has answered for.
    var taken: [(mail: OutboxMail, hasFile: Bool)] { state.withLock { $0.taken } }

    func carry(_ mail: OutboxMail, _ letter: Letter, pdf: [UInt8]?) async throws(MailObstacle) {
        state.withLock { $0.heard += 1 }
        let seconds = seconds
        await Task { try? await Task.sleep(for: .seconds(seconds)) }.value
        state.withLock { $0.taken.append((mail, pdf != nil)) }
    }
}

/// A printer that takes its time, is ended where its reader no longer waits, or is out of order.
private struct SlowPrinter: DocumentPrinter {
    struct OutOfOrder: Error {}
    var seconds = 0.0
    var isOutOfOrder = false

    func pdf(_ html: String) async throws -> [UInt8] {
        try await Task.sleep(for: .seconds(seconds))
        if isOutOfOrder { throw OutOfOrder() }
        return Array("%PDF-".utf8)
    }
}

/// A store on a disk that is full for so many changes after a mail has been taken up.
private final class FullDisk: RegisterStore {
    struct Full: Error {}
    private let store: any RegisterStore
    private let refusals = Mutex(0)

    init(_ store: any RegisterStore) { self.store = store }

    func refuse(_ count: Int) { refusals.withLock { $0 = count } }

    func read<Value: Sendable>(_ body: @escaping @Sendable (any RegisterTransaction) throws -> Value) async throws -> Value {
        try await store.read(body)
    }

    func write<Value: Sendable>(_ body: @escaping @Sendable (any RegisterTransaction) throws -> Value) async throws -> Value {
        let isFull = refusals.withLock { left in
            defer { left = max(0, left - 1) }
            return left > 0
        }
        if isFull { throw Full() }
        return try await store.write(body)
    }
}

/// Mails that a carrier fills the disk for.
private struct FillingBox: MailCarrier {
    let disk: FullDisk
    let box: SlowBox
    var domain: String { box.domain }

    func carry(_ mail: OutboxMail, _ letter: Letter, pdf: [UInt8]?) async throws(MailObstacle) {
        disk.refuse(1)
        try await box.carry(mail, letter, pdf: pdf)
    }
}

@Suite struct `When sending mails fails` {
    private func office(_ box: (any MailCarrier)?, _ printer: SlowPrinter = SlowPrinter()) async throws -> Office {
        let office = try await Office { settings in
            settings.letters = PlainLetters()
            settings.carrier = box
            settings.printer = printer
        }
        try await office.submit(office.helsinkiGroup().id, by: office.helsinki)
        return office
    }

    private func mail(_ office: Office) async throws -> OutboxMail {
        try #require(try await office.operations.outbox(by: office.helsinki).mails.first)
    }

    /// Sends mails until a moment of the test's, then tells the program to end.
    private func end(_ office: Office, once isTime: () async throws -> Bool) async throws {
        let sending = Task { await office.operations.sendMails { _ in } }
        while try await !isTime() { try await Task.sleep(for: .milliseconds(5)) }
        sending.cancel()
        await sending.value
    }

    @Test func `a program that is told to end waits for the mail server's answer and stores it`() async throws {
        let box = SlowBox(seconds: 0.3)
        let office = try await office(box)
        try await end(office) { box.heard > 0 }
        #expect(try await mail(office).state == .sent)
        try await office.operations.resumeMails()
        try await office.operations.sendWaitingMails()
        #expect(box.taken.count == 1)
    }

    @Test func `a mail whose file is being printed when the program is told to end goes out with it`() async throws {
        let box = SlowBox()
        let office = try await office(box, SlowPrinter(seconds: 0.3))
        try await end(office) { try await mail(office).state == .sending }
        #expect(box.taken.map(\.hasFile) == [true])
        #expect(try await mail(office).state == .sent)
    }

    @Test func `a mail server that does not answer holds the end of the program up for a limited time`() async throws {
        let box = SlowBox(seconds: 60)
        let office = try await Office { settings in
            settings.letters = PlainLetters()
            settings.carrier = box
            settings.mailEndSeconds = 0.2
        }
        try await office.submit(office.helsinkiGroup().id, by: office.helsinki)
        let start = ContinuousClock.now
        try await end(office) { box.heard > 0 }
        #expect(ContinuousClock.now - start < .seconds(30))
        // The next start sends it again, with the same message id.
        #expect(try await mail(office).state == .sending)
    }

    @Test func `an answer that cannot be stored is kept until it can`() async throws {
        let box = SlowBox()
        let office = try await office(nil)
        let disk = FullDisk(office.store)
        var settings = office.operations.settings
        settings.carrier = FillingBox(disk: disk, box: box)
        let operations = Operations(store: disk, settings: settings)
        try await operations.sendWaitingMails()
        #expect(try await mail(office).state == .sent)
        try await operations.resumeMails()
        try await operations.sendWaitingMails()
        #expect(box.taken.count == 1)
    }

    @Test func `a mail goes out without a file that cannot be printed, and both the outbox and the log say so`() async throws {
        let box = SlowBox()
        let office = try await office(box, SlowPrinter(isOutOfOrder: true))
        let faults = Mutex<[String]>([])
        let sending = Task { await office.operations.sendMails { error in faults.withLock { $0.append("\(type(of: error))") } } }
        while box.taken.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        sending.cancel()
        await sending.value
        #expect(box.taken.map(\.hasFile) == [false])
        #expect(faults.withLock { $0 } == ["OutOfOrder"])
        let mail = try await mail(office)
        #expect((mail.state, mail.obstacle) == (.sent, "unprinted"))
    }

    @Test func `a clock that ran ahead when a mail was written does not hold it back`() async throws {
        let box = SlowBox()
        let office = try await office(box)
        office.clock.advance(-400 * 86_400)
        try await office.operations.sendWaitingMails()
        #expect(box.taken.count == 1)
    }
}
