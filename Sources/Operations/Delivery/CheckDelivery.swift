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
        let background = try await store.read { try self.background(of: delivery, in: $0) }
        let outcome = try await tellingProgress(of: job) { try self.outcome(of: delivery, background, $0) }
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

    private func outcome(of delivery: ReceivedDelivery, _ background: CheckBackground, _ meter: ReadingMeter) throws -> Outcome {
        let folders = DeliveryFolders(settings)
        let folder = folders.plain(delivery.id)
        // They lie sealed when the delivery is checked a second time, with reasons that were given since.
        try unseal(background.parts, to: folder)
        let previous = folder.appendingPathComponent("previous", isDirectory: true)
        let hasPrevious = try unseal(background.previous, to: previous)
        defer { try? folders.remove(previous) }
        let report: CheckReport
        do {
            var check = CheckSettings(period: delivery.period, identityUse: settings.identityUse, threads: settings.checkThreads)
            check.meter = meter
            check.expectsFullVolume = holdsAgainstPopulation
            check.comparesVolume = holdsAgainstPopulation
            check.notification = background.notification
            check.confirmations = background.confirmations
            check.previous = hasPrevious ? previous.path : nil
            report = try DeliveryCheck.run(folder: folder.path, settings: check)
        } catch .unwritable(let file, let reason) {
            // The machine's fault, not the county's: the job is tried again.
            throw DeliveryFailure.unwritable(file: file, reason: reason)
        } catch {
            return Outcome(summary: CheckSummary(error, folder: folder.path), blocks: [])
        }
        try StoredReport.write(report, of: delivery.id, folders)
        let isAcceptable = report.isAcceptable(leavingOut: Double(background.acceptance.rejectedPerMille) / 1000) { name in
            background.acceptance.mustBeExplained(name)
        }
        let blocks = isAcceptable ? RegisterRows(report, of: delivery.area, keys: settings.keys).blocks() : nil
        return Outcome(summary: CheckSummary(report, isAcceptable: blocks != nil), blocks: blocks ?? [])
    }

    /// Puts files in plain text that lie sealed into a folder; those that are there stay. Says whether the folder has any of them. A file that
    /// was never sealed, because sealing was given up, is left out.
    @discardableResult
    private func unseal(_ parts: [DeliveryPart], to folder: URL) throws -> Bool {
        let folders = DeliveryFolders(settings)
        try folders.make(folder)
        var hasAny = false
        for part in parts {
            let (plain, sealed) = (folder.appendingPathComponent(part.name), folders.sealed(part.deliveryID, part.name))
            if !FileManager.default.fileExists(atPath: plain.path) {
                guard FileManager.default.fileExists(atPath: sealed.path) else { continue }
                try SealedFile.unseal(sealed, to: plain, name: "\(part.deliveryID)/\(part.name)", key: settings.keys.seal)
            }
            hasAny = true
        }
        return hasAny
    }
}
