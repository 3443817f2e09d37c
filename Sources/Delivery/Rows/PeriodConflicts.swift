import Synchronization

/// Repeated rows and overlapping periods of a delivered block.
enum PeriodConflicts {
    /// Drops repeated rows and those that overlap an earlier one, and names them.
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

    /// Names every period that shares a day with one of the same person, organiser and task that stands earlier in the input, also where
    /// that one is left out itself.
    private static func resolveOverlaps(_ rows: [SortedRow], _ found: inout [PackedFinding]) {
        var start = 0
        while start < rows.count {
            var end = start + 1
            while end < rows.count && rows[end].key.group == rows[start].key.group { end += 1 }
            if end - start > 1 {
                var taken = TakenDays()
                for row in rows[start..<end].sorted(by: { $1.row.isLater(than: $0.row) }) {
                    guard let earlier = taken.add(row) else { continue }
                    row.row.drop()
                    found.append(MatterConflicts.finding(.periodOverlap, row.row, column: 4, related: earlier.row))
                }
            }
            start = end
        }
    }

    /// The days that some periods take, as stretches that share none; each remembers the row that began it.
    private struct TakenDays {
        private var stretches: [(first: Int32, last: Int32, row: SortedRow)] = []

        /// Takes a period's days; gives a row that had some of them already.
        mutating func add(_ row: SortedRow) -> SortedRow? {
            var (low, high) = (0, stretches.count)
            while low < high {
                let middle = (low + high) / 2
                if stretches[middle].last < row.key.first { low = middle + 1 } else { high = middle }
            }
            var after = low
            var (first, last) = (row.key.first, row.key.last)
            while after < stretches.count && stretches[after].first <= row.key.last {
                first = min(first, stretches[after].first)
                last = max(last, stretches[after].last)
                after += 1
            }
            let earlier = after > low ? stretches[low].row : nil
            stretches.replaceSubrange(low..<after, with: [(first, last, earlier ?? row)])
            return earlier
        }
    }
}
