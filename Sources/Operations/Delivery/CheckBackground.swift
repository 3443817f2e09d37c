import CodeLists
import Delivery
import Foundation
import NotificationForm
import RegisterModel
import RegisterStore

/// What a delivery is held against, as the register stands when the check begins.
struct CheckBackground: Sendable {
    /// The rules of the round for taking deliveries.
    var acceptance = AcceptanceRules.standard
    /// What the county's notifications in force declare, the same as the file that it can download; nil if nothing has been sent.
    var notification: DeclaredDelivery?
    /// Why findings on the same blocks are as they are.
    var confirmations = Confirmations()
    /// The files of the delivery.
    var parts: [DeliveryPart] = []
    /// The files of the blocks in force of the quarter before, of the same group and way; they may have come with several deliveries.
    var previous: [DeliveryPart] = []
}

extension Operations {
    /// Reads what a delivery is held against.
    func background(of delivery: ReceivedDelivery, in transaction: any RegisterTransaction) throws -> CheckBackground {
        var background = CheckBackground()
        background.parts = try transaction.parts(delivery: delivery.id)
        guard let group = try delivery.groupID.flatMap({ try transaction.group(id: $0) }), let period = delivery.period,
            let channel = delivery.channel
        else { return background }
        background.acceptance = try acceptanceRules(round: group.roundID, in: transaction)
        background.notification = try transaction.rounds().first { $0.id == group.roundID }.flatMap {
            try declaredDelivery(of: delivery.area, $0, in: transaction)
        }
        background.confirmations = Confirmations(
            try confirmations(ofBlocksOf: group, channel, in: transaction).compactMap { known in
                guard let rule = Rule.all.first(where: { $0.name == known.rule }) else { return nil }
                return Confirmations.Entry(
                    rule: rule.id, block: known.kind.rawValue, subject: known.subject, measured: known.measured, reason: known.reason,
                    period: known.period.description)
            })
        guard let before = period.previous else { return background }
        let groups = try namesakes(of: group, in: transaction)
        let blocks = try transaction.acceptedBlocks(period: before).filter { block in
            block.key.area == delivery.area && block.key.channel == channel && groups.contains(block.key.groupID)
        }
        for kind in BlockKind.allCases {
            let found = blocks.filter { $0.key.kind == kind }
            guard let block = found.first(where: { $0.key.groupID == group.id }) ?? found.last else { continue }
            let names = Self.fileNames(of: kind)
            background.previous += try transaction.parts(delivery: block.deliveryID).filter { names.contains($0.name) }
        }
        return background
    }

    /// What the county has said about findings on the blocks of a group that come one way, also in earlier rounds: of each rule and subject
    /// the latest.
    func confirmations(
        ofBlocksOf group: MunicipalityGroup, _ channel: Channel, in transaction: any RegisterTransaction
    ) throws -> [FindingConfirmation] {
        let known = try transaction.confirmations(groups: namesakes(of: group, in: transaction), channel: channel)
        return known.enumerated().filter { place, one in
            !known[(place + 1)...].contains { $0.kind == one.kind && $0.rule == one.rule && $0.subject == one.subject }
        }.map(\.element)
    }

    /// The ids of the county's groups with the same name in any round, the group's own first: each round has groups of its own.
    private func namesakes(of group: MunicipalityGroup, in transaction: any RegisterTransaction) throws -> [String] {
        let others = try transaction.rounds().flatMap { try transaction.groups(round: $0.id, area: group.area) }
        return [group.id] + others.filter { $0.id != group.id && $0.name.lowercased() == group.name.lowercased() }.map(\.id)
    }
}
