import Synchronization

/// Overlapping periods of a delivered block.
struct OverlappingPeriods {
    /// The column of the first day.
    let column: UInt8

    init(kind: TableKind) { column = UInt8(kind.columns.firstIndex(of: "start") ?? 0) }

    /// Drops the periods that share a day with an earlier one of the same person, organiser and task, and names them.
    func resolve(_ rows: PartitionedRows, threads: Int) -> [RowFinding] {
        let found = Mutex<[RowFinding]>([])
        rows.forEachPartition(threads: threads) { _, partition in
            var mine: [RowFinding] = []
            resolve(partition.sortedRows(), &mine)
            found.withLock { $0 += mine }
        }
        return found.withLock { $0 }
    }

    /// Names every period that shares a day with one of the same person, organiser and task that stands earlier in the input, also where
    /// that one is left out itself.
    private func resolve(_ rows: [SortedRow], _ found: inout [RowFinding]) {
        var start = 0
        while start < rows.count {
            var end = start + 1
            while end < rows.count && rows[end].key.group == rows[start].key.group { end += 1 }
            if end - start > 1 {
                var taken = TakenDays()
                for row in rows[start..<end].sorted(by: { $1.row.isLater(than: $0.row) }) {
                    guard let earlier = taken.add(row) else { continue }
                    row.row.drop()
                    found.append(RowFinding(.periodOverlap, row.row, column: column, related: earlier.row))
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
