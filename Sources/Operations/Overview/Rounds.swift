import CodeLists
import NotificationForm
import RegisterModel
import RegisterStore

extension Operations {
    /// Every round, newest period first. Right: everybody who is signed in, and the machine's operator.
    public func rounds(by actor: Actor) async throws -> [Round] {
        try await store.read { try $0.rounds() }
    }

    /// Opens a round. Right: THL's register officers and the machine's operator.
    /// - Throws: `OperationError.invalid` with `roundTaken` or what else is wrong with it.
    public func openRound(_ round: Round, by actor: Actor) async throws {
        try actor.requireOfficerOrOperator()
        let problems = round.problems
        try await store.write { transaction in
            let isTaken = try transaction.round(id: round.id) != nil
            let all = problems + (isTaken ? [InputProblem(.roundTaken)] : [])
            guard all.isEmpty else { throw OperationError.invalid(all) }
            try transaction.save(round)
            try audit(.roundOpen, round.id, area: nil, by: actor.accountID, in: transaction)
        }
    }

    /// Changes a round: deadline, transition months and levels at any time, form version and period until the first county has drawn a
    /// group. Sent notifications stay as they are. Right: THL's register officers and the machine's operator.
    /// - Parameter read: the round as it was when the change was begun; nil if it does not matter.
    /// - Throws: `OperationError.notFound`; `.invalid` with `roundSettled` or what else is wrong with it; `.conflict` when somebody else has
    ///   changed it since it was read. What is already as wanted is no conflict.
    public func changeRound(_ round: Round, from read: Round? = nil, by actor: Actor) async throws {
        try actor.requireOfficerOrOperator()
        let problems = round.problems
        try await store.write { transaction in
            guard let before = try transaction.round(id: round.id) else { throw OperationError.notFound }
            let isOther = (before.formVersion, before.period) != (round.formVersion, round.period)
            let isSettled = try isOther && !transaction.groups(round: round.id, area: nil).isEmpty
            let all = problems + (isSettled ? [InputProblem(.roundSettled)] : [])
            guard all.isEmpty else { throw OperationError.invalid(all) }
            if before == round { return }
            if let read, read != before { throw OperationError.conflict(.roundChanged(before)) }
            try transaction.save(round)
            try audit(.roundChange, round.id, area: nil, by: actor.accountID, in: transaction)
        }
    }
}

extension Round {
    /// What is wrong with a round whoever opens it; empty if nothing is.
    fileprivate var problems: [InputProblem] {
        var problems: [InputProblem] = []
        if !Round.isID(id) { problems.append(InputProblem(.roundID)) }
        // Counties notify before they deliver; a year is also the farthest slip of the pen that is sure to be one.
        if deadline < period.start.adding(-3 * 366) || deadline > period.end.adding(366) { problems.append(InputProblem(.roundDeadline)) }
        for task in ServiceTask.inScope where transitionEnd(task) == nil { problems.append(InputProblem(.transitionMissing, task.slug)) }
        guard let form = FormDefinition.version(formVersion) else { return problems + [InputProblem(.roundForm)] }
        let open = Set(form.questionsWithOpenLevel.map(\.id))
        return problems + levels.keys.filter { !open.contains($0) }.sorted().map { InputProblem(.questionUnknown, $0) }
    }
}
