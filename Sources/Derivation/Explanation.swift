import CodeLists
import Delivery
import RegisterModel

/// Why the blocks say of one person what they say: each reported row with the input rows it came from, and the input rows that led to none
/// (derivation page, section 9).
public struct Explanation: Sendable {
    /// What an input row did.
    public enum Role: Hashable, Sendable {
        /// It is the first of a period, and no earlier row of the key is known.
        case begins
        /// It starts a new period, so many days after the end of the one before.
        case splits(after: Day, days: Int)
        /// It starts on or before the running end (nil: nothing had ended) and so belongs to the period.
        case overlaps(runningEnd: Day?)
        /// It starts after the running end, but not by more than the days allowed between.
        case withinGap(after: Day, days: Int)
        /// A decision that these picks catch.
        case picked(DecisionPicks)
        /// Evidence of these kinds, which holds on these days of the quarter.
        case shows(EvidenceKinds, Period)
        /// It starts, or was decided, after the quarter and is not known in it.
        case afterQuarter
        /// Its period ended before the quarter.
        case beforeQuarter
        /// No pick catches the decision.
        case noPick
        /// It shows no service on any day of the quarter.
        case noDayInQuarter
        /// A negative decision shows no service.
        case negative
    }

    /// What picks ask of a decision beside its validity.
    public struct Decided: Hashable, Sendable {
        /// The day of the decision.
        public let day: Day
        /// Its outcome.
        public let outcome: DecisionOutcome
    }

    /// An input row, or a document, and what it did.
    public struct Origin: Hashable, Sendable {
        /// What kind of row it is.
        public let kind: TableKind
        /// Whether it is a document of the archive.
        public let isFromArchive: Bool
        /// The place of its file among those of the kind, or of the archive.
        public let file: Int
        /// The physical line.
        public let line: Int
        /// The matter id or decision id; empty where the kind has none.
        public let id: String
        /// The municipality; nil when withheld.
        public let municipality: Municipality?
        /// First and last day: of a matter those on which the person takes part, of a decision its validity.
        public let days: Period
        /// Whether a day was given as a month or a year only.
        public let isImprecise: Bool
        /// What it did.
        public let role: Role
        /// The task; nil in child protection, and where the row that came of it has it.
        public let serviceTask: ServiceTask?
        /// The service; nil of periods, and where the row that came of it has it.
        public let socialService: SocialService?
        /// When and how a decision was made; nil of other rows, and of rows that do not keep it.
        public let decided: Decided?

        /// Describes an input row.
        public init(
            kind: TableKind, isFromArchive: Bool, file: Int, line: Int, id: String, municipality: Municipality?, days: Period,
            isImprecise: Bool, role: Role, serviceTask: ServiceTask? = nil, socialService: SocialService? = nil, decided: Decided? = nil
        ) {
            self.kind = kind
            self.isFromArchive = isFromArchive
            self.file = file
            self.line = line
            self.id = id
            self.municipality = municipality
            self.days = days
            self.isImprecise = isImprecise
            self.role = role
            self.serviceTask = serviceTask
            self.socialService = socialService
            self.decided = decided
        }
    }

    /// A reported row.
    public struct Row: Sendable {
        /// The block that it stands in.
        public let block: BlockKind
        /// Who organises the service.
        public let organiser: Area
        /// The municipality that the row names; nil when withheld.
        public let municipality: Municipality?
        /// The task; nil in child protection.
        public let serviceTask: ServiceTask?
        /// The service; nil for periods.
        public let socialService: SocialService?
        /// The days of the period, of the validity, or on which the service was received.
        public let days: Period
        /// The picks of a decision.
        public let picks: DecisionPicks
        /// The evidence of a received service.
        public let evidence: EvidenceKinds
        /// What it came from, in the order in which it was taken in.
        public let origins: [Origin]

        /// Whether the end is empty because the input's end lies after the quarter (as-of rule).
        public let isEndAfterQuarter: Bool

        /// Describes a reported row.
        public init(
            block: BlockKind, organiser: Area, municipality: Municipality?, serviceTask: ServiceTask?, socialService: SocialService?,
            days: Period, picks: DecisionPicks, evidence: EvidenceKinds, origins: [Origin], isEndAfterQuarter: Bool
        ) {
            self.block = block
            self.organiser = organiser
            self.municipality = municipality
            self.serviceTask = serviceTask
            self.socialService = socialService
            self.days = days
            self.picks = picks
            self.evidence = evidence
            self.origins = origins
            self.isEndAfterQuarter = isEndAfterQuarter
        }
    }

    /// The quarter.
    public let period: MonitoringPeriod
    /// The reported rows, block by block in the order of the blocks.
    public internal(set) var rows: [Row] = []
    /// For each block the input rows that led to no row of it.
    public internal(set) var unused: [(block: BlockKind, origin: Origin)] = []
    /// Whether any sound input row is of the person.
    public var isKnown: Bool { !rows.isEmpty || !unused.isEmpty }

    /// Explains nothing yet.
    init(period: MonitoringPeriod) { self.period = period }

    /// An explanation from its reported rows, in any order.
    public init(period: MonitoringPeriod, rows: [Row]) {
        self.period = period
        self.rows = rows
        sortRows()
    }

    /// Takes in what is known from other inputs.
    mutating func add(_ part: Explanation) {
        rows += part.rows
        unused += part.unused
    }

    /// Puts the rows of each block in an order for readers: by organiser, task, service and first day.
    mutating func sortRows() {
        let order = { (row: Row) in
            (row.organiser.index, row.serviceTask?.index ?? -1, row.socialService?.index ?? -1, row.days.start)
        }
        rows = BlockKind.allCases.flatMap { block in rows.filter { $0.block == block }.sorted { order($0) < order($1) } }
    }
}
