import CodeLists
import Foundation
import RegisterModel
import RegisterStore

/// Why a finding of severity `confirm` is as it is. Rule, block and subject name the finding, as `CheckSummary.Confirm` has them.
public struct FindingReason: Hashable, Sendable {
    /// The rule's id, such as `dates.pile-up`.
    public let rule: String
    /// The block's name, such as `client_periods`.
    public let block: String
    /// What the finding is about, such as a service task and a day.
    public let subject: String
    /// Why it is so.
    public let reason: String

    /// Makes a reason.
    public init(rule: String, block: String, subject: String, reason: String) {
        self.rule = rule
        self.block = block
        self.subject = subject
        self.reason = reason
    }

    fileprivate func isAbout(_ finding: CheckSummary.Confirm) -> Bool {
        (rule, block, subject) == (finding.rule, finding.block, finding.subject)
    }
}

extension Operations {
    /// The greatest number of characters of a reason.
    public static let findingReasonLimit = 500

    /// Says why findings of a delivery are as they are. THL sees it, and it counts for later deliveries of the same block too. A delivery that
    /// was returned is checked again when nothing waits for a reason any longer. Right: the county's contact persons.
    /// - Throws: `OperationError.notFound`; `.wrongState` where the delivery has not been checked, was taken back, or was returned and a later
    ///   one has come in its place; `.invalid` with `reasonMissing`, `textTooLong` or `findingUnknown`, each with the rule's id.
    public func confirmFindings(of id: String, _ reasons: [FindingReason], by actor: Actor) async throws {
        let area = try actor.county()
        let now = now
        try await store.write { transaction in
            guard var delivery = try transaction.delivery(id: id), delivery.area == area else { throw OperationError.notFound }
            guard let groupID = delivery.groupID, let period = delivery.period, let channel = delivery.channel,
                [.returned, .accepted].contains(delivery.state), try !isOvertaken(delivery, in: transaction)
            else { throw OperationError.wrongState }
            if reasons.isEmpty { throw OperationError.invalid([InputProblem(.reasonMissing)]) }
            for given in reasons {
                let reason = normalizedName(given.reason)
                guard !reason.isEmpty else { throw OperationError.invalid([InputProblem(.reasonMissing, given.rule)]) }
                guard reason.count <= Self.findingReasonLimit else {
                    throw OperationError.invalid([InputProblem(.textTooLong, given.rule)])
                }
                guard let finding = delivery.summary?.confirms.first(where: given.isAbout), let kind = BlockKind(rawValue: finding.block)
                else { throw OperationError.invalid([InputProblem(.findingUnknown, String(given.rule.prefix(100)))]) }
                try transaction.add(
                    FindingConfirmation(
                        deliveryID: id, groupID: groupID, channel: channel, kind: kind, rule: finding.rule, subject: finding.subject,
                        measured: finding.measured, period: period, reason: reason, at: now, by: actor.id))
            }
            try audit(.findingsConfirm, id, area: area, by: actor.id, in: transaction)
            guard delivery.state == .returned, delivery.isSealed, try !waitsForReasons(delivery, in: transaction) else { return }
            delivery.state = .checking
            try transaction.update(delivery)
            try transaction.add(Job(id: settings.newID(), kind: .check, subject: id, createdAt: now))
        }
    }

    /// The findings of severity `confirm` of a delivery, with the reasons that count for them.
    func confirms(of delivery: ReceivedDelivery, in transaction: any RegisterTransaction) throws -> [ConfirmedFinding] {
        guard let findings = delivery.summary?.confirms, !findings.isEmpty, let channel = delivery.channel,
            let group = try delivery.groupID.flatMap({ try transaction.group(id: $0) })
        else { return [] }
        let known = try confirmations(ofBlocksOf: group, channel, in: transaction)
        return findings.map { finding in
            ConfirmedFinding(
                finding: finding,
                confirmation: known.first { ($0.rule, $0.kind.rawValue, $0.subject) == (finding.rule, finding.block, finding.subject) })
        }
    }

    private func waitsForReasons(_ delivery: ReceivedDelivery, in transaction: any RegisterTransaction) throws -> Bool {
        let round = try delivery.groupID.flatMap { try transaction.group(id: $0)?.roundID }
        let rules = try round.map { try acceptanceRules(round: $0, in: transaction) } ?? .standard
        return try confirms(of: delivery, in: transaction).contains { $0.confirmation == nil && rules.mustBeExplained($0.finding.rule) }
    }

    /// Whether a later delivery of the same group, quarter and way stands in place of one that was returned: checked again, the older would
    /// replace what is newer.
    private func isOvertaken(_ delivery: ReceivedDelivery, in transaction: any RegisterTransaction) throws -> Bool {
        guard delivery.state == .returned, let receivedAt = delivery.receivedAt else { return false }
        let selection = DeliverySelection(area: delivery.area, period: delivery.period, groupID: delivery.groupID)
        return try transaction.deliveries(selection).contains { other in
            other.id != delivery.id && other.channel == delivery.channel && [.accepted, .checking].contains(other.state)
                && (other.receivedAt ?? .distantPast) > receivedAt
        }
    }
}
