import CodeLists
import Localization
import NotificationForm
import RegisterStore

/// Two versions of a notification, each in the texts of its own form and with the months of the round as they were then.
public struct VersionComparison: Sendable {
    /// The group.
    public let group: MunicipalityGroup
    /// The older version.
    public let older: Side
    /// The newer version.
    public let newer: Side
    /// The differences, field by field, in the order of the newer version's form.
    public let changes: [AnswerChange]

    /// One of the two.
    public struct Side: Sendable {
        /// The version.
        public let version: NotificationVersion
        /// Its answers in words.
        public let summary: Summary
    }
}

extension Operations {
    /// Two versions of a sent notification side by side, whichever number comes first. Right: THL, and the county for its own groups.
    /// - Throws: `OperationError.notFound` for another county's, for a version that is not there and for a version beside itself.
    public func compareVersions(
        of groupID: String, _ one: Int, _ other: Int, language: Language, by actor: Actor
    ) async throws -> VersionComparison {
        try actor.requireContactOrTHL()
        return try await store.read { transaction in
            guard one != other, let group = try transaction.group(id: groupID), actor.maySee(group.area) else {
                throw OperationError.notFound
            }
            let round = try chosenRound(group.roundID, for: group.area, in: transaction)
            func side(_ number: Int) throws -> (VersionComparison.Side, FormDefinition) {
                guard let version = try transaction.version(number, group: groupID) else { throw OperationError.notFound }
                let round = version.round ?? round
                guard let definition = round.definition(version: version.formVersion) else { throw OperationError.notFound }
                let summary = Summary(definition, round: round, answers: version.answers, language: language)
                return (.init(version: version, summary: summary), definition)
            }
            let (older, _) = try side(min(one, other))
            let (newer, definition) = try side(max(one, other))
            return VersionComparison(
                group: group, older: older, newer: newer,
                changes: AnswerChange.between(older.version.answers, newer.version.answers, in: definition))
        }
    }
}
