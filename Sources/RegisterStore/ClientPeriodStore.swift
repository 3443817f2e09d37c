import CodeLists
import Foundation
import RegisterModel

/// Stands for a person in the register: 128 bits of an HMAC over the identifier. Without the key it leads back to nobody.
public struct Pseudonym: Hashable, Comparable, Sendable {
    /// The first eight bytes.
    public let high: UInt64
    /// The last eight bytes.
    public let low: UInt64

    /// Makes a pseudonym from its halves.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Every pseudonym there can be: for reading the rows of all persons.
    public static let all = Pseudonym(high: 0, low: 0)...Pseudonym(high: .max, low: .max)

    /// The 32 lower-case hexadecimal digits by which THL's officers name a person. Never put it in a log or an address.
    public var text: String { high.hexadecimal + low.hexadecimal }

    /// Reads what `text` wrote; nil for anything else.
    public init?(text: String) {
        let bytes = text.utf8
        guard bytes.count == 32, bytes.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }),
            let high = UInt64(text.prefix(16), radix: 16), let low = UInt64(text.suffix(16), radix: 16)
        else { return nil }
        self.init(high: high, low: low)
    }

    /// Ordered as its sixteen bytes are.
    public static func < (a: Pseudonym, b: Pseudonym) -> Bool { (a.high, a.low) < (b.high, b.low) }
}

/// A client-relationship period as the register keeps it: of the person only the pseudonym and the birth year.
public struct RegisteredClientPeriod: Hashable, Sendable {
    /// Whose period it is.
    public let person: Pseudonym
    /// The year of birth; nil for a temporary identifier.
    public let birthYear: Int16?
    /// The municipality of residence; nil when withheld.
    public let municipality: Municipality?
    /// The service task.
    public let serviceTask: ServiceTask
    /// The days, both included; an empty end means not ended.
    public let period: Period

    /// Makes a period from its parts.
    public init(person: Pseudonym, birthYear: Int16?, municipality: Municipality?, serviceTask: ServiceTask, period: Period) {
        self.person = person
        self.birthYear = birthYear
        self.municipality = municipality
        self.serviceTask = serviceTask
        self.period = period
    }
}

/// Which block: a newer one with the same key replaces the older, and nothing else.
public struct BlockKey: Hashable, Sendable {
    /// The organiser.
    public let area: Area
    /// The municipality group.
    public let groupID: String
    /// The monitoring period.
    public let period: MonitoringPeriod
    /// The way it came.
    public let channel: Channel
    /// What it holds.
    public let kind: BlockKind

    /// Makes a key.
    public init(area: Area, groupID: String, period: MonitoringPeriod, channel: Channel, kind: BlockKind) {
        self.area = area
        self.groupID = groupID
        self.period = period
        self.channel = channel
        self.kind = kind
    }
}

/// A block that has been taken into the register.
public struct AcceptedBlock: Hashable, Sendable {
    /// Its running number; later blocks have greater ones.
    public let number: Int64
    /// Which block it is.
    public let key: BlockKey
    /// The delivery it came with.
    public let deliveryID: String
    /// How many rows it has.
    public let rowCount: Int
    /// When it was taken.
    public let acceptedAt: Date

    /// Makes a block from its parts.
    public init(number: Int64, key: BlockKey, deliveryID: String, rowCount: Int, acceptedAt: Date) {
        self.number = number
        self.key = key
        self.deliveryID = deliveryID
        self.rowCount = rowCount
        self.acceptedAt = acceptedAt
    }
}

/// How many rows of a block are in one municipality and service task.
public struct BlockCount: Hashable, Sendable {
    /// The group the block is of.
    public let groupID: String
    /// The way it came.
    public let channel: Channel
    /// The service task.
    public let serviceTask: ServiceTask
    /// Periods.
    public let periods: Int
    /// Distinct persons of the block.
    public let persons: Int

    /// Makes a count.
    public init(groupID: String, channel: Channel, serviceTask: ServiceTask, periods: Int, persons: Int) {
        self.groupID = groupID
        self.channel = channel
        self.serviceTask = serviceTask
        self.periods = periods
        self.persons = persons
    }
}

/// The register's own rows.
public protocol ClientPeriodStore {
    /// Takes a block of client periods in place of the one with the same key, whose rows go: the delivery that has no block in force any
    /// longer is replaced, and its content may be sent again. The rows come sorted by person, task and
    /// start, which makes the load a plain append.
    func accept(_ key: BlockKey, delivery: String, at instant: Date, rows: [RegisteredClientPeriod]) throws
    /// Takes the blocks that came with a delivery out of force; nothing comes in their place.
    func endBlocks(ofDelivery id: String, at instant: Date) throws
    /// The blocks in force, of one period if given, oldest first.
    func acceptedBlocks(period: MonitoringPeriod?) throws -> [AcceptedBlock]
    /// The blocks in force that came with a delivery.
    func acceptedBlocks(delivery: String) throws -> [AcceptedBlock]
    /// How many periods the blocks of a period have by group, channel and service task.
    func blockCounts(period: MonitoringPeriod) throws -> [BlockCount]
    /// Every client period of the blocks in force of a period, in the order of persons, each with its organiser.
    func forEachClientPeriod(of period: MonitoringPeriod, _ body: (Area, RegisteredClientPeriod) throws -> Void) throws
}
