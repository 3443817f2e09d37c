import CodeLists
import Localization
import RegisterModel
import Statistics
import Testing

@Suite struct `Counting the other blocks` {
    private let quarter = MonitoringPeriod("2023Q1")!
    private let kymi = Area("10")!
    private let kainuu = Area("20")!

    private func counts(_ people: [[FactCounts.Fact]]) -> EditionCounts {
        let all = Set(Area.organisers.flatMap(\.municipalities))
        var counting = EditionCounting(
            quarter: quarter, arrived: [:], others: [.childProtectionPeriods: all, .serviceDecisions: all, .receivedServices: all])
        for facts in people { counting.add(facts) }
        return counting.finish()
    }

    private func protection(_ organiser: Area, _ start: String, _ end: String = "") -> (organiser: Area, period: Period) {
        (organiser, Period(start: Day(start)!, end: Day(end)))
    }

    @Test func `a child started only where no period was open before, and ended only where none is open after`() {
        let periods = [
            [protection(kymi, "2023-01-10", "2023-02-01"), protection(kymi, "2022-05-05", "2023-01-02")],
            [protection(kymi, "2023-01-01")], [],
        ]
        let counts = counts(periods.map { FactCounts.Fact.childProtection($0, in: quarter) })
        func count(_ measure: Measure) -> Int { counts.count(Cell(measure, quarter, .area(kymi))) }
        #expect(
            [.childProtection, .childProtectionStarted, .childProtectionContinuing, .childProtectionEnded].map(count) == [2, 1, 1, 1])
        #expect(counts.tables.map(\.name).suffix(3) == ["child-protection", "decisions", "received-services"])
    }

    @Test func `a person counts once for each measure, all in the area of the latest day`() throws {
        let type = try #require(DecisionType("older-people-service-decision"))
        let outcomes = DecisionOutcome.all
        let counts = counts([
            [
                .decision(
                    kymi, decided: Day("2023-01-10")!, type: type, service: SocialService.all[3], outcome: outcomes[0],
                    picks: [.made, .inForce]),
                .decision(
                    kainuu, decided: Day("2023-02-10")!, type: type, service: SocialService.all[4], outcome: outcomes[2], picks: .negative),
            ],
            [.service(kymi, first: Day("2023-01-10")!, service: SocialService.all[0], evidence: [.decision, .deliveryDocument])],
        ])
        func count(_ code: String, _ place: Place) throws -> Int {
            counts.count(Cell(try #require(Measure(rawValue: code)), quarter, place))
        }
        #expect(try count("decision-type-older-people-service-decision", .country) == 1)
        #expect(try count("decision-clients", .area(kymi)) == 0)
        #expect(try [3, 4, 5].map { try count("decision-service-\(SocialService.all[$0])", .area(kainuu)) } == [1, 1, 0])
        #expect(try ["made", "in-force", "negative", "ended"].map { try count("decision-pick-\($0)", .area(kainuu)) } == [1, 1, 1, 0])
        #expect(try count("evidence-delivery-document", .area(kymi)) == 1)
        #expect(try count("service-clients", .country) == 1)
        #expect(try EditionCounts(text: counts.text) == counts)
    }

    @Test func `every measure has a code and a name of its own`() {
        #expect(Set(Measure.allCases.map(\.rawValue)).count == Measure.allCases.count)
        for measure in Measure.allCases { #expect(!measure.name(.fi).hasPrefix("["), "\(measure.rawValue)") }
    }
}
