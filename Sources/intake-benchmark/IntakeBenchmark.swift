import CodeLists
import Foundation
import Localization
import NotificationForm
import RegisterModel
import RegisterStore
import RegisterStoreSQLite

/// Loads a made-up block of client periods into a new register, as the intake of a checked delivery does, and prints the wall and CPU seconds
/// of the load. `make bench` holds it against the same rows put in by SQLite's own C interface (`Benchmarks/intake_peer.c`).
///
///     intake-benchmark rows COUNT FILE     writes the rows for the peer
///     intake-benchmark load COUNT FOLDER   loads them
@main struct IntakeBenchmark {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let count = Int(arguments[2]), count > 0 else {
            FileHandle.standardError.write(Data("intake-benchmark rows|load COUNT PATH\n".utf8))
            exit(2)
        }
        let rows = rows(count)
        if arguments[1] == "rows" { try write(rows, to: arguments[3]) } else { try await load(rows, into: arguments[3]) }
    }

    /// Rows in the order of the load: every third person has two service tasks, every fourth period has ended.
    private static func rows(_ count: Int) -> [RegisteredClientPeriod] {
        var generator = Numbers()
        let municipalities = Area.organisers.flatMap(\.municipalities)
        let first = Day(year: 2008, month: 1, day: 1)?.number ?? 0
        var rows: [RegisteredClientPeriod] = []
        rows.reserveCapacity(count)
        var number: UInt64 = 0
        while rows.count < count {
            // Pseudonyms are as good as random; here they also grow, which is the order the load needs.
            let person = Pseudonym(high: number &* (UInt64.max / UInt64(count)), low: generator.next())
            let birthYear = Int16(1920 + generator.next() % 100)
            let municipality = municipalities[Int(generator.next() % UInt64(municipalities.count))]
            for task in ServiceTask.inScope.prefix(number % 3 == 0 ? 2 : 1) where rows.count < count {
                let start = Day(number: first + Int32(generator.next() % 5_500))
                let end = generator.next() % 4 == 0 ? start.adding(Int(generator.next() % 90)) : nil
                rows.append(
                    RegisteredClientPeriod(
                        person: person, birthYear: birthYear, municipality: municipality, serviceTask: task,
                        period: Period(start: start, end: end)))
            }
            number += 1
        }
        return rows
    }

    /// 36 bytes a row: the pseudonym, then task, first and last day, municipality and birth year as 32-bit numbers, the least for none.
    private static func write(_ rows: [RegisteredClientPeriod], to path: String) throws {
        var bytes = Data(capacity: rows.count * 36)
        func append(_ value: some FixedWidthInteger) { withUnsafeBytes(of: value) { bytes.append(contentsOf: $0) } }
        for row in rows {
            append(row.person.high.bigEndian)
            append(row.person.low.bigEndian)
            append(Int32(row.serviceTask.index))
            append(row.period.start.number)
            append(row.period.end?.number ?? Int32.min)
            append(row.municipality.flatMap { Int32($0.slug) } ?? Int32.min)
            append(row.birthYear.map(Int32.init) ?? Int32.min)
        }
        try bytes.write(to: URL(filePath: path))
    }

    private static func load(_ rows: [RegisteredClientPeriod], into folder: String) async throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let store = try SQLiteRegisterStore(path: "\(folder)/register.sqlite")
        let area = Area.organisers[0]
        let now = Date(timeIntervalSince1970: 1_680_000_000)
        let quarter = Round.first.period
        try await store.write { transaction in
            try transaction.save(Round.first)
            try transaction.add(
                Account(
                    id: "a", email: "a@example.org", name: "A", role: .countyContact(area), language: .fi, passwordHash: "x", createdAt: now
                ))
            try transaction.add(
                MunicipalityGroup(
                    id: "g", roundID: Round.first.id, area: area, name: "All", municipalities: area.municipalities, version: 1),
                at: now)
            var delivery = ReceivedDelivery(id: "d", area: area, createdAt: now, createdBy: "a")
            try transaction.add(delivery)
            delivery.state = .checking
            delivery.groupID = "g"
            delivery.period = quarter
            delivery.channel = .separate
            delivery.contentHash = [UInt8](repeating: 1, count: 32)
            delivery.receivedAt = now
            try transaction.update(delivery)
        }
        let key = BlockKey(area: area, groupID: "g", period: quarter, channel: .separate, kind: .clientPeriods)
        let (began, cpu) = (ContinuousClock.now, clock())
        try await store.write { try $0.accept(key, delivery: "d", at: now, rows: rows) }
        let wall = began.duration(to: .now) / .seconds(1)
        // POSIX counts a million ticks of the clock to a second, whatever the machine.
        print(wall, Double(clock() - cpu) / 1_000_000)
    }
}

/// The same numbers at every run.
private struct Numbers {
    private var state: UInt64 = 1

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29
    }
}
