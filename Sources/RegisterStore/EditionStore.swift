import CodeLists
import Foundation
import RegisterModel

/// A block that an edition was made from, as its manifest names it.
public struct EditionBlock: Hashable, Sendable, Codable {
    /// The block's running number; its rows stay in the register as long as an edition names it.
    public let number: Int64
    /// The organiser.
    public let area: Area
    /// The municipality group.
    public let groupID: String
    /// The group's municipalities when the block was taken, by code.
    public let municipalities: [Municipality]
    /// The way it came.
    public let channel: Channel
    /// What it holds.
    public let kind: BlockKind
    /// The delivery it came with.
    public let deliveryID: String
    /// Its rows by service task; those of a block other than client periods under `rows`.
    public let rows: [String: Int]
    /// SHA-256 of the block's file as it was delivered, in hexadecimal digits.
    public let sha256: String

    /// Makes an entry of a manifest.
    public init(
        number: Int64, area: Area, groupID: String, municipalities: [Municipality], channel: Channel, kind: BlockKind, deliveryID: String,
        rows: [String: Int], sha256: String
    ) {
        self.number = number
        self.area = area
        self.groupID = groupID
        self.municipalities = municipalities
        self.channel = channel
        self.kind = kind
        self.deliveryID = deliveryID
        self.rows = rows
        self.sha256 = sha256
    }
}

/// An edition of a quarter: the reconciled register from the blocks accepted at one moment. It is never changed.
public struct Edition: Hashable, Sendable {
    /// The quarter.
    public let period: MonitoringPeriod
    /// Its number within the quarter, from 1.
    public let number: Int
    /// The manifest as JSON bytes: the same blocks give the same bytes.
    public let manifest: [UInt8]
    /// SHA-256 of the manifest, which holds the SHA-256 of everything else.
    public let manifestHash: [UInt8]
    /// The blocks it was made from, by number.
    public let blocks: [EditionBlock]
    /// Distinct persons.
    public let persons: Int
    /// Reconciled client periods.
    public let periods: Int
    /// When it was made.
    public let madeAt: Date
    /// Which account ordered it.
    public let orderedBy: String

    /// Makes an edition from its parts.
    public init(
        period: MonitoringPeriod, number: Int, manifest: [UInt8], manifestHash: [UInt8], blocks: [EditionBlock], persons: Int, periods: Int,
        madeAt: Date, orderedBy: String
    ) {
        self.period = period
        self.number = number
        self.manifest = manifest
        self.manifestHash = manifestHash
        self.blocks = blocks
        self.persons = persons
        self.periods = periods
        self.madeAt = madeAt
        self.orderedBy = orderedBy
    }
}

/// Editions of quarters.
public protocol EditionStore {
    /// Adds an edition with its counts as text. Its number must be the quarter's next one.
    func add(_ edition: Edition, counts: String) throws
    /// Every edition, of one quarter if given: newest quarter first, then newest edition.
    func editions(period: MonitoringPeriod?) throws -> [Edition]
    /// One edition; nil if there is none.
    func edition(period: MonitoringPeriod, number: Int) throws -> Edition?
    /// The counts of an edition as text; nil if there is no such edition.
    func editionCounts(period: MonitoringPeriod, number: Int) throws -> String?
}
