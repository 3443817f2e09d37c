import Crypto
import Foundation
import RegisterModel
import RegisterStore
import Statistics

extension Operations {
    /// Does the job of an edition: joins and counts the blocks in force and keeps the result under the quarter's next number. From the same
    /// blocks as the newest edition it would be the same to the byte, and then no new one is made.
    func makeEdition(_ job: Job) async throws {
        guard let period = MonitoringPeriod(job.subject), let orderedBy = job.orderedBy else { return try await finish(job) }
        // A delivery accepted while the rows are read may take rows away; then it is done again from what is in force now.
        for _ in 0..<Self.editionAttempts {
            if try await makeEdition(period, orderedBy, job) { return }
        }
        throw EditionFault.blocksKeepChanging
    }

    /// A block a minute would have to arrive for more.
    private static let editionAttempts = 5

    private func makeEdition(_ period: MonitoringPeriod, _ orderedBy: String, _ job: Job) async throws -> Bool {
        let made = try await store.read { transaction in
            try count(try manifestBlocks(period, in: transaction), period, in: transaction)
        }
        let counts = made.counts.text
        let manifest = try EditionManifest(
            period: period, blocks: made.blocks, persons: made.persons, periods: made.periods, counts: counts
        ).bytes()
        let hash = Array(SHA256.hash(data: manifest))
        let now = now
        return try await store.write { transaction in
            guard try transaction.acceptedBlocks(period: period).map(\.number) == made.blocks.map(\.number) else { return false }
            let newest = try transaction.editions(period: period).first
            if newest?.manifestHash != hash {
                let edition = Edition(
                    period: period, number: (newest?.number ?? 0) + 1, manifest: manifest, manifestHash: hash, blocks: made.blocks,
                    persons: made.persons, periods: made.periods, madeAt: now, orderedBy: orderedBy)
                try transaction.add(edition, counts: counts)
                try audit(.editionMake, edition.subject, area: nil, by: nil, in: transaction)
            }
            try transaction.update(done(job))
            return true
        }
    }

    /// The job ended.
    func done(_ job: Job) -> Job {
        var job = job
        job.state = .done
        job.progressPercent = 100
        job.finishedAt = now
        return job
    }

    /// Ends a job that has nothing left to do.
    func finish(_ job: Job) async throws {
        let done = done(job)
        try await store.write { try $0.update(done) }
    }
}

/// Why an edition could not be made now.
enum EditionFault: Error {
    /// Deliveries were accepted each time the blocks were read.
    case blocksKeepChanging
    /// The stored counts cannot be read.
    case unreadable
}

extension Edition {
    /// How the audit log and addresses name the edition: `2023Q1-2`.
    public var subject: String { "\(period)-\(number)" }
}
