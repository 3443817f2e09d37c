import Glibc

/// Temporary identifiers have no birthday to sort them, so once all rows are read each gets its rank in byte order as its person number.
enum TemporaryRanks {
    /// How many ranks one partition holds: a person's number is 21 bits.
    static let ranksOfPartition = 1 << 21

    /// Ranks the temporary identifiers of some sets of rows together, so that a person has the same number in all of them.
    /// - Parameter ranksOfPartition: smaller in tests only.
    /// - Throws: `.tooManyTemporaryIdentifiers`.
    static func assign(_ sets: [PartitionedRows], ranksOfPartition: Int = ranksOfPartition) throws(DeliveryFailure) {
        var rows: [PackedRow] = []
        for set in sets {
            for partition in set.partitions[PartitionedRows.temporary...] { partition.forEachRow { rows.append($0) } }
        }
        if rows.isEmpty { return }
        rows.sort { TextOrder.compare($0.personText, $1.personText) < 0 }
        var rank = 0
        var previous = rows[0]
        for row in rows {
            if TextOrder.compare(row.personText, previous.personText) != 0 { rank += 1 }
            previous = row
            // The upper part of a rank, for which the key has no room, is told by the partition.
            let number = UInt64(rank % ranksOfPartition)
            row.key = RowKey(word: row.key.word & ~(0x1F_FFFF << 42) | number << 42)
        }
        guard rank < ranksOfPartition * PartitionedRows.temporaryPartitions else { throw .tooManyTemporaryIdentifiers(count: rank + 1) }
        if rank >= ranksOfPartition { spread(sets, rows, ranksOfPartition) }
    }

    /// Puts the rows whose ranks go beyond one partition into the following ones.
    private static func spread(_ sets: [PartitionedRows], _ sorted: [PackedRow], _ ranksOfPartition: Int) {
        // The first identifiers of the partitions behind the first.
        var firsts: [[UInt8]] = []
        var rank = 0
        var previous = sorted[0]
        for row in sorted {
            if TextOrder.compare(row.personText, previous.personText) != 0 {
                rank += 1
                if rank % ranksOfPartition == 0 { firsts.append(Array(row.personText)) }
            }
            previous = row
        }
        for set in sets {
            let fresh = PartitionedRows(memory: set.memory)
            for partition in set.partitions[PartitionedRows.temporary...] {
                partition.forEachRow { row in
                    let behind = firsts.count { first in first.withUnsafeBytes { TextOrder.compare($0, row.personText) <= 0 } }
                    let place = fresh.partitions[PartitionedRows.temporary + behind].append(byteCount: row.byteCount)
                    place.copyMemory(from: row.place, byteCount: row.byteCount)
                }
                partition.removeAll()
            }
            set.absorb(fresh)
        }
    }
}
