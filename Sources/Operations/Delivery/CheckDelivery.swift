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
        let outcome = try await tellingProgress(of: job) { try self.outcome(of: delivery, $0) }
        let now = now
        try await store.write { transaction in
            guard var current = try transaction.delivery(id: delivery.id), current.state == .checking else { return }
            let isAccepted = outcome.summary.isAcceptable
            if isAccepted, let key = blockKey(current) {
                try transaction.accept(key, delivery: current.id, at: now, rows: outcome.rows)
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
        let rows: [RegisteredClientPeriod]
    }

    private func blockKey(_ delivery: ReceivedDelivery) -> BlockKey? {
        guard let groupID = delivery.groupID, let period = delivery.period, let channel = delivery.channel else { return nil }
        return BlockKey(area: delivery.area, groupID: groupID, period: period, channel: channel, kind: .clientPeriods)
    }

    private func outcome(of delivery: ReceivedDelivery, _ meter: ReadingMeter) throws -> Outcome {
        let folders = DeliveryFolders(settings)
        let folder = folders.plain(delivery.id)
        let report: CheckReport
        do {
            var check = CheckSettings(period: delivery.period, identityUse: settings.identityUse, threads: settings.checkThreads)
            check.meter = meter
            // Where identity codes are made up the people are a sample, whose number says nothing.
            check.expectsFullVolume = settings.identityUse == .production
            report = try DeliveryCheck.run(folder: folder.path, settings: check)
        } catch .unwritable(let file, let reason) {
            // The machine's fault, not the county's: the job is tried again.
            throw DeliveryFailure.unwritable(file: file, reason: reason)
        } catch {
            return Outcome(summary: CheckSummary(error, folder: folder.path), rows: [])
        }
        try StoredReport.write(report, of: delivery.id, folders)
        let rows = report.isAcceptable ? registerRows(report, of: delivery.area) : nil
        return Outcome(summary: CheckSummary(report, isAcceptable: rows != nil), rows: rows ?? [])
    }

    /// The sound rows with pseudonyms instead of identifiers, sorted for the load; nil if a row is of another organiser.
    private func registerRows(_ report: CheckReport, of area: Area) -> [RegisteredClientPeriod]? {
        let pseudonymizer = Pseudonymizer(settings.keys)
        var rows: [RegisteredClientPeriod] = []
        var isForeign = false
        var last: (person: PersonIdentifier, pseudonym: Pseudonym)?
        report.forEachClientPeriod { row in
            isForeign = isForeign || row.organiser != area
            // Rows come sorted by person, so most follow one of the same.
            let pseudonym: Pseudonym
            if let last, last.person == row.person {
                pseudonym = last.pseudonym
            } else {
                pseudonym = pseudonymizer.pseudonym(of: row.person)
                last = (row.person, pseudonym)
            }
            rows.append(
                RegisteredClientPeriod(
                    person: pseudonym, birthYear: row.person.birthYear.map { Int16($0) }, municipality: row.municipality,
                    serviceTask: row.serviceTask, period: row.period))
        }
        guard !isForeign else { return nil }
        rows.sort { ($0.person, $0.serviceTask, $0.period.start) < ($1.person, $1.serviceTask, $1.period.start) }
        return rows
    }
}
