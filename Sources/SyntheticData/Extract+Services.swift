import CodeLists
import RegisterModel

extension Extract {
    /// Decisions made while a matter was open. Their validity ends with the matter at the latest.
    mutating func addDecisions(in matter: Period, task: ServiceTask, of client: Client, _ municipality: Municipality?) {
        guard random.chance(620) else { return }
        for _ in 0...random.skewed(3) { addDecision(in: matter, task: task, of: client, municipality) }
    }

    private mutating func addDecision(in matter: Period, task: ServiceTask, of client: Client, _ municipality: Municipality?) {
        guard var type = shape.decisionTypes[task]?.draw(&random), var service = shape.services[task]?.draw(&random) else { return }
        if task == shape.childProtection, client.age >= 18 { type = shape.aftercare }
        if type == shape.incomeSupportDecision { service = shape.incomeSupport }
        let (decided, from, to, outcome) = decisionDays(in: matter)
        issued.serial += 1
        let id = issued.serial
        // Income support decisions may leave the service out, because only one is possible.
        let named = type != shape.incomeSupportDecision || random.chance(500)
        let facts = RowFacts(code: client.code, organiser: client.organiser, start: decided, shared: false, periodEnd: order.period.end)
        row(.decisions, facts) { writer in
            writer.add(client, livingIn: municipality)
            writer.add(SlugBytes.types[type.index])
            writer.add(SlugBytes.tasks[task.index])
            writer.add(named ? SlugBytes.services[service.index] : [])
            writer.add(root: SlugBytes.roots[client.organiser.index], decided.civil.year, id)
            writer.add(decided)
            writer.add(SlugBytes.outcomes[outcome.index])
            writer.add(from)
            writer.add(to)
        }
        tell(
            decision: "\(Registrar.root(of: client.organiser)).11.\(decided.civil.year).\(id)", type: type, task: task, service: service,
            decided: decided, from: from, to: to, outcome: outcome, of: client, municipality)
    }

    private mutating func decisionDays(in matter: Period) -> (decided: Day, from: Day?, to: Day?, outcome: DecisionOutcome) {
        let end = max(matter.start, matter.end ?? order.period.end)
        let decided = matter.start.adding(random.below(Int(end.number - matter.start.number) + 1))
        let draw = random.below(100)
        let outcome = draw < 8 ? Outcomes.negative : draw < 12 ? Outcomes.partlyPositive : Outcomes.positive
        guard outcome != Outcomes.negative else { return (decided, nil, nil, outcome) }
        let from = random.chance(150) ? nil : min(decided.adding(random.skewed(40)), end)
        let untilFurtherNotice = matter.end == nil && random.chance(400)
        let to = min((from ?? decided).adding(random.below(720)), matter.end ?? .latest)
        return (decided, from.map { max($0, decided) }, untilFurtherNotice ? nil : max(to, from ?? decided), outcome)
    }

    /// Services known otherwise than by a decision, within a matter.
    mutating func addServices(in matter: Period, task: ServiceTask, of client: Client, _ municipality: Municipality?) {
        guard random.chance(400), let service = shape.services[task]?.draw(&random), let evidence = shape.evidence[task]?.draw(&random)
        else { return }
        let end = max(matter.start, matter.end ?? order.period.end)
        let first = matter.start.adding(random.below(Int(end.number - matter.start.number) + 1))
        guard written.insert(RowKey(file: .services, task: task, service: service, day: first)).inserted else { return }
        let goesOn = matter.end == nil && random.chance(550)
        let last = goesOn ? nil : min(first.adding(random.skewed(400)), matter.end ?? .latest)
        let byUnit = evidence == .unitRelationship && random.chance(700)
        let facts = RowFacts(code: client.code, organiser: client.organiser, start: first, shared: false, periodEnd: order.period.end)
        row(.services, facts) { writer in
            writer.add(client, livingIn: municipality)
            writer.add(SlugBytes.tasks[task.index])
            writer.add(byUnit ? [] : SlugBytes.services[service.index])
            writer.add(byUnit ? Array(Units.unit(of: client.organiser, giving: service).utf8) : [])
            writer.add(Array(evidence.rawValue.utf8))
            writer.add(first)
            writer.add(last)
        }
        tell(service: service, task: task, first: first, last: last, byUnit: byUnit, of: client, municipality)
    }
}

/// The outcomes of the code list.
enum Outcomes {
    static let positive = ClientShape.code(DecisionOutcome.self, "positive")
    static let partlyPositive = ClientShape.code(DecisionOutcome.self, "partly-positive")
    static let negative = ClientShape.code(DecisionOutcome.self, "negative")
}
