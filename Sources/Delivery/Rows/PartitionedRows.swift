import Dispatch
import RegisterModel

/// All sound rows of one kind, partitioned by birthday.
final class PartitionedRows: Sendable {
    /// 31 days of 12 months, in the byte order of identity codes.
    static let birthdays = 31 * 12
    /// The first partition of temporary identifiers, behind the birthdays. Only where there are more of them than a person's bits can tell
    /// apart are the others used.
    static let temporary = birthdays
    /// Partitions of temporary identifiers.
    static let temporaryPartitions = 8

    /// The birthdays in order, then the temporary identifiers.
    let partitions: [RowPartition]
    /// Where the rows' memory comes from; nil for ordinary memory.
    let memory: MemoryBudget?

    init(memory: MemoryBudget? = nil) {
        self.memory = memory
        partitions = (0..<Self.birthdays + Self.temporaryPartitions).map { _ in RowPartition(memory: memory) }
    }

    /// The partition and the person's number in it.
    @inline(__always)
    static func place(of code: IdentityCode) -> (partition: Int, person: UInt32) {
        ((code.dayOfMonth - 1) * 12 + code.month - 1, code.packed & 0x1F_FFFF)
    }

    /// The identity code of a person in a partition.
    @inline(__always)
    static func identityCode(partition: Int, person: UInt32) -> IdentityCode {
        IdentityCode(packed: UInt32(partition / 12 + 1) << 25 | UInt32(partition % 12 + 1) << 21 | person)
    }

    /// Whose row it is.
    static func person(of row: SortedRow, partition: Int) -> PersonIdentifier {
        partition >= temporary
            ? .temporary(String(decoding: row.row.personText, as: UTF8.self))
            : .identityCode(identityCode(partition: partition, person: row.key.person))
    }

    /// How many rows there are.
    var count: Int { partitions.reduce(0) { $0 + $1.count } }

    /// Takes over the rows of another set, which is empty afterwards.
    func absorb(_ other: PartitionedRows) {
        for (mine, others) in zip(partitions, other.partitions) { mine.absorb(others) }
    }

    /// Works through the partitions on several threads, each partition on one.
    func forEachPartition(threads: Int, _ body: @Sendable (Int, RowPartition) -> Void) {
        DispatchQueue.concurrentPerform(iterations: threads) { thread in
            forEachPartition(of: thread, threads: threads, body)
        }
    }

    /// Works through a thread's share of the partitions.
    func forEachPartition(of thread: Int, threads: Int, _ body: (Int, RowPartition) -> Void) {
        for partition in stride(from: thread, to: partitions.count, by: threads) {
            body(partition, partitions[partition])
            partitions[partition].rest()
        }
    }
}
