import CodeLists
import Delivery
import RegisterModel

/// Client-relationship periods in service tasks, from matters (derivation page, section 2).
public struct ClientPeriods: Sendable {
    /// What a run reported.
    public struct Summary: Sendable {
        /// Rows written.
        public var rows = 0
        /// Organisers of the rows.
        public var organisers: Set<Area> = []
        /// Municipalities of the rows.
        public var municipalities: Set<Municipality> = []
        /// Service tasks of the rows.
        public var serviceTasks: Set<ServiceTask> = []
    }

    /// The header of the block, with its line break.
    public static let header = "person_id,organiser,municipality,service_task,start,end\n"

    private let period: MonitoringPeriod
    private let gapDays: Int32

    /// - Parameters:
    ///   - period: the quarter to report; what starts after it is ignored, an end after it is unknown (as-of rule).
    ///   - gapDays: the most days between the end of one matter and the start of the next that still make one period; 0 joins only the same day.
    public init(period: MonitoringPeriod, gapDays: Int = 0) {
        self.period = period
        self.gapDays = Int32(clamping: gapDays)
    }

    /// Derives the block's rows, sorted as the delivery page says, and hands them over in pieces.
    public func derive(from matters: TableIntake, threads: Int, to write: ([UInt8]) throws -> Void) rethrows -> Summary {
        let text = RowText()
        var summary = Summary()
        var organisers: UInt64 = 0
        var tasks: UInt64 = 0
        var municipalities = [Bool](repeating: false, count: Municipality.all.count + 1)
        try matters.forEachPersonRows(threads: threads) { persons in
            derive(persons, text)
        } inOrder: { piece in
            summary.rows += piece.rows
            organisers |= piece.organisers
            tasks |= piece.serviceTasks
            for municipality in piece.municipalities { municipalities[Int(municipality)] = true }
            try write(piece.bytes)
        }
        summary.organisers = Set(Area.all.filter { organisers & 1 << UInt64($0.index) != 0 })
        summary.serviceTasks = Set(ServiceTask.all.filter { tasks & 1 << UInt64($0.index) != 0 })
        summary.municipalities = Set(Municipality.all.filter { municipalities[$0.index + 1] })
        return summary
    }

    private struct Piece: Sendable {
        var bytes: [UInt8] = []
        var rows = 0
        var organisers: UInt64 = 0
        var serviceTasks: UInt64 = 0
        var municipalities: Set<UInt16> = []
    }

    /// A period to be reported, with what sorts it among the person's others.
    private struct Reported {
        let organiser: Int
        let municipality: UInt16
        let serviceTask: Int
        let start: Int32
        let end: Int32
    }

    private func derive(_ persons: PersonRows, _ text: RowText) -> Piece {
        var piece = Piece()
        let rows = persons.rows
        let capacity = rows.count * (persons.longestIdentifierBytes + RowText.bytesBehindPerson)
        piece.bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, filled in
            var writer = RowWriter(buffer: buffer, text: text)
            var reported: [Reported] = []
            var start = 0
            while start < rows.count {
                var end = start
                let person = rows[start].key.person
                while end < rows.count && rows[end].key.person == person { end += 1 }
                reported.removeAll(keepingCapacity: true)
                report(rows, start..<end, &reported)
                if reported.count > 1 { reported.sort { Self.order($0, text) < Self.order($1, text) } }
                for row in reported {
                    writer.place += persons.writePerson(of: rows[start], at: writer.next)
                    writer.write(
                        organiser: row.organiser, municipality: row.municipality, serviceTask: row.serviceTask, start: row.start,
                        end: row.end)
                    piece.rows += 1
                    piece.organisers |= 1 << UInt64(row.organiser)
                    piece.serviceTasks |= 1 << UInt64(row.serviceTask)
                    piece.municipalities.insert(row.municipality)
                }
                start = end
            }
            filled = writer.place
        }
        return piece
    }

    private static func order(_ row: Reported, _ text: RowText) -> (Int, UInt16, Int, Int32, Int32) {
        (row.organiser, row.municipality, text.rank(ofTask: row.serviceTask), row.start, row.end == .max ? .min : row.end)
    }

    /// The periods of one person that overlap the quarter.
    private func report(_ rows: [SortedRow], _ range: Range<Int>, _ reported: inout [Reported]) {
        let (first, last) = (period.start.number, period.end.number)
        var place = range.lowerBound
        while place < range.upperBound {
            let row = rows[place]
            place += 1
            // Sorted by start within the key: what starts after the quarter is behind everything that counts.
            if row.key.first > last { continue }
            var union = PeriodUnion(start: row.key.first, end: asOf(row.key.last, last), gapDays: gapDays)
            var latest = row
            while place < range.upperBound {
                let next = rows[place]
                guard next.key.group == row.key.group, next.key.first <= last,
                    union.joins(start: next.key.first, end: asOf(next.key.last, last))
                else { break }
                if next.key.first > latest.key.first || next.hasGreaterText(than: latest) { latest = next }
                place += 1
            }
            if union.end >= first {
                reported.append(
                    Reported(
                        organiser: row.key.organiser, municipality: latest.municipality, serviceTask: row.key.serviceTask,
                        start: union.start,
                        end: union.end))
            }
        }
    }

    /// An end after the quarter is not known in it.
    @inline(__always)
    private func asOf(_ end: Int32, _ last: Int32) -> Int32 { end > last ? .max : end }
}
