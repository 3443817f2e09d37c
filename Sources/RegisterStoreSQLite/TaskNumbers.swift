import CodeLists
import GRDB

/// The small numbers that stand for service tasks in the rows of the register. They are kept in the database, so that a changed order of the
/// code list's file changes nothing that is stored.
struct TaskNumbers: Sendable {
    private let numbers: [ServiceTask: Int64]
    private let tasks: [Int64: ServiceTask]

    /// Reads the numbers and gives tasks that have none yet the next ones.
    init(_ database: Database) throws {
        for task in ServiceTask.all {
            try database.execute(
                sql:
                    "INSERT INTO serviceTask (number, slug) SELECT coalesce(max(number), 0) + 1, ? FROM serviceTask WHERE true ON CONFLICT (slug) DO NOTHING",
                arguments: [task.slug])
        }
        var numbers: [ServiceTask: Int64] = [:]
        var tasks: [Int64: ServiceTask] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT number, slug FROM serviceTask") {
            let number: Int64 = row[0]
            let task: ServiceTask = try row.code("slug")
            numbers[task] = number
            tasks[number] = task
        }
        self.numbers = numbers
        self.tasks = tasks
    }

    /// Every task by its number, for those who read many rows.
    var byNumber: [Int64: ServiceTask] { tasks }

    /// The number of a task.
    func number(_ task: ServiceTask) -> Int64 { numbers[task] ?? 0 }

    /// The task of a number; throws for a number that no task has.
    func task(_ number: Int64) throws -> ServiceTask {
        guard let task = tasks[number] else { throw StoredValueFault.unknownValue(column: "serviceTask") }
        return task
    }
}
