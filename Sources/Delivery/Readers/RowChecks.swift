import RegisterModel

/// What the readers of all kinds share: the fields of the present row, what was found in it, and the counts of the ledger.
///
/// A reader names a finding of a field with `find`, runs the record rules with `check` in table order, and ends a row with `keep`.
struct RowChecks {
    let context: RowContext
    private let places: [Int]
    private let width: Int
    private let file: UInt8
    private let hasPersons: Bool
    /// How rows of an export become ours; nil where they are.
    let mapping: MappingPlan?
    /// The present row as the mapping file makes it.
    private(set) var mapped: [UInt8] = []
    /// The fields of the row in canonical order; no kind has more columns.
    private var columns = InlineArray<16, FieldPlace>(repeating: FieldPlace(0, 0))
    /// The same as a mapping file makes them.
    private var mappedColumns: [Range<Int>]
    private var line: UInt32 = 0
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
    /// Per rule the rows on which it could not be run, because a field it reads is not sound or an earlier rule found an error.
    private(set) var skipped = [Int](repeating: 0, count: RuleID.allCases.count)
    /// Rows with an empty field where the rules on its content have nothing to look at, per column.
    private(set) var empty = InlineArray<16, Int>(repeating: 0)
    /// Whether the row has an error.
    private var isFaulty = false
    /// Whether no record rule has found an error in the row.
    private var goesOn = true

    init(table: Table, file: UInt8, context: RowContext, rows: PartitionedRows) {
        self.context = context
        places = table.places
        width = table.width
        mapping = table.mapping
        self.file = file
        hasPersons = table.kind.columns[0] == "person_id"
        mappedColumns = Array(repeating: 0..<0, count: table.places.count)
        self.rows = rows
    }

    /// Forgets the findings of the last block, which have been taken.
    mutating func beginBlock() { findings.removeBytes() }

    /// Rows to which the rules on fields and records apply.
    var inScope: Int {
        read - outOfScope
            - [RuleID.fileLineTooLong, .fileEncoding, .fileRowShape].reduce(0) { $0 + findings.counts[Int($1.rawValue)] }
    }

    /// Takes the fields of the next row; false, with the finding, if there are too few or too many.
    @inline(__always)
    mutating func take(_ fields: borrowing FieldPositions, line: UInt32) -> Bool {
        guard fields.count == width else {
            reject(.fileRowShape, line: line)
            return false
        }
        for column in places.indices {
            let place = places[column]
            columns[column] = place < 0 ? FieldPlace(0, 0) : fields.place(place)
        }
        begin(line: line)
        return true
    }

    /// The same for a row of an export, of which `mapped` then holds the fields.
    mutating func takeMapped(_ bytes: Span<UInt8>, _ fields: borrowing FieldPositions, line: UInt32) -> Bool {
        guard let mapping, fields.count == width else {
            reject(.fileRowShape, line: line)
            return false
        }
        mapping.map(bytes, fields, into: &mapped, &mappedColumns)
        for (column, field) in mappedColumns.enumerated() { columns[column] = FieldPlace(field.lowerBound, field.upperBound) }
        begin(line: line)
        return true
    }

    @inline(__always)
    private mutating func begin(line: UInt32) {
        self.line = line
        read += 1
        isFaulty = false
        goesOn = true
    }

    /// Counts and names bytes that are no row.
    mutating func reject(_ rule: RuleID, line: UInt32) {
        read += 1
        rejected += 1
        findings.add(rule, line: line)
    }

    /// Where a field of the row stands; empty for a column that the file does not have.
    @inline(__always)
    func field(_ column: Int) -> Range<Int> { columns[column].range }

    /// Whether the file has the column.
    func hasColumn(_ column: Int) -> Bool { places[column] >= 0 }

    /// Names a finding in a field of the row; an error makes the row faulty.
    mutating func find(_ rule: RuleID, _ column: Int, _ bytes: Span<UInt8>) {
        let field = field(column)
        var end = field.upperBound
        if column == 0 && hasPersons {
            // Of a person identifier six characters are kept and no more.
            var characters = 0
            end = field.lowerBound
            while end < field.upperBound && (characters < 6 || bytes[end] & 0xC0 == 0x80) {
                if bytes[end] & 0xC0 != 0x80 { characters += 1 }
                end += 1
            }
        }
        findings.add(rule, line: line, column: UInt8(column), value: bytes, field.lowerBound..<end)
        if rule.isError { isFaulty = true }
    }

