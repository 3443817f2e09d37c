import Delivery

/// Everything that is known of one person in the one or two stores that a block is made from. A block's rows are derived person by person.
struct OnePerson {
    /// The rows of the first store, of this person and others, sorted by key.
    let rows: [SortedRow]
    /// Where this person's rows are.
    let range: Range<Int>
    /// The rows of the second store; empty where a block is made from one.
    var others: [SortedRow] = []
    /// Where this person's rows are in the second store.
    var otherRange: Range<Int> = 0..<0

    /// One of the person's rows.
    var anyRow: SortedRow { range.isEmpty ? others[otherRange.lowerBound] : rows[range.lowerBound] }

    /// The sources that there are for this person.
    var sources: RowSources {
        var sources: RowSources = []
        for row in rows[range] { sources.insert(row.source) }
        for row in others[otherRange] { sources.insert(row.source) }
        return sources
    }

    /// The person as one source alone knows it.
    func only(_ source: RowSources) -> OnePerson {
        let kept = rows[range].filter { $0.source == source }
        let keptOthers = others[otherRange].filter { $0.source == source }
        return OnePerson(rows: kept, range: kept.indices, others: keptOthers, otherRange: keptOthers.indices)
    }
}

/// Walks the persons of two stores together, in which a person has the same number; one of them may be empty.
struct JoinedPersons {
    private let rows: [SortedRow]
    private let others: [SortedRow]
    private var place = 0
    private var otherPlace = 0

    init(_ rows: [SortedRow], _ others: [SortedRow]) {
        self.rows = rows
        self.others = others
    }

    /// The next person; nil behind the last.
    mutating func next() -> OnePerson? {
        let person = place < rows.count ? rows[place].key.person : .max
        let other = otherPlace < others.count ? others[otherPlace].key.person : .max
        let next = min(person, other)
        if next == .max { return nil }
        let (start, otherStart) = (place, otherPlace)
        while place < rows.count && rows[place].key.person == next { place += 1 }
        while otherPlace < others.count && others[otherPlace].key.person == next { otherPlace += 1 }
        return OnePerson(rows: rows, range: start..<place, others: others, otherRange: otherStart..<otherPlace)
    }
}
