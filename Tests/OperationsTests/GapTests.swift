import CodeLists
import Delivery
import Foundation
import Localization
import NotificationForm
import Operations
import RegisterModel
import RegisterStore
import Testing

@Suite struct `What is missing` {
    private let quarter = MonitoringPeriod("2023Q1")!

    private func kinds(_ gaps: DeliveryGaps, _ area: Area) -> [DeliveryGap] { gaps.counties.first { $0.area == area }?.gaps ?? [] }

    @Test func `declared channels that have not come, silent ones, undeclared ones and late ones are told`() async throws {
        let office = try await Office()
        let group = try await office.helsinkiGroup()
        var gaps = kinds(try await office.operations.deliveryGaps(quarter, by: office.officer), Office.helsinkiArea)
        #expect(gaps.map(\.kind) == [.notNotified])
        try await office.submit(group.id, by: office.helsinki)
        gaps = kinds(try await office.operations.deliveryGaps(quarter, by: office.officer), Office.helsinkiArea)
        // Everything was declared to come from the archive; nothing has.
        #expect(gaps.filter { $0.kind == .missing && $0.block == .clientPeriods }.compactMap(\.task) == ServiceTask.inScope)
        _ = try await office.deliver(try parts(channel: .archive, rows: [row(1)]), by: office.helsinki)
        _ = try await office.deliver(try parts(rows: [row(2, "disability")]), by: office.helsinki)
        gaps = kinds(try await office.operations.deliveryGaps(quarter, by: office.helsinki), Office.helsinkiArea)
        #expect(gaps.filter { $0.kind == .silent }.compactMap(\.task).count == ServiceTask.inScope.count - 1)
        #expect(gaps.filter { $0.kind == .undeclared }.map { [$0.task?.slug, $0.channel?.rawValue] } == [["disability", "separate"]])
        // The deliveries came in July for the first quarter.
        #expect(gaps.filter { $0.kind == .late }.count == 2)
    }

    @Test func `a county sees its own, THL all, nobody else any`() async throws {
        let office = try await Office()
        _ = try await office.helsinkiGroup()
        let own = try await office.operations.deliveryGaps(quarter, by: office.pirkanmaa)
        #expect(own.counties.map(\.area) == [Office.pirkanmaaArea])
        #expect(kinds(own, Office.pirkanmaaArea).map(\.kind) == [.unassigned])
        #expect(try await office.operations.deliveryGaps(quarter, by: office.statistician).counties.count == Area.organisers.count)
        await #expect(throws: OperationError.forbidden) { try await office.operations.deliveryGaps(quarter, by: .machineOperator) }
    }

    @Test func `a change from the quarter before is told`() async throws {
        let office = try await Office()
        let group = try await office.helsinkiGroup()
        try await office.submit(group.id, by: office.helsinki)
        func deliver(_ count: Int, _ period: String) async throws {
            let rows = (1...count).map { row($0, "older-people", "2022-05-05") }
            _ = try await office.deliver(try parts(period: period, channel: .archive, rows: rows), by: office.helsinki)
        }
        try await deliver(36, "2023Q1")
        try await deliver(49, "2023Q2")
        let gaps = kinds(try await office.operations.deliveryGaps(quarter.next, by: office.officer), Office.helsinkiArea)
        let changed = gaps.filter { $0.kind == .changed }
        #expect(changed.map(\.expected) == [36] && changed.map(\.found) == [49])
    }

    /// Helsinki with a notification in force, whose deliveries need no explanation.
    private func declaredOffice(
        _ change: (inout OperationSettings) -> Void = { _ in }, _ answers: (inout Answers) -> Void = { _ in }
    ) async throws -> Office {
        let office = try await Office(change)
        let group = try await office.helsinkiGroup()
        let version = try await office.fill(group.id, by: office.helsinki, answers)
        _ = try await office.operations.submitNotification(
            of: group.id, Submission(version: version, language: .sv), by: office.helsinki)
        try await office.operations.setAcceptanceRules(AcceptanceRules(rulesToExplain: []), round: Round.first.id, by: office.officer)
        return office
    }

