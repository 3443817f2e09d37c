import CodeLists
import Delivery
import RegisterModel

/// How the tables of the drawn pages become rows of files: each column's short name on the page, and what it holds where it is not drawn.
enum DrawnTables {
    /// A column of a file by its name on the page, with the usual value.
    typealias Column = (drawn: String, usual: String)

    private static let client: [Column] = [("person", ""), ("organiser", "90"), ("municipality", "091")]

    /// The columns of an extract or block in its order.
    static func columns(of kind: TableKind) -> [Column] {
        switch kind {
        case .matters:
            client + [("task", "working-age"), ("matter", ""), ("opened", ""), ("closed", ""), ("joined", ""), ("left", "")]
        case .childProtection: client + [("started", ""), ("ended", "")]
        case .decisions:
            client + [
                ("type", "working-age-service-decision"), ("task", ""), ("service", "social-work"), ("id", ""), ("decided", ""),
                ("outcome", "positive"), ("from", ""), ("to", ""),
            ]
        case .services:
            client + [
                ("task", "working-age"), ("service", "social-work"), ("unit", ""), ("evidence", "valid-service"), ("first", ""),
                ("last", ""),
            ]
        case .units: [("unit", ""), ("service", "")]
        case .clientPeriods: client + [("task", "working-age"), ("start", ""), ("end", "")]
        case .childProtectionPeriods: client + [("start", ""), ("end", "")]
        case .serviceDecisions:
            client + [
                ("task", "working-age"), ("service", "social-work"), ("type", "working-age-service-decision"), ("id", ""),
                ("decided", ""), ("outcome", "positive"), ("from", ""), ("to", ""), ("picks", ""),
            ]
        case .receivedServices:
            client + [("task", "working-age"), ("service", "social-work"), ("evidence", ""), ("first", ""), ("last", "")]
        }
    }

    /// One row as a line of a file. A unit that is drawn stands for the service.
    static func line(_ row: [String: String], _ columns: [Column]) -> String {
        columns.map { column in
            let value = row[column.drawn] ?? (column.drawn == "service" && row["unit"] != nil ? "" : column.usual)
            return column.drawn == "person" ? person(value) : value
        }.joined(separator: ",")
    }

    /// The identity code behind a letter.
    static func person(_ letter: String) -> String { Deriving.person(Int(letter.utf8.first!)) }

    /// A file with its header.
    static func file(_ kind: TableKind, _ rows: DrawnExample.Rows) -> String {
        ([kind.columns.joined(separator: ",")] + rows.map { line($0, columns(of: kind)) }).map { $0 + "\n" }.joined()
    }

    /// What goes in, from the tables named as the extracts are; rows whose source is `archive` come from there.
    static func input(_ example: DrawnExample) throws -> Deriving.Input {
        var input = Deriving.Input()
        let names: [(String, TableKind)] = [
            ("matters", .matters), ("child-protection", .childProtection), ("decisions", .decisions), ("services", .services),
            ("units", .units),
        ]
        for (name, kind) in names {
            guard let rows = example.tables[name] else { continue }
            let separate = rows.filter { $0["source"] != "archive" }
            if !separate.isEmpty { input.files[kind] = [file(kind, separate)] }
            let archived = try rows.enumerated().filter { $1["source"] == "archive" }.map { try self.archived($1, kind, line: $0 + 1) }
            if archived.isEmpty { continue }
            let appender = RowAppender()
            for (row, id) in archived { appender.append(row, text: Array(id.utf8)[...]) }
            input.archive[kind] = appender
        }
        return input
    }

    private static func archived(_ row: [String: String], _ kind: TableKind, line: Int) throws
        -> (row: NewRow, id: String)
    {
        let value = { (column: String) in row[column] ?? columns(of: kind).first { $0.drawn == column }?.usual ?? "" }
        let day = { (column: String) in Day(value(column)) }
        let task = ServiceTask(value("task")) ?? ServiceTask("working-age")!
        var new = NewRow(
            person: .identityCode(try IdentityCode(person(value("person")))), organiser: Area(value("organiser"))!,
            municipality: Municipality(value("municipality")), serviceTask: task, first: Day.earliest, last: nil, file: 0,
            line: UInt32(line), isImprecise: row["imprecise"] == "yes")
        var id = ""
        switch kind {
        case .decisions:
            new.first = day("decided")!
            id = value("id")
            new.further = FurtherFacts(
                validFrom: day("from"), validTo: day("to"), socialService: SocialService(value("service"))!,
                decisionType: DecisionType(value("type"))!, outcome: DecisionOutcome(value("outcome"))!)
        case .services:
            new.first = day("first")!
            new.last = day("last")
            new.further = FurtherFacts(socialService: SocialService(value("service"))!, evidence: EvidenceKinds(text: value("evidence"))!)
        case .childProtection:
            new.serviceTask = nil
            new.first = day("started")!
            new.last = day("ended")
        default:
            new.first = day("opened")!
            new.last = day("closed")
            id = value("matter")
        }
        return (new, id)
    }
}

extension DrawnTables {
    /// Adds a row of `person,organiser,municipality,task,service,evidence,first,last` as one of the archive.
    static func append(services row: [String], to appender: RowAppender) throws {
        appender.append(
            NewRow(
                person: .identityCode(try IdentityCode(row[0])), organiser: Area(row[1])!, municipality: Municipality(row[2]),
                serviceTask: ServiceTask(row[3]), first: Day(row[6])!, last: Day(row[7]),
                further: FurtherFacts(socialService: SocialService(row[4])!, evidence: EvidenceKinds(text: row[5])!), file: 0,
                line: UInt32(appender.count + 1)))
    }
}
