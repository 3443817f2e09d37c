import CodeLists
import RegisterModel
import RegisterStore
import Statistics

extension Operations {
    /// Joins and counts the blocks other than client periods. Two channels that tell the same are one: periods that share a day, decisions
    /// with one id, services with one task and service.
    func countFacts(
        _ blocks: [EditionBlock], _ period: MonitoringPeriod, into counting: inout EditionCounting, in transaction: any RegisterTransaction
    ) throws {
        let protection = blocks.filter { $0.kind == .childProtectionPeriods }
        var known: [ReportedPeriod] = []
        var person: Pseudonym?
        func finishChild() {
            // A service task is needed for nothing but the joining; all rows have the same.
            let joined = known.reconciled().map { (organiser: $0.organiser, period: $0.period) }
            counting.add(FactCounts.Fact.childProtection(joined, in: period))
            known.removeAll(keepingCapacity: true)
        }
        try transaction.forEachChildProtectionPeriod(blocks: protection.map(\.number)) { place, row in
            if person != row.person { finishChild() }
            person = row.person
            known.append(
                ReportedPeriod(
                    organiser: protection[place].area, channel: protection[place].channel, municipality: row.municipality,
                    task: ServiceTask.inScope[0], period: row.period))
        }
        finishChild()

        let decisions = blocks.filter { $0.kind == .serviceDecisions }
        var facts: [FactCounts.Fact] = []
        person = nil
        func finishFacts() {
            counting.add(facts)
            facts.removeAll(keepingCapacity: true)
        }
        try transaction.forEachDecision(blocks: decisions.map(\.number)) { place, row in
            if person != row.person { finishFacts() }
            person = row.person
            facts.append(
                .decision(
                    decisions[place].area, decided: row.decided, type: row.type, service: row.socialService, outcome: row.outcome,
                    picks: row.picks))
        }
        finishFacts()

        let services = blocks.filter { $0.kind == .receivedServices }
        person = nil
        try transaction.forEachService(blocks: services.map(\.number)) { place, row in
            if person != row.person { finishFacts() }
            person = row.person
            facts.append(.service(services[place].area, first: row.first, service: row.socialService, evidence: row.evidence))
        }
        finishFacts()
    }
}
