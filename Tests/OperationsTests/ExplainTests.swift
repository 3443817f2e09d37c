import CodeLists
import Crypto
import Delivery
import Derivation
import Foundation
import RegisterModel
import RegisterStore
import Statistics
import Testing

@testable import Operations

/// The parts of a delivery with any blocks, as Helsinki's county would send them.
func blockParts(
    channel: Channel = .separate, inNoPick: Int? = nil, _ blocks: [BlockKind: [String]]
) throws -> [String: [UInt8]] {
    var parts: [String: [UInt8]] = [:]
    var entries: [DeliveryManifest.Block] = []
    for kind in BlockKind.allCases {
        guard let rows = blocks[kind] else { continue }
        let lines = [TableKind(kind).columns.joined(separator: ",")] + rows.sorted()
        let bytes = Array(lines.map { "\($0)\n" }.joined().utf8)
        let file = "\(kind.rawValue).csv"
        parts[file] = bytes
        entries.append(
            .init(
                block: kind, file: file, rows: rows.count,
                sha256: SHA256.hash(data: Data(bytes)).hexadecimal))
    }
    let manifest = DeliveryManifest(
        organiser: Area("90")!, municipalityGroup: .init(name: "Helsingfors", municipalities: []),
        monitoringPeriod: MonitoringPeriod("2023Q1")!, channel: channel, sourceSystems: [], serviceTasks: ServiceTask.inScope,
        socialServices: [], declaredGaps: [], blocks: entries, program: "test", decisionsInNoPick: inNoPick)
    parts["manifest.json"] = try manifest.json()
    return parts
}

@Suite struct `Explaining a person's rows` {
    private let quarter = MonitoringPeriod("2023Q1")!
    private let olderPeople = ServiceTask("older-people")!

    private func office() async throws -> Office {
        let office = try await Office()
        _ = try await office.helsinkiGroup()
        let who = person(1)
        _ = try await office.deliver(
            try blockParts([
                .clientPeriods: [
                    row(1, "older-people", "2022-11-01", "2023-01-15"), row(2), row(1, "disability", "2023-02-01", "2023-02-03"),
                ],
                .childProtectionPeriods: ["\(who),90,091,2023-01-05,"],
                .serviceDecisions: [
                    "\(who),90,091,older-people,home-care,older-people-service-decision,d-1,2023-01-20,positive,2023-01-20,2024-01-31,made"
                ],
                .receivedServices: ["\(who),90,091,older-people,home-care,decision,2023-01-20,2023-03-31"],
            ]), by: office.helsinki)
        _ = try await office.deliver(
            try blockParts(
                channel: .archive,
                [.clientPeriods: [row(1, "older-people", "2023-01-10", "2023-02-20"), row(1, "older-people", "2023-02-21", "")]]),
            by: office.helsinki)
        return office
    }

    private func explain(_ office: Office, _ asked: AskedPerson, _ reason: String = "THL/1/2023") async throws -> PersonExplanation {
        try await office.operations.explainPerson(asked, in: quarter, reason: reason, by: office.officer)
    }

