import Foundation
import RegisterModel

/// Figures of an edition on their way to everybody.
public struct PublicationRecord: Hashable, Sendable, Identifiable {
    /// Where a publication stands.
    public enum State: String, CaseIterable, Sendable {
        /// The joint check is waiting or running.
        case protecting
        /// The check did not pass, or had no time left; nothing can be published.
        case refused
        /// Protected and waiting for another person.
        case proposed
        /// The other person said no; nobody has seen it.
        case rejected
        /// Everybody can see it.
        case published
        /// It was published and has been taken back. What it showed is known for ever.
        case retracted
    }

    /// Random, never used again.
    public let id: String
    /// The quarter.
    public let period: MonitoringPeriod
    /// The edition's number.
    public let edition: Int
    /// Where it stands.
    public var state: State
    /// When it was proposed.
    public let proposedAt: Date
    /// Which account proposed it.
    public let proposedBy: String
    /// The names of the tables it is made of, which never change; nil for all that the edition has.
    public let tables: [String]?
    /// The publications whose figures the check held it against, oldest first.
    public var earlier: [String]
    /// How it was protected, in numbers that may be told, as JSON; nil before the check has passed.
    public var summary: String?
    /// Why it was refused, rejected or retracted: a key of the catalogue for a refusal, else what the person wrote. Nil otherwise.
    public var reason: String?
    /// Where it was refused: by name of a table how many of its figures could not be protected. Nil where that is not known.
    public var obstacles: [String: Int]?
    /// When it was decided on, by approval or rejection.
    public var decidedAt: Date?
    /// Which account decided; never the one that proposed.
    public var decidedBy: String?
    /// When it was retracted.
    public var retractedAt: Date?
    /// Which account retracted it.
    public var retractedBy: String?

    /// A publication whose check is still to run.
    public init(id: String, period: MonitoringPeriod, edition: Int, proposedAt: Date, proposedBy: String, tables: [String]? = nil) {
        self.id = id
        self.period = period
        self.edition = edition
        self.state = .protecting
        self.proposedAt = proposedAt
        self.proposedBy = proposedBy
        self.tables = tables
        self.earlier = []
    }

    /// Whether anybody outside has ever been able to see it.
    public var wasShown: Bool { state == .published || state == .retracted }
}

/// A file made ready for readers: answered as it is, byte for byte.
public struct PublicationFile: Hashable, Sendable {
    /// Its name, such as `clients-by-area.sv.json`.
    public let name: String
    /// Its bytes.
    public let content: [UInt8]
    /// SHA-256 of its bytes.
    public let sha256: [UInt8]

    /// Makes a file.
    public init(name: String, content: [UInt8], sha256: [UInt8]) {
        self.name = name
        self.content = content
        self.sha256 = sha256
    }
}

/// Publications and their files.
public protocol PublicationStore {
    /// Adds a publication whose check is still to run.
    func add(_ publication: PublicationRecord) throws
    /// Stores everything of a publication that can change. The database itself refuses a decision by whoever proposed it, and a second
    /// published publication of one edition.
    func update(_ publication: PublicationRecord) throws
    /// One publication; nil if there is none.
    func publication(id: String) throws -> PublicationRecord?
    /// Every publication, newest quarter first, then newest first.
    func publications() throws -> [PublicationRecord]
    /// Stores what the check made: the confidential record of the release, as JSON, and the files. What was there before goes; refused once
    /// the publication has been decided on.
    func save(record: [UInt8], files: [PublicationFile], publication: String) throws
    /// The confidential record of a release; nil if there is none.
    func releaseRecord(publication: String) throws -> [UInt8]?
    /// The names of a publication's files, in order.
    func fileNames(publication: String) throws -> [String]
    /// A file of a publication; nil if there is none.
    func file(publication: String, name: String) throws -> PublicationFile?
}
