import CodeLists
import RegisterModel

/// One area's data of one service task: the unit in which data arrive, are missing, or change between editions.
public struct Block: Hashable, Comparable, Sendable, Codable {
    /// The area that delivers.
    public let area: Area
    /// The service task.
    public let task: ServiceTask

    /// Names a block.
    public init(_ area: Area, _ task: ServiceTask) {
        self.area = area
        self.task = task
    }

    /// By area, then task.
    public static func < (a: Block, b: Block) -> Bool { (a.area, a.task) < (b.area, b.task) }

    /// The blocks whose persons a figure of a place and task (nil: over all tasks) counts.
    public static func of(_ place: Place, _ task: ServiceTask?) -> [Block] {
        let areas = place.area.map { [$0] } ?? Area.organisers
        let tasks = task.map { [$0] } ?? ServiceTask.inScope
        return areas.flatMap { area in tasks.map { Block(area, $0) } }
    }

    /// Every block of the register: 22 areas × 6 tasks.
    public static let all: [Block] = Area.organisers.flatMap { area in ServiceTask.inScope.map { Block(area, $0) } }
}

/// How much of what a figure should cover has arrived: blocks delivered of blocks expected.
public struct Coverage: Hashable, Sendable, Codable {
    /// Blocks that have arrived.
    public let delivered: Int
    /// Blocks there should be.
    public let expected: Int

    /// Whether everything has arrived.
    public var isComplete: Bool { delivered == expected }
}

extension Cell {
    /// The blocks whose persons the cell counts.
    public var blocks: [Block] { Block.of(place, task) }

    /// How many of the cell's blocks are among those that arrived.
    public func coverage(of delivered: Set<Block>) -> Coverage {
        let blocks = blocks
        return Coverage(delivered: blocks.count { delivered.contains($0) }, expected: blocks.count)
    }
}

/// What has arrived for a quarter: whole areas by service task, less the municipalities whose group has not delivered.
public struct Arrival: Hashable, Sendable {
    /// The areas and tasks of which anything has arrived.
    public let blocks: Set<Block>
    /// Municipalities of those areas whose own group has delivered nothing of the task. Their figures are missing, not zero.
    public let missing: [ServiceTask: Set<Municipality>]

    /// States what has arrived.
    public init(blocks: Set<Block>, missing: [ServiceTask: Set<Municipality>] = [:]) {
        self.blocks = blocks
        self.missing = missing
    }

    /// What has arrived, from the municipalities whose group has delivered each service task.
    init(_ arrived: [ServiceTask: Set<Municipality>]) {
        let blocks = Set(arrived.flatMap { task, municipalities in Set(municipalities.map(\.area)).map { Block($0, task) } })
        let missing = Dictionary(
            uniqueKeysWithValues: arrived.map { task, municipalities in
                let expected = blocks.filter { $0.task == task }.flatMap { $0.area.municipalities }
                return (task, Set(expected).subtracting(municipalities))
            })
        self.init(blocks: blocks, missing: missing.filter { !$0.value.isEmpty })
    }

    /// Whether anything has arrived that a figure of the place and task (nil: over all tasks) would count.
    public func reaches(_ place: Place, _ task: ServiceTask?) -> Bool {
        if case .municipality(let municipality) = place {
            return (task.map { [$0] } ?? ServiceTask.inScope).contains {
                blocks.contains(Block(municipality.area, $0)) && !(missing[$0]?.contains(municipality) ?? false)
            }
        }
        return Block.of(place, task).contains(where: blocks.contains)
    }

    /// The inhabitants of the municipalities that a figure covers, and of all it should cover; nil where nobody is known to live. A total
    /// over tasks covers a municipality of which every task has arrived.
    public func population(of place: Place, _ task: ServiceTask?, before year: Int) -> (covered: Int, all: Int)? {
        guard let all = Population(of: place, before: year) else { return nil }
        let municipalities: [Municipality] =
            switch place {
            case .country: Area.organisers.flatMap(\.municipalities)
            case .area(let area): area.municipalities
            case .municipality(let municipality): [municipality]
            case .unknownMunicipality: []
            }
        let tasks = task.map { [$0] } ?? ServiceTask.inScope
        let covered = municipalities.reduce(0) { sum, municipality in
            let isCovered = tasks.allSatisfy { reaches(.municipality(municipality), $0) }
            return sum + (isCovered ? municipality.population[all.year] ?? 0 : 0)
        }
        return (covered, all.inhabitants)
    }
}

/// In a fixed order, so that equal arrivals are written alike.
extension Arrival: Codable {
    private struct Stored: Codable {
        let blocks: [Block]
        let missing: [Missing]
    }

    private struct Missing: Codable {
        let task: ServiceTask
        let municipalities: [Municipality]
    }

    /// Reads what `encode` wrote.
    public init(from decoder: any Decoder) throws {
        let stored = try Stored(from: decoder)
        self.init(
            blocks: Set(stored.blocks),
            missing: Dictionary(stored.missing.map { ($0.task, Set($0.municipalities)) }) { first, _ in first })
    }

    /// Writes the blocks and the missing municipalities in their order.
    public func encode(to encoder: any Encoder) throws {
        let missing = missing.sorted { $0.key < $1.key }.map { Missing(task: $0.key, municipalities: $0.value.sorted()) }
        try Stored(blocks: blocks.sorted(), missing: missing).encode(to: encoder)
    }
}