    @Test func `each reconciled row names the delivered rows it came from and what joined or split them`() async throws {
        let office = try await office()
        let found = try await explain(office, .identifier(person(1)))
        let rows = found.explanation.rows
        try #require(
            rows.map(\.block) == [
                .clientPeriods, .clientPeriods, .clientPeriods, .childProtectionPeriods, .serviceDecisions, .receivedServices,
            ])
        let older = rows.filter { $0.block == .clientPeriods && $0.serviceTask == olderPeople }
        #expect(
            older.map(\.days) == [Period(start: Day("2022-11-01")!, end: Day("2023-02-20")!), Period(start: Day("2023-02-21")!, end: nil)])
        #expect(older[0].origins.map(\.role) == [.begins, .overlaps(runningEnd: Day("2023-01-15")!)])
        #expect(older[0].origins.map { found.blocks[$0.file].channel } == [.separate, .archive])
        #expect(older[1].origins.map(\.role) == [.splits(after: Day("2023-02-20")!, days: 1)])
        #expect(rows[4].picks == .made && rows[4].days == Period(start: Day("2023-01-20")!, end: Day("2024-01-31")!))
        #expect(rows[5].evidence == .decision)
        #expect(found.birthYear == 1960 && found.edition == nil && found.look.deliveries.count == 2)
        let helsinki = Place.municipality(Municipality("091")!)
        #expect(
            found.counted.map(\.task) == [olderPeople, ServiceTask("disability")!, nil].sorted { ($0?.index ?? 99) < ($1?.index ?? 99) })
        #expect(found.counted.allSatisfy { $0.place == helsinki })
    }

    @Test func `rows are joined as an edition joins them, for random periods of both channels`() async throws {
        var numbers = SystemRandomNumberGenerator()
        let seed = UInt64.random(in: .min ... .max, using: &numbers)
        print("seed \(seed)")
        let bytes = SeededBytes(seed: seed)
        func below(_ limit: Int) -> Int { Int(bytes.bytes(1)[0]) % limit }
        let office = try await Office()
        _ = try await office.helsinkiGroup()
        var reported: [ReportedPeriod] = []
        for channel in Channel.allCases {
            var rows: [String] = []
            // One channel's own periods never share a day; the other channel's may lie anywhere.
            for task in ServiceTask.inScope.prefix(3) {
                var day = Day("2022-12-01")!.adding(below(40))
                while day <= quarter.end, rows.count < 12 {
                    let end = day.adding(below(30))
                    let isOpen = end > quarter.end || below(9) == 0
                    if isOpen || end >= quarter.start {
                        rows.append(row(1, task.slug, day.description, isOpen ? "" : end.description))
                        reported.append(
                            ReportedPeriod(
                                organiser: Office.helsinkiArea, channel: channel, municipality: Municipality("091"), task: task,
                                period: Period(start: day, end: isOpen ? nil : end)))
                    }
                    if isOpen { break }
                    day = end.adding(1 + below(9))
                }
            }
            let status = try await office.deliver(try parts(channel: channel, rows: rows), by: office.helsinki)
            #expect(status.isInForce)
        }
        let found = try await explain(office, .identifier(person(1)))
        let joined = found.explanation.rows.map { [$0.serviceTask?.slug ?? "", $0.days.start.description, $0.days.end?.description ?? ""] }
        let expected = reported.reconciled().map { [$0.task.slug, $0.period.start.description, $0.period.end?.description ?? ""] }
        #expect(joined == expected)
        #expect(found.explanation.rows.flatMap(\.origins).count == reported.count)
    }

    @Test func `the newest edition is held beside the blocks in force, also after a correction`() async throws {
        let office = try await office()
        try await office.operations.orderEdition(quarter, by: office.statistician)
        try await office.operations.runWaitingJobs()
        let before = try await explain(office, .identifier(person(1)))
        #expect(before.edition == 1 && before.isInEdition.allSatisfy { $0 } && before.onlyInEdition.isEmpty)
        _ = try await office.deliver(
            try blockParts(channel: .archive, [.clientPeriods: [row(1, "older-people", "2023-01-10", "2023-02-27")]]), by: office.helsinki)
        let after = try await explain(office, .identifier(person(1)))
        let changed = Period(start: Day("2022-11-01")!, end: Day("2023-02-27")!)
        #expect(zip(after.explanation.rows, after.isInEdition).filter { !$1 }.map(\.0.days) == [changed])
        #expect(after.onlyInEdition.count == 2)
        let channels = after.onlyInEdition.flatMap(\.origins).map { after.editionBlocks[$0.file].channel }
        #expect(channels == [.separate, .archive, .archive])
        // The delivery that is no longer in force was looked at too.
        #expect(after.look.deliveries.count == 3)
    }

    @Test func `an identifier and its pseudonym lead to the same, and the look is recorded without the identifier`() async throws {
        let office = try await office()
        let first = try await explain(office, .identifier(" \(person(1).lowercased()) "))
        let second = try await explain(office, .pseudonym(first.person.text), "THL/2/2023")
        #expect(first.explanation.rows.count == second.explanation.rows.count && first.explanation.rows.count == 6)
        let record = try await office.operations.looks(by: office.officer)
        #expect(Set(record.looks.map(\.reason)) == ["THL/1/2023", "THL/2/2023"] && record.periods == [quarter])
        #expect(record.looks.allSatisfy { $0.person == first.person && $0.accountID == office.officer.id && $0.deliveries.count == 2 })
        #expect(record.names[office.officer.id] == "officer")
        let entries = try await office.operations.auditLog(by: office.officer).filter { $0.action == "register.explain-person" }
        #expect(Set(entries.map(\.subject)) == Set(record.looks.map(\.id)))
        // Nowhere in the data directory does the code stand in plain bytes: the delivered files are sealed.
        for file in files(office.folder) {
            let bytes = try Data(contentsOf: URL(filePath: "\(office.folder)/\(file)"))
            #expect(bytes.firstRange(of: Data(person(1).utf8)) == nil, "\(file)")
        }
    }

    @Test func `somebody the register does not have is looked for all the same, and that is recorded`() async throws {
        let office = try await office()
        let found = try await explain(office, .identifier("1.2.246.10.1|k-17"))
        #expect(found.explanation.rows.isEmpty && found.look.deliveries.isEmpty && found.counted.isEmpty)
        #expect(try await office.operations.looks(by: office.officer).looks.map(\.person) == [found.person])
    }

    @Test(arguments: [
        ("010190-123X", "why", [InputProblem(.personIdentifier, "person")]),
        ("", "", [.init(.personIdentifier, "person"), .init(.textMissing, "reason")]),
        ("1.2.246.21|010160-900", "why", [.init(.personIdentifier, "person")]), ("a|", "why", [.init(.personIdentifier, "person")]),
    ])
    func `what cannot be meant is refused and leaves no record`(asked: String, reason: String, problems: [InputProblem]) async throws {
        let office = try await office()
        await #expect(throws: OperationError.invalid(problems)) { try await explain(office, .identifier(asked), reason) }
        await #expect(throws: OperationError.invalid([InputProblem(.personIdentifier, "person")])) {
            try await explain(office, .pseudonym("0123"), "why")
        }
        await #expect(throws: OperationError.invalid([InputProblem(.textNamesPerson, "reason")])) {
            try await explain(office, .identifier(person(1)), "because of \(person(3)).")
        }
        #expect(try await office.operations.looks(by: office.officer).looks.isEmpty)
    }

    @Test func `a delivery's rows are listed under their pseudonyms, twenty persons at a time`() async throws {
        let office = try await Office()
        _ = try await office.helsinkiGroup()
        let status = try await office.deliver(try parts(rows: (1...25).map { row($0) }), by: office.helsinki)
        let id = status.delivery.id
        let first = try await office.operations.deliveredPersons(id, reason: "THL/3/2023", by: office.officer)
        let rest = try await office.operations.deliveredPersons(
            id, after: first.persons.last?.person, reason: "THL/3/2023", by: office.officer)
        #expect((first.persons.count, first.hasMore, rest.persons.count, rest.hasMore) == (20, true, 5, false))
        let all = (first.persons + rest.persons).map(\.person)
        #expect(all == all.sorted() && Set(all).count == 25)
        let explained = try await explain(office, .pseudonym(all[7].text))
        #expect(explained.explanation.rows.map(\.days) == first.persons[7].rows.map(\.days))
        let looks = try await office.operations.looks(by: office.officer).looks
        #expect(looks.count == 3 && looks.filter { $0.person == nil }.map(\.deliveries) == [[id], [id]])
        await #expect(throws: OperationError.invalid([InputProblem(.textMissing, "reason")])) {
            try await office.operations.deliveredPersons(id, reason: " ", by: office.officer)
        }
        try await office.operations.withdrawDelivery(id, reason: "wrong file", by: office.helsinki)
        await #expect(throws: OperationError.wrongState) {
            try await office.operations.deliveredPersons(id, reason: "THL/3/2023", by: office.officer)
        }
    }

    @Test func `only register officers look at single persons`() async throws {
        let office = try await office()
        let id = try #require(try await office.operations.deliveries(by: office.officer).first?.delivery.id)
        for actor in office.everybody where actor.role != .registerOfficer {
            await #expect(throws: OperationError.forbidden) {
                try await office.operations.explainPerson(.identifier(person(1)), in: quarter, reason: "why", by: actor)
            }
            await #expect(throws: OperationError.forbidden) {
                try await office.operations.deliveredPersons(id, reason: "why", by: actor)
            }
            await #expect(throws: OperationError.forbidden) { try await office.operations.listableDelivery(id, by: actor) }
            await #expect(throws: OperationError.forbidden) { try await office.operations.looks(by: actor) }
        }
        #expect(try await office.operations.looks(by: office.officer).looks.isEmpty)
    }
}

