import CodeLists
import Foundation
import RegisterModel
import RegisterStore

/// One thing in which what a municipality group declared and what has come do not agree: somebody has to be asked.
public struct DeliveryGap: Hashable, Sendable {
    /// What does not agree.
    public enum Kind: String, CaseIterable, Sendable {
        /// No notification of the group is in force.
        case notNotified = "not-notified"
        /// Municipalities of the county are in no group; `found` is how many.
        case unassigned
        /// A declared block has not come by the channel.
        case missing
        /// The channel has delivered, but no row of a service task declared for it.
        case silent
        /// Rows have come by a channel that was not declared; `found` is how many.
        case undeclared
        /// The block came after the last day for the quarter; `found` is how many days.
        case late
        /// Clients differ by 30 % or more from the quarter before: `expected` was, `found` is.
        case changed
        /// Clients per 1 000 inhabitants, in tenths, are half or double of the groups' median: `expected` is the median, `found` the group's.
        case unusual
        /// Clients per 1 000 inhabitants, in tenths, are outside the range that THL expects: `expected` is its nearer end, `found` the group's.
        case outOfRange = "out-of-range"
        /// The archive was declared (question 17), but hardly half of the clients known otherwise came from it: `found` came, `expected` are
        /// known from the other channel or the quarter before.
        case archiveThin = "archive-thin"
        /// The county itself counts more or fewer clients than have come, by a tenth or more: `expected` is its own count, `found` what came.
        case ownCount = "own-count"
        /// A service declared to come mostly has no row.
        case serviceSilent = "service-silent"
        /// A service declared to come mostly has few rows: less than a tenth of what other groups have by inhabitants. `expected` is that tenth,
        /// `found` the rows.
        case serviceFew = "service-few"
        /// A service declared not to come has rows; `found` is how many.
        case serviceDespiteNo = "service-despite-no"
        /// Starts are piled up on `day`, although start days were declared to be told however long ago or since before it (questions 18 and
        /// 21): a change of system leaves this mark.
        case piledUp = "piled-up"
        /// Starts are piled up on `day`, and nothing was declared about start days.
        case piledUpUndeclared = "piled-up-undeclared"
    }

    /// What does not agree.
    public let kind: Kind
    /// The county.
    public let area: Area
    /// The group's name; nil where it concerns the county.
    public let group: String?
    /// Which block.
    public let block: BlockKind
    /// The service task, where it concerns one.
    public let task: ServiceTask?
    /// The social service, where it concerns one.
    public let service: SocialService?
    /// The channel, where it concerns one.
    public let channel: Channel?
    /// What was to be expected, where that is a number.
    public let expected: Int?
    /// What was found, where that is a number.
    public let found: Int?
    /// The day, where it concerns one.
    public let day: Day?

    init(
        _ kind: Kind, _ area: Area, group: String?, _ block: BlockKind, task: ServiceTask? = nil, service: SocialService? = nil,
        channel: Channel? = nil, expected: Int? = nil, found: Int? = nil, day: Day? = nil
    ) {
        self.kind = kind
        self.area = area
        self.group = group
        self.block = block
        self.task = task
        self.service = service
        self.channel = channel
        self.expected = expected
        self.found = found
        self.day = day
    }
}

/// What is missing of a quarter, and who must be asked.
public struct DeliveryGaps: Sendable {
    /// The quarter.
    public let period: MonitoringPeriod
    /// The quarters one can ask about, newest first.
    public let periods: [MonitoringPeriod]
    /// The last day for delivering, included.
    public let deadline: Day
    /// The round whose rules hold.
    public let roundID: String
    /// The counties asked about, in code order; a county without gaps has none.
    public let counties: [CountyGaps]
}

/// What is missing of a county's quarter, and the numbers it is told by.
public struct CountyGaps: Sendable {
    /// The county.
    public let area: Area
    /// What does not agree.
    public let gaps: [DeliveryGap]
    /// The clients that have come, by group and service task.
    public let figures: [DeliveryFigure]
    /// The county's own counts.
    public let ownCounts: [OwnCount]
    /// When the county was last reminded of the quarter's data; nil if it has not been.
    public let remindedAt: Date?
    /// Whether that was today, so that it is not reminded again.
    public let isRemindedToday: Bool
    /// Whether it has a contact person who can be reminded.
    public let hasContact: Bool
}

/// The clients of a group and service task that have come for a quarter, and what they are held against.
public struct DeliveryFigure: Hashable, Sendable {
    /// The group's name.
    public let group: String
    /// The service task.
    public let task: ServiceTask
    /// Distinct clients of each channel that has delivered client periods; a channel that has not is missing, not zero.
    public let clients: [Channel: Int]
    /// The same in the quarter before, both channels together; nil where nothing had come.
    public let before: Int?
    /// Clients per 1 000 inhabitants, in tenths; nil where nothing has come or nobody lives.
    public let rateTenths: Int?
    /// The rates that THL expects, in tenths, ends included; nil without an estimate.
    public let expectedTenths: ClosedRange<Int>?

    /// Clients of both channels; who came by both counts twice. Nil where nothing has come.
    public var total: Int? { clients.isEmpty ? nil : clients.values.reduce(0, +) }
}
