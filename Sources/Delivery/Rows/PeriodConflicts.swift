import Synchronization

/// Repeated rows and overlapping periods of a delivered block.
enum PeriodConflicts {
    /// Drops repeated rows and the later of two overlapping ones, and names them.
    static func resolve(_ rows: PartitionedRows, threads: Int) -> [PackedFinding] {
        let found = Mutex<[PackedFinding]>([])
        rows.forEachPartition(threads: threads) { _, partition in
            var mine: [PackedFinding] = []
            resolveDuplicates(partition.sortedRows(), &mine)
            resolveOverlaps(partition.sortedRows(), &mine)
            found.withLock { $0 += mine }
        }
        return found.withLock { $0 }
    }

    /// Rows with one key differ at most in the municipality; the earliest in the input stays.
    private static func resolveDuplicates(_ rows: [SortedRow], _ found: inout [PackedFinding]) {
        var start = 0
        while start < rows.count {
            var end = start + 1
            while end < rows.count && rows[end].key == rows[start].key { end += 1 }
            if end - start > 1 {
                let sameKey = rows[start..<end].sorted {
                    ($0.municipality, $0.row.file, $0.row.line) < ($1.municipality, $1.row.file, $1.row.line)
                }
                var first = sameKey[0]
                for row in sameKey.dropFirst() {
                    if row.municipality == first.municipality {
                        row.row.drop()
                        found.append(
                            MatterConflicts.finding(.rowDuplicate, row.row, column: PackedFinding.noColumn, related: first.row))
                    } else {
                        first = row
                    }
                }
            }
            start = end
        }
    }

    /// Of two periods of one person, organiser and task that share a day, the one later in the input is named; both stay in the count of
    /// rows looked at, and the named one is left out.
    private static func resolveOverlaps(_ rows: [SortedRow], _ found: inout [PackedFinding]) {
        var latest: SortedRow?
        for row in rows {
            if let kept = latest, kept.key.group == row.key.group, row.key.first <= kept.key.last {
                let (later, earlier) = row.row.isLater(than: kept.row) ? (row, kept) : (kept, row)
                later.row.drop()
                found.append(MatterConflicts.finding(.periodOverlap, later.row, column: 4, related: earlier.row))
                latest = earlier
            } else {
                latest = row
            }
        }
    }
}
