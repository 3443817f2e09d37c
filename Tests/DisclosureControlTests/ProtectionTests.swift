import CodeLists
import RegisterModel
import Statistics
import SyntheticFigures
import Testing

@testable import DisclosureControl

@Suite struct `Hiding` {
    @Test func `one and one beside shown zeros are not settled by their total`() throws {
        var small = SmallSystem()
        let cells = small.grid([[1, 0, 1], [0, 0, 0], [7, 9, 30]])
        let result = try small.protected()
        #expect(result.hidden[cells[0][0]] && result.hidden[cells[0][2]])
        // The total 2 is small itself; hidden, it must be able to be more than 2.
        let every = Enumeration(small.system, hidden: result.hidden, reach: 7)
        #expect(every.isSafe(small.system, hidden: result.hidden, settings: small.settings))
        #expect(!result.hidden[cells[1][0]])
    }

    @Test func `a shown total of five over tasks would bound the tasks under it`() throws {
        var small = SmallSystem()
        let totals = small.star([5, 60, 80])
        let first = small.star([3, 40, 50])
        let second = small.star([4, 30, 45])
        for place in 0..<3 {
            small.system.addCover(
                total: totals.parts[place], parts: [first.parts[place], second.parts[place]], isBoundedByParts: true)
        }
        small.system.addCover(total: totals.total, parts: [first.total, second.total], isBoundedByParts: true)
        let onlySums = small.pattern(hiding: [first.parts[1], second.parts[1], first.parts[2], second.parts[2]])
        var shown = onlySums
        shown.show(totals.parts[0])
        #expect(!small.passes(shown))
        let result = try small.protected()
        #expect(result.hidden[totals.parts[0]])
    }

    @Test func `a county that would follow from the country is not hidden alone`() throws {
        let quarter = SyntheticQuarter.quarter
        let task = ServiceTask.inScope[0]
        var clients = Dictionary(uniqueKeysWithValues: Block.all.map { ($0, 100) })
        clients[Block(Area("21")!, task)] = 3
        let totals = Dictionary(uniqueKeysWithValues: Area.organisers.map { ($0, 400) })
        let table = StatisticalTable.clientsByAreaAndTask(quarter: quarter, clients: clients, totals: totals, delivered: Set(Block.all))
        let released = try Publication(tables: [table]).release().tables[0]
        #expect(released.figure(.area(Area("21")!), task) == .hidden)
        #expect(released.places.count { released.figure($0, task) == .hidden } == 2)
        #expect(released.figure(.country, task) != .hidden)
    }

    @Test func `an area of zeros shows zeros, and an area of one municipality hides with it`() throws {
        // Helsinki has one municipality; Kainuu gets nobody.
        let (helsinki, kainuu, kymi) = (Area("90")!, Area("20")!, Area("10")!)
        let places: [Place] =
            [.country] + Area.organisers.map { .area($0) }
            + (helsinki.municipalities + kainuu.municipalities + kymi.municipalities).map { .municipality($0) }
        func municipal(_ place: Place) -> Int {
            guard case .municipality(let municipality) = place else { return 0 }
            return municipality.area == helsinki ? 3 : municipality.area == kainuu ? 0 : 10 + municipality.index % 9
        }
        let table = StatisticalTable(
            name: "t", quarter: SyntheticQuarter.quarter, places: places, tasks: [ServiceTask.inScope[0]], delivered: Set(Block.all)
        ) { cell in
            switch cell.place {
            case .municipality: municipal(cell.place)
            case .area(let area) where [helsinki, kainuu, kymi].contains(area):
                area.municipalities.reduce(0) { $0 + municipal(.municipality($1)) }
            case .area: 50
            default: 19 * 50 + 3 + kymi.municipalities.reduce(0) { $0 + municipal(.municipality($1)) }
            }
        }
        let released = try Publication(tables: [table]).release().tables[0]
        let task = ServiceTask.inScope[0]
        #expect(released.figure(.area(helsinki), task) == .hidden)
        #expect(released.figure(.municipality(helsinki.municipalities[0]), task) == .hidden)
        #expect(released.figure(.area(kainuu), task) == .shown(0))
        for municipality in kainuu.municipalities { #expect(released.figure(.municipality(municipality), task) == .shown(0)) }
    }

    @Test func `where every area is small the country may stand but no area does`() throws {
        let small = Dictionary(uniqueKeysWithValues: Block.all.enumerated().map { ($1, 1 + $0 % 4) })
        let totals = Dictionary(
            uniqueKeysWithValues: Area.organisers.map { area in (area, ServiceTask.inScope.reduce(0) { $0 + (small[Block(area, $1)] ?? 0) })
            })
        let table = StatisticalTable.clientsByAreaAndTask(
            quarter: SyntheticQuarter.quarter, clients: small, totals: totals, delivered: Set(Block.all))
        let released = try Publication(tables: [table]).release().tables[0]
        for area in Area.organisers { for task in ServiceTask.inScope { #expect(released.figure(.area(area), task) == .hidden) } }
    }

    @Test func `a person alone in a cell does not find out another`() throws {
        // 1 + 4 = 5 with the total shown: wide enough without the insider only if more is hidden, and then still safe from the one.
        var small = SmallSystem(ProtectionSettings(width: 3))
        let cells = small.grid([[1, 4, 9], [6, 8, 10]])
        let pair = small.pattern(hiding: [cells[1][0], cells[1][1]])
        var check = JointCheck(small.system, settings: small.settings, limits: ProtectionLimits())
        let failures = check.run(pair)
        #expect(failures.narrow.isEmpty)
        #expect(failures.insider.contains { $0.insider == cells[0][0] && $0.cell == cells[0][1] })
        let result = try small.protected()
        let every = Enumeration(small.system, hidden: result.hidden, reach: 5)
        #expect(every.isSafe(small.system, hidden: result.hidden, settings: small.settings))
    }

    @Test func `a pattern with one complementary cell shown is refused`() throws {
        var (refused, tried) = (0, 0)
        for seed in UInt64(1)...20 {
            var random = SplitMix(seed: seed)
            var small = SmallSystem()
            small.grid((0..<5).map { _ in (0..<4).map { _ in [1, 2, 4, 7, 9, 15, 20].randomElement(using: &random) ?? 1 } })
            let result = try small.protected()
            for cell in 0..<small.system.count where result.hidden[cell] && !small.system.isSensitive[cell] {
                var pattern = small.pattern(hiding: (0..<small.system.count).filter { result.hidden[$0] })
                pattern.show(cell)
                tried += 1
                if !small.passes(pattern) { refused += 1 }
                // The proof that came with the pattern must not survive the change: some witness moves every complementary cell.
                #expect(!Proof.isValid(result.witnesses, system: small.system, settings: small.settings, hidden: pattern.hidden))
            }
        }
        print("\(refused) of \(tried) patterns with a complementary cell shown are unsafe")
        #expect(tried > 20 && refused > tried / 2)
    }

    @Test func `nearly everybody being a client is a disclosure too`() throws {
        let area = Area("21")!
        let place = Place.municipality(area.municipalities[0])
        let table = SyntheticQuarter(seed: 8).table(areas: [area])
        let cell = Cell(.clients, SyntheticQuarter.quarter, place)
        guard case .count(let value) = table.figures[cell] else { throw Missing() }
        let alone = try Publication(tables: [table]).release().tables[0]
        let beside = try Publication(tables: [table], inhabitants: [.init(place, count: value + 2)]).release().tables[0]
        #expect(alone[cell] == .shown(value))
        #expect(beside[cell] == .hidden)
    }

    struct Missing: Error {}
}
