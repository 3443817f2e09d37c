import CodeLists
import RegisterModel

/// Reads and checks the rows of one file on one thread: bytes in; sound rows, findings and counts out.
struct RowReader: RecordConsumer {
    private let context: RowContext
    private let kind: TableKind
    private let places: [Int]
    private let width: Int
    private let file: UInt8
    /// The fields of the row in canonical order.
    private var columns: [Range<Int>]
    /// Where sound rows go.
    let rows: PartitionedRows
    /// The findings of the block being read, and counts per rule of all blocks.
    private(set) var findings = FindingBytes()
    /// Rows met; every record that is not an empty line.
    private(set) var read = 0
    /// Rows with an error.
    private(set) var rejected = 0
    /// Rows outside the register's scope.
    private(set) var outOfScope = 0
    /// Per record rule the rows on which it could not be run because a field it reads is not sound.
    private(set) var skipped = [Int](repeating: 0, count: RuleID.allCases.count)
    /// Rows with an empty field where the rules on its content have nothing to look at, per column.
    private(set) var empty = [Int](repeating: 0, count: 16)
    private var rowIsFaulty = false

    init(table: Table, file: UInt8, context: RowContext, rows: PartitionedRows) {
        self.context = context
        kind = table.kind
        places = table.places
        width = table.width
        self.file = file
        columns = Array(repeating: 0..<0, count: table.places.count)
        self.rows = rows
    }

    /// Forgets the findings of the last block, which have been taken.
    mutating func beginBlock() { findings.removeBytes() }

    /// Counts and names bytes that are no record.
    mutating func broken(_ why: BrokenRecord, line: UInt32) {
        switch why {
        case .tooLong: reject(.fileLineTooLong, line: line)
        case .encoding: reject(.fileEncoding, line: line)
        case .shape: reject(.fileRowShape, line: line)
        }
    }

    /// Checks one row: scope, then fields, then record rules in table order up to the first error; keeps it if it is sound.
    @inline(__always)
    mutating func record(_ bytes: Span<UInt8>, _ fields: borrowing FieldPositions, line: UInt32) {
        if fields.count != width { return reject(.fileRowShape, line: line) }
        for column in places.indices {
            let place = places[column]
            columns[column] = place < 0 ? 0..<0 : fields[place]
        }
        readRow(bytes, line: line)
    }

    private mutating func reject(_ rule: RuleID, line: UInt32) {
        read += 1
        rejected += 1
        findings.add(rule, line: line)
    }

    @inline(__always)
    private func field(_ column: Int) -> Range<Int> { columns[column] }

    /// Names a finding of the row; an error makes the row faulty.
    private mutating func find(_ rule: RuleID, _ column: Int, _ bytes: Span<UInt8>, _ field: Range<Int>, line: UInt32) {
        var end = field.upperBound
        if column == 0 {
            // Of a person identifier six characters are kept and no more.
            var characters = 0
            end = field.lowerBound
            while end < field.upperBound && (characters < 6 || bytes[end] & 0xC0 == 0x80) {
                if bytes[end] & 0xC0 != 0x80 { characters += 1 }
                end += 1
            }
        }
        findings.add(rule, line: line, column: UInt8(column), value: bytes, field.lowerBound..<end)
        if rule.rule.severity == .error { rowIsFaulty = true }
    }

    @inline(__always)
    private mutating func readRow(_ bytes: Span<UInt8>, line: UInt32) {
        read += 1
        let taskField = field(3)
        let task = context.serviceTasks.index(bytes, taskField)
        if task == context.familyLaw {
            outOfScope += 1
            return find(.serviceTaskOutOfScope, 3, bytes, taskField, line: line)
        }
        rowIsFaulty = false
        let person = PersonField(bytes, field(0), context: context)
        if case .fault(let rule) = person { find(rule, 0, bytes, field(0), line: line) }
        let organiser = context.organisers.index(bytes, field(1))
        if organiser == nil { find(.organiserUnknown, 1, bytes, field(1), line: line) }
        let municipalityField = field(2)
        let municipality = context.municipalities.index(bytes, municipalityField)
        if municipality == nil {
            find(municipalityField.isEmpty ? .municipalityWithheld : .municipalityUnknown, 2, bytes, municipalityField, line: line)
        }
        if task == nil { find(.serviceTaskUnknown, 3, bytes, taskField, line: line) }
        let matterId: Range<Int>
        let firstColumn: Int
        var joint: SIMD4<UInt32>?
        if kind == .matters {
            matterId = field(4)
            firstColumn = 5
            if matterId.isEmpty { find(.matterIdMissing, 4, bytes, matterId, line: line) }
        } else {
            matterId = 0..<0
            firstColumn = 4
        }
        let first = day(bytes, firstColumn, required: true, line: line)
        let last = day(bytes, firstColumn + 1, required: false, line: line)

        // Record rules, in table order, on rows whose fields they read are sound.
        var goesOn = true
        if case .identityCode(_, let birthDay) = person, let first {
            if PackedDay.pack(birthDay) > first {
                find(.personIdBornAfter, 0, bytes, field(0), line: line)
                goesOn = false
            }
        } else {
            skipped[Int(RuleID.personIdBornAfter.rawValue)] += 1
        }
        if goesOn, let organiser, let municipality {
            if Int(context.areaOfMunicipality[municipality]) != organiser {
                find(.municipalityOtherOrganiser, 2, bytes, municipalityField, line: line)
            }
        } else {
            skipped[Int(RuleID.municipalityOtherOrganiser.rawValue)] += 1
        }
        if goesOn, let first, let last {
            if last != 0 && last < first {
                find(.periodEndBeforeStart, firstColumn + 1, bytes, field(firstColumn + 1), line: line)
                goesOn = false
            }
        } else {
            skipped[Int(RuleID.periodEndBeforeStart.rawValue)] += 1
        }
        var effective: (first: UInt64, last: UInt64)? = first.flatMap { first in last.map { (first, $0) } }
        if kind == .matters {
            if places[7] >= 0 || places[8] >= 0 {
                (effective, joint) = jointDays(bytes, first: first, last: last, goesOn: &goesOn, line: line)
            }
        } else {
            checkDelivered(bytes, person, organiser: organiser, task: task, first: first, last: last, goesOn: goesOn, line: line)
        }
        if rowIsFaulty {
            rejected += 1
        } else if let organiser, let task, let effective {
            keep(
                bytes, person, organiser: organiser, municipality: municipality, task: task, days: effective, joint: joint, matterId,
                line: line)
        }
    }

