import CodeLists
import Foundation
import Localization
import RegisterModel

/// Where a delivery stands.
public enum DeliveryState: String, CaseIterable, Sendable {
    /// Its parts are still arriving.
    case uploading
    /// Every part is here; the check is waiting or running.
    case checking
    /// Checked and taken into the register.
    case accepted
    /// Checked and not taken: the county corrects it and delivers again.
    case returned
    /// It could not be checked at all: no readable delivery.
    case unreadable
    /// The check itself failed again and again and was given up; nothing of the delivery is kept. The same bytes may be sent again.
    case failed
    /// The county has taken it back: nothing of it is in force. The same bytes may be sent again.
    case withdrawn
}

/// That a county has taken a delivery back.
public struct Withdrawal: Hashable, Sendable {
    /// When.
    public let at: Date
    /// Which account.
    public let by: String
    /// Why.
    public let reason: String

    /// Makes a withdrawal from its parts.
    public init(at: Date, by: String, reason: String) {
        self.at = at
        self.by = by
        self.reason = reason
    }
}

/// A delivery: what one county sent for one municipality group, period and channel.
public struct ReceivedDelivery: Hashable, Sendable, Identifiable {
    /// Random, never used again.
    public let id: String
    /// The county that sent it.
    public let area: Area
    /// Where it stands.
    public var state: DeliveryState
    /// The municipality group; nil until every part has arrived.
    public var groupID: String?
    /// The monitoring period; nil until every part has arrived.
    public var period: MonitoringPeriod?
    /// The way it came; nil until every part has arrived.
    public var channel: Channel?
    /// SHA-256 over the names and hashes of its parts; the same bytes give the same value. Nil until every part has arrived.
    public var contentHash: [UInt8]?
    /// When the upload began.
    public let createdAt: Date
    /// Which account began it.
    public let createdBy: String
    /// When every part had arrived.
    public var receivedAt: Date?
    /// When the check ended.
    public var checkedAt: Date?
    /// What the check found; nil before it has ended.
    public var summary: CheckSummary?
    /// Whether the delivered files lie sealed.
    public var isSealed: Bool
    /// When and why it was taken back; nil if it was not.
    public var withdrawal: Withdrawal?

    /// A delivery whose parts are still to come.
    public init(id: String, area: Area, createdAt: Date, createdBy: String) {
        self.id = id
        self.area = area
        self.state = .uploading
        self.createdAt = createdAt
        self.createdBy = createdBy
        self.isSealed = false
    }
}

/// One file of a delivery, as it arrived.
public struct DeliveryPart: Hashable, Sendable {
    /// The delivery it belongs to.
    public let deliveryID: String
    /// Its name: `manifest.json` or the name of a block's file.
    public let name: String
    /// Its size in bytes.
    public let sizeBytes: Int
    /// SHA-256 of its bytes.
    public let sha256: [UInt8]

    /// Makes a part.
    public init(deliveryID: String, name: String, sizeBytes: Int, sha256: [UInt8]) {
        self.deliveryID = deliveryID
        self.name = name
        self.sizeBytes = sizeBytes
        self.sha256 = sha256
    }
}

/// What a check found, grouped: all that a page needs. The findings one by one lie in a file.
public struct CheckSummary: Hashable, Sendable, Codable {
    /// The rows of one file; read = used + duplicate + rejected + out of scope.
    public struct File: Hashable, Sendable, Codable {
        /// The file's name.
        public let name: String
        /// Rows read.
        public let read: Int
        /// Rows used.
        public let used: Int
        /// Rows that repeat an earlier one.
        public let duplicate: Int
        /// Rows left out because of an error.
        public let rejected: Int
        /// Rows of family law.
        public let outOfScope: Int

        /// Makes the totals of a file.
        public init(name: String, read: Int, used: Int, duplicate: Int, rejected: Int, outOfScope: Int) {
            self.name = name
            self.read = read
            self.used = used
            self.duplicate = duplicate
            self.rejected = rejected
            self.outOfScope = outOfScope
        }
    }

    /// Findings of one cause: of one rule in one column and, where that tells more, with one value or form of value.
    public struct Group: Hashable, Sendable, Codable {
        /// The rule's id, such as `period.overlap`.
        public let rule: String
        /// `error`, `confirm`, `warning` or `info`.
        public let severity: String
        /// The file's name; several are separated by commas.
        public let file: String
        /// The column's name; empty for a whole row.
        public let column: String
        /// What the values have in common: an unknown code, or the form of a date; nil where rule and column tell enough. Never a person.
        public let value: String?
        /// How many findings there are.
        public let count: Int
        /// The lines of the first of them in the first of the files; the header is line 1.
        public let firstLines: [Int]

