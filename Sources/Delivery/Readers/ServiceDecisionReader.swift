import RegisterModel

/// Rows of the block `service_decisions.csv`.
struct ServiceDecisionReader: RowReader {
    private static let columns = DecisionColumns(
        type: 5, task: 3, service: 4, id: 6, decided: 7, outcome: 8, validFrom: 9, validTo: 10)
    private static let picksColumn = 11
    var checks: RowChecks

    init(_ checks: RowChecks) { self.checks = checks }

    mutating func readRow(_ bytes: Span<UInt8>) {
        let columns = Self.columns
        let task = checks.context.serviceTasks.index(bytes, checks.field(columns.task))
        if task == checks.context.familyLaw { return checks.leaveOut(taskColumn: columns.task, bytes) }
        let client = checks.client(bytes)
        let decision = checks.decision(columns, task: task, bytes)
        let picks = checks.context.picks.bits(bytes, checks.field(Self.picksColumn)).map {
            DecisionPicks(rawValue: UInt8(truncatingIfNeeded: $0))
        }
        checks.checkClient(client, first: decision.decided, bytes)
        checks.checkValidity(decision, columns, bytes)
        checks.checkContent(decision, columns, bytes)
        // A decision in no pick is not reported, so a row without picks fits no facts.
        let wanted = wantedPicks(decision)
        checks.check(
            .decisionPicksMismatch, Self.picksColumn, bytes, canRead: wanted != nil, fails: picks != wanted || wanted == [])
        checks.checkDelivered(client, task: decision.task, taskColumn: columns.task, bytes)
        checks.end(decision, client, picks: picks ?? [], bytes)
    }

    /// The picks that the row's own facts give; nil if one of them is not sound.
    private func wantedPicks(_ decision: DecisionFields) -> DecisionPicks? {
        guard let decided = decision.decided, let start = decision.start, let to = decision.validTo, let outcome = decision.outcome,
            let decidedDay = PackedDay.unpack(decided), let startDay = PackedDay.unpack(start)
        else { return nil }
        return checks.context.pickConditions.picks(
            decided: decidedDay.number, from: startDay.number, to: PackedDay.unpack(to)?.number ?? .max,
            isPositive: outcome != checks.context.negative)
    }
}
