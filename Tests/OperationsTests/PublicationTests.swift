import CodeLists
import DisclosureControl
import Foundation
import RegisterModel
import RegisterStore
import Statistics
import Testing

@testable import Operations

@Suite struct `Publications` {
    private let quarter = MonitoringPeriod("2023Q1")!

    /// Helsinki with so many older people and three disabled ones.
    private func deliver(_ count: Int, _ office: Office) async throws {
        // Starts lie apart, or the check would ask why they do not.
        let start = try #require(Day("2019-01-07"))
        let rows =
            (1...count).map { row($0, "older-people", "\(start.adding($0 * 23))") } + (1...3).map { row($0, "disability", "2022-05-05") }
        _ = try await office.deliver(try parts(rows: rows), by: office.helsinki)
    }

    /// Makes an edition and proposes it; the check has run.
    private func propose(_ edition: Int, of quarter: MonitoringPeriod? = nil, _ office: Office) async throws -> PublicationRecord {
        let quarter = quarter ?? self.quarter
        try await office.operations.orderEdition(quarter, by: office.statistician)
        try await office.operations.runWaitingJobs()
        let publication = try await office.operations.proposePublication(quarter, edition: edition, by: office.statistician)
        try await office.operations.runWaitingJobs()
        return try await office.operations.publication(publication.id, by: office.officer).publication
    }

    private func office() async throws -> Office {
        let office = try await Office()
        _ = try await office.helsinkiGroup()
        return office
    }

