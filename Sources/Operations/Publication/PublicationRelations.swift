import CodeLists
import DisclosureControl
import RegisterModel
import Statistics

// What anybody knows of the figures of a publication beside their tables' own shape; the check takes it all for known.
extension Operations {
    /// Sums that hold but for a few persons: whoever is a client in a quarter ends in it or continues in the next, but for corrections of the
    /// past; and income support is granted by no other type of decision, but for what a county writes otherwise.
    func links(_ period: MonitoringPeriod) -> [Publication.Link] {
        let pairs: [(MonitoringPeriod, MonitoringPeriod)?] = [period.previous.map { ($0, period) }, period.next.map { (period, $0) }]
        let tasks: [ServiceTask?] = ServiceTask.inScope.map { $0 } + [nil]
        var links: [Publication.Link] = []
        for (first, second) in pairs.compactMap({ $0 }) {
            for place in Place.areas {
                for task in tasks {
                    links.append(
                        Publication.Link(
                            total: Cell(.clients, first, place, task: task),
                            parts: [Cell(.ended, first, place, task: task), Cell(.continuing, second, place, task: task)]))
                }
                links.append(
                    Publication.Link(
                        total: Cell(.childProtection, first, place),
                        parts: [Cell(.childProtectionEnded, first, place), Cell(.childProtectionContinuing, second, place)]))
            }
        }
        for place in Place.areas {
            links.append(
                Publication.Link(
                    total: Cell(Self.incomeSupport.service, period, place), parts: [Cell(Self.incomeSupport.type, period, place)]))
        }
        return links
    }

    /// What the shape of the tables does not tell, of the quarter and of those beside it.
    ///
    /// Child-protection clients have started or continue, and whoever has a decision or received a service counts in at least one of its kinds.
    /// A negative decision is picked as negative and as nothing else, so its outcome and its pick are one number; the other picks hold the
    /// positive and partly positive decisions, all of them. Whoever has started has not been a client for longer than the quarter.
    func relations(_ period: MonitoringPeriod) -> [Publication.Relation] {
        [period.previous, period, period.next].compactMap { $0 }.flatMap { quarter in
            Place.areas.flatMap { place -> [Publication.Relation] in
                func cells(_ measures: [Measure]) -> [Cell] { measures.map { Cell($0, quarter, place) } }
                func total(_ measure: Measure) -> Cell { Cell(measure, quarter, place) }
                let tasks: [ServiceTask?] = ServiceTask.inScope.map { $0 } + [nil]
                let started = tasks.map { task in
                    Publication.Relation.within(
                        Cell(.started, quarter, place, task: task), Cell(Measure.durations[0], quarter, place, task: task))
                }
                return [
                    .sum(total: total(.childProtection), parts: cells([.childProtectionStarted, .childProtectionContinuing])),
                    // Who ended is among them; the others are there because together they are all.
                    .cover(
                        total: total(.childProtection),
                        parts: cells([.childProtectionEnded, .childProtectionStarted, .childProtectionContinuing])),
                    .cover(total: total(.decisions), parts: cells(Measure.decisionPicks)),
                    .cover(total: total(.decisions), parts: cells(Measure.decisionTypes)),
                    .cover(total: total(.decisions), parts: cells(Measure.decisionServices)),
                    .cover(total: total(.decisions), parts: cells(Measure.decisionOutcomes)),
                    .sum(total: total(Self.outcomes.negative), parts: cells([Self.picks.negative])),
                    .cover(total: total(.services), parts: cells(Measure.serviceKinds)),
                    .cover(total: total(.services), parts: cells(Measure.evidenceKinds)),
                ]
                    + Self.picks.others.map { .bounded(total($0), by: cells(Self.outcomes.others)) }
                    + Self.outcomes.others.map { .bounded(total($0), by: cells(Self.picks.others)) } + started
            }
        }
    }

    private static let picks = (
        negative: measure("decision-pick-negative"), others: Measure.decisionPicks.filter { $0.rawValue != "decision-pick-negative" }
    )
    private static let outcomes = (
        negative: measure("decision-outcome-negative"),
        others: Measure.decisionOutcomes.filter { $0.rawValue != "decision-outcome-negative" }
    )
    private static let incomeSupport = (
        type: measure("decision-type-supplementary-income-support-decision"), service: measure("decision-service-income-support")
    )

    private static func measure(_ code: String) -> Measure {
        guard let measure = Measure(rawValue: code) else { preconditionFailure("The code lists do not give \(code).") }
        return measure
    }
}
