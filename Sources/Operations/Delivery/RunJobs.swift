import Foundation
import RegisterStore

extension Operations {
    /// How often a job is begun before it is given up: a fault of the machine may pass, a fault of the program does not.
    static let attemptLimit = 3

    /// Puts jobs that a crash interrupted back into the queue and clears uploads that nobody will finish. To be called once, when the program
    /// starts and before any job runs.
    public func resumeJobs() async throws {
        try await removeAbandonedUploads()
        try await store.write { transaction in
            for var job in try transaction.jobs(state: .running) {
                job.state = .waiting
                try transaction.update(job)
            }
        }
    }

    /// Runs every waiting job, oldest first, until none is left.
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

    /// Runs the oldest waiting job; false if there is none.
    private func runNextJob(_ onFault: @Sendable (String, any Error) -> Void = { _, _ in }) async throws -> Bool {
        let claimed = try await store.write { transaction -> Job? in
            guard var job = try transaction.jobs(state: .waiting).first else { return nil }
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
            let now = now
            try await store.write { transaction in
                guard var job = try transaction.job(subject: claimed.subject) else { return }
                job.state = job.attempts < Self.attemptLimit ? .waiting : .failed
                job.finishedAt = job.state == .failed ? now : nil
                try transaction.update(job)
            }
        }
        return true
    }

    /// Runs a job from the start of the step it is at.
    private func run(_ claimed: Job) async throws {
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
