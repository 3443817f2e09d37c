import Delivery
import RegisterModel

/// A period to be reported.
struct ReportedPeriod: ReportedRow {
    let organiser: Int
    let municipality: UInt16
    let task: Int
    let first: Int32
    let last: Int32
    /// Where the input rows that make it are in the store.
    let rows: Range<Int>
    /// Whether the block has a column for the task.
    let hasTask: Bool

    var serviceTask: Int? { hasTask ? task : nil }
    var socialService: Int? { nil }
    var decision: SortedRow? { nil }
    var start: Int32? { first }
    var days: [Int32] { [first, last] }
}

/// Rules of a block of periods: the union of what is known, once for all kinds (derivation page, section 2, points 2–6, and section 3).
protocol PeriodRules: BlockRules where Reported == ReportedPeriod {
    /// The first day of the quarter, as days since 1970-01-01.
    var first: Int32 { get }
    /// Its last day; what starts after it is ignored, an end after it is unknown (as-of rule).
    var last: Int32 { get }
    /// The most days between the end of one row and the start of the next that still make one period.
    var gapDays: Int32 { get }
    /// Whether the block has a column for the task.
    static var hasTask: Bool { get }
    /// Whether of two rows with the same first day the other gives the period's municipality.
    func givesMunicipality(_ row: SortedRow, ratherThan other: SortedRow) -> Bool
}

extension PeriodRules {
    @inline(__always)
    func report(_ person: OnePerson, into reported: inout [ReportedPeriod], tally: inout BlockTally) {
        let (first, last) = (first, last)
        let rows = person.rows
        var place = person.range.lowerBound
        while place < person.range.upperBound {
            let row = rows[place]
            let start = place
            place += 1
            // Sorted by start within the key: what starts after the quarter is behind everything that counts.
            if row.key.first > last { continue }
            var union = PeriodUnion(start: row.key.first, end: asOf(row.key.last, last), gapDays: gapDays)
            var latest = row
            while place < person.range.upperBound {
                let next = rows[place]
                guard next.key.group == row.key.group, next.key.first <= last,
                    union.joins(start: next.key.first, end: asOf(next.key.last, last))
                else { break }
                if next.key.first > latest.key.first || givesMunicipality(next, ratherThan: latest) { latest = next }
                place += 1
            }
            if union.end >= first {
                reported.append(
                    ReportedPeriod(
                        organiser: row.key.organiser, municipality: latest.municipality, task: row.key.serviceTask, first: union.start,
                        last: union.end, rows: start..<place, hasTask: Self.hasTask))
            }
        }
        if reported.count > 1 { reported.sort { Self.order($0) < Self.order($1) } }
    }

    private static func order(_ row: ReportedPeriod) -> (Int, UInt16, Int, Int32, Int32) {
        (row.organiser, row.municipality, RowText.shared.rank(ofTask: row.task), row.first, row.last == .max ? .min : row.last)
    }

    /// An end after the quarter is not known in it.
    @inline(__always)
    private func asOf(_ end: Int32, _ last: Int32) -> Int32 { end > last ? .max : end }

    @inline(__always)
    func write(_ row: ReportedPeriod, with writer: inout RowWriter) {
        let text = RowText.shared
        writer.field(text.organisers[row.organiser])
        writer.field(text.municipalities[Int(row.municipality)])
        if Self.hasTask { writer.field(text.serviceTasks[row.task]) }
        writer.field(day: row.first)
        writer.field(day: row.last)
    }

    func forEachOrigin(of row: ReportedPeriod, in person: OnePerson, _ body: (SortedRow, _ isOther: Bool) -> Void) {
        for origin in person.rows[row.rows] { body(origin, false) }
    }
}
