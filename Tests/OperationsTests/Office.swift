import CodeLists
import Crypto
import Delivery
import Foundation
import Localization
import NotificationForm
import Operations
import RegisterModel
import RegisterStore
import RegisterStoreSQLite
import Synchronization
import Testing

/// A clock that a test sets.
final class SetClock: Sendable {
    private let seconds: Mutex<Double>

    /// A clock at eight UTC of a day written `YYYY-MM-DD`.
    init(_ day: String) { seconds = Mutex(Double(Day(day)!.number) * 86_400 + 8 * 3600) }

    /// The day and time it was set to plus what was added.
    var now: Date { Date(timeIntervalSince1970: seconds.withLock { $0 }) }
    /// Goes on by so many seconds.
    func advance(_ more: Double) { seconds.withLock { $0 += more } }
}

/// Random bytes that follow from a seed; for tests only.
final class SeededBytes: Sendable {
    private let state: Mutex<UInt64>

    init(seed: UInt64) { state = Mutex(seed) }

    func bytes(_ count: Int) -> [UInt8] {
        state.withLock { state in
            (0..<count).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 33)
            }
        }
    }
}

/// A register with the first round and four people: what most tests begin with.
struct Office {
    static let password = "correct horse battery"
    static let helsinkiArea = Area("90")!
    static let pirkanmaaArea = Area("08")!

    let clock: SetClock
    let store: any RegisterStore
    let operations: Operations
    let folder: String
    let helsinki: Actor
    let pirkanmaa: Actor
    let officer: Actor
    let statistician: Actor
    /// Who leads Helsinki's social welfare.
    let management: Actor

