import CodeLists
import RegisterModel

/// A row as it is walked: its key, its municipality, and where the rest of it is. Valid as long as its intake lives.
public struct SortedRow: Sendable {
    /// Person, organiser, service task (0 in child protection), first and last day. Of a decision the first day is that on which it was made.
    public let key: RowKey
    /// The municipality's place in its list plus 1; 0 when withheld.
    public let municipality: UInt16
    /// Where the packed row is; for everything else it knows.
    let address: UInt

    var row: PackedRow { PackedRow(place: UnsafeMutableRawPointer(bitPattern: address)!) }
    private func day(_ word: Int) -> Day? { row.further.flatMap { PackedDay.unpack(UInt64($0.words[word])) } }

    /// The matter id, decision id or unit, whichever the kind has; bytes of well-formed UTF-8, valid as long as the intake lives.
    public var text: UnsafeRawBufferPointer { row.text }
    /// Compares the texts of two rows bytewise: negative, zero or positive.
    public func compareText(with other: SortedRow) -> Int { TextOrder.compare(row.text, other.row.text) }

    /// The place of the row's file among the files of its kind, or of the archive if it is from there.
    public var file: Int { Int(row.file) }
    /// The physical line in the file.
    public var line: Int { Int(row.line) }
    /// Whether the row was made of a document of the archive.
    public var isFromArchive: Bool { row.isFromArchive }
    /// Whether one of its days was given as a month or a year only.
    public var isImprecise: Bool { row.isImprecise }

    /// The day on which a matter was opened, also where the person joined later.
    public var opened: Day { day(0) ?? Day(number: key.first) }
    /// The day on which a matter was closed, also where the person left earlier; nil if it is open.
    public var closed: Day? { row.hasFurtherFacts ? day(1) : key.last == .max ? nil : Day(number: key.last) }
    /// The day on which the person joined a joint matter; nil if none is given.
    public var joined: Day? { day(2) }
    /// The day on which the person left a joint matter; nil if none is given.
    public var left: Day? { day(3) }

    /// The first day of a decision's validity as given; nil where the day of the decision counts.
    public var validFrom: Day? { day(0) }
    /// The last day of a decision's validity; nil until further notice.
    public var validTo: Day? { day(1) }
    /// The service of a decision, a service or a received service.
    public var socialService: SocialService? { row.further?.socialService.map { SocialService(index: $0) } }
    /// The type of a decision.
    public var decisionType: DecisionType? { row.further?.decisionType.map { DecisionType(index: $0) } }
    /// How a decision ended.
    public var outcome: DecisionOutcome? { row.further?.outcome.map { DecisionOutcome(index: $0) } }
    /// The picks that a delivered decision names.
    public var picks: DecisionPicks { DecisionPicks(rawValue: UInt8(truncatingIfNeeded: row.further?.words.w ?? 0)) }
    /// What shows that a service was received.
    public var evidence: EvidenceKinds { EvidenceKinds(rawValue: UInt16(truncatingIfNeeded: row.further?.words.w ?? 0)) }
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
