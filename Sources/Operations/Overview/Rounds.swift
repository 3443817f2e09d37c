import NotificationForm
import RegisterStore

extension Operations {
    /// Every round, newest period first. Right: everybody who is signed in, and the machine's operator.
    public func rounds(by actor: Actor) async throws -> [Round] {
        try await store.read { try $0.rounds() }
    }

    /// Opens a round, or changes the deadline and the transition months of one. Right: THL's register officers and the machine's operator.
    /// - Throws: `OperationError.notFound` when the program does not carry the round's form version.
    public func openRound(_ round: Round, by actor: Actor) async throws {
        try actor.requireOfficerOrOperator()
        guard FormDefinition.version(round.formVersion) != nil else { throw OperationError.notFound }
        try await store.write { transaction in
            try transaction.save(round)
            try audit(.roundOpen, round.id, area: nil, by: actor.accountID, in: transaction)
        }
    }
}
