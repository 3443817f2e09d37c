import RegisterModel
import Testing

@Suite struct `Picks of decisions` {
    private let conditions = PickConditions(MonitoringPeriod("2023Q1")!)

    private func picks(_ decided: String, _ from: String, _ to: String, _ isPositive: Bool = true) -> String {
        let decided = Day(decided)!.number
        return conditions.picks(
            decided: decided, from: Day(from)?.number ?? decided, to: Day(to)?.number ?? .max, isPositive: isPositive
        ).text
    }

    @Test func `follow the days of decision and validity to the day`() {
        #expect(picks("2023-01-01", "", "") == "made")
        #expect(picks("2023-03-31", "2023-05-01", "") == "made")
        #expect(picks("2023-04-01", "", "") == "")
        #expect(picks("2022-12-31", "", "") == "in-force")
        #expect(picks("2022-12-31", "2023-01-01", "2023-03-31") == "in-force+ended")
        #expect(picks("2022-12-31", "2023-01-01", "2023-04-01") == "in-force")
        #expect(picks("2022-12-31", "2023-01-02", "2023-03-31") == "ended")
        #expect(picks("2022-12-31", "2023-01-02", "2023-04-01") == "starting")
        #expect(picks("2022-12-31", "2023-03-31", "") == "starting")
        #expect(picks("2022-12-31", "2023-04-01", "") == "")
        #expect(picks("2022-06-01", "", "2022-12-31") == "")
        #expect(picks("2022-06-01", "", "2023-01-01") == "ended")
        #expect(picks("2023-01-05", "", "2023-03-31") == "made+ended")
        #expect(picks("2023-01-05", "", "", false) == "negative")
        #expect(picks("2022-12-31", "", "", false) == "")
        #expect(picks("2023-04-01", "", "", false) == "")
    }

    @Test func `are read as they are written, in their order only`() {
        for bits in UInt8(1)..<32 {
            let picks = DecisionPicks(rawValue: bits)
            #expect(DecisionPicks(text: picks.text) == picks)
        }
        for text in ["", "+", "made+", "ended+made", "made+made", "Made", "made, ended"] {
            #expect(DecisionPicks(text: text) == nil, "\(text)")
        }
    }

    @Test func `coverage counts each pick, what only starting catches, and what none does`() {
        var coverage = PickCoverage()
        for picks in [DecisionPicks.made, [.made, .ended], .starting, [], .negative] as [DecisionPicks] { coverage.add(picks) }
        var twice = coverage
        twice += coverage
        #expect(coverage.decisions == 5)
        #expect(coverage.caught == [2, 0, 1, 1, 1])
        #expect(coverage.onlyStarting == 1 && coverage.none == 1)
        #expect(twice.decisions == 10 && twice.caught == [4, 0, 2, 2, 2] && twice.onlyStarting == 2 && twice.none == 2)
    }

    @Test func `kinds of evidence are read as they are written, in their order only`() {
        for bits in UInt16(1)..<512 {
            let kinds = EvidenceKinds(rawValue: bits)
            #expect(EvidenceKinds(text: kinds.text) == kinds)
        }
        for text in ["", "other+decision", "decision+decision", "nothing"] { #expect(EvidenceKinds(text: text) == nil, "\(text)") }
        #expect(EvidenceKinds.ofExtracts.text == "valid-service+unit-relationship+operations-system+health-system+other")
    }
}
