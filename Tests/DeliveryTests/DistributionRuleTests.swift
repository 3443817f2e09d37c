import CodeLists
import Localization
import RegisterModel
import Testing

@testable import Delivery

@Suite struct `How days and clients are spread` {
    private let blocks: WholeBlocks

    init() throws { blocks = try WholeBlocks() }

    /// Starts spread over the days of 2021, none of them the first of a month.
    private func spread(_ count: Int, from person: Int = 0, task: String = "working-age") -> [WholeBlocks.Row] {
        (0..<count).map { number in
            let (month, day) = (number % 12 + 1, 2 + number / 12 % 27)
            return .init(person: person + number, task: task, start: "2021-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)")
        }
    }

    private func pile(_ count: Int, on day: String, from person: Int) -> [WholeBlocks.Row] {
        (0..<count).map { .init(person: person + $0, start: day) }
    }

    private func findings(_ rows: [WholeBlocks.Row]) throws -> [String] {
        try blocks.deliver(rows)
        return WholeBlocks.findings(try blocks.check()).filter { !$0.hasPrefix("period.none-ended") }
    }

    @Test func `fifty starts on one day are named if they are more than a tenth`() throws {
        #expect(try findings(spread(450) + pile(50, on: "2020-01-02", from: 1000)).isEmpty)
        #expect(try findings(spread(449) + pile(50, on: "2020-01-02", from: 1000)) == ["dates.pile-up 0 working-age 2020-01-02"])
        #expect(try findings(spread(100) + pile(49, on: "2020-01-02", from: 1000)).isEmpty)
        // Another task's starts do not thin them out.
        #expect(
            try findings(spread(400) + spread(400, from: 2000, task: "disability") + pile(50, on: "2020-01-02", from: 1000))
                == ["dates.pile-up 0 working-age 2020-01-02"])
    }

    @Test func `a pile-up waits to be confirmed`() throws {
        try blocks.deliver(pile(60, on: "2020-01-02", from: 0))
        let report = try blocks.check()
        #expect(!report.isAcceptable && !report.hasErrors && report.count(of: .confirm) == 1)
        report.forEachFinding { #expect($0.detail == "working-age, 2020-01-02: 60/60" && $0.message(in: .en).contains("60/60")) }
    }

    @Test func `starts on the first of a month beyond half`() throws {
        let first = (0..<100).map {
            WholeBlocks.Row(person: 3000 + $0, start: "20\(10 + $0 / 12)-\($0 % 12 < 9 ? "0" : "")\($0 % 12 + 1)-01")
        }
        #expect(try findings(spread(100) + first).isEmpty)
        #expect(try findings(spread(99) + first) == ["dates.first-of-month 0 working-age"])
    }

    @Test func `two hundred periods of which none ended`() throws {
        func check(_ rows: [WholeBlocks.Row]) throws -> [String] {
            try blocks.deliver(rows)
            return WholeBlocks.findings(try blocks.check())
        }
        #expect(try check(spread(199)).isEmpty)
        #expect(try check(spread(200)) == ["period.none-ended 0 working-age"])
        var one = spread(200)
        one[7].end = "2023-01-31"
        #expect(try check(one).isEmpty)
    }

    @Test func `persons in two municipalities at once`() throws {
        func rows(_ persons: Int, _ start: String) -> [WholeBlocks.Row] {
            spread(5000) + (0..<persons).map { .init(person: $0, municipality: "049", task: "disability", start: start) }
        }
        let rule = { (found: [String]) in found.filter { $0.hasPrefix("person.municipalities") } }
        #expect(rule(try findings(rows(50, "2023-01-01"))).isEmpty)
        #expect(rule(try findings(rows(51, "2023-01-01"))) == ["person.municipalities 0"])
        var apart = rows(51, "2023-02-01")
        for place in 0..<51 { apart[place].end = "2023-01-31" }
        #expect(rule(try findings(apart)).isEmpty)
    }

    @Test func `clients beside the population: half and double of the country's estimate pass`() throws {
        let expected = try #require(ExpectedVolume(municipalities: [Municipality("235")!], in: MonitoringPeriod("2023Q1")!))
        let range = try #require(expected.range(of: ServiceTask("child-protection")!))
        #expect((3.5...3.8).contains(range.lowerBound) && (15.0...17.0).contains(range.upperBound))
        let least = Int((range.lowerBound * Double(expected.population) / 1000).rounded(.up))
        for (count, names) in [(least, []), (least - 1, ["volume.out-of-range 0 child-protection"])] as [(Int, [String])] {
            let rows = (0..<count).map { number in
                WholeBlocks.Row(person: number, municipality: "235", task: "child-protection", start: "2022-05-\(10 + number % 20)")
            }
            try blocks.deliver(rows, municipalities: ["235"], organiser: "03")
            let report = try blocks.check { $0.expectsFullVolume = true }
            #expect(WholeBlocks.findings(report).filter { $0.hasPrefix("volume") } == names)
        }
        #expect(WholeBlocks.reason(.volumeOutOfRange, try blocks.check()) == "not-run.sample")
    }

    @Test func `the country's population is the nearest one known of each municipality, whatever the year`() throws {
        let task = try #require(ServiceTask("child-protection")), estimate = try #require(task.estimatedClients)
        for year in 2020...2026 {
            let people = Area.organisers.flatMap(\.municipalities).reduce(0) { sum, municipality in
                let known = municipality.population.sorted { $0.key < $1.key }
                return sum + ((known.last { $0.key <= year } ?? known.first)?.value ?? 0)
            }
            let period = try #require(MonitoringPeriod("\(year)Q2"))
            let range = try #require(ExpectedVolume(municipalities: [Municipality("235")!], in: period)?.range(of: task))
            #expect(abs(range.lowerBound - Double(estimate.lowerBound) * 500 / Double(people)) < 1e-9, "\(year)")
        }
    }

    @Test func `every task of the register has an estimate with its source`() {
        for task in ServiceTask.inScope { #expect(task.estimatedClients != nil, "\(task)") }
        #expect(ServiceTask.list.source.contains("29.5.2024"))
    }
}
