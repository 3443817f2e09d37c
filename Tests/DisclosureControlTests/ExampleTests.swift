import CodeLists
import RegisterModel
import Statistics
import SyntheticFigures
import Testing

@testable import DisclosureControl

/// What others' programs got wrong or could not do (disclosure page, section 3), each as a small table.
@Suite struct `Lessons from other programs` {
    @Test func `tables protected one after another are unsafe together`() throws {
        // sdcTable 136. Two tables share their total; each alone hides two cells, and both pairs are then known.
        var small = SmallSystem()
        let first = small.star([2, 3, 40])
        let second = [small.cell(2), small.cell(43)]
        small.system.networks.append([small.system.addSum(total: first.total, parts: second)])
        let third = [small.cell(3), small.cell(42)]
        small.system.networks.append([small.system.addSum(total: first.total, parts: third)])
        let result = try small.protected()
        #expect(Proof.isValid(result.witnesses, system: small.system, settings: small.settings, hidden: result.hidden))
        #expect(result.hidden[second[1]] && result.hidden[third[1]])
    }

    @Test func `three persons alone in their cells do not find each other out`() throws {
        // sdcTable 135. 1 + 1 + 1 beside shown cells: each singleton knows one, and two more must stay open.
        var small = SmallSystem()
        let cells = small.star([1, 1, 1, 30, 25])
        let result = try small.protected()
        let every = Enumeration(small.system, hidden: result.hidden, reach: 7)
        #expect(every.isSafe(small.system, hidden: result.hidden, settings: small.settings))
        #expect(cells.parts.prefix(3).allSatisfy { result.hidden[$0] })
    }

    @Test func `two hidden ones whose sum follows are not safe`() throws {
        // sdcTable 194. 15 = 10 + 3 + x + x: with zeros shown each x is at least 1, so both are exactly 1.
        var small = SmallSystem(ProtectionSettings(threshold: 3))
        let cells = small.star([10, 3, 1, 1])
        #expect(!small.passes(small.pattern(hiding: Array(cells.parts.suffix(2)))))
        let result = try small.protected()
        #expect(result.hidden[cells.parts[1]] || result.hidden[cells.parts[0]] || result.hidden[cells.total])
    }

    @Test func `a search that does not end is ended, and publishes nothing`() throws {
        // sdcTable 146. 48 hours without a result.
        let table = SyntheticQuarter(seed: 5, scale: 0.1).table()
        let limits = ProtectionLimits(isPastDeadline: { true })
        #expect(throws: ProtectionFailure.self) { try Publication(tables: [table]).release(limits: limits) }
    }

    @Test func `the same table is protected the same way every time`() throws {
        // sdcTable 315. Patterns that differ between runs.
        let areas = [Area("09")!, Area("16")!]
        let table = SyntheticQuarter(seed: 6).table(areas: areas)
        let releases = try (0..<3).map { _ in try Publication(tables: [table]).release() }
        #expect(Set(releases.map(\.record.summary.digest)).count == 1)
        #expect(Set(releases.map { $0.tables[0].csv }).count == 1)
    }

    @Test func `independence alone says nothing about bounds`() throws {
        // GaussSuppression 131. Neither hidden cell is a combination of shown ones, yet 1 ≤ x ≤ 2.
        var small = SmallSystem()
        let cells = small.star([1, 2, 50])
        let network = Network(small.system, sums: small.system.networks[0])
        let pattern = small.pattern()
        #expect(network.bridges { pattern.hidden[network.cells[$0]] }.isEmpty)
        #expect(!small.passes(pattern))
        let result = try small.protected()
        let every = Enumeration(small.system, hidden: result.hidden)
        #expect(every.greatest[cells.parts[0]] - every.least[cells.parts[0]] >= 5)
    }

    @Test func `linked tables are one system`() throws {
        // GaussSuppression 1.1. The same cells in another grouping of ages.
        let area = [Area("18")!]
        let quarter = SyntheticQuarter(seed: 7)
        let coarse: [AgeClass] = [AgeClass([.under18, .from18]), AgeClass([.from25]), AgeClass([.from65, .over84]), .total]
        let tables = [quarter.table(areas: area), quarter.table(name: "coarse", ages: coarse, areas: area)]
        let release = try Publication(tables: tables).release()
        for table in release.tables {
            for cell in table.cells { #expect(!(1...4).contains(table[cell].value ?? 0)) }
        }
        let shared = Cell(.clients, SyntheticQuarter.quarter, .area(area[0]), age: AgeClass(.from25))
        #expect(release.tables[0][shared] == release.tables[1][shared])
    }
}
