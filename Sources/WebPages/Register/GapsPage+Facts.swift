import CodeLists
import RegisterModel

extension GapsPage {
    /// One thing that does not agree, as facts; the page has the sentence.
    public struct Gap: Sendable {
        /// What does not agree, such as `missing`; the key of the sentence.
        public let kind: String
        /// The group's name; nil where it concerns the county.
        public let group: String?
        /// Which block.
        public let block: BlockKind
        /// The service task, the service and the channel, where it concerns one.
        public let task: ServiceTask?, service: SocialService?, channel: Channel?
        /// What was to be expected and what was found, where those are numbers.
        public let expected: Int?, found: Int?
        /// The day, where it concerns one.
        public let day: Day?

        /// Makes a gap.
        public init(
            kind: String, group: String?, block: BlockKind, task: ServiceTask?, service: SocialService?, channel: Channel?, expected: Int?,
            found: Int?, day: Day? = nil
        ) {
            self.kind = kind
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

    /// The clients of a group and service task that have come, and what they are held against.
    public struct Figure: Sendable {
        /// The group's name.
        public let group: String
        /// The service task.
        public let task: ServiceTask
        /// Distinct clients by channel; a channel that has not delivered is not there.
        public let clients: [Channel: Int]
        /// The clients of the quarter before; nil where nothing had come.
        public let before: Int?
        /// Clients per 1 000 inhabitants, in tenths; nil where nothing has come or nobody lives.
        public let rateTenths: Int?
        /// The rates that THL expects, in tenths, ends included.
        public let expectedTenths: ClosedRange<Int>?

        /// Makes a figure.
        public init(
            group: String, task: ServiceTask, clients: [Channel: Int], before: Int?, rateTenths: Int?, expectedTenths: ClosedRange<Int>?
        ) {
            self.group = group
            self.task = task
            self.clients = clients
            self.before = before
            self.rateTenths = rateTenths
            self.expectedTenths = expectedTenths
        }
    }

    /// A county.
    public struct County: Sendable {
        /// The county.
        public let area: Area
        /// What does not agree.
        public let gaps: [Gap]
        /// The clients that have come.
        public let figures: [Figure]
        /// How many clients the county counts itself, by service task.
        public let ownCounts: [ServiceTask: Int]
        /// When it was last reminded of the quarter; nil if it has not been.
        public let reminded: Moment?
        /// Whether that was today.
        public let isRemindedToday: Bool
        /// Whether it has a contact person who can be reminded.
        public let hasContact: Bool

        /// Makes a county.
        public init(
            area: Area, gaps: [Gap], figures: [Figure] = [], ownCounts: [ServiceTask: Int] = [:], reminded: Moment? = nil,
            isRemindedToday: Bool = false, hasContact: Bool = true
        ) {
            self.area = area
            self.gaps = gaps
            self.figures = figures
            self.ownCounts = ownCounts
            self.reminded = reminded
            self.isRemindedToday = isRemindedToday
            self.hasContact = hasContact
        }
    }
}
