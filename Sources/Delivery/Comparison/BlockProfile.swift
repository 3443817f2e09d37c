import CodeLists
import RegisterModel
import Synchronization

/// How clients and days are spread over a block of periods: what the rules on distribution and on change look at.
struct BlockProfile: Sendable {
    /// Distinct persons by place of the service task.
    private(set) var clients = [Int](repeating: 0, count: ServiceTask.all.count)
    /// Periods by place of the service task.
    private(set) var periods = [Int](repeating: 0, count: ServiceTask.all.count)
    /// Periods with an end, by place of the service task.
    private(set) var ended = [Int](repeating: 0, count: ServiceTask.all.count)
    /// Distinct persons.
    private(set) var persons = 0
    /// Persons with periods in different municipalities that share a day.
    private(set) var personsInTwoPlaces = 0

    /// Walks the rows, each partition on one thread.
    init(_ rows: PartitionedRows, threads: Int) {
        let whole = Mutex(BlockProfile())
        rows.forEachPartition(threads: threads) { _, partition in
            var part = BlockProfile()
            part.walk(partition.sortedRows())
            let done = part
            whole.withLock { $0.merge(done) }
        }
        self = whole.withLock { $0 }
    }

    private init() {}

    private mutating func merge(_ other: BlockProfile) {
        for task in clients.indices {
            clients[task] += other.clients[task]
            periods[task] += other.periods[task]
            ended[task] += other.ended[task]
        }
        persons += other.persons
        personsInTwoPlaces += other.personsInTwoPlaces
    }

    private mutating func walk(_ rows: [SortedRow]) {
        var start = 0
        while start < rows.count {
            var end = start + 1
            while end < rows.count && rows[end].key.person == rows[start].key.person { end += 1 }
            var tasks: UInt32 = 0
            for row in rows[start..<end] {
                let task = row.key.serviceTask
                periods[task] += 1
                if row.key.last != .max { ended[task] += 1 }
                if tasks & 1 << UInt32(task) == 0 { clients[task] += 1 }
                tasks |= 1 << UInt32(task)
            }
            persons += 1
            if Self.areInTwoPlaces(rows[start..<end]) { personsInTwoPlaces += 1 }
            start = end
        }
    }

    private static func areInTwoPlaces(_ rows: ArraySlice<SortedRow>) -> Bool {
        // Nearly everybody has one row, or rows in one municipality; that is seen at once.
        guard let first = rows.first, rows.contains(where: { $0.municipality != first.municipality }) else { return false }
        // A person with hundreds of rows is a fault of another kind; the first ones tell enough.
        let some = rows.prefix(64)
        for (place, row) in some.enumerated() where row.municipality != 0 {
            for other in some.dropFirst(place + 1) where other.municipality != 0 && other.municipality != row.municipality {
                if row.key.first <= other.key.last && other.key.first <= row.key.last { return true }
            }
        }
        return false
    }
}
