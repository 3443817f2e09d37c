import CodeLists
import GRDB
import GRDBSQLite
import RegisterModel
import RegisterStore

/// The load of a block's rows other than client periods: one prepared statement a kind, bound and stepped directly, in the order of the
/// table's key.
struct BlockLoad {
    private let database: Database
    private let taskNumbers: TaskNumbers
    private let codeNumbers: CodeNumbers
    private let block: Int64

    init(_ database: Database, _ taskNumbers: TaskNumbers, _ codeNumbers: CodeNumbers, block: Int64) {
        self.database = database
        self.taskNumbers = taskNumbers
        self.codeNumbers = codeNumbers
        self.block = block
    }

    func load(_ rows: [RegisteredChildProtectionPeriod]) throws {
        try load(
            rows, "INSERT INTO childProtectionPeriod (block, person, startDay, endDay, municipality, birthYear) VALUES (?, ?, ?, ?, ?, ?)",
            \.person
        ) { row in
            [
                Int64(row.period.start.number), row.period.end.map { Int64($0.number) }, number(row.municipality),
                row.birthYear.map(Int64.init),
            ]
        }
    }

    func load(_ rows: [RegisteredDecision]) throws {
        try load(
            rows,
            """
            INSERT INTO serviceDecision (block, person, decision, serviceTask, socialService, type, outcome, decidedDay, validToDay, picks,
                municipality, birthYear) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, \.person
        ) { row in
            [
                row.decision, taskNumbers.number(row.serviceTask), codeNumbers.number(row.socialService), codeNumbers.number(row.type),
                codeNumbers.number(row.outcome), Int64(row.decided.number), row.validTo.map { Int64($0.number) }, Int64(row.picks.rawValue),
                number(row.municipality), row.birthYear.map(Int64.init),
            ]
        }
    }

    func load(_ rows: [RegisteredService]) throws {
        try load(
            rows,
            """
            INSERT INTO receivedService (block, person, serviceTask, socialService, evidence, firstDay, lastDay, municipality, birthYear)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, \.person
        ) { row in
            [
                taskNumbers.number(row.serviceTask), codeNumbers.number(row.socialService), Int64(row.evidence.rawValue),
                Int64(row.first.number), Int64(row.last.number), number(row.municipality), row.birthYear.map(Int64.init),
            ]
        }
    }

    private func number(_ municipality: Municipality?) -> Int64? { municipality.flatMap { Int64($0.slug) } }

    private func load<Row>(_ rows: [Row], _ sql: String, _ person: (Row) -> Pseudonym, _ columns: (Row) -> [Int64?]) throws {
        let statement = try database.cachedStatement(sql: sql)
        let handle = statement.sqliteStatement
        defer {
            sqlite3_reset(handle)
            sqlite3_clear_bindings(handle)
        }
        for row in rows {
            let pseudonym = person(row)
            sqlite3_bind_int64(handle, 1, block)
            // The bytes live until the step is done, so the database need not copy them.
            var bytes = (pseudonym.high.bigEndian, pseudonym.low.bigEndian)
            let code = withUnsafeBytes(of: &bytes) { bytes in
                sqlite3_bind_blob(handle, 2, bytes.baseAddress, 16, nil)
                for (place, value) in columns(row).enumerated() {
                    let column = Int32(place + 3)
                    if let value { sqlite3_bind_int64(handle, column, value) } else { sqlite3_bind_null(handle, column) }
                }
                return sqlite3_step(handle)
            }
            guard code == SQLITE_DONE else {
                throw DatabaseError(resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage)
            }
            sqlite3_reset(handle)
        }
    }
}
