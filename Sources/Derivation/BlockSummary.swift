import CodeLists
import RegisterModel

/// Where the bytes of a block go, piece by piece and in order; headers are not among them.
public struct BlockOutput {
    /// The block's rows.
    public var rows: ([UInt8]) throws -> Void
    /// The rows of `provenance.csv`; nil if they are not wanted.
    public var provenance: (([UInt8]) throws -> Void)?
    /// The rows of `differences.csv`; nil if they are not wanted.
    public var differences: (([UInt8]) throws -> Void)?

    /// An output for the block's rows alone, or with what stands beside them.
    public init(
        rows: @escaping ([UInt8]) throws -> Void, provenance: (([UInt8]) throws -> Void)? = nil,
        differences: (([UInt8]) throws -> Void)? = nil
    ) {
        self.rows = rows
        self.provenance = provenance
        self.differences = differences
    }
}

/// What a block holds.
public struct BlockSummary: Sendable {
    /// Rows written.
    public internal(set) var rows = 0
    /// Rows of `differences.csv` written.
    public internal(set) var differences = 0
    /// Organisers of the rows.
    public internal(set) var organisers: Set<Area> = []
    /// Municipalities of the rows.
    public internal(set) var municipalities: Set<Municipality> = []
    /// Service tasks of the rows; for child protection, which has no column for it, that task.
    public internal(set) var serviceTasks: Set<ServiceTask> = []
    /// Social services of the rows.
    public internal(set) var socialServices: Set<SocialService> = []
    /// Distinct persons with a row, by service task.
    public internal(set) var clients: [ServiceTask: Int] = [:]
    /// How well the picks cover the decisions; empty in other blocks.
    public internal(set) var coverage = PickCoverage()

    /// Nothing yet.
    public init() {}

    /// What several blocks hold together. Clients are not summed, as one person can be in several.
    public static func together(_ blocks: [BlockSummary]) -> BlockSummary {
        var all = BlockSummary()
        for block in blocks {
            all.rows += block.rows
            all.differences += block.differences
            all.organisers.formUnion(block.organisers)
            all.municipalities.formUnion(block.municipalities)
            all.serviceTasks.formUnion(block.serviceTasks)
            all.socialServices.formUnion(block.socialServices)
        }
        return all
    }

    init(_ tally: BlockTally) {
        rows = tally.rows
        differences = tally.differences
        organisers = Set(Area.all.filter { tally.organisers & 1 << UInt64($0.index) != 0 })
        municipalities = Set(Municipality.all.filter { tally.municipalities[$0.index + 1] })
        serviceTasks = Set(ServiceTask.all.filter { tally.serviceTasks & 1 << UInt64($0.index) != 0 })
        socialServices = Set(SocialService.all.filter { tally.socialServices & 1 << UInt64($0.index) != 0 })
        clients = Dictionary(
            uniqueKeysWithValues: ServiceTask.all.filter { tally.clients[$0.index] > 0 }.map { ($0, tally.clients[$0.index]) })
        coverage = tally.coverage
    }
}

/// What is counted while a block is written: bits and places, as the rows have them.
struct BlockTally: Sendable {
    var rows = 0
    var differences = 0
    var organisers: UInt64 = 0
    var serviceTasks: UInt64 = 0
    var socialServices: UInt64 = 0
    var municipalities = [Bool](repeating: false, count: Municipality.all.count + 1)
    var clients = [Int](repeating: 0, count: ServiceTask.all.count)
    var coverage = PickCoverage()

    /// Counts the rows of one person.
    mutating func add(_ reported: [some ReportedRow]) {
        var tasks: UInt64 = 0
        for row in reported {
            organisers |= 1 << UInt64(row.organiser)
            municipalities[Int(row.municipality)] = true
            if let task = row.serviceTask { tasks |= 1 << UInt64(task) }
            if let service = row.socialService { socialServices |= 1 << UInt64(service) }
        }
        rows += reported.count
        serviceTasks |= tasks
        for task in clients.indices where tasks & 1 << UInt64(task) != 0 { clients[task] += 1 }
    }

    static func += (a: inout BlockTally, b: BlockTally) {
        a.rows += b.rows
        a.differences += b.differences
        a.organisers |= b.organisers
        a.serviceTasks |= b.serviceTasks
        a.socialServices |= b.socialServices
        for place in a.municipalities.indices where b.municipalities[place] { a.municipalities[place] = true }
        for task in a.clients.indices { a.clients[task] += b.clients[task] }
        a.coverage += b.coverage
    }
}
