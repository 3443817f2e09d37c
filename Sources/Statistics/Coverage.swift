import CodeLists

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
    public var blocks: [Block] {
        let areas = place.area.map { [$0] } ?? Area.organisers
        let tasks = task.map { [$0] } ?? ServiceTask.inScope
        return areas.flatMap { area in tasks.map { Block(area, $0) } }
    }

    /// How many of the cell's blocks are among those that arrived.
    public func coverage(of delivered: Set<Block>) -> Coverage {
        let blocks = blocks
        return Coverage(delivered: blocks.count { delivered.contains($0) }, expected: blocks.count)
    }
}
