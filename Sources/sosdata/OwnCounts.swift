import CodeLists
import Foundation
import Localization

/// The county's own numbers of clients by service task, which are held beside ours. Nothing is changed by them.
struct OwnCounts {
    /// The name of the file with both numbers.
    static let fileName = "own_counts.csv"
    static let header = "service_task,own_clients,derived_clients,difference\n"

    /// What the county counts, by task.
    let clients: [ServiceTask: Int]

    /// Why a file of own counts cannot be used.
    enum Refusal: Error {
        /// It cannot be read.
        case unreadable(file: String)
        /// The line is no task with a number, or names a task again; the header is line 1.
        case line(Int, file: String)
    }

    /// The most bytes of a file: six tasks take a few hundred.
    private static let fileBytes = 1 << 20

    /// Reads files with the columns `task,clients`; the task is its slug, or national code where known. `-` is standard input. Throws `Refusal`.
    init(paths: [String]) throws {
        var clients: [ServiceTask: Int] = [:]
        for path in paths { try Self.read(path, into: &clients) }
        self.clients = clients
    }

    private static func read(_ path: String, into clients: inout [ServiceTask: Int]) throws {
        let handle = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path)
        guard let data = try? handle?.read(upToCount: fileBytes) ?? (handle == nil ? nil : Data()),
            let text = String(data: data, encoding: .utf8)
        else { throw Refusal.unreadable(file: path) }
        let lines = text.trimmingPrefix("\u{FEFF}").split(omittingEmptySubsequences: false) { $0.isNewline }
        for (index, line) in lines.enumerated() where !line.isEmpty || index == 0 {
            let fields = line.split(omittingEmptySubsequences: false) { $0 == "," || $0 == ";" }.map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            if index == 0 {
                guard fields == ["task", "clients"] || fields == ["service_task", "clients"] else { throw Refusal.line(1, file: path) }
                continue
            }
            guard fields.count == 2, let task = ServiceTask(fields[0]) ?? ServiceTask.list.code(national: fields[0]), task.isInScope,
                let count = Int(fields[1]), count >= 0, clients[task] == nil
            else { throw Refusal.line(index + 1, file: path) }
            clients[task] = count
        }
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
