import Foundation

/// Work that goes on after the answer has been sent: recorded, so that it survives a crash.
public struct Job: Hashable, Sendable, Identifiable {
    /// What kind of work.
    public enum Kind: String, CaseIterable, Sendable {
        /// Check a delivery, take it into the register if it is acceptable, seal its files. The subject is the delivery's id.
        case check
        /// Make an edition of a quarter. The subject is the quarter.
        case edition
        /// Protect the figures of an edition and make its files. The subject is the publication's id.
        case publication
    }

    /// The steps of a job, in order. An interrupted job runs again from the start of its step.
    public enum Step: String, CaseIterable, Sendable {
        /// Reading, checking and taking into the register.
        case check
        /// Sealing the delivered files.
        case seal
        /// The one step of every other kind of job.
        case make
    }

    /// Where a job stands.
    public enum State: String, CaseIterable, Sendable {
        case waiting, running, done, failed
    }

    /// Random, never used again.
    public let id: String
    /// What kind of work.
    public let kind: Kind
    /// What it is done on.
    public let subject: String
    /// Where it stands.
    public var state: State
    /// The step it is at.
    public var step: Step
    /// How far the step has come, 0–100.
    public var progressPercent: Int
    /// How often it has been begun.
    public var attempts: Int
    /// When it was ordered.
    public let createdAt: Date
    /// Not to be begun before: when it was ordered, and after a failure some time later.
    public var dueAt: Date
    /// When it ended; nil before.
    public var finishedAt: Date?
    /// Which account ordered it; nil for what a delivery orders by itself.
    public let orderedBy: String?

    /// A job that waits for its turn.
    public init(id: String, kind: Kind, subject: String, createdAt: Date, orderedBy: String? = nil) {
        self.id = id
        self.kind = kind
        self.subject = subject
        self.orderedBy = orderedBy
        self.state = .waiting
        self.step = kind == .check ? .check : .make
        self.progressPercent = 0
        self.attempts = 0
        self.createdAt = createdAt
        self.dueAt = createdAt
    }
}

/// Jobs.
public protocol JobStore {
    /// Adds a job.
    func add(_ job: Job) throws
    /// Stores state, step, progress, attempts and the instants it is due and ended.
    func update(_ job: Job) throws
    /// The newest job on a subject; nil if there is none.
    func job(subject: String) throws -> Job?
    /// Jobs in a state, oldest first.
    func jobs(state: Job.State) throws -> [Job]
}
