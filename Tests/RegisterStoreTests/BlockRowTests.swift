import CodeLists
import NotificationForm
import RegisterModel
import RegisterStore
import Testing

@Suite struct `Blocks of every kind` {
    private let period = Round.first.period
    private let task = ServiceTask.inScope[0]

    private func store(_ database: StoreUnderTest) async throws -> any RegisterStore {
        let store = try await database.filled()
        try await store.write { transaction in
            for number in 0..<4 {
                try transaction.add(ReceivedDelivery(id: "d\(number)", area: pirkanmaa, createdAt: instant(1), createdBy: "anna"))
            }
        }
        return store
    }

    private func person(_ number: UInt64) -> Pseudonym { Pseudonym(high: number, low: ~number) }

    private func rows(_ kind: BlockKind, _ people: ClosedRange<UInt64>) -> BlockRows {
        let day = period.start
        return switch kind {
        case .clientPeriods:
            .clientPeriods(
                people.map {
                    RegisteredClientPeriod(
                        person: person($0), birthYear: 1950, municipality: tampere, serviceTask: task, period: Period(start: day, end: nil))
                })
        case .childProtectionPeriods:
            .childProtectionPeriods(
                people.map {
                    RegisteredChildProtectionPeriod(
                        person: person($0), birthYear: nil, municipality: nil, period: Period(start: day, end: day.adding(3)))
                })
        case .serviceDecisions:
            .serviceDecisions(
                people.map {
                    RegisteredDecision(
                        person: person($0), birthYear: 1950, municipality: nokia, decision: .min + Int64($0), serviceTask: task,
                        socialService: SocialService.all[34], type: DecisionType.all[8], outcome: DecisionOutcome.all[2], decided: day,
                        validTo: nil, picks: [.made, .starting])
                })
        case .receivedServices:
            .receivedServices(
                people.map {
                    RegisteredService(
                        person: person($0), birthYear: 1950, municipality: nokia, serviceTask: task, socialService: SocialService.all[0],
                        evidence: [.decision, .deliveryDocument], first: day, last: period.end)
                })
        }
    }

    private func key(_ kind: BlockKind, _ channel: Channel) -> BlockKey {
        BlockKey(area: pirkanmaa, groupID: "g", period: period, channel: channel, kind: kind)
    }

