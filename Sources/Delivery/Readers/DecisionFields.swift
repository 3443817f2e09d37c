import RegisterModel

/// Where the fields of a decision stand in a kind of table.
struct DecisionColumns {
    var type, task, service, id, decided, outcome, validFrom, validTo: Int
}

/// The fields of a decision behind the client's; nil where one is not sound.
struct DecisionFields {
    var type: Int?
    /// The task given, or the one that the type implies.
    var task: Int?
    /// The service given, or the only one that income support has; nil also where none is given.
    var service: Int?
    var isServiceSound: Bool
    var id: Range<Int>
    var decided, validFrom, validTo: UInt64?
    var outcome: Int?

    /// The first day of the validity: the day of the decision where none is given.
    var start: UInt64? { validFrom.flatMap { $0 == 0 ? decided : $0 } }
}

extension RowChecks {
    /// Reads the fields of a decision (derivation page, section 4).
    /// - Parameter task: what the task's field names.
    mutating func decision(_ columns: DecisionColumns, task named: Int?, _ bytes: Span<UInt8>) -> DecisionFields {
        let type = context.decisionTypes.index(bytes, field(columns.type))
        if type == nil { find(.decisionTypeUnknown, columns.type, bytes) }
        var task = named
        if field(columns.task).isEmpty {
            if let type {
                task = context.taskOfDecisionType[type]
                if task == nil { find(.serviceTaskUnknown, columns.task, bytes) }
            } else {
                // The type would have filled it.
                skip(.serviceTaskUnknown)
            }
        } else if task == nil {
            find(.serviceTaskUnknown, columns.task, bytes)
        }
        var service: Int?
        var isServiceSound = true
        if field(columns.service).isEmpty {
            skip(.socialServiceUnknown)
            if type == context.incomeSupportDecision { service = context.incomeSupport }
        } else {
            service = context.socialServices.index(bytes, field(columns.service))
            isServiceSound = service != nil
            if service == nil { find(.socialServiceUnknown, columns.service, bytes) }
        }
        let id = field(columns.id)
        if id.isEmpty { find(.decisionIdMissing, columns.id, bytes) }
        let decided = day(columns.decided, required: true, bytes)
        let outcome = context.outcomes.index(bytes, field(columns.outcome))
        if outcome == nil { find(.outcomeUnknown, columns.outcome, bytes) }
        return DecisionFields(
            type: type, task: task, service: service, isServiceSound: isServiceSound, id: id, decided: decided,
            validFrom: day(columns.validFrom, required: false, bytes), validTo: day(columns.validTo, required: false, bytes),
            outcome: outcome)
    }

    /// The days of a decision are in order.
    mutating func checkValidity(_ decision: DecisionFields, _ columns: DecisionColumns, _ bytes: Span<UInt8>) {
        checkOrder(.decisionValidToBeforeFrom, first: decision.start, last: decision.validTo, column: columns.validTo, bytes)
    }

    /// Task and service fit the type.
    mutating func checkContent(_ decision: DecisionFields, _ columns: DecisionColumns, _ bytes: Span<UInt8>) {
        let isIncomeSupport = decision.type == context.incomeSupportDecision
        let implied = decision.type.flatMap { context.taskOfDecisionType[$0] }
        let isOtherTask = implied != nil && decision.task != implied
        let isOtherService = isIncomeSupport && decision.service != context.incomeSupport
        check(
            .decisionTaskMismatch, isOtherTask ? columns.task : columns.service, bytes,
            canRead: decision.type != nil && decision.task != nil && (decision.isServiceSound || !isIncomeSupport),
            fails: isOtherTask || isOtherService)
        check(
            .decisionServiceMissing, columns.service, bytes, canRead: decision.type != nil && decision.isServiceSound,
            fails: decision.service == nil)
    }

    /// Keeps a sound decision.
    mutating func end(_ decision: DecisionFields, _ client: ClientFields, picks: DecisionPicks = [], _ bytes: Span<UInt8>) {
        guard isSound, let type = decision.type, let task = decision.task, let decided = decision.decided,
            let outcome = decision.outcome, let validFrom = decision.validFrom, let validTo = decision.validTo
        else { return endFaulty() }
        let further = FurtherFacts(
            validFrom: validFrom, validTo: validTo, socialService: decision.service, decisionType: type, outcome: outcome, picks: picks)
        keep(bytes, client, task: task, first: decided, last: 0, further: further, text: decision.id)
    }
}
