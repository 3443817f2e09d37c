import Localization

/// A tabular file that has been opened and whose header has been read and found usable.
struct Table {
    /// The name as given.
    let name: String
    /// What its rows are.
    let kind: TableKind
    /// The separator found from the header.
    let separator: UInt8
    /// For each column of the kind its place in the file, or in a mapped row; -1 for an optional one that is not there.
    let places: [Int]
    /// How the rows are mapped to the kind's columns; nil where they have them.
    let mapping: MappingPlan?
    /// How many columns the file has.
    let width: Int
    /// Columns of the file that the kind does not know; they are ignored with a note.
    let ignoredColumns: [String]
    /// The rows.
    let reader: BlockReader

    /// Opens a file and reads its header.
    /// - Parameters:
    ///   - kind: what its rows should be; nil finds it from the file's name, else from its header.
    ///   - mappings: mapping files; the first that fits the header is used, and none where none fits and the header has the kind's own columns.
    ///   - meter: counts what is read.
    ///   - opened: the file, where it is open already.
    init(
        path: String, kind wanted: TableKind?, mappings: [MappingFile] = [], meter: ReadingMeter? = nil, opened: ByteSource? = nil
    ) throws(DeliveryFailure) {
        var source = if let opened { opened } else { try ByteSource(path: path, meter: meter) }
        var start: [UInt8] = []
        var atEnd = false
        // Only so much is read that the longest header fits, so that a gigabyte without a line break is refused at once.
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: Limits.recordBytes + 4, alignment: 16)
        defer { piece.deallocate() }
        while start.count <= Limits.recordBytes + 3 && !atEnd && !start.contains(0x0A) {
            let count = try source.read(into: piece)
            atEnd = count == 0
            start.append(contentsOf: piece[0..<count])
        }
        if start.starts(with: [0xEF, 0xBB, 0xBF]) { start.removeFirst(3) }
        guard !start.isEmpty else { throw .empty(file: path) }
        let header: (fields: [String], end: Int, lines: UInt32, separator: UInt8) = try Self.header(
            of: start, wanted: wanted, mappings, file: path, atEnd: atEnd)
        let mapped = TableKind.allCases.filter { kind in mappings.contains { $0.plan(kind, header: header.fields) != nil } }
        guard
            let kind = wanted ?? TableKind.named(path) ?? TableKind.withColumns(header.fields) ?? (mapped.count == 1 ? mapped[0] : nil)
        else { throw .unknownKind(file: path) }
        mapping = mappings.lazy.compactMap { $0.plan(kind, header: header.fields) }.first
        let known = mapping == nil ? Set(kind.columns) : Set(header.fields).subtracting(mapping?.ignoredColumns ?? [])
        for (place, field) in header.fields.enumerated() where known.contains(field) && header.fields[..<place].contains(field) {
            throw .headerRepeats(file: path, column: field)
        }
        let missing = kind.needed.filter { !header.fields.contains($0) }
        if mapping == nil && !missing.isEmpty {
            if let meant = mappings.first(where: { $0.columns[kind] != nil }) {
                throw .mappingLacks(file: path, mapping: meant.name, columns: meant.missing(kind, header: header.fields) ?? [])
            }
            throw .headerLacks(file: path, columns: missing)
        }
        guard header.fields.count <= Limits.columns else { throw .headerTooWide(file: path) }
        name = path
        self.kind = kind
        separator = header.separator
        places = mapping?.places ?? kind.columns.map { header.fields.firstIndex(of: $0) ?? -1 }
        width = header.fields.count
        ignoredColumns = mapping?.ignoredColumns ?? header.fields.filter { !kind.columns.contains($0) }
        reader = BlockReader(
            source: source, startingWith: Array(start[header.end...]), atLine: 1 + header.lines, atEnd: atEnd,
            scanner: RecordScanner(separator: header.separator), meter: meter)
    }

    /// Reads the header with each separator and takes the one that makes more known columns.
    private static func header(
        of start: [UInt8], wanted: TableKind?, _ mappings: [MappingFile], file: String, atEnd: Bool
    ) throws(DeliveryFailure)
        -> (fields: [String], end: Int, lines: UInt32, separator: UInt8)
    {
        let kinds = wanted.map { [$0] } ?? TableKind.allCases
        let sources = mappings.flatMap { mapping in kinds.flatMap { mapping.columns[$0]?.values.flatMap(\.sources) ?? [] } }
        let known = Set(kinds.flatMap(\.columns) + sources)
        var best: (fields: [String], end: Int, lines: UInt32, separator: UInt8)?
        for separator in [UInt8(ascii: ","), UInt8(ascii: ";")] {
            let end: Int
            switch RecordScanner(separator: separator).end(of: 0, in: start.span, count: start.count, isLast: true) {
            case .complete(let next): end = next
            case .broken(.tooLong, _): throw .headerTooLong(file: file)
            case .broken, .undecided: continue
            }
            guard isWellFormedUTF8(start.span, 0..<end) else { throw .headerEncoding(file: file) }
            var positions = FieldPositions(separator: separator)
            positions.splitQuoted(0..<end, in: start.span)
            guard positions.count <= Limits.columns else { throw .headerTooWide(file: file) }
            let fields = (0..<positions.count).map { field in
                String(decoding: positions.unquoted[positions[field]], as: UTF8.self).trimmingBlanks
            }
            let lines = UInt32(start[0..<end].count { $0 == 0x0A })
            if best == nil || fields.count(where: known.contains) > best!.fields.count(where: known.contains) {
                best = (fields, end, lines, separator)
            }
        }
        guard let best else { throw .headerTooLong(file: file) }
        return best
    }
}

extension String {
    /// Without blanks and tabs at both ends.
    fileprivate var trimmingBlanks: String {
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        return String(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }
}