    /// The people of each kind, with the places of their blocks.
    private func stored(_ blocks: [Int64], _ transaction: any RegisterTransaction) throws -> [BlockKind: [String]] {
        var found: [BlockKind: [String]] = [:]
        func take(_ kind: BlockKind, _ place: Int, _ person: Pseudonym) { found[kind, default: []].append("\(person.high) of \(place)") }
        try transaction.forEachClientPeriod(blocks: blocks) { take(.clientPeriods, $0, $1.person) }
        try transaction.forEachChildProtectionPeriod(blocks: blocks) { take(.childProtectionPeriods, $0, $1.person) }
        try transaction.forEachDecision(blocks: blocks) { place, row in
            #expect(row.socialService == SocialService.all[34] && row.type == DecisionType.all[8] && row.outcome == DecisionOutcome.all[2])
            #expect(row.picks == [.made, .starting] && row.municipality == nokia && row.validTo == nil)
            take(.serviceDecisions, place, row.person)
        }
        try transaction.forEachService(blocks: blocks) { place, row in
            #expect(row.evidence == [.decision, .deliveryDocument] && row.last == period.end)
            take(.receivedServices, place, row.person)
        }
        return found
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `rows of every kind come back in the order of persons, whatever block they are in`(database: StoreUnderTest) async throws {
        let store = try await store(database)
        for kind in BlockKind.allCases {
            try await store.write { try $0.accept(key(kind, .archive), delivery: "d0", at: instant(1), rows: rows(kind, 2...4)) }
            try await store.write { try $0.accept(key(kind, .separate), delivery: "d1", at: instant(2), rows: rows(kind, 1...3)) }
        }
        let found = try await store.read { transaction in
            let blocks = try transaction.acceptedBlocks(period: period)
            return try BlockKind.allCases.map { kind in
                try stored(blocks.filter { $0.key.kind == kind }.map(\.number), transaction)[kind]
            }
        }
        for lines in found { #expect(lines == ["1 of 1", "2 of 0", "2 of 1", "3 of 0", "3 of 1", "4 of 0"]) }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `of some persons only their rows are read, and persons are listed in their order`(database: StoreUnderTest) async throws {
        let store = try await store(database)
        for kind in BlockKind.allCases {
            try await store.write { try $0.accept(key(kind, .archive), delivery: "d0", at: instant(1), rows: rows(kind, 2...4)) }
            try await store.write { try $0.accept(key(kind, .separate), delivery: "d1", at: instant(2), rows: rows(kind, 1...3)) }
        }
        try await store.read { transaction in
            let blocks = try transaction.acceptedBlocks(period: period).map(\.number)
            var found: [UInt64] = []
            let some = person(2)...person(3)
            try transaction.forEachClientPeriod(blocks: blocks, persons: some) { found.append($1.person.high) }
            try transaction.forEachChildProtectionPeriod(blocks: blocks, persons: some) { found.append($1.person.high) }
            try transaction.forEachDecision(blocks: blocks, persons: some) { found.append($1.person.high) }
            try transaction.forEachService(blocks: blocks, persons: some) { found.append($1.person.high) }
            #expect(found == Array([[2, 2, 3, 3], [2, 2, 3, 3], [2, 2, 3, 3], [2, 2, 3, 3]].joined()))
            #expect(try transaction.persons(blocks: blocks, after: nil, limit: 3) == [1, 2, 3].map(person))
            #expect(try transaction.persons(blocks: blocks, after: person(3), limit: 3) == [person(4)])
            #expect(try transaction.persons(blocks: [], after: nil, limit: 3).isEmpty)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `decisions are counted by their picks in the blocks in force`(database: StoreUnderTest) async throws {
        let store = try await store(database)
        try await store.write { transaction in
            try transaction.accept(key(.serviceDecisions, .archive), delivery: "d0", at: instant(1), rows: rows(.serviceDecisions, 1...9))
            try transaction.accept(key(.serviceDecisions, .archive), delivery: "d1", at: instant(2), rows: rows(.serviceDecisions, 1...4))
            try transaction.accept(key(.serviceDecisions, .separate), delivery: "d2", at: instant(3), rows: rows(.serviceDecisions, 1...2))
        }
        let counts = try await store.read { try $0.pickCounts(period: period) }
        #expect(
            counts == [
                PickCount(area: pirkanmaa, channel: .archive, picks: [.made, .starting], decisions: 4),
                PickCount(area: pirkanmaa, channel: .separate, picks: [.made, .starting], decisions: 2),
            ])
        #expect(try await store.read { try $0.pickCounts(period: period.next!) }.isEmpty)
    }

    @Test(arguments: StoreUnderTest.allCases, BlockKind.allCases)
    func `a newer block replaces the one of its kind and channel and nothing else`(database: StoreUnderTest, kind: BlockKind) async throws {
        let store = try await store(database)
        for other in BlockKind.allCases {
            try await store.write { try $0.accept(key(other, .archive), delivery: "d0", at: instant(1), rows: rows(other, 1...5)) }
            try await store.write { try $0.accept(key(other, .separate), delivery: "d1", at: instant(2), rows: rows(other, 1...5)) }
        }
        let before = try await store.read { try $0.acceptedBlocks(period: period) }
        try await store.write { try $0.accept(key(kind, .archive), delivery: "d2", at: instant(3), rows: rows(kind, 8...9)) }
        let after = try await store.read { try $0.acceptedBlocks(period: period) }
        let gone = Set(before).subtracting(after)
        #expect(gone.map(\.key) == [key(kind, .archive)] && after.count == before.count)
        let left = try await store.read { try stored(gone.map(\.number), $0) }
        #expect(left.isEmpty)
        let isReplaced = try await store.read { try $0.acceptedBlocks(delivery: "d0").isEmpty }
        #expect(!isReplaced)
    }
}
