import CodeLists
import RegisterModel

@testable import Delivery

/// The rules on fields, records and rows of the delivery page, written down as plainly as possible: strings, no packing, every row compared
/// with every other.
struct ObviousRules {
    let kind: TableKind
    let period: MonitoringPeriod
    var units: [String: Set<String>] = [:]

    /// One finding as a listing shows it.
    struct Finding: Hashable, CustomStringConvertible {
        let line: Int
        let column: String
        let rule: String
        var description: String { "\(line) \(column) \(rule)" }
    }

    struct Row {
        let line: Int
        /// The values as they count: codes as slugs, what follows from others filled in.
        var values: [String: String]
        var findings: Set<Finding> = []
        var isFaulty = false
        var isDone = false
        var isOutOfScope = false
        var born: Day?
    }

    private static let errors = Set(Rule.all.filter { $0.severity == .error }.map(\.name))

    /// All findings on the records of a file without its header.
    func findings(_ records: [ObviousReader.Record]) -> Set<Finding> {
        var found: Set<Finding> = []
        var sound: [Row] = []
        for record in records {
            switch record {
            case .broken(let line, let why):
                let names = ["tooLong": "line-too-long", "encoding": "encoding", "shape": "row-shape"]
                found.insert(Finding(line: line, column: "", rule: "file.\(names[why]!)"))
            case .fields(let line, let fields):
                guard fields.count == kind.columns.count else {
                    found.insert(Finding(line: line, column: "", rule: "file.row-shape"))
                    continue
                }
                let texts = fields.map { String(decoding: $0, as: UTF8.self) }
                var row = Row(line: line, values: Dictionary(uniqueKeysWithValues: zip(kind.columns, texts)))
                check(&row)
                found.formUnion(row.findings)
                if !row.isFaulty && !row.isOutOfScope { sound.append(row) }
            }
        }
        return found.union(compare(sound))
    }

    func find(_ rule: String, _ column: String, _ row: inout Row) {
        row.findings.insert(Finding(line: row.line, column: column, rule: rule))
        if Self.errors.contains(rule) { row.isFaulty = true }
    }

    /// A record rule: run if the columns that it reads are sound and no record rule before it found an error.
    func check(_ rule: String, _ column: String, reads: [String], _ row: inout Row, _ fails: (Row) -> Bool) {
        let faulty = Set(row.findings.filter { Self.errors.contains($0.rule) && !$0.isOfRecord(kind) }.map(\.column))
        guard !row.isDone, faulty.isDisjoint(with: reads), fails(row) else { return }
        find(rule, column, &row)
        if Self.errors.contains(rule) { row.isDone = true }
    }

    /// Replaces a field by its code's slug; names the rule if it has none.
    private func code<Value: Code>(
        _ list: Value.Type, _ column: String, _ rule: String, _ row: inout Row, where wanted: (Value) -> Bool = { _ in true }
    ) {
        guard let text = row.values[column] else { return }
        let known = Value.all.first { ($0.slug == text || $0.entry.national == text) && wanted($0) && !text.isEmpty }
        if let known { row.values[column] = known.slug } else { find(rule, column, &row) }
    }

    private func check(_ row: inout Row) {
        if ServiceTask(row.values["service_task"] ?? "")?.isInScope == false {
            row.isOutOfScope = true
            return find("service-task.out-of-scope", "service_task", &row)
        }
        if kind == .units {
            if row.values["unit"] == "" { find("unit.unknown", "unit", &row) }
            return code(SocialService.self, "social_service", "social-service.unknown", &row)
        }
        let person = ObviousPerson(row.values["person_id"] ?? "", bornBy: period.end)
        row.born = person.born
        row.values["person_id"] = person.text
        if let fault = person.fault { find(fault, "person_id", &row) }
        code(Area.self, "organiser", "organiser.unknown", &row) { $0.isOrganiser }
        if row.values["municipality"] == "" {
            find("municipality.withheld", "municipality", &row)
        } else {
            code(Municipality.self, "municipality", "municipality.unknown", &row)
        }
        checkCodes(&row)
        checkDays(&row)
        checkRecord(&row)
    }

    private func checkCodes(_ row: inout Row) {
        let isDecision = kind == .decisions || kind == .serviceDecisions
        if isDecision {
            code(DecisionType.self, "decision_type", "decision-type.unknown", &row)
            code(DecisionOutcome.self, "outcome", "outcome.unknown", &row)
            if row.values["decision_id"] == "" { find("decision-id.missing", "decision_id", &row) }
        }
        let type = row.values["decision_type"].flatMap { DecisionType($0) }
        if isDecision, row.values["service_task"] == "" {
            if let task = type?.serviceTask {
                row.values["service_task"] = task.slug
            } else if type != nil {
                find("service-task.unknown", "service_task", &row)
            }
        } else {
            code(ServiceTask.self, "service_task", "service-task.unknown", &row)
        }
        if row.values["matter_id"] == "" { find("matter-id.missing", "matter_id", &row) }
        if kind == .services {
            let kinds = ["valid-service", "unit-relationship", "operations-system", "health-system", "other"]
            if !kinds.contains(row.values["evidence"]!) { find("evidence.unknown", "evidence", &row) }
        }
        if kind == .receivedServices {
            let kinds = row.values["evidence"]!.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
            if !kinds.allSatisfy(EvidenceKinds.names.contains) { find("evidence.unknown", "evidence", &row) }
            row.values["evidence"] = Set(kinds).sorted().joined(separator: "+")
        }
        checkService(&row, type)
    }

    private func checkService(_ row: inout Row, _ type: DecisionType?) {
        guard let service = row.values["social_service"] else { return }
        if kind == .decisions || kind == .serviceDecisions {
            if service.isEmpty {
                if type?.slug == "supplementary-income-support-decision" { row.values["social_service"] = "income-support" }
                return
            }
        } else if kind == .services, service.isEmpty, row.values["unit"] != "" {
            if row.findings.contains(where: { $0.column == "evidence" }) { return }
            if row.values["evidence"] == "unit-relationship" {
                let services = units[row.values["unit"]!] ?? []
                if services.count == 1 { row.values["social_service"] = services.first! }
                if services.isEmpty { find("unit.unknown", "unit", &row) }
                if services.count > 1 { find("unit.ambiguous", "unit", &row) }
                return
            }
        }
        code(SocialService.self, "social_service", "social-service.unknown", &row)
    }

    private static let days: Set = [
        "opened", "closed", "joined", "left", "started", "ended", "start", "end", "decided", "valid_from", "valid_to", "first_day",
        "last_day",
    ]

    private func checkDays(_ row: inout Row) {
        for column in kind.columns where Self.days.contains(column) {
            let text = row.values[column]!
            let isNeeded = ["opened", "started", "start", "decided", "first_day"].contains(column)
            if text.isEmpty {
                if isNeeded || (kind == .receivedServices && column == "last_day") { find("date.missing", column, &row) }
            } else if let day = Day(text) {
                if day < Day("1900-01-01")! || Day("2099-12-31")! < day { find("date.range", column, &row) }
            } else {
                find("date.shape", column, &row)
            }
        }
    }
}

extension ObviousRules.Finding {
    /// Whether the rule looked at a whole record and not at the field that it names.
    fileprivate func isOfRecord(_ kind: TableKind) -> Bool { Rule.all.first { $0.name == rule }?.scope == .record }
}