    /// - Parameter day: when the test begins; a few days after the second quarter of 2023 unless told, so that both its quarters can be
    ///   delivered.
    init(
        partLimitBytes: Int = 1 << 20, day: String = "2023-07-03", _ change: (inout OperationSettings) -> Void = { _ in }
    ) async throws {
        clock = SetClock(day)
        folder = TestFolder.root.appending(path: "office-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        store = try SQLiteRegisterStore(path: "\(folder)/register.sqlite")
        let (clock, random) = (clock, SeededBytes(seed: 7))
        let keys = try #require(RegisterKeys(pseudonym: [UInt8](repeating: 1, count: 32), seal: [UInt8](repeating: 2, count: 32)))
        var settings = OperationSettings(
            clock: { clock.now }, random: { random.bytes($0) }, identityUse: .test, keys: keys, dataDirectory: folder)
        settings.passwordCost = 16
        settings.partLimitBytes = partLimitBytes
        change(&settings)
        operations = Operations(store: store, settings: settings)
        try await operations.openRound(Round.first, by: .machineOperator)
        helsinki = try await Self.account("helsinki", .countyContact(Self.helsinkiArea), operations)
        pirkanmaa = try await Self.account("pirkanmaa", .countyContact(Self.pirkanmaaArea), operations)
        officer = try await Self.account("officer", .registerOfficer, operations)
        statistician = try await Self.account("statistician", .statistician, operations)
        management = try await Self.account("management", .countyManagement(Self.helsinkiArea), operations)
    }

    private static func account(_ name: String, _ role: Role, _ operations: Operations) async throws -> Actor {
        let new = NewAccount(email: "\(name)@example.fi", name: name, role: role, language: .fi, password: password)
        return try await operations.createAccount(new, by: .machineOperator)
    }

    /// Everybody, and the machine's operator.
    var everybody: [Actor] { [helsinki, pirkanmaa, management, officer, statistician, .machineOperator] }

    /// A new group of the actor's county.
    func group(_ name: String, _ codes: [String], by actor: Actor) async throws -> MunicipalityGroup {
        try await operations.saveGroup(GroupDraft(name: name, municipalities: codes.compactMap { Municipality($0) }), by: actor)
    }

    /// Helsinki's one group.
    func helsinkiGroup() async throws -> MunicipalityGroup { try await group("Helsingfors", ["091"], by: helsinki) }

    /// Fills a notification so that no rule objects (form specification, test case 1), and returns its draft version.
    func fill(_ groupID: String, by actor: Actor, _ change: (inout Answers) -> Void = { _ in }) async throws -> Int {
        let opened = try await operations.openNotification(groupID, by: actor)
        var answers = opened.record.draft
        for task in ServiceTask.inScope {
            answers.set("kanta", for: .periods(task))
            answers.set("2023Q1", for: .structured(task))
        }
        answers.set("kanta-structured", for: .services)
        answers.set("kanta-document", for: .childProtection)
        answers.set("no", for: .discussion)
        change(&answers)
        let keys = opened.definition.keys
        return try await operations.savePage(of: groupID, keys: keys, answers: answers, version: opened.record.draftVersion, by: actor)
            .draftVersion
    }

    /// Fills and sends a notification.
    @discardableResult
    func submit(_ groupID: String, by actor: Actor, _ change: (inout Answers) -> Void = { _ in }) async throws -> Receipt {
        let version = try await fill(groupID, by: actor, change)
        return try await operations.submitNotification(of: groupID, Submission(version: version, language: .sv), by: actor)
    }

    /// Uploads the parts of a delivery and ends the upload.
    func upload(_ parts: [String: [UInt8]], by actor: Actor) async throws -> DeliveryStatus {
        let id = try await operations.beginUpload(by: actor)
        for (name, bytes) in parts {
            let part = try await operations.receivePart(named: name, of: id, by: actor)
            // In two pieces, as from a network.
            try part.write(bytes.prefix(bytes.count / 2))
            try part.write(bytes.suffix(bytes.count - bytes.count / 2))
            try await part.finish()
        }
        return try await operations.finishUpload(id, by: actor)
    }

    /// Uploads, runs the jobs and returns what became of it.
    func deliver(_ parts: [String: [UInt8]], by actor: Actor) async throws -> DeliveryStatus {
        let status = try await upload(parts, by: actor)
        try await operations.runWaitingJobs()
        return try await operations.delivery(status.delivery.id, by: actor)
    }
}

/// A synthetic person: a code of the 900 series, so many days after 1960-01-01.
func person(_ number: Int) -> String {
    let birth = Day(number: -3653).adding(number)
    return IdentityCode(birthDay: birth, sign: "-", individualNumber: 900 + number % 100)!.text
}

/// The parts of a delivery of one block, client periods unless told otherwise.
func parts(
    _ kind: TableKind = .clientPeriods, organiser: String = "90", group: String = "Helsingfors", period: String = "2023Q1",
    channel: Channel = .separate, rows: [String]
) throws -> [String: [UInt8]] {
    let lines = [kind.columns.joined(separator: ",")] + rows.sorted()
    let bytes = Array(lines.map { "\($0)\n" }.joined().utf8)
    let file = "\(kind.rawValue).csv"
    let manifest = DeliveryManifest(
        organiser: Area(organiser)!, municipalityGroup: .init(name: group, municipalities: []),
        monitoringPeriod: MonitoringPeriod(period)!, channel: channel, sourceSystems: [], serviceTasks: ServiceTask.inScope,
        socialServices: [], declaredGaps: [],
        blocks: [
            .init(
                block: BlockKind(rawValue: kind.rawValue)!, file: file, rows: rows.count,
                sha256: SHA256.hash(data: Data(bytes)).hexadecimal)
        ], program: "test")
    return [file: bytes, "manifest.json": try manifest.json()]
}

/// A row of Helsinki.
func row(_ number: Int, _ task: String = "older-people", _ start: String = "2023-01-02", _ end: String = "", municipality: String = "091")
    -> String
{
    "\(person(number)),90,\(municipality),\(task),\(start),\(end)"
}

/// The client periods in force of a quarter.
func stored(_ office: Office, _ period: String = "2023Q1") async throws -> [RegisteredClientPeriod] {
    let period = try #require(MonitoringPeriod(period))
    return try await office.store.read { transaction in
        var rows: [RegisteredClientPeriod] = []
        try transaction.forEachClientPeriod(of: period) { rows.append($1) }
        return rows
    }
}

/// The paths of every file below a folder.
func files(_ folder: String) -> [String] {
    (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).filter {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: "\(folder)/\($0)", isDirectory: &isFolder) && !isFolder.boolValue
    }.sorted()
}
