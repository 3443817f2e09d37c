import CodeLists
import RegisterModel
import Testing

@testable import Delivery

@Suite struct `A delivery beside the quarter before` {
    private let blocks: WholeBlocks

    init() throws { blocks = try WholeBlocks() }

    private func check(before: [WholeBlocks.Row], now: [WholeBlocks.Row], period: String = "2022Q4") throws -> CheckReport {
        let folder = try blocks.deliver(before, as: "before", period: period)
        try blocks.deliver(now)
        return try blocks.check { $0.previous = folder }
    }

    @Test func `what was open and goes on, or ends, passes; what had ended is not looked for`() throws {
        let report = try check(
            before: [.init(person: 1), .init(person: 2), .init(person: 3, end: "2022-11-01")],
            now: [.init(person: 1), .init(person: 2, end: "2023-01-01"), .init(person: 4, start: "2023-02-01")])
        #expect(WholeBlocks.findings(report).isEmpty)
        #expect(report.ledger.first { $0.rule == .periodVanished }?.lookedAt == 2)
    }

    @Test func `what was open and is absent now has vanished, and the row of then is named`() throws {
        let report = try check(
            before: [.init(person: 1), .init(person: 2)], now: [.init(person: 2), .init(person: 4, start: "2023-01-02")])
        #expect(WholeBlocks.findings(report) == ["period.vanished 0 010150*****"])
        report.forEachFinding { #expect($0.related == "previous/client_periods.csv:2" && $0.file == "client_periods.csv") }
    }

    @Test func `what has vanished is named in the order of the rows of then, whatever the threads find first`() throws {
        let before = (0..<400).map { WholeBlocks.Row(person: $0 * 37 % 400) }
        var related: [Int] = []
        try check(before: before, now: [.init(person: 1000)]).forEachFinding { finding in
            if finding.rule == .periodVanished { related.append(finding.related.split(separator: ":").last.flatMap { Int($0) } ?? 0) }
        }
        #expect(related == Array(2...401))
    }

    @Test func `another organiser's delivery is not compared with`() throws {
        let folder = try blocks.deliver([.init(person: 1, municipality: "049")], as: "before", period: "2022Q4", organiser: "03")
        try blocks.deliver([.init(person: 2)])
        let report = try blocks.check { $0.previous = folder }
        #expect(WholeBlocks.findings(report).isEmpty)
        #expect(WholeBlocks.reason(.periodVanished, report) == "not-run.previous-other-organiser")
    }

    @Test func `the same task of another person, or another task of the same, does not stand for it`() throws {
        let report = try check(
            before: [.init(person: 1)], now: [.init(person: 1, task: "disability")])
        #expect(WholeBlocks.findings(report) == ["period.vanished 0 010150*****", "volume.change 0 working-age 2023Q1"])
    }

    @Test(arguments: ["2022-05-02", "2023-01-01", "2023-02-01"])
    func `the same period with another start`(start: String) throws {
        let report = try check(before: [.init(person: 1)], now: [.init(person: 1, start: start)])
        #expect(WholeBlocks.findings(report) == ["period.start-changed 2 \(start)"])
    }

    @Test func `a period of the quarter before that has a successor is compared with itself`() throws {
        let report = try check(
            before: [.init(person: 1)],
            now: [.init(person: 1, end: "2023-01-10"), .init(person: 1, start: "2023-02-01")])
        #expect(WholeBlocks.findings(report).isEmpty)
    }

    @Test func `thirty per cent more or fewer passes, one client beyond does not`() throws {
        let before = (0..<100).map { WholeBlocks.Row(person: $0, end: "2022-12-31") }
        let now = { (count: Int) in (0..<count).map { WholeBlocks.Row(person: $0, start: "2023-01-\(10 + $0 % 18)") } }
        #expect(WholeBlocks.findings(try check(before: before, now: now(130))).isEmpty)
        #expect(WholeBlocks.findings(try check(before: before, now: now(70))).isEmpty)
        for count in [131, 69] {
            let report = try check(before: before, now: now(count))
            #expect(WholeBlocks.findings(report) == ["volume.change 0 working-age 2023Q1"])
            #expect(!report.isAcceptable && !report.hasErrors)
        }
    }

    @Test func `a delivery of another quarter is not compared with`() throws {
        let report = try check(before: [.init(person: 1)], now: [.init(person: 2)], period: "2022Q3")
        #expect(WholeBlocks.findings(report).isEmpty)
        #expect(WholeBlocks.reason(.periodVanished, report) == "not-run.previous-not-adjacent")
        #expect(WholeBlocks.reason(.volumeChange, try blocks.check()) == "not-run.no-previous")
    }
}
