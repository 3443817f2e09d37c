import CodeLists
import Delivery
import Foundation
import Localization
import RegisterModel
import RegisterStore

extension Operations {
    /// The first step of a job: checks a delivery with the same code as the command line, writes its findings and, if it is acceptable,
    /// takes it into the register. Running it again gives the same.
    func check(_ job: Job, _ delivery: ReceivedDelivery) async throws {
        let rules = try await store.read { transaction -> AcceptanceRules in
            let round = try delivery.groupID.flatMap { try transaction.group(id: $0)?.roundID }
            return try round.map { try acceptanceRules(round: $0, in: transaction) } ?? .standard
        }
        let outcome = try await tellingProgress(of: job) { try self.outcome(of: delivery, rules, $0) }
        let now = now
        try await store.write { transaction in
            guard var current = try transaction.delivery(id: delivery.id), current.state == .checking else { return }
            let isAccepted = outcome.summary.isAcceptable
            for block in isAccepted ? outcome.blocks : [] {
                guard let key = blockKey(current, block.kind) else { continue }
                try transaction.accept(key, delivery: current.id, at: now, rows: block)
            }
            current.state = outcome.summary.failure != nil ? .unreadable : isAccepted ? .accepted : .returned
            current.checkedAt = now
            current.summary = outcome.summary
            try transaction.update(current)
            var next = job
            next.step = .seal
            next.progressPercent = 0
            try transaction.update(next)
            try audit(isAccepted ? .deliveryAccept : .deliveryReturn, current.id, area: current.area, by: nil, in: transaction)
        }
    }

    private struct Outcome: Sendable {
        let summary: CheckSummary
        let blocks: [BlockRows]
    }

    private func blockKey(_ delivery: ReceivedDelivery, _ kind: BlockKind) -> BlockKey? {
        guard let groupID = delivery.groupID, let period = delivery.period, let channel = delivery.channel else { return nil }
        return BlockKey(area: delivery.area, groupID: groupID, period: period, channel: channel, kind: kind)
    }

    /// Whether clients are held against the population's size.
    var holdsAgainstPopulation: Bool { settings.expectsFullVolume ?? (settings.identityUse == .production) }

    private func outcome(of delivery: ReceivedDelivery, _ rules: AcceptanceRules, _ meter: ReadingMeter) throws -> Outcome {
        let folders = DeliveryFolders(settings)
        let folder = folders.plain(delivery.id)
        let report: CheckReport
        do {
            var check = CheckSettings(period: delivery.period, identityUse: settings.identityUse, threads: settings.checkThreads)
            check.meter = meter
            check.expectsFullVolume = holdsAgainstPopulation
            report = try DeliveryCheck.run(folder: folder.path, settings: check)
        } catch .unwritable(let file, let reason) {
            // The machine's fault, not the county's: the job is tried again.
            throw DeliveryFailure.unwritable(file: file, reason: reason)
        } catch {
            return Outcome(summary: CheckSummary(error, folder: folder.path), blocks: [])
        }
        try StoredReport.write(report, of: delivery.id, folders)
        let isAcceptable = report.isAcceptable(leavingOut: Double(rules.rejectedPerMille) / 1000) { name in
            rules.rulesToExplain?.contains(name) ?? true
        }
        let blocks = isAcceptable ? RegisterRows(report, of: delivery.area, keys: settings.keys).blocks() : nil
        return Outcome(summary: CheckSummary(report, isAcceptable: blocks != nil), blocks: blocks ?? [])
    }
}
