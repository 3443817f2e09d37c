import Synchronization

/// Repeated rows of the kinds whose rows have no id: all of one key are compared with each other.
enum RepeatedRows {
    /// Drops the rows that repeat an earlier one, and names them.
    static func resolve(_ rows: PartitionedRows, threads: Int) -> [RowFinding] {
        let found = Mutex<[RowFinding]>([])
        rows.forEachPartition(threads: threads) { _, partition in
            var mine: [RowFinding] = []
            resolve(partition.sortedRows(), &mine)
            found.withLock { $0 += mine }
        }
        return found.withLock { $0 }
    }

    /// The earliest in the input stays.
    private static func resolve(_ rows: [SortedRow], _ found: inout [RowFinding]) {
        var start = 0
        while start < rows.count {
            var end = start + 1
            while end < rows.count && rows[end].key == rows[start].key { end += 1 }
            if end - start > 1 {
                let sameKey = rows[start..<end].map(\.row).sorted { a, b in
                    let order = compareFacts(a, b)
                    return order == 0 ? b.isLater(than: a) : order < 0
                }
                var first = sameKey[0]
                for row in sameKey.dropFirst() {
                    if compareFacts(first, row) == 0 {
                        row.drop()
                        found.append(RowFinding(.rowDuplicate, row, related: first))
                    } else {
                        first = row
                    }
                }
            }
            start = end
        }
    }

    /// An order of rows with one key by all that they say beside it; 0 if they say the same. Rows of the archive and of a table never do,
    /// for it is to be seen that both have them.
    private static func compareFacts(_ a: PackedRow, _ b: PackedRow) -> Int {
        if a.isFromArchive != b.isFromArchive { return a.isFromArchive ? 1 : -1 }
        if a.municipality != b.municipality { return Int(a.municipality) - Int(b.municipality) }
        let (mine, others) = (a.further?.words ?? .zero, b.further?.words ?? .zero)
        for word in 0..<4 where mine[word] != others[word] { return mine[word] < others[word] ? -1 : 1 }
        return TextOrder.compare(a.text, b.text)
    }
}
