import CodeLists
import GRDB

/// The small numbers that stand for the values of code lists in the rows of the register; kept in the database like those of service tasks.
struct CodeNumbers: Sendable {
    private let numbers: [String: [Int64]]
    private let places: [Int64: Int]

    /// Reads the numbers and gives values that have none yet the next ones.
    init(_ database: Database) throws {
        var numbers: [String: [Int64]] = [:]
        var places: [Int64: Int] = [:]
        func take<Value: Code>(_ list: CodeList<Value>) throws {
            for code in list.codes {
                try database.execute(
                    sql: """
                        INSERT INTO codeNumber (number, list, slug) SELECT coalesce(max(number), 0) + 1, ?, ? FROM codeNumber WHERE true
                        ON CONFLICT (list, slug) DO NOTHING
                        """, arguments: [list.slug, code.slug])
                let number = try Int64.fetchOne(
                    database, sql: "SELECT number FROM codeNumber WHERE list = ? AND slug = ?", arguments: [list.slug, code.slug])
                guard let number else { throw StoredValueFault.unknownValue(column: "codeNumber") }
                numbers[list.slug, default: []].append(number)
                places[number] = code.index
            }
        }
        try take(SocialService.list)
        try take(DecisionType.list)
        try take(DecisionOutcome.list)
        self.numbers = numbers
        self.places = places
    }

    /// The number of a value.
    func number<Value: Code>(_ value: Value) -> Int64 { numbers[Value.list.slug]?[value.index] ?? 0 }

    /// The value of a number; throws for a number that the list does not have.
    func value<Value: Code>(_ number: Int64) throws -> Value {
        guard let place = places[number], numbers[Value.list.slug]?.indices.contains(place) == true,
            numbers[Value.list.slug]?[place] == number
        else { throw StoredValueFault.unknownValue(column: Value.list.slug) }
        return Value(index: place)
    }
}
