import CodeLists
import RegisterModel

/// A sound row that stands in no table but was made of something else, such as a document of the archive.
public struct NewRow: Sendable {
    /// Whose row it is.
    public var person: PersonIdentifier
    /// Who organises the service.
    public var organiser: Area
    /// The municipality of residence; nil when withheld.
    public var municipality: Municipality?
    /// The service task; nil in child protection, whose rows have none.
    public var serviceTask: ServiceTask?
    /// The first day; of a decision the day on which it was made.
    public var first: Day
    /// The last day; nil if there is none, and of a decision.
    public var last: Day?
    /// What the kind knows beside that.
    public var further: FurtherFacts?
    /// The place of the file among the archive's files.
    public var file: UInt8
    /// The physical line in it.
    public var line: UInt32
    /// Whether a day was given as a month or a year only.
    public var isImprecise: Bool

    /// Makes a row; the caller has checked that it is sound.
    public init(
        person: PersonIdentifier, organiser: Area, municipality: Municipality?, serviceTask: ServiceTask?, first: Day, last: Day?,
        further: FurtherFacts? = nil, file: UInt8, line: UInt32, isImprecise: Bool = false
    ) {
        self.person = person
        self.organiser = organiser
        self.municipality = municipality
        self.serviceTask = serviceTask
        self.first = first
        self.last = last
        self.further = further
        self.file = file
        self.line = line
        self.isImprecise = isImprecise
    }
}

/// Collects rows of one kind from the archive, on one thread; `TableIntake.take` puts them among those of the tables.
public struct RowAppender: Sendable {
    let rows: PartitionedRows

    /// An appender without rows.
    /// - Parameter memory: the budget of the run; nil for none.
    public init(memory: MemoryBudget? = nil) { rows = PartitionedRows(memory: memory) }

    /// How many rows have been added.
    public var count: Int { rows.count }

    /// Adds a row.
    /// - Parameters:
    ///   - row: the row; a temporary identifier has at most `PersonRows.longestPerson` bytes.
    ///   - text: the matter id or decision id, shorter than 64 KiB; empty where the kind has none.
    public func append(_ row: NewRow, text: ArraySlice<UInt8> = []) {
        let (partition, number): (Int, UInt32)
        var personText: [UInt8] = []
        switch row.person {
        case .identityCode(let code): (partition, number) = PartitionedRows.place(of: code)
        case .temporary(let written):
            (partition, number) = (PartitionedRows.temporary, 0)
            personText = Array(written.utf8)
        }
        let head = RowHead(
            key: RowKey(
                person: number, organiser: row.organiser.index, serviceTask: row.serviceTask?.index ?? 0, first: PackedDay.pack(row.first),
                last: PackedDay.pack(row.last)), line: row.line, file: row.file,
            municipality: row.municipality.map { UInt16($0.index + 1) } ?? 0,
            marks: PackedRow.archiveBit | (row.isImprecise ? PackedRow.impreciseBit : 0), further: row.further)
        let textStart = PackedRow.headBytes + (row.further != nil ? PackedRow.furtherBytes : 0)
        let size = textStart + personText.count + text.count
        let packed = PackedRow(place: rows.partitions[partition].append(byteCount: size))
        packed.write(head, personLength: personText.count, textLength: text.count)
        let place = packed.place + textStart
        UnsafeMutableRawBufferPointer(start: place, count: personText.count).copyBytes(from: personText)
        text.withUnsafeBytes {
            UnsafeMutableRawBufferPointer(start: place + personText.count, count: text.count).copyBytes(from: $0)
        }
    }
}
