import Dispatch
import RegisterModel

/// All sound rows of one kind, partitioned by birthday.
final class PartitionedRows: Sendable {
    /// 31 days of 12 months, in the byte order of identity codes.
    static let birthdays = 31 * 12
    /// The partition of temporary identifiers, behind the birthdays.
    static let temporary = birthdays

    /// The birthdays in order, then the temporary identifiers.
    let partitions: [RowPartition] = (0...birthdays).map { _ in RowPartition() }

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

    /// How many rows there are.
    var count: Int { partitions.reduce(0) { $0 + $1.count } }

    /// Takes over the rows of another set, which is empty afterwards.
    func absorb(_ other: PartitionedRows) {
        for (mine, others) in zip(partitions, other.partitions) { mine.absorb(others) }
    }

    /// Gives each temporary identifier its rank in byte order as its person number, so that keys sort by person as everywhere else.
    /// - Throws: `.tooManyTemporaryIdentifiers` if a rank does not fit the person's bits.
    func rankTemporaryIdentifiers() throws(DeliveryFailure) {
        let partition = partitions[Self.temporary]
        if partition.count == 0 { return }
        var texts: Set<[UInt8]> = []
        partition.forEachRow { texts.insert(Array($0.personText)) }
        guard texts.count <= Limits.temporaryIdentifiers else { throw .tooManyTemporaryIdentifiers(count: texts.count) }
        let sorted = texts.sorted { $0.lexicographicallyPrecedes($1) }
        let ranks = Dictionary(uniqueKeysWithValues: zip(sorted, sorted.indices))
        partition.forEachRow { row in
            let rank = UInt64(ranks[Array(row.personText)]!)
            row.key = RowKey(word: row.key.word & ~(0x1F_FFFF << 42) | (rank & 0x1F_FFFF) << 42)
        }
    }

    /// Works through the partitions on several threads, each partition on one.
    func forEachPartition(threads: Int, _ body: @Sendable (Int, RowPartition) -> Void) {
        DispatchQueue.concurrentPerform(iterations: threads) { thread in
            for partition in stride(from: thread, to: partitions.count, by: threads) { body(partition, partitions[partition]) }
        }
    }
}
