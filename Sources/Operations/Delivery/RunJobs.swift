import CodeLists
import Foundation
import RegisterStore

extension Operations {
    /// Puts jobs that a crash interrupted back into the queue and clears uploads that nobody will finish. To be called once, when the program
    /// starts and before any job runs. A job that was interrupted in its last attempt is given up: it may be what stops the program.
    public func resumeJobs() async throws {
        try await removeAbandonedUploads()
        let folders = DeliveryFolders(settings)
        // A crash may have come between giving a job up and removing its plain text.
        for job in try await store.read({ try $0.jobs(state: .failed) }) { try folders.remove(folders.plain(job.subject)) }
        for job in try await store.read({ try $0.jobs(state: .running) }) {
            if job.attempts > settings.jobPausesSeconds.count { try await giveUp(job) } else { try await requeue(job, after: 0) }
        }
    }

    /// Runs every job that is due, oldest first, until none is left.
    public func runWaitingJobs() async throws {
        while try await runNextJob() {}
    }

    /// Runs jobs as they come until the task is cancelled.
    /// - Parameter onFault: told the job's id and the kind of error of a job that failed; never a person or a file's content.
    public func runJobs(onFault: @Sendable (String, any Error) -> Void) async {
        while !Task.isCancelled {
            do {
                if try await runNextJob(onFault) { continue }
            } catch {
                onFault("", error)
            }
            try? await Task.sleep(for: .milliseconds(300))
        }
    }

    /// The oldest waiting job that is due; nil if there is none. A county's later deliveries wait while an earlier one rests after a failure:
    /// otherwise the earlier would be accepted last and replace what is newer.
    private func nextJob(at instant: Date, in transaction: any RegisterTransaction) throws -> Job? {
        var resting: Set<Area> = []
        for job in try transaction.jobs(state: .waiting) {
            guard let area = try transaction.delivery(id: job.subject)?.area else {
                if job.dueAt <= instant { return job }
                continue
            }
            if resting.contains(area) { continue }
            if job.dueAt <= instant { return job }
            resting.insert(area)
        }
        return nil
    }

    /// Runs the oldest job that is due; false if there is none.
    private func runNextJob(_ onFault: @Sendable (String, any Error) -> Void = { _, _ in }) async throws -> Bool {
        let now = now
        let claimed = try await store.write { transaction -> Job? in
            guard var job = try nextJob(at: now, in: transaction) else { return nil }
            job.state = .running
            job.attempts += 1
            try transaction.update(job)
            return job
        }
        guard let claimed else { return false }
        do {
            try await run(claimed)
        } catch {
            onFault(claimed.id, error)
            // The step may have changed since it was claimed.
            let job = try await store.read { try $0.job(subject: claimed.subject) } ?? claimed
            let pauses = settings.jobPausesSeconds
            if job.attempts > pauses.count { try await giveUp(job) } else { try await requeue(job, after: pauses[job.attempts - 1]) }
        }
        return true
    }

    /// Puts a job back into the queue, due after so many seconds.
    private func requeue(_ job: Job, after seconds: Double) async throws {
        let dueAt = now.addingTimeInterval(seconds)
        try await store.write { transaction in
            var job = job
            job.state = .waiting
            job.dueAt = dueAt
            try transaction.update(job)
        }
    }

    /// Runs a job from the start of the step it is at.
    private func run(_ claimed: Job) async throws {
        switch claimed.kind {
        case .check: try await runCheck(claimed)
        case .edition: try await makeEdition(claimed)
        case .publication: try await protectPublication(claimed)
        }
    }

    private func runCheck(_ claimed: Job) async throws {
        var job = claimed
        guard let delivery = try await store.read({ try $0.delivery(id: claimed.subject) }) else { return }
        if job.step == .check {
            try await check(job, delivery)
            guard let next = try await store.read({ try $0.job(subject: claimed.subject) }) else { return }
            job = next
        }
        try await seal(job, delivery)
    }
}
