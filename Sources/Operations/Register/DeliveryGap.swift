import CodeLists
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
        /// A service declared to come mostly has hardly a row; `found` is how many.
        case serviceSilent = "service-silent"
        /// A service declared not to come has rows; `found` is how many.
        case serviceDespiteNo = "service-despite-no"
        /// Starts are piled up on one day: the check found it, and a change of system leaves this mark. `found` is how many findings.
        case piledUp = "piled-up"
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

    init(
        _ kind: Kind, _ area: Area, group: String?, _ block: BlockKind, task: ServiceTask? = nil, service: SocialService? = nil,
        channel: Channel? = nil, expected: Int? = nil, found: Int? = nil
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
    /// The counties asked about, each with its gaps; a county without any has none.
    public let counties: [(area: Area, gaps: [DeliveryGap])]
}
