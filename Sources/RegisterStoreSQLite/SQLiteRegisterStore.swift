import CodeLists
import Foundation
import GRDB
import RegisterStore

/// The register in one SQLite file: write-ahead log, strict tables, foreign keys. Many read at once while one writes.
public struct SQLiteRegisterStore: RegisterStore {
    private let pool: DatabasePool
    private let taskNumbers: TaskNumbers
    private let codeNumbers: CodeNumbers

    /// Opens the file, makes it if it is not there, and brings its schema up to date.
    /// - Throws: `StoreFault` when the file cannot be opened, is no register or one of a newer program.
    public init(path: String) throws {
        var configuration = Configuration()
        configuration.label = "register"
        configuration.foreignKeysEnabled = true
        // Another program on the same file, such as a backup, may write too: wait for it instead of failing at once.
        configuration.busyMode = .timeout(15)
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY") }
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
            // What has been answered with a receipt must survive a power failure.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            guard try !pool.read(Schema.migrator.hasBeenSuperseded) else { throw StoreFault.newer }
            try Schema.migrator.migrate(pool)
            taskNumbers = try pool.write { try TaskNumbers($0) }
            codeNumbers = try pool.write { try CodeNumbers($0) }
        } catch let error as DatabaseError {
            throw StoreFault(error) ?? error
        }
    }

    /// Runs an access and says of an error of the database what an operator can do about it.
    private func told<Value>(_ access: () async throws -> Value) async throws -> Value {
        do { return try await access() } catch let error as DatabaseError { throw StoreFault(error) ?? error }
    }

    /// Runs a reading on one unchanging state of the file. A write inside it fails.
    public func read<Value: Sendable>(_ body: @escaping @Sendable (any RegisterTransaction) throws -> Value) async throws -> Value {
        let (taskNumbers, codeNumbers) = (taskNumbers, codeNumbers)
        return try await told {
            try await pool.read { try body(SQLiteTransaction(database: $0, taskNumbers: taskNumbers, codeNumbers: codeNumbers)) }
        }
    }

    /// Runs a change in one transaction; if the body throws, nothing of it stays.
    public func write<Value: Sendable>(_ body: @escaping @Sendable (any RegisterTransaction) throws -> Value) async throws -> Value {
        let (taskNumbers, codeNumbers) = (taskNumbers, codeNumbers)
        return try await told {
            try await pool.write { try body(SQLiteTransaction(database: $0, taskNumbers: taskNumbers, codeNumbers: codeNumbers)) }
        }
    }
}

/// One transaction on the database's connection. Lives only inside the store's `read` and `write`.
struct SQLiteTransaction: RegisterTransaction {
    let database: Database
    let taskNumbers: TaskNumbers
    let codeNumbers: CodeNumbers

    /// The first row of a query, as a value; nil if there is none.
    func first<Value>(_ sql: String, _ arguments: StatementArguments, _ value: (Row) throws -> Value) throws -> Value? {
        try Row.fetchOne(database, sql: sql, arguments: arguments).map(value)
    }

    /// Every row of a query, as values.
    func all<Value>(_ sql: String, _ arguments: StatementArguments = [], _ value: (Row) throws -> Value) throws -> [Value] {
        try Row.fetchAll(database, sql: sql, arguments: arguments).map(value)
    }

    /// Runs a change and says how many rows it touched.
    @discardableResult
    func change(_ sql: String, _ arguments: StatementArguments) throws -> Int {
        try database.execute(sql: sql, arguments: arguments)
        return database.changesCount
    }

    /// Runs a change; if it breaks a uniqueness that the schema keeps, throws the conflict instead of the database's own error.
    func change(_ sql: String, _ arguments: StatementArguments, orThrow conflict: () throws -> StoreConflict?) throws {
        do {
            try database.execute(sql: sql, arguments: arguments)
        } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE {
            throw try conflict() ?? error
        }
    }
}

/// What is wrong with a stored value: the file was changed by something else than this program.
enum StoredValueFault: Error, Hashable {
    /// A column holds a value that its type does not have.
    case unknownValue(column: String)
}