    /// Notes that a rule had nothing to look at in the row.
    @inline(__always)
    mutating func skip(_ rule: RuleID) { skipped[Int(rule.rawValue)] += 1 }

    /// Runs a record rule on the row, unless an earlier one found an error.
    /// - Parameters:
    ///   - canRead: whether the fields that the rule reads are sound.
    ///   - column: the column that a finding names.
    @inline(__always)
    mutating func check(_ rule: RuleID, _ column: Int, _ bytes: Span<UInt8>, canRead: Bool, fails: Bool) {
        guard goesOn && canRead else { return skip(rule) }
        if fails {
            find(rule, column, bytes)
            if rule.isError { goesOn = false }
        }
    }

    /// Counts a row of family law, which is outside the register, and leaves it out.
    mutating func leaveOut(taskColumn: Int, _ bytes: Span<UInt8>) {
        outOfScope += 1
        find(.serviceTaskOutOfScope, taskColumn, bytes)
    }

    /// Reads a day; nil if it is not sound (the finding is named), 0 if it is empty and may be.
    @inline(__always)
    mutating func day(_ column: Int, required: Bool, _ bytes: Span<UInt8>) -> UInt64? {
        switch DayField(bytes, field(column), months: context.months) {
        case .day(let day): return day
        case .fault(let rule):
            find(rule, column, bytes)
            return nil
        case .empty:
            empty[column] += 1
            if !required { return 0 }
            find(.dateMissing, column, bytes)
            return nil
        }
    }

    /// Ends a row with an error; its facts are not kept.
    mutating func endFaulty() { rejected += 1 }

    /// Whether the row can be kept.
    @inline(__always)
    var isSound: Bool { !isFaulty }

    /// Packs a sound row into the partition of its person.
    /// - Parameter text: the matter id, decision id or unit.
    @inline(__always)
    func keep(
        _ bytes: Span<UInt8>, _ client: ClientFields, task: Int, first: UInt64, last: UInt64, further: FurtherFacts? = nil,
        text: Range<Int> = 0..<0
    ) {
        let (partition, number): (Int, UInt32)
        let personText: Range<Int>
        switch client.person {
        case .identityCode(let code, _):
            (partition, number) = PartitionedRows.place(of: code)
            personText = 0..<0
        case .temporary(let places): (partition, number, personText) = (PartitionedRows.temporary, 0, places)
        case .fault: return
        }
        let head = RowHead(
            key: RowKey(person: number, organiser: client.organiser ?? 0, serviceTask: task, first: first, last: last), line: line,
            file: file, municipality: client.municipality.map { UInt16($0 + 1) } ?? 0, further: further)
        pack(bytes, head, partition: partition, personText, text)
    }

    /// Packs the row of a unit, which belongs to no person.
    func keepUnit(_ bytes: Span<UInt8>, socialService: Int, unit: Range<Int>) {
        let head = RowHead(
            key: RowKey(word: 0), line: line, file: file, municipality: 0,
            further: FurtherFacts(socialService: socialService, evidence: []))
        pack(bytes, head, partition: PartitionedRows.temporary, 0..<0, unit)
    }

    @inline(__always)
    private func pack(_ bytes: Span<UInt8>, _ head: RowHead, partition: Int, _ personText: Range<Int>, _ text: Range<Int>) {
        let size = PackedRow.headBytes + (head.further != nil ? PackedRow.furtherBytes : 0) + personText.count + text.count
        let row = PackedRow(place: rows.partitions[partition].append(byteCount: size))
        row.write(head, personLength: personText.count, textLength: text.count)
        var place = size - personText.count - text.count
        for byte in personText {
            row.place.storeBytes(of: bytes[byte], toByteOffset: place, as: UInt8.self)
            place += 1
        }
        for byte in text {
            row.place.storeBytes(of: bytes[byte], toByteOffset: place, as: UInt8.self)
            place += 1
        }
    }
}
