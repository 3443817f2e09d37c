import CodeLists
import Delivery

/// The county's own numbers of clients by service task, which are held beside ours. Nothing is changed by them.
struct OwnCounts {
    /// The name of the file with both numbers.
    static let fileName = "own_counts.csv"
    static let header = "service_task,own_clients,derived_clients,difference\n"

    /// What the county counts, by task.
    let clients: [ServiceTask: Int]

    /// Columns of the files that nobody asked for; they are ignored with a note.
    private(set) var ignoredColumns: [(file: String, columns: [String])] = []

    /// A line of a file that is no task with a number, or names a task again; the header is line 1.
    struct FaultyLine: Error {
        let file: String
        let line: Int
    }

    /// Reads files with the columns `task,clients`; the task is its slug, or national code where known. An empty number is one that the county
    /// does not know, and family law is out of scope: neither counts. `-` is standard input.
    /// - Throws: `FaultyLine`, or `DeliveryFailure` for a file that is no such table.
    init(paths: [String]) throws {
        var clients: [ServiceTask: Int] = [:]
        for path in paths {
            let table = try SmallTable(path: path, columns: [["task", "service_task"], ["clients"]])
            if !table.ignoredColumns.isEmpty { ignoredColumns.append((path, table.ignoredColumns)) }
            for row in table.rows {
                guard let fields = row.fields, let task = ServiceTask(fields[0]) ?? ServiceTask.list.code(national: fields[0]) else {
                    throw FaultyLine(file: path, line: row.line)
                }
                if !task.isInScope || fields[1].isEmpty { continue }
                guard let count = Int(fields[1]), count >= 0, clients[task] == nil else { throw FaultyLine(file: path, line: row.line) }
                clients[task] = count
            }
        }
        self.clients = clients
    }

    /// The tasks that either side knows, with what the county counts (nil if it says nothing) and what was derived.
    func beside(_ derived: [ServiceTask: Int]) -> [(task: ServiceTask, own: Int?, derived: Int)] {
        ServiceTask.inScope.filter { clients[$0] != nil || derived[$0] != nil }.map { ($0, clients[$0], derived[$0] ?? 0) }
    }

    /// The rows of the file, sorted by task; a number that the county does not give is empty, and so is the difference.
    func rows(beside derived: [ServiceTask: Int]) -> String {
        beside(derived).sorted { $0.task.slug < $1.task.slug }.map { row in
            let own = row.own.map(String.init) ?? ""
            let difference = row.own.map { String(row.derived - $0) } ?? ""
            return "\(row.task.slug),\(own),\(row.derived),\(difference)\n"
        }.joined()
    }
}
