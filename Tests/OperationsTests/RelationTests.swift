import CodeLists
import DisclosureControl
import RegisterModel
import Statistics
import Testing

@testable import Operations

@Suite struct `What the check takes for known of a publication` {
    private let quarter = MonitoringPeriod("2023Q1")!
    private let area = Area("08")!

    /// A county in which few children ended, and decisions and services are of several kinds.
    private func counts() throws -> EditionCounts {
        let blocks: [BlockKind] = [.childProtectionPeriods, .serviceDecisions, .receivedServices]
        var counting = EditionCounting(
            quarter: quarter, arrived: [:],
            others: Dictionary(uniqueKeysWithValues: blocks.map { ($0, Set(area.municipalities)) }))
        let (positive, partly) = (
            try #require(DecisionOutcome("positive")), try #require(DecisionOutcome("partly-positive"))
        )
        for number in 0..<24 {
            counting.add(
                [
                    ReportedPeriod(
                        organiser: area, channel: .separate, municipality: nil, task: ServiceTask.inScope[number % 2],
                        period: Period(start: quarter.start.adding(number % 3 == 0 ? number : -200), end: nil))
                ], birthYear: 1990, person: (1, UInt64(number)))
        }
        for number in 0..<30 {
            let start = quarter.start.adding(number % 3 == 0 ? 5 : -90)
            let end = number % 7 == 0 ? quarter.end : nil
            counting.add(FactCounts.Fact.childProtection([(area, Period(start: start, end: end))], in: quarter))
            counting.add(
                (0...number % 2).map { place in
                    FactCounts.Fact.decision(
                        area, decided: quarter.start.adding(number), type: DecisionType.all[(number + place) % 4],
                        service: SocialService.all[(number + 3 * place) % 9], outcome: place == 0 ? positive : partly,
                        picks: place == 0 ? .made : [.inForce, .ended])
                })
            if number % 5 == 2 {
                counting.add([
                    FactCounts.Fact.decision(
                        area, decided: quarter.start, type: DecisionType.all[4], service: SocialService.all[3],
                        outcome: try #require(DecisionOutcome("negative")), picks: .negative)
                ])
            }
            counting.add([
                FactCounts.Fact.service(
                    area, first: quarter.start, service: SocialService.all[number % 5],
                    evidence: number % 2 == 0 ? .decision : .deliveryDocument)
            ])
        }
        return counting.finish()
    }

    @Test func `every relation is true of what was counted`() async throws {
        let counts = try counts()
        let relations = try await Office().operations.relations(quarter)
        var looked = 0
        for relation in relations {
            switch relation {
            case .sum(let total, let parts) where total.quarter == quarter:
                #expect(counts.count(total) == parts.reduce(0) { $0 + counts.count($1) }, "\(total.measure.rawValue)")
            case .cover(let total, let parts) where total.quarter == quarter:
                let numbers = parts.map { counts.count($0) }
                #expect(counts.count(total) >= numbers.max() ?? 0, "\(total.measure.rawValue)")
                #expect(counts.count(total) <= numbers.reduce(0, +), "\(total.measure.rawValue)")
            case .within(let part, let whole) where part.quarter == quarter:
                #expect(counts.count(part) <= counts.count(whole), "\(part.measure.rawValue)")
            case .bounded(let cell, let others) where cell.quarter == quarter:
                #expect(counts.count(cell) <= others.reduce(0) { $0 + counts.count($1) }, "\(cell.measure.rawValue)")
            default: continue
            }
            looked += 1
        }
        #expect(looked >= 22 * Place.areas.count)
        #expect(counts.count(Cell(.decisions, quarter, .area(area))) > 30)
        #expect(counts.count(Cell(.started, quarter, .area(area))) == 8)
        #expect(counts.count(Cell(.childProtectionEnded, quarter, .area(area))) == 5)
    }
}
