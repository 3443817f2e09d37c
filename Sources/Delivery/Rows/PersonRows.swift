import RegisterModel

/// The sound rows of some persons who follow each other in the byte order of person identifiers, sorted by key.
public struct PersonRows: Sendable {
    /// The most bytes of a person's identifier, without the quotation marks that a file may need around and in it.
    public static let longestPerson = PersonField.longestTemporary

    /// The rows; all rows of a person stand together.
    public let rows: [SortedRow]
    private let partition: Int

    init(rows: [SortedRow], partition: Int) {
        self.rows = rows
        self.partition = partition
    }

    /// Whose row one of them is.
    public func person(of row: SortedRow) -> PersonIdentifier { PartitionedRows.person(of: row, partition: partition) }

    /// Writes the identifier of a row's person as a CSV field at a place, with quotes where they are needed; gives the number of bytes.
    public func writePerson(of row: SortedRow, at place: UnsafeMutablePointer<UInt8>) -> Int {
        if partition >= PartitionedRows.temporary {
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
