import Dispatch
import RegisterModel
import Synchronization

/// The sound rows of some persons who follow each other in the byte order of person identifiers, sorted by key.
public struct PersonRows: Sendable {
    /// The rows; all rows of a person stand together.
    public let rows: [SortedRow]
    private let partition: Int

    init(rows: [SortedRow], partition: Int) {
        self.rows = rows
        self.partition = partition
    }

    /// The most bytes that the identifier of one of the persons takes in a file, quotes included.
    public var longestIdentifierBytes: Int { partition == PartitionedRows.temporary ? 2 * 255 + 2 : 11 }

    /// Writes the identifier of a row's person as a CSV field at a place, with quotes where they are needed; gives the number of bytes.
    public func writePerson(of row: SortedRow, at place: UnsafeMutablePointer<UInt8>) -> Int {
        if partition == PartitionedRows.temporary {
            let text = row.row.personText
            let quoted = text.contains { $0 == 0x2C || $0 == 0x22 }
            var count = 0
            func add(_ byte: UInt8) {
                place[count] = byte
                count += 1
            }
            if quoted { add(0x22) }
            for byte in text {
                if byte == 0x22 { add(0x22) }
                add(byte)
            }
            if quoted { add(0x22) }
            return count
        }
        return PartitionedRows.identityCode(partition: partition, person: row.key.person).write(at: place)
    }
}

extension TableIntake {
    /// Reads all files of one kind, checks their rows and finds repeated and contradicting ones.
    /// - Parameters:
    ///   - files: paths; `-` is standard input. Findings call them by these names.
    public static func read(
        _ files: [String], kind: TableKind, period: MonitoringPeriod, identityUse: IdentityUse, threads: Int
    ) throws(DeliveryFailure) -> TableIntake {
        guard files.count <= Limits.filesOfAKind else { throw .tooManyFiles(count: files.count) }
        // All files are opened first, so that a missing one ends the run before minutes are spent on the others.
        var tables: [Table] = []
        for file in files { tables.append(try Table(path: file, kind: kind)) }
        let intake = TableIntake(kind: kind, context: RowContext(period: period, identityUse: identityUse), threads: threads)
        for (table, file) in zip(tables, files) { try intake.read(table, named: file) }
        try intake.resolve()
        return intake
    }

    /// Works through all persons on several threads and hands over the results in the byte order of person identifiers.
    public func forEachPersonRows<Result: Sendable>(
        threads: Int, _ work: @Sendable (PersonRows) -> Result, inOrder emit: (Result) throws -> Void
    ) rethrows {
        // An OID starts with 0., 1. or 2.; a point sorts before every digit, so these come before the birthdays 01, 10 and 20.
        var pieces: [(partition: Int, rows: [SortedRow]?)] = []
        let temporary = rows.partitions[PartitionedRows.temporary].sortedRows()
        for partition in 0..<PartitionedRows.birthdays {
            if [0, 9 * 12, 19 * 12].contains(partition) {
                let first = UInt8(ascii: "0") + UInt8([0, 9 * 12, 19 * 12].firstIndex(of: partition)!)
                pieces.append((PartitionedRows.temporary, temporary.filter { $0.row.personText.first == first }))
            }
            pieces.append((partition, nil))
        }
        let batch = max(1, threads) * 8
        for start in stride(from: 0, to: pieces.count, by: batch) {
            let some = pieces[start..<min(start + batch, pieces.count)]
            let results = Mutex<[Int: Result]>([:])
            let next = Atomic<Int>(some.startIndex)
            DispatchQueue.concurrentPerform(iterations: max(1, threads)) { _ in
                while true {
                    let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                    guard index < some.endIndex else { return }
                    let piece = some[index]
                    let result = work(
                        PersonRows(rows: piece.rows ?? rows.partitions[piece.partition].sortedRows(), partition: piece.partition))
                    results.withLock { $0[index] = result }
                }
            }
            for index in some.indices { try emit(results.withLock { $0.removeValue(forKey: index)! }) }
        }
    }
}