        /// Makes a group.
        public init(
            rule: String, severity: String, file: String, column: String, value: String? = nil, count: Int, firstLines: [Int]
        ) {
            self.rule = rule
            self.severity = severity
            self.file = file
            self.column = column
            self.value = value
            self.count = count
            self.firstLines = firstLines
        }
    }

    /// A finding of severity `confirm`: it may be right, and somebody who knows says why.
    public struct Confirm: Hashable, Sendable, Codable {
        /// The rule's id, such as `dates.pile-up`.
        public let rule: String
        /// The block's name, such as `client_periods`.
        public let block: String
        /// What the finding is about, such as a service task and a day. Never a person.
        public let subject: String
        /// What was measured.
        public let measured: String

        /// Makes a finding.
        public init(rule: String, block: String, subject: String, measured: String) {
            self.rule = rule
            self.block = block
            self.subject = subject
            self.measured = measured
        }
    }

    /// Whether the delivery could be taken into the register.
    public let isAcceptable: Bool
    /// Totals of each file.
    public let files: [File]
    /// Findings by cause, gravest first.
    public let groups: [Group]
    /// How many rules were run, and how many could not be.
    public let rulesRun: Int
    /// How many rules could not be run, because what they look at was not there.
    public let rulesNotRun: Int
    /// Why nothing could be checked, as a message to the county; nil when it could.
    public let failure: LocalizedText?
    /// How many decisions the sender's manifest says that no pick catches; nil where it does not tell.
    public let decisionsInNoPick: Int?

    /// The findings of severity `confirm`, one by one; the reasons given for them are kept apart.
    public let confirms: [Confirm]

    /// Makes a summary.
    public init(
        isAcceptable: Bool, files: [File], groups: [Group], rulesRun: Int, rulesNotRun: Int, failure: LocalizedText?,
        confirms: [Confirm] = [], decisionsInNoPick: Int? = nil
    ) {
        self.isAcceptable = isAcceptable
        self.confirms = confirms
        self.files = files
        self.groups = groups
        self.rulesRun = rulesRun
        self.rulesNotRun = rulesNotRun
        self.failure = failure
        self.decisionsInNoPick = decisionsInNoPick
    }
}

extension CheckSummary {
    /// Reads a summary; one from before findings were kept to be confirmed has none.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            isAcceptable: try values.decode(Bool.self, forKey: .isAcceptable), files: try values.decode([File].self, forKey: .files),
            groups: try values.decode([Group].self, forKey: .groups), rulesRun: try values.decode(Int.self, forKey: .rulesRun),
            rulesNotRun: try values.decode(Int.self, forKey: .rulesNotRun),
            failure: try values.decodeIfPresent(LocalizedText.self, forKey: .failure),
            confirms: try values.decodeIfPresent([Confirm].self, forKey: .confirms) ?? [],
            decisionsInNoPick: try values.decodeIfPresent(Int.self, forKey: .decisionsInNoPick))
    }
}

/// Which deliveries are wanted; a nil leaves that side open.
public struct DeliverySelection: Hashable, Sendable {
    /// Of this county only.
    public var area: Area?
    /// For this period only.
    public var period: MonitoringPeriod?
    /// Of this municipality group only.
    public var groupID: String?

    /// Makes a selection.
    public init(area: Area? = nil, period: MonitoringPeriod? = nil, groupID: String? = nil) {
        self.area = area
        self.period = period
        self.groupID = groupID
    }
}

/// Deliveries and their parts.
public protocol DeliveryStore {
    /// The delivery with an id; nil if there is none.
    func delivery(id: String) throws -> ReceivedDelivery?
    /// The county's delivery with a content that is neither failed, replaced by a later one nor taken back; nil if there is none.
    func delivery(of area: Area, content: [UInt8]) throws -> ReceivedDelivery?
    /// Deliveries, newest first.
    func deliveries(_ selection: DeliverySelection) throws -> [ReceivedDelivery]
    /// Adds a delivery.
    func add(_ delivery: ReceivedDelivery) throws
    /// Stores everything of a delivery that can change. Throws `StoreConflict.alreadyDelivered` when another delivery of the county
    /// has the same content and is neither failed nor replaced by a later one.
    func update(_ delivery: ReceivedDelivery) throws
    /// When the same content was last received before this delivery, as one that was accepted and has been replaced since; nil if never.
    func earlierReceipt(of delivery: ReceivedDelivery) throws -> Date?
    /// The ids of deliveries begun before an instant whose upload was not finished.
    func uploads(begunBefore instant: Date) throws -> [String]
    /// Removes a delivery whose upload was not finished, with its parts.
    func removeUpload(id: String) throws
    /// Adds a part, or replaces the one of the same name.
    func save(_ part: DeliveryPart) throws
    /// The parts of a delivery, by name.
    func parts(delivery: String) throws -> [DeliveryPart]
}
