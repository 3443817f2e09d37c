import CodeLists
import GRDB
import GRDBSQLite
import RegisterStore

/// Reads the rows of several blocks as one stream in the order of persons. Each block is read in the order of its key, so that nothing has to
/// be sorted and only one row of each block is in memory.
struct BlockMerge {
    /// A block being read: its statement stands at the row that comes next.
    private struct Source {
        let place: Int
        let statement: Statement
        var person: Pseudonym

        func comes(before other: Source) -> Bool { (person, place) < (other.person, other.place) }
    }

    let database: Database

    /// Calls the body with every row, its person and the place of its block in the list; persons ascend, and the rows of one person come one
    /// after another.
    /// - Parameter sql: selects the rows of one block, the person first, in the order of their key; its places are the block and the first
    ///   and last person.
    func forEach(
        _ sql: String, _ blocks: [Int64], _ persons: ClosedRange<Pseudonym>, _ body: (Int, Pseudonym, MergedRow) throws -> Void
    ) throws {
        var heap: [Source] = []
        for (place, block) in blocks.enumerated() {
            let statement = try database.makeStatement(sql: sql)
            try statement.setArguments([block, persons.lowerBound.stored, persons.upperBound.stored])
            if let person = try step(statement) { heap.append(Source(place: place, statement: statement, person: person)) }
        }
        heap.sort { $0.comes(before: $1) }
        while !heap.isEmpty {
            try body(heap[0].place, heap[0].person, MergedRow(handle: heap[0].statement.sqliteStatement))
            if let person = try step(heap[0].statement) {
                heap[0].person = person
            } else {
                heap[0] = heap[heap.count - 1]
                heap.removeLast()
            }
            sink(&heap)
        }
    }

    /// Moves the first source down to where it belongs.
    private func sink(_ heap: inout [Source]) {
        var place = 0
        while true {
            var least = place
            for child in [2 * place + 1, 2 * place + 2] where child < heap.count && heap[child].comes(before: heap[least]) { least = child }
            guard least != place else { return }
            heap.swapAt(least, place)
            place = least
        }
    }

    /// Goes to the next row; its person, or nil after the last.
    private func step(_ statement: Statement) throws -> Pseudonym? {
        let handle = statement.sqliteStatement
        switch sqlite3_step(handle) {
        case SQLITE_ROW:
            guard let bytes = sqlite3_column_blob(handle, 0), sqlite3_column_bytes(handle, 0) == 16 else {
                throw StoredValueFault.unknownValue(column: "person")
            }
            return Pseudonym(
                high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
                low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
        case SQLITE_DONE: return nil
        case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage)
        }
    }
}

/// The row at which a block being read stands. Valid only while the body runs.
struct MergedRow {
    let handle: SQLiteStatement

    private static let municipalities: [Municipality?] = {
        var table = [Municipality?](repeating: nil, count: 1000)
        for municipality in Municipality.all { if let number = Int(municipality.slug) { table[number] = municipality } }
        return table
    }()

    /// A whole number.
    func number(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

    /// A whole number, or nil.
    func numberIfAny(_ column: Int32) -> Int64? { sqlite3_column_type(handle, column) == SQLITE_NULL ? nil : number(column) }

    /// A municipality by its number, or nil.
    func municipality(_ column: Int32) throws -> Municipality? {
        guard let number = numberIfAny(column) else { return nil }
        guard number < Self.municipalities.count, let municipality = Self.municipalities[Int(number)] else {
            throw StoredValueFault.unknownValue(column: "municipality")
        }
        return municipality
    }
}
