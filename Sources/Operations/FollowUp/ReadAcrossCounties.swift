import CodeLists
import NotificationForm
import RegisterStore

/// A comparison across counties in a round.
public struct AcrossCounties<Content: Sendable>: Sendable {
    /// The round.
    public let round: Round
    /// Every round, newest period first.
    public let rounds: [Round]
    /// The form of the round.
    public let definition: FormDefinition
    /// What the comparison says.
    public let content: Content
}

extension Operations {
    /// By which way data come from each municipality and service task. Right: THL.
    public func channelCoverage(_ subject: ChannelCoverage.Subject, in roundID: String, by actor: Actor) async throws
        -> AcrossCounties<ChannelCoverage>
    {
        try await acrossCounties(roundID, by: actor) { round, _, groups in
            ChannelCoverage(subject, municipalities: round.everyMunicipality, groups: groups)
        }
    }

    /// How well data on each social service can be delivered. Right: THL.
    public func serviceExpectations(in roundID: String, by actor: Actor) async throws -> AcrossCounties<ServiceExpectations> {
        try await acrossCounties(roundID, by: actor) { round, _, groups in
            ServiceExpectations(municipalities: round.everyMunicipality, groups: groups)
        }
    }

    /// Same system, different answers. Right: THL.
    public func systemComparison(in roundID: String, by actor: Actor) async throws -> AcrossCounties<SystemComparison> {
        try await acrossCounties(roundID, by: actor) { _, definition, groups in SystemComparison(groups, in: definition) }
    }

    /// When systems move to structured archiving. Right: THL.
    public func archivingForecast(in roundID: String, by actor: Actor) async throws -> AcrossCounties<ArchivingForecast> {
        try await acrossCounties(roundID, by: actor) { round, definition, groups in
            ArchivingForecast(municipalities: round.everyMunicipality, groups: groups, round: round, definition: definition)
        }
    }

    /// What has changed for each municipality since the round before, by period; nil where there is none before. Right: THL.
    public func roundDifferences(in roundID: String, by actor: Actor) async throws -> AcrossCounties<RoundDifferences?> {
        try actor.requireTHL()
        return try await store.read { transaction in
            let rounds = try transaction.rounds()
            let round = try chosenRound(roundID, in: transaction)
            guard let definition = round.definition else { throw OperationError.notFound }
            let before = rounds.first { ($0.period, $0.id) < (round.period, round.id) }
            let content = try before.map { before in
                RoundDifferences(
                    before: before,
                    differences: RoundDifference.between(
                        try notifiedGroups(before, in: transaction), try notifiedGroups(round, in: transaction),
                        municipalities: round.everyMunicipality, in: definition))
            }
            return AcrossCounties(round: round, rounds: rounds, definition: definition, content: content)
        }
    }

    private func acrossCounties<Content: Sendable>(
        _ roundID: String, by actor: Actor, _ content: @escaping @Sendable (Round, FormDefinition, [NotifiedGroup]) -> Content
    ) async throws -> AcrossCounties<Content> {
        try actor.requireTHL()
        return try await store.read { transaction in
            let round = try chosenRound(roundID, in: transaction)
            guard let definition = round.definition else { throw OperationError.notFound }
            return AcrossCounties(
                round: round, rounds: try transaction.rounds(), definition: definition,
                content: content(round, definition, try notifiedGroups(round, in: transaction)))
        }
    }
}

/// What has changed between two rounds.
public struct RoundDifferences: Sendable {
    /// The older round.
    public let before: Round
    /// The municipalities for which something has changed, by organiser.
    public let differences: [RoundDifference]
}