    private func helsinkiGaps(_ office: Office) async throws -> CountyGaps {
        try #require(
            try await office.operations.deliveryGaps(quarter, by: office.officer).counties.first { $0.area == Office.helsinkiArea })
    }

    @Test func `an archive answer to question 17 is held against the clients known otherwise`() async throws {
        let office = try await declaredOffice()
        _ = try await office.deliver(try parts(channel: .archive, rows: (1...14).map { row($0) }), by: office.helsinki)
        #expect(try await helsinkiGaps(office).gaps.filter { $0.kind == .archiveThin }.isEmpty)
        _ = try await office.deliver(try parts(rows: (11...40).map { row($0, "older-people", "2023-01-03") }), by: office.helsinki)
        let thin = try await helsinkiGaps(office).gaps.filter { $0.kind == .archiveThin }
        #expect(thin.map(\.found) == [14] && thin.map(\.expected) == [30] && thin.first?.task?.slug == "older-people")
        // Half of them is enough.
        _ = try await office.deliver(try parts(channel: .archive, rows: (1...15).map { row($0) }), by: office.helsinki)
        #expect(try await helsinkiGaps(office).gaps.filter { $0.kind == .archiveThin }.isEmpty)
    }

    @Test(arguments: [("long-term", true), ("since-2020", true), ("new-only", false)])
    func `a pile of start days is held against the declared retroactivity`(answer: String, isTold: Bool) async throws {
        let office = try await declaredOffice { _ in
        } _: {
            $0.set(answer, for: .retroactive)
        }
        let rows = (1...60).map { row($0, "older-people", "2022-05-09") }
        _ = try await office.deliver(try parts(channel: .archive, rows: rows), by: office.helsinki)
        let piles = try await helsinkiGaps(office).gaps.filter { $0.kind == .piledUp }
        #expect(piles.map(\.day) == (isTold ? [Day("2022-05-09")] : []))
        #expect(try await !helsinkiGaps(office).gaps.contains { $0.kind == .piledUpUndeclared })
    }

    @Test func `clients are held against the range that THL expects, only where the people are real`() async throws {
        for (isFull, kinds) in [(true, [DeliveryGap.Kind.outOfRange]), (false, [])] {
            let office = try await declaredOffice { $0.expectsFullVolume = isFull }
            _ = try await office.deliver(try parts(channel: .archive, rows: (1...40).map { row($0) }), by: office.helsinki)
            let county = try await helsinkiGaps(office)
            #expect(county.gaps.filter { $0.kind == .outOfRange }.map(\.kind) == kinds)
            let figure = try #require(county.figures.first { $0.task.slug == "older-people" })
            #expect((figure.clients, figure.total, figure.before) == ([.archive: 40], 40, nil))
            // Forty of some 660 000 are 0.06 in a thousand; half of 45 in a thousand was to be expected.
            let expected = try #require(figure.expectedTenths)
            #expect(figure.rateTenths == 0 && (200...250).contains(expected.lowerBound), "\(expected)")
            #expect(county.figures.first { $0.task.slug == "disability" }?.clients == [.archive: 0])
        }
    }

    @Test func `a county's own counts are held against what has come`() async throws {
        let office = try await declaredOffice()
        _ = try await office.deliver(try parts(channel: .archive, rows: (1...40).map { row($0) }), by: office.helsinki)
        let task = try #require(ServiceTask("older-people"))
        for (own, found) in [(44, nil), (45, 40), (36, 40), (37, nil), (0, 40)] as [(Int, Int?)] {
            try await office.operations.saveOwnCounts([task: own], quarter, by: office.helsinki)
            let gaps = try await helsinkiGaps(office).gaps.filter { $0.kind == .ownCount }
            #expect(gaps.map(\.found) == (found.map { [$0] } ?? []), "\(own)")
        }
        try await office.operations.saveOwnCounts([:], quarter, by: office.helsinki)
        #expect(try await helsinkiGaps(office).ownCounts.isEmpty)
        for wrong in [-1, 10_000_000] {
            await #expect(throws: OperationError.invalid([InputProblem(.ownCount, "older-people")])) {
                try await office.operations.saveOwnCounts([task: wrong], quarter, by: office.helsinki)
            }
        }
        await #expect(throws: OperationError.notFound) {
            try await office.operations.saveOwnCounts([task: 1], MonitoringPeriod("2023Q3")!, by: office.helsinki)
        }
        let entries = try await office.operations.auditLog(by: office.officer).filter { $0.action == "register.save-own-counts" }
        #expect(entries.count == 6)
    }

    @Test func `a county is reminded once a day of what is missing, each contact person by a mail`() async throws {
        let office = try await declaredOffice { $0.letters = PlainLetters() }
        let before = try await office.store.read { try $0.mails(area: nil, limit: 100) }.count
        func remind(_ area: Area = Office.helsinkiArea) async throws -> Int {
            try await office.operations.remindOfGaps(quarter, of: area, by: office.officer)
        }
        #expect(try await remind() == 1)
        #expect(try await remind() == 0)
        let county = try await helsinkiGaps(office)
        #expect(county.isRemindedToday && county.remindedAt == office.clock.now && county.hasContact)
        let mails = try await office.store.read { try $0.mails(area: Office.helsinkiArea, limit: 100) }.filter { $0.kind == .reminder }
        #expect(mails.map(\.recipient) == ["helsinki@example.fi"] && mails.first?.subject == "2023Q1 2023-05-15")
        office.clock.advance(86_400)
        #expect(try await !helsinkiGaps(office).isRemindedToday)
        #expect(try await remind() == 1)
        // A county without a contact person cannot be reminded.
        #expect(try await remind(Area("01")!) == 0)
        #expect(try await office.store.read { try $0.mails(area: nil, limit: 100) }.count == before + 2)
        let entries = try await office.operations.auditLog(by: office.officer).filter { $0.action == "register.remind" }
        #expect(entries.map(\.area) == [Office.helsinkiArea, Office.helsinkiArea])
    }

    /// Six of Pirkanmaa's smaller municipalities, each a group of its own, with their inhabitants.
    private func smallGroups(_ office: Office) async throws -> [(group: MunicipalityGroup, people: Int)] {
        try await office.operations.setAcceptanceRules(AcceptanceRules(rulesToExplain: []), round: Round.first.id, by: office.officer)
        var groups: [(group: MunicipalityGroup, people: Int)] = []
        for code in ["020", "108", "143", "508", "562", "581"] {
            let people = try #require(Municipality(code)?.population.max { $0.key < $1.key }?.value)
            groups.append((try await office.group("Group \(code)", [code], by: office.pirkanmaa), people))
        }
        return groups
    }

    private func pirkanmaaGaps(_ office: Office, _ kind: DeliveryGap.Kind) async throws -> [DeliveryGap] {
        let gaps = try await office.operations.deliveryGaps(quarter, by: office.pirkanmaa)
        return kinds(gaps, Office.pirkanmaaArea).filter { $0.kind == kind }
    }

    @Test func `a group with half or double of the other groups' clients per inhabitant is told`() async throws {
        let office = try await Office()
        for (place, (group, people)) in try await smallGroups(office).enumerated() {
            let count = people * (place == 2 ? 18 : 6) / 1000
            let rows = (1...count).map { "\(person($0)),08,\(group.municipalities[0]),older-people,2023-01-02," }
            _ = try await office.deliver(try parts(organiser: "08", group: group.name, rows: rows), by: office.pirkanmaa)
        }
        let unusual = try await pirkanmaaGaps(office, .unusual)
        #expect(unusual.map(\.group) == ["Group 143"])
        #expect(unusual.map(\.expected).allSatisfy { (55...60).contains($0 ?? 0) } && (175...180).contains(unusual.first?.found ?? 0))
    }

    @Test func `services declared mostly with few rows and no with some are told`() async throws {
        let office = try await Office()
        let groups = try await smallGroups(office)
        let (few, none, refused) = (SocialService.all[0], SocialService.all[1], SocialService.all[2])
        let version = try await office.fill(groups[0].group.id, by: office.pirkanmaa) { answers in
            for service in [few, none] { answers.set("mostly", for: .coverage(service)) }
            answers.set("no", for: .coverage(refused))
        }
        _ = try await office.operations.submitNotification(
            of: groups[0].group.id, Submission(version: version, language: .sv), by: office.pirkanmaa)
        for (place, (group, people)) in groups.enumerated() {
            let services = place == 0 ? [few, refused] : Array(repeating: few, count: people / 100)
            let rows = services.enumerated().map { number, service in
                "\(person(number + 1)),08,\(group.municipalities[0]),older-people,\(service),operations-system,2023-01-02,2023-03-01"
            }
            let parts = try parts(.receivedServices, organiser: "08", group: group.name, channel: .archive, rows: rows)
            #expect(try await office.deliver(parts, by: office.pirkanmaa).delivery.state == .accepted)
        }
        let told = try await pirkanmaaGaps(office, .serviceFew)
        #expect(told.map(\.service) == [few] && told.map(\.found) == [1])
        // Elsewhere ten in a thousand; a tenth of that.
        #expect(((groups[0].people - 200) / 1000...groups[0].people / 1000).contains(told.first?.expected ?? 0))
        #expect(try await pirkanmaaGaps(office, .serviceSilent).map(\.service) == [none])
        #expect(try await pirkanmaaGaps(office, .serviceDespiteNo).map(\.service) == [refused])
    }
}
