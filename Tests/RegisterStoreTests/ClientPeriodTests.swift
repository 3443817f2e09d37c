import CodeLists
import NotificationForm
import RegisterModel
import RegisterStore
import Testing

@Suite struct `Client periods` {
    private static let period = Round.first.period

    private func store(_ database: StoreUnderTest, deliveries: Int) async throws -> any RegisterStore {
        let store = try await database.filled()
        try await store.write { transaction in
            try transaction.add(group("h", "Nokia", [nokia]), at: instant(1))
            for number in 0..<deliveries {
                try transaction.add(ReceivedDelivery(id: "d\(number)", area: pirkanmaa, createdAt: instant(1), createdBy: "anna"))
            }
        }
        return store
    }

    private func rows(_ count: Int, _ numbers: inout SeededNumbers) -> [RegisteredClientPeriod] {
        var rows: Set<RegisteredClientPeriod> = []
        var keys: Set<String> = []
        while rows.count < count {
            let person = Pseudonym(
                high: .random(in: 0...3, using: &numbers) &* 0x4000_0000_0000_0001, low: .random(in: 0...200, using: &numbers))
            let task = ServiceTask.inScope.randomElement(using: &numbers) ?? ServiceTask.inScope[0]
            let start = Day(number: .random(in: -1000...19_400, using: &numbers))
            guard keys.insert("\(person)\(task)\(start)").inserted else { continue }
            let end = Bool.random(using: &numbers) ? nil : start.adding(.random(in: 0...90, using: &numbers))
            rows.insert(
                RegisteredClientPeriod(
                    person: person, birthYear: Bool.random(using: &numbers) ? nil : .random(in: 1900...2023, using: &numbers),
                    municipality: [nil, tampere, nokia].randomElement(using: &numbers) ?? nil, serviceTask: task,
                    period: Period(start: start, end: end)))
        }
        return rows.sorted { ($0.person, $0.serviceTask, $0.period.start) < ($1.person, $1.serviceTask, $1.period.start) }
    }

    private func stored(_ store: any RegisterStore, _ period: MonitoringPeriod = period) async throws -> [RegisteredClientPeriod] {
        try await store.read { transaction in
            var rows: [RegisteredClientPeriod] = []
            try transaction.forEachClientPeriod(of: period) { area, row in
                #expect(area == pirkanmaa)
                rows.append(row)
            }
            return rows
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `rows come back as they were, in the order of persons`(database: StoreUnderTest) async throws {
        let store = try await store(database, deliveries: 1)
        var numbers = SeededNumbers(seed: 1)
        let rows = rows(500, &numbers)
        let key = BlockKey(area: pirkanmaa, groupID: "g", period: Self.period, channel: .separate, kind: .clientPeriods)
        try await store.write { try $0.accept(key, delivery: "d0", at: instant(2), rows: rows) }
        let found = try await stored(store)
        #expect(Set(found) == Set(rows))
        #expect(found.map(\.person) == rows.map(\.person))
        #expect(try await stored(store, try #require(Self.period.next)).isEmpty)
    }

    @Test(arguments: StoreUnderTest.allCases, [11, 12, 13, 14] as [UInt64])
    func `the newest block replaces the one with its key and nothing else`(database: StoreUnderTest, seed: UInt64) async throws {
        print("seed \(seed)")
        var numbers = SeededNumbers(seed: seed)
        let store = try await store(database, deliveries: 30)
        var model: [BlockKey: [RegisteredClientPeriod]] = [:]
        let next = try #require(Self.period.next)
        for number in 0..<30 {
            let key = BlockKey(
                area: pirkanmaa, groupID: ["g", "h"].randomElement(using: &numbers) ?? "g",
                period: [Self.period, next].randomElement(using: &numbers) ?? next,
                channel: Channel.allCases.randomElement(using: &numbers) ?? .archive, kind: .clientPeriods)
            let rows = rows(.random(in: 0...40, using: &numbers), &numbers)
            model[key] = rows
            try await store.write { try $0.accept(key, delivery: "d\(number)", at: instant(Double(number)), rows: rows) }
        }
        for period in [Self.period, next] {
            let expected = model.filter { $0.key.period == period }
            func counted(_ rows: [RegisteredClientPeriod]) -> [RegisteredClientPeriod: Int] {
                rows.reduce(into: [:]) { $0[$1, default: 0] += 1 }
            }
            #expect(counted(try await stored(store, period)) == counted(expected.values.flatMap { $0 }))
            let blocks = try await store.read { try $0.acceptedBlocks(period: period) }
            #expect(Dictionary(uniqueKeysWithValues: blocks.map { ($0.key, $0.rowCount) }) == expected.mapValues(\.count))
            let counts = try await store.read { try $0.blockCounts(period: period) }
            let expectedCounts = expected.flatMap { key, rows in
                Dictionary(grouping: rows, by: \.serviceTask).map {
                    BlockCount(
                        groupID: key.groupID, channel: key.channel, serviceTask: $0.key, periods: $0.value.count,
                        persons: Set($0.value.map(\.person)).count)
                }
            }
            #expect(Set(counts) == Set(expectedCounts))
        }
        let inForce = try await store.read { transaction in try (0..<30).flatMap { try transaction.acceptedBlocks(delivery: "d\($0)") } }
        #expect(Set(inForce.map(\.key)) == Set(model.keys))
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a block with an impossible row leaves the older one in force`(database: StoreUnderTest) async throws {
        let store = try await store(database, deliveries: 2)
        var numbers = SeededNumbers(seed: 5)
        let rows = rows(20, &numbers)
        let key = BlockKey(area: pirkanmaa, groupID: "g", period: Self.period, channel: .archive, kind: .clientPeriods)
        try await store.write { try $0.accept(key, delivery: "d0", at: instant(2), rows: rows) }
        // The same person, task and start twice.
        let broken = rows + [rows[0]]
        await #expect(throws: (any Error).self) {
            try await store.write { try $0.accept(key, delivery: "d1", at: instant(3), rows: broken) }
        }
        #expect(Set(try await stored(store)) == Set(rows))
        #expect(try await store.read { try $0.acceptedBlocks(period: nil).map(\.deliveryID) } == ["d0"])
    }
}