@Suite struct `Coverage of the picks` {
    private let quarter = MonitoringPeriod("2023Q1")!

    private func decision(_ number: Int, _ days: String, _ outcome: String, _ validity: String, _ picks: String) -> String {
        "\(person(number)),90,091,older-people,home-care,older-people-service-decision,d-\(number),\(days),\(outcome),\(validity),\(picks)"
    }

    @Test func `a delivery's decisions are counted by pick, and those in none as its manifest tells`() async throws {
        let office = try await Office()
        _ = try await office.helsinkiGroup()
        let rows = [
            decision(1, "2023-01-20", "positive", "2023-01-20,2024-01-31", "made"),
            decision(2, "2023-01-20", "positive", "2023-01-20,2023-02-28", "made+ended"),
            decision(3, "2022-01-20", "positive", "2022-01-20,", "in-force"),
            decision(4, "2022-12-20", "positive", "2023-02-01,", "starting"),
            decision(5, "2023-03-01", "negative", ",", "negative"),
        ]
        let status = try await office.deliver(try blockParts(inNoPick: 7, [.serviceDecisions: rows]), by: office.helsinki)
        #expect(status.isInForce)
        for actor in [office.helsinki, office.officer, office.statistician] {
            let found = try await office.operations.pickCoverage(by: actor)
            let line = try #require(found.lines.first)
            #expect(found.lines.count == 1 && found.period == quarter && found.periods == [quarter])
            #expect(line.coverage.caught == [2, 1, 1, 1, 1] && line.coverage.decisions == 5 && line.coverage.onlyStarting == 1)
            #expect(line.inNoPick == 7 && line.channel == .separate && line.area == Office.helsinkiArea)
        }
        #expect(try await office.operations.pickCoverage(quarter, by: office.pirkanmaa).lines.isEmpty)
        await #expect(throws: OperationError.forbidden) { try await office.operations.pickCoverage(by: .machineOperator) }
        // A newer block takes the older one's place; a sender that does not tell leaves the number open.
        _ = try await office.deliver(try blockParts([.serviceDecisions: Array(rows.prefix(1))]), by: office.helsinki)
        let after = try #require(try await office.operations.pickCoverage(by: office.officer).lines.first)
        #expect(after.coverage.decisions == 1 && after.inNoPick == nil)
    }
}
