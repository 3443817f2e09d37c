import CodeLists
import Foundation
import Localization
import NotificationForm
import RegisterStore

/// A notification in force as the API gives it: codes only, no contact person.
public struct NotifiedRecord: Sendable, Codable {
    /// The round's id.
    public let round: String
    /// The organiser's code.
    public let organiser: String
    /// The group's name when it was sent.
    public let group: String
    /// `LS-<round>-<county>-<n>`.
    public let reference: String
    /// The version, from 1.
    public let version: Int
    /// Where it stands: `submitted`, `returned`, `accepted` or `amending`.
    public let state: String
    /// The version of the form.
    public let formVersion: Int
    /// The language it was sent in.
    public let language: String
    /// When it was sent, ISO 8601 in UTC.
    public let submittedAt: String
    /// Whether the first version came after the county's deadline.
    public let isLate: Bool
    /// The codes of its municipalities.
    public let municipalities: [String]
    /// The contradictions that the county has acknowledged, with its reasons.
    public let acknowledgements: [Acknowledgement]
    /// The answers to THL's form by key. What is missing is not answered.
    public let answers: [String: AnswerValue]
    /// The answers to this system's additions by key.
    public let additions: [String: AnswerValue]
}

extension Operations {
    /// The notifications of a round in force, without contact persons; nil asks for the newest round. Writes an audit entry. Right: THL.
    public func notificationRecords(of roundID: String? = nil, by actor: Actor) async throws -> [NotifiedRecord] {
        try actor.requireTHL()
        return try await store.write { transaction in
            let round = try chosenRound(roundID, in: transaction)
            try audit(.notificationsExport, round.id, area: nil, by: actor.accountID, in: transaction)
            return try sentGroups(round, in: transaction).map { NotifiedRecord(round, $0) }
        }
    }
}

extension NotifiedRecord {
    fileprivate init(_ round: Round, _ group: SentGroup) {
        let (version, definition) = (group.sent.version, group.sent.definition)
        let additionIDs = Set(definition.questions.filter(\.isExtension).map(\.id))
        let shown = version.answers.values.filter { $0.key.question != "contact" }
        func named(_ isIncluded: (AnswerKey) -> Bool) -> [String: AnswerValue] {
            Dictionary(uniqueKeysWithValues: shown.filter { isIncluded($0.key) }.map { ($0.key.description, $0.value) })
        }
        self.init(
            round: round.id, organiser: group.group.area.slug, group: version.groupName, reference: group.reference,
            version: version.number, state: group.state.rawValue, formVersion: version.formVersion, language: version.language.rawValue,
            submittedAt: version.submittedAt.ISO8601Format(), isLate: group.isLate, municipalities: version.municipalities.map(\.slug),
            acknowledgements: version.acknowledgements, answers: named { !additionIDs.contains($0.question) },
            additions: named { additionIDs.contains($0.question) })
    }
}