    /// Reads a day; nil if it is not sound (the finding is named), 0 if it is empty and may be.
    @inline(__always)
    private mutating func day(_ bytes: Span<UInt8>, _ column: Int, required: Bool, line: UInt32) -> UInt64? {
        let place = field(column)
        switch DayField(bytes, place, months: context.months) {
        case .day(let day): return day
        case .fault(let rule):
            find(rule, column, bytes, place, line: line)
            return nil
        case .empty:
            empty[column] += 1
            if !required { return 0 }
            find(.dateMissing, column, bytes, place, line: line)
            return nil
        }
    }

    /// The days on which the matter is open and the person takes part (derivation page, section 2, point 1).
    private mutating func jointDays(_ bytes: Span<UInt8>, first: UInt64?, last: UInt64?, goesOn: inout Bool, line: UInt32)
        -> (effective: (first: UInt64, last: UInt64)?, joint: SIMD4<UInt32>?)
    {
        let joined = day(bytes, 7, required: false, line: line)
        let left = day(bytes, 8, required: false, line: line)
        guard goesOn, let first, let last, let joined, let left else {
            skipped[Int(RuleID.matterLeftBeforeJoined.rawValue)] += 1
            return (nil, nil)
        }
        let start = max(first, joined)
        let end = last == 0 ? left : left == 0 ? last : min(last, left)
        if end != 0 && start > end {
            find(.matterLeftBeforeJoined, 8, bytes, field(8), line: line)
            goesOn = false
        }
        let isJoint = joined != 0 || left != 0
        return ((start, end), isJoint ? SIMD4(UInt32(first), UInt32(last), UInt32(joined), UInt32(left)) : nil)
    }

    /// The record rules that only a delivered period can break.
    private mutating func checkDelivered(
        _ bytes: Span<UInt8>, _ person: PersonField, organiser: Int?, task: Int?, first: UInt64?, last: UInt64?, goesOn: Bool, line: UInt32
    ) {
        var goesOn = goesOn
        if goesOn, let first, let last {
            let endsBefore = last != 0 && last < context.firstDay
            if endsBefore || first > context.lastDay {
                let column = endsBefore ? 5 : 4
                find(.periodOutsideMonitoringPeriod, column, bytes, field(column), line: line)
                goesOn = false
            } else if last > context.lastDay {
                find(.periodEndAfterMonitoringPeriod, 5, bytes, field(5), line: line)
                goesOn = false
            }
        } else {
            skipped[Int(RuleID.periodOutsideMonitoringPeriod.rawValue)] += 1
            skipped[Int(RuleID.periodEndAfterMonitoringPeriod.rawValue)] += 1
        }
        if goesOn, let task, case .identityCode(_, let birthDay) = person {
            if Rule.isImplausible(
                birthDay: birthDay, on: context.end, olderPeople: task == context.olderPeople,
                childProtection: task == context.childProtection)
            {
                find(.ageImplausible, 3, bytes, field(3), line: line)
            }
        } else {
            skipped[Int(RuleID.ageImplausible.rawValue)] += 1
        }
        if goesOn, let organiser, let expected = context.expectedOrganiser {
            if organiser != expected { find(.manifestOrganiser, 1, bytes, field(1), line: line) }
        } else {
            skipped[Int(RuleID.manifestOrganiser.rawValue)] += 1
        }
    }

    /// Packs a sound row into the partition of its person.
    @inline(__always)
    private mutating func keep(
        _ bytes: Span<UInt8>, _ person: PersonField, organiser: Int, municipality: Int?, task: Int, days: (first: UInt64, last: UInt64),
        joint: SIMD4<UInt32>?, _ matterId: Range<Int>, line: UInt32
    ) {
        let partition: Int
        let number: UInt32
        let text: Range<Int>
        switch person {
        case .identityCode(let code, _):
            (partition, number) = PartitionedRows.place(of: code)
            text = 0..<0
        case .temporary(let places): (partition, number, text) = (PartitionedRows.temporary, 0, places)
        case .fault: return
        }
        let size = PackedRow.headBytes + (joint != nil ? PackedRow.jointBytes : 0) + text.count + matterId.count
        let row = PackedRow(place: rows.partitions[partition].append(byteCount: size))
        row.write(
            key: RowKey(person: number, organiser: organiser, serviceTask: task, first: days.first, last: days.last), line: line,
            municipality: municipality.map { UInt16($0 + 1) } ?? 0, joint: joint, file: file, personLength: text.count,
            matterLength: matterId.count)
        var place = size - text.count - matterId.count
        for byte in text {
            row.place.storeBytes(of: bytes[byte], toByteOffset: place, as: UInt8.self)
            place += 1
        }
        for byte in matterId {
            row.place.storeBytes(of: bytes[byte], toByteOffset: place, as: UInt8.self)
            place += 1
        }
    }
}
