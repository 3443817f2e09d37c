/// A row as it is walked: its key, its municipality, and where the rest of it is.
public struct SortedRow: Sendable {
    /// Person, organiser, service task, first and last day.
    public let key: RowKey
    /// The municipality's place in its list plus 1; 0 when withheld.
    public let municipality: UInt16
    /// Where the packed row is; for the matter id and the place in the input.
    let address: UInt

    var row: PackedRow { PackedRow(place: UnsafeMutableRawPointer(bitPattern: address)!) }

    /// Whether this row's matter id is greater, bytewise, than another's.
    public func hasGreaterMatterId(than other: SortedRow) -> Bool { MatterConflicts.compare(row.matterId, other.row.matterId) > 0 }
}

extension RowPartition {
    /// The rows that are not dropped, sorted by key.
    ///
    /// Persons are brought together by a radix sort over their 21 bits; within a person, whose rows are mostly few, the whole key is compared.
    func sortedRows() -> [SortedRow] {
        var rows: [SortedRow] = []
        rows.reserveCapacity(count)
        forEachRow { row in
            if !row.isDropped { rows.append(SortedRow(key: row.key, municipality: row.municipality, address: UInt(bitPattern: row.place))) }
        }
        guard rows.count > 64 else {
            rows.sort { $0.key < $1.key }
            return rows
        }
        var other = rows
        for (shift, bits) in [(42, 11), (53, 10)] as [(UInt64, UInt64)] {
            let mask = (UInt64(1) << bits) - 1
            var starts = [Int](repeating: 0, count: 1 << Int(bits))
            for row in rows { starts[Int(row.key.word >> shift & mask)] += 1 }
            var sum = 0
            for digit in starts.indices {
                let count = starts[digit]
                starts[digit] = sum
                sum += count
            }
            for row in rows {
                let digit = Int(row.key.word >> shift & mask)
                other[starts[digit]] = row
                starts[digit] += 1
            }
            swap(&rows, &other)
        }
        var start = 0
        while start < rows.count {
            var end = start + 1
            while end < rows.count && rows[end].key.person == rows[start].key.person { end += 1 }
            if end - start > 24 {
                rows[start..<end].sort { $0.key < $1.key }
            } else {
                for next in start + 1..<max(start + 1, end) {
                    let row = rows[next]
                    var place = next
                    while place > start && row.key < rows[place - 1].key {
                        rows[place] = rows[place - 1]
                        place -= 1
                    }
                    rows[place] = row
                }
            }
            start = end
        }
        return rows
    }
}