    @Test func `what one proposes another approves, and then everybody sees it`() async throws {
        let office = try await office()
        try await deliver(40, office)
        let proposed = try await propose(1, office)
        #expect(proposed.state == .proposed)
        #expect(try await office.operations.publishedReleases().isEmpty)
        await #expect(throws: OperationError.forbidden) {
            try await office.operations.approvePublication(proposed.id, by: office.statistician)
        }
        for actor in [office.helsinki, .machineOperator] {
            await #expect(throws: OperationError.forbidden) { try await office.operations.approvePublication(proposed.id, by: actor) }
        }
        try await office.operations.approvePublication(proposed.id, by: office.officer)
        let release = try #require(try await office.operations.publishedReleases().first)
        #expect((release.period, release.edition, release.isRetracted) == (quarter, 1, false))
        let table = try await office.operations.publishedTable(.clientsByArea, of: release)
        #expect(table.figure(.area(Office.helsinkiArea), ServiceTask("disability")) == .hidden)
        #expect(table.figure(.area(Office.helsinkiArea), ServiceTask("older-people")) == .shown(40))
        #expect(table.figure(.area(Office.pirkanmaaArea), ServiceTask("older-people")) == .notDelivered)
        let names = try await office.store.read { try $0.fileNames(publication: release.id) }
        for name in names where !name.hasSuffix(".prepared") {
            let file = try await office.operations.publishedFile(name, of: release)
            #expect(!file.content.isEmpty)
        }
        #expect(names.count == 5 * 9)
        await #expect(throws: OperationError.notFound) {
            try await office.operations.publishedFile("clients-by-area.prepared", of: release)
        }
    }

    @Test func `before approval THL sees every table and file as everybody will, and nobody else sees any`() async throws {
        let office = try await office()
        try await deliver(40, office)
        let proposed = try await propose(1, office)
        let names = try #require(proposed.tables).compactMap(TableName.init(rawValue:))
        let preview = try await office.operations.preview(TableName.allCases, of: proposed.id, by: office.officer)
        #expect(preview.names == names && Set(preview.tables.keys) == Set(names))
        #expect((preview.period, preview.edition) == (quarter, 1))
        let status = try await office.operations.publication(proposed.id, by: office.officer)
        #expect(status.tallies == preview.tables.mapValues(\.tally))
        let clients = try #require(status.tallies[.clientsByArea])
        // Helsinki's three disabled people are hidden, and its four tasks without clients are zeros.
        #expect(clients.hidden >= 1 && clients.shown > 0 && clients.notDelivered > 0 && clients.all == 23 * 7)
        #expect(status.leftOut == [.childProtection: .notDelivered, .decisions: .notDelivered, .receivedServices: .notDelivered])
        let files = try await office.store.read { try $0.fileNames(publication: proposed.id) }.filter { !$0.hasSuffix(".prepared") }
        var seen: [String: [UInt8]] = [:]
        for name in files { seen[name] = try await office.operations.previewFile(name, of: proposed.id, by: office.officer).file.content }
        await #expect(throws: OperationError.notFound) {
            try await office.operations.previewFile("clients-by-area.prepared", of: proposed.id, by: office.officer)
        }
        for actor in [office.helsinki, .machineOperator] {
            await #expect(throws: OperationError.forbidden) {
                try await office.operations.preview([.clientsByArea], of: proposed.id, by: actor)
            }
            await #expect(throws: OperationError.forbidden) {
                try await office.operations.previewFile("clients-by-area.csv", of: proposed.id, by: actor)
            }
        }
        try await office.operations.approvePublication(proposed.id, by: office.officer)
        let release = try #require(try await office.operations.publishedReleases().first)
        for name in files { #expect(try await office.operations.publishedFile(name, of: release).content == seen[name]) }
        for name in names {
            let published = try await office.operations.publishedTable(name, of: release)
            #expect(published.cells.map { published[$0] } == published.cells.map { preview.tables[name]?[$0] })
        }
        await #expect(throws: OperationError.wrongState) {
            try await office.operations.preview([.clientsByArea], of: proposed.id, by: office.officer)
        }
    }

    @Test func `the approver is told why a table of the edition was left out`() async throws {
        let office = try await office()
        try await deliver(40, office)
        let first = try await propose(1, office)
        try await office.store.write { transaction in
            guard var refused = try transaction.publication(id: first.id) else { return }
            refused.state = .refused
            refused.obstacles = ["clients-by-municipality": 3]
            try transaction.update(refused)
        }
        office.clock.advance(60)
        let second = try await office.operations.proposePublication(
            quarter, edition: 1, tables: [.clientsByAge, .clientChanges], by: office.statistician)
        let status = try await office.operations.publication(second.id, by: office.officer)
        #expect(status.leftOut[.clientsByMunicipality] == .notProtected && status.leftOut[.clientDurations] == .notChosen)
        #expect(status.leftOut[.decisions] == .notDelivered && status.leftOut[.clientsByAge] == nil && status.tallies.isEmpty)
    }

    @Test func `the database itself wants two pairs of eyes and one publication of an edition`() async throws {
        let office = try await office()
        try await deliver(40, office)
        var publication = try await propose(1, office)
        publication.state = .published
        publication.decidedAt = office.clock.now
        publication.decidedBy = office.statistician.id
        let own = publication
        await #expect(throws: (any Error).self) { try await office.store.write { try $0.update(own) } }
        publication.decidedBy = nil
        publication.decidedAt = nil
        let nobody = publication
        await #expect(throws: (any Error).self) { try await office.store.write { try $0.update(nobody) } }
        try await office.operations.approvePublication(publication.id, by: office.officer)
        await #expect(throws: OperationError.wrongState) {
            try await office.operations.proposePublication(quarter, edition: 1, by: office.statistician)
        }
        // What was decided on stays as it is.
        publication.state = .proposed
        let back = publication
        await #expect(throws: (any Error).self) { try await office.store.write { try $0.update(back) } }
        let file = PublicationFile(name: "x", content: [1], sha256: Array(repeating: 0, count: 32))
        await #expect(throws: (any Error).self) {
            try await office.store.write { try $0.save(record: [], files: [file], publication: own.id) }
        }
    }

    @Test func `a second edition keeps what was hidden hidden and what was shown shown`() async throws {
        let office = try await office()
        try await deliver(40, office)
        try await office.operations.approvePublication(try await propose(1, office).id, by: office.officer)
        try await deliver(60, office)
        let second = try await propose(2, office)
        #expect(second.state == .proposed && second.earlier.count == 1)
        try await office.operations.approvePublication(second.id, by: office.officer)
        let releases = try await office.operations.publishedReleases()
        #expect(releases.map(\.edition) == [2, 1])
        let tables = try await (
            office.operations.publishedTable(.clientsByArea, of: releases[0]),
            office.operations.publishedTable(.clientsByArea, of: releases[1])
        )
        let cell = (Place.area(Office.helsinkiArea), ServiceTask("disability"))
        #expect(tables.0.figure(cell.0, cell.1) == .hidden && tables.1.figure(cell.0, cell.1) == .hidden)
        #expect(tables.0.figure(cell.0, ServiceTask("older-people")) == .shown(60))
    }

    @Test func `a quarter is checked with what was shown of the quarter before`() async throws {
        let office = try await office()
        let start = try #require(Day("2019-01-07"))
        for period in ["2022Q4", "2023Q1"] {
            let rows = (1...40).map { row($0, "older-people", "\(start.adding($0 * 23))") }
            _ = try await office.deliver(try parts(period: period, rows: rows), by: office.helsinki)
        }
        let before = try #require(quarter.previous)
        let first = try await propose(1, of: before, office)
        try await office.operations.approvePublication(first.id, by: office.officer)
        let second = try await propose(1, office)
        #expect(second.state == .proposed && second.earlier == [first.id])
        // What was retracted stays in the attacker's knowledge, and the check still holds.
        try await office.operations.retractPublication(first.id, reason: "Fel", by: office.statistician)
        try await office.operations.approvePublication(second.id, by: office.officer)
    }

    @Test func `what was retracted says so and shows nothing, and its figures stay in the system`() async throws {
        let office = try await office()
        try await deliver(40, office)
        let first = try await propose(1, office)
        try await office.operations.approvePublication(first.id, by: office.officer)
        await #expect(throws: OperationError.forbidden) {
            try await office.operations.retractPublication(first.id, reason: "Fel", by: office.officer)
        }
        await #expect(throws: OperationError.self) {
            try await office.operations.retractPublication(first.id, reason: " ", by: office.statistician)
        }
        try await office.operations.retractPublication(first.id, reason: "Fel kvartal", by: office.statistician)
        let release = try #require(try await office.operations.publishedReleases().first)
        #expect(release.retraction == "Fel kvartal")
        await #expect(throws: OperationError.notFound) { try await office.operations.publishedTable(.clientsByArea, of: release) }
        await #expect(throws: OperationError.notFound) { try await office.operations.publishedFile("clients-by-area.csv", of: release) }
        try await deliver(60, office)
        #expect(try await propose(2, office).earlier == [first.id])
    }

    @Test func `a check without time publishes nothing and says why`() async throws {
        let office = try await office()
        try await deliver(40, office)
        var settings = office.operations.settings
        settings.protectionSeconds = 0
        let hasty = Operations(store: office.store, settings: settings)
        try await hasty.orderEdition(quarter, by: office.statistician)
        try await hasty.runWaitingJobs()
        let publication = try await hasty.proposePublication(quarter, edition: 1, by: office.statistician)
        try await hasty.runWaitingJobs()
        let status = try await hasty.publication(publication.id, by: office.statistician)
        #expect((status.publication.state, status.publication.reason) == (.refused, "limit"))
        #expect(try await office.store.read { try $0.fileNames(publication: publication.id) }.isEmpty)
        await #expect(throws: OperationError.wrongState) { try await hasty.approvePublication(publication.id, by: office.officer) }
    }

    @Test func `the chosen tables are published, clients by area always among them, and no others`() async throws {
        let office = try await office()
        try await deliver(40, office)
        try await office.operations.orderEdition(quarter, by: office.statistician)
        try await office.operations.runWaitingJobs()
        // Nothing has come of decisions, so the edition has no such table.
        await #expect(throws: OperationError.notFound) {
            try await office.operations.proposePublication(quarter, edition: 1, tables: [.decisions], by: office.statistician)
        }
        let publication = try await office.operations.proposePublication(
            quarter, edition: 1, tables: [.clientsByAge], by: office.statistician)
        #expect(publication.tables == ["clients-by-area", "clients-by-age"])
        try await office.operations.runWaitingJobs()
        try await office.operations.approvePublication(publication.id, by: office.officer)
        let release = try #require(try await office.operations.publishedReleases().first)
        _ = try await office.operations.publishedTable(.clientsByAge, of: release)
        await #expect(throws: OperationError.notFound) { try await office.operations.publishedTable(.clientsByMunicipality, of: release) }
        let names = try await office.store.read { try $0.fileNames(publication: publication.id) }
        #expect(names.count == 2 * 9)
        // The next edition may show what this one left out.
        try await deliver(60, office)
        let second = try await propose(2, office)
        #expect(second.state == .proposed && second.tables?.count == 5)
    }

    @Test func `a figure that could not be protected is put to the account of the largest table that shows it`() throws {
        let counts = EditionCounting(quarter: quarter, arrived: [ServiceTask.inScope[0]: Set(Office.helsinkiArea.municipalities)]).finish()
        let publication = Publication(tables: [TableName.clientsByArea, .clientsByMunicipality, .clientChanges].map { counts.table($0) })
        let place = Place.area(Office.helsinkiArea)
        let failure = ProtectionFailure.notSafe(
            narrow: 2, insider: 1,
            cells: [
                Cell(.clients, quarter, place, task: ServiceTask.inScope[0]), Cell(.clients, quarter, place, age: AgeClass(.over84)),
                Cell(.started, quarter, place),
            ])
        #expect(publication.obstacles(of: failure) == ["clients-by-municipality": 2, "client-changes": 1])
        #expect(publication.obstacles(of: .otherSettingsBefore) == nil)
    }

    @Test func `an approval does not hold when something else was published after the check`() async throws {
        let office = try await office()
        try await deliver(40, office)
        let first = try await propose(1, office)
        try await office.operations.rejectPublication(first.id, reason: "Vänta", by: office.officer)
        #expect(try await office.operations.publication(first.id, by: office.officer).publication.state == .rejected)
        let again = try await propose(1, office)
        try await office.store.write { transaction in
            var stale = again
            stale.earlier = ["something-else"]
            try transaction.update(stale)
        }
        await #expect(throws: OperationError.wrongState) {
            try await office.operations.approvePublication(again.id, by: office.officer)
        }
    }

    @Test func `the same edition protected twice gives the same files`() async throws {
        let office = try await office()
        try await deliver(40, office)
        let first = try await propose(1, office)
        try await office.operations.rejectPublication(first.id, reason: "Igen", by: office.officer)
        let second = try await propose(1, office)
        let files = try await office.store.read { transaction in
            try [first.id, second.id].map { id in
                try transaction.fileNames(publication: id).compactMap { try transaction.file(publication: id, name: $0) }
            }
        }
        #expect(files[0] == files[1] && files[0].count == 45)
    }
}
