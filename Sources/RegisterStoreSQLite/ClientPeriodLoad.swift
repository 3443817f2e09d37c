import CodeLists
import GRDB
import GRDBSQLite
import RegisterModel
import RegisterStore

/// The load of a block's rows: one prepared statement, bound and stepped directly, in the order of the table's key.
///
/// A national quarter is a million and a half rows; passing each value through the general way would cost more than the inserting itself.
struct ClientPeriodLoad {
    private let database: Database
    private let taskNumbers: TaskNumbers
    private static let municipalityNumbers = Municipality.all.map { Int64($0.slug) ?? 0 }

    init(_ database: Database, _ taskNumbers: TaskNumbers) {
        self.database = database
        self.taskNumbers = taskNumbers
    }

    /// Inserts the rows under a block's number. Costs about two microseconds a row.
    func load(_ rows: [RegisteredClientPeriod], block: Int64) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO clientPeriod (block, person, serviceTask, startDay, endDay, municipality, birthYear) VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
        let handle = statement.sqliteStatement
        defer {
            sqlite3_reset(handle)
            sqlite3_clear_bindings(handle)
        }
        let tasks = ServiceTask.all.map { taskNumbers.number($0) }
        for row in rows {
            sqlite3_bind_int64(handle, 1, block)
            // The bytes live until the step is done, so the database need not copy them.
            var person = (row.person.high.bigEndian, row.person.low.bigEndian)
            let code = withUnsafeBytes(of: &person) { bytes in
                sqlite3_bind_blob(handle, 2, bytes.baseAddress, 16, nil)
                sqlite3_bind_int64(handle, 3, tasks[row.serviceTask.index])
                sqlite3_bind_int64(handle, 4, Int64(row.period.start.number))
                bind(handle, 5, row.period.end.map { Int64($0.number) })
                bind(handle, 6, row.municipality.map { Self.municipalityNumbers[$0.index] })
                bind(handle, 7, row.birthYear.map(Int64.init))
                return sqlite3_step(handle)
            }
            guard code == SQLITE_DONE else {
                throw DatabaseError(resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage)
            }
            sqlite3_reset(handle)
        }
    }

    private func bind(_ handle: OpaquePointer, _ place: Int32, _ value: Int64?) {
        if let value { sqlite3_bind_int64(handle, place, value) } else { sqlite3_bind_null(handle, place) }
    }
}
