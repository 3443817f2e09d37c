import CodeLists
import NotificationForm
import RegisterStore

/// What THL and the county have said to each other about a notification.
public struct Remarks: Sendable {
    /// The group.
    public let group: MunicipalityGroup
    /// The round, with the county's own deadline.
    public let round: Round
    /// The remarks, oldest first.
    public let remarks: [QuestionRemark]
    /// The names of those who wrote them, by account id.
    public let names: [String: String]
}

extension Operations {
    /// The remarks on a notification. Right: the county for its own groups, and THL.
    public func remarks(on groupID: String, by actor: Actor) async throws -> Remarks {
        try actor.requireContactOrTHL()
        return try await store.read { transaction in
            guard let group = try transaction.group(id: groupID), actor.maySee(group.area) else { throw OperationError.notFound }
            let remarks = try transaction.remarks(group: group.id)
            return Remarks(
                group: group, round: try chosenRound(group.roundID, for: group.area, in: transaction), remarks: remarks,
                names: try names(remarks.flatMap { [$0.askedBy, $0.answeredBy, $0.closedBy] }.compactMap(\.self), in: transaction))
        }
    }

    /// Comments on a question of a sent notification, or asks the county about it; of a query the county is told by e-mail. The same said
    /// again while it is open, as by pressing the button twice, is one remark and one mail. Right: THL's register officers.
    /// - Parameter question: the id of a question of the form; nil for the notification as a whole.
    /// - Throws: `OperationError.invalid` with `textMissing`, `textTooLong` or `questionUnknown`; `.notFound` while nothing has been sent.
    @discardableResult
    public func addRemark(
        on groupID: String, question: String?, kind: QuestionRemark.Kind, text: String, by actor: Actor
    ) async throws -> QuestionRemark {
        try actor.requireOfficer()
        let text = try entered(text)
        let now = now
        return try await store.write { transaction in
            guard let group = try transaction.group(id: groupID), let version = try transaction.versions(group: groupID).last,
                let definition = FormDefinition.version(version.formVersion)
            else { throw OperationError.notFound }
            if let question, definition.question(question) == nil {
                throw OperationError.invalid([InputProblem(.questionUnknown, question)])
            }
            let isSame = { (other: QuestionRemark) in
                (other.question, other.kind, other.text, other.askedBy) == (question, kind, text, actor.id) && other.state == .open
            }
            if let same = try transaction.remarks(group: group.id).last(where: isSame) { return same }
            let remark = QuestionRemark(
                id: settings.newID(), groupID: group.id, versionNumber: version.number, question: question, kind: kind, text: text,
                askedAt: now, askedBy: actor.id)
            try transaction.add(remark)
            try audit(.remarkAdd, remark.id, area: group.area, by: actor.id, in: transaction)
            if kind == .query { try tellCounty(.query, .query(remark), group, by: actor, in: transaction) }
            return remark
        }
    }

    /// Answers a query, or changes an answer that THL has not closed; whoever asked is told by e-mail. The same answer again changes
    /// nothing. Right: the county's contact persons.
    /// - Throws: `OperationError.invalid` with `textMissing` or `textTooLong`; `.wrongState` for a comment and for a closed query.
    public func answerQuery(_ id: String, text: String, by actor: Actor) async throws {
        let area = try actor.county()
        let text = try entered(text)
        let now = now
        try await store.write { transaction in
            guard var remark = try transaction.remark(id: id), let group = try transaction.group(id: remark.groupID), group.area == area
            else { throw OperationError.notFound }
            guard remark.kind == .query, remark.state != .closed else { throw OperationError.wrongState }
            guard remark.answer != text else { return }
            let before = remark.state
            remark.state = .answered
            remark.answer = text
            remark.answeredAt = now
            remark.answeredBy = actor.id
            try transaction.update(remark, from: before)
            try audit(.remarkAnswer, id, area: area, by: actor.id, in: transaction)
            try tellAsker(remark, group, by: actor, in: transaction)
        }
    }

    /// Closes a comment or a query, answered or not. Right: THL's register officers.
    /// - Throws: `OperationError.wrongState` when it is closed already.
    public func closeRemark(_ id: String, by actor: Actor) async throws {
        try actor.requireOfficer()
        let now = now
        try await store.write { transaction in
            guard var remark = try transaction.remark(id: id), let group = try transaction.group(id: remark.groupID) else {
                throw OperationError.notFound
            }
            guard remark.state != .closed else { throw OperationError.wrongState }
            let before = remark.state
            remark.state = .closed
            remark.closedAt = now
            remark.closedBy = actor.id
            try transaction.update(remark, from: before)
            try audit(.remarkClose, id, area: group.area, by: actor.id, in: transaction)
        }
    }

    /// The names of accounts by id.
    func names(_ accounts: some Sequence<String>, in transaction: any RegisterTransaction) throws -> [String: String] {
        try Dictionary(uniqueKeysWithValues: Set(accounts).map { ($0, try transaction.account(id: $0)?.name ?? "") })
    }
}
