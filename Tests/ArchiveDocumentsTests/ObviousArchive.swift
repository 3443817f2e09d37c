import CodeLists
import Foundation
import RegisterModel

/// Section 7 of the derivation page the obvious way: dictionaries, strings and one document after the other, in the order of the page's sentences.
/// Slow, and written without a look at the fast way.
struct ObviousArchive {
    let period = MonitoringPeriod("2023Q1")!
    var result = Archive.Result()
    var findings: [(file: Int, line: Int, column: String, rule: String)] = []
    var totals: [[String: Int]] = []
    var inconclusive: [String: Int] = [:]

    /// One line that is a document and no draft.
    struct Version {
        let file: Int
        let line: Int
        let text: String
        let json: [String: Any]
        func string(_ key: String) -> String? { (json[key] as? String).flatMap { $0.isEmpty ? nil : $0 } }
        var number: Int { json["version"] as! Int }
        var content: [String: Any]? { (json["content"] as? [String: Any])?.values.first as? [String: Any] }
        var hasContent: Bool { json["content"] != nil && !(json["content"] is NSNull) }
    }

    /// A row before its text is made.
    struct Row {
        var what: [String]
        var person: String
        var organiser: String
        var municipality: String
        var imprecise: Bool
        var file: Int
        var line: Int
        var text: String {
            (what + [person, organiser, municipality, imprecise ? "imprecise" : "", "\(file):\(line)"]).joined(separator: ",")
        }
    }

    static func read(_ files: [String]) -> Archive.Result {
        var archive = ObviousArchive()
        archive.run(files)
        return archive.result
    }

    private mutating func run(_ files: [String]) {
        var sets: [String: [Version]] = [:]
        for (file, text) in files.enumerated() {
            totals.append([:])
            for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() where !line.isEmpty {
                totals[file]["read", default: 0] += 1
                guard let json = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], json["version"] is Int,
                    let set = json["set"] as? String, json["document"] is String, json["organiser"] is String,
                    let state = json["state"] as? String, json["kind"] is String
                else {
                    find(file, number + 1, "", "file.row-shape")
                    totals[file]["rejected", default: 0] += 1
                    continue
                }
                if state == "draft" {
                    totals[file]["drafts", default: 0] += 1
                } else {
                    sets[set, default: []].append(Version(file: file, line: number + 1, text: String(line), json: json))
                }
            }
        }
        var rows: [Row] = []
        var entries: [(Row, service: String, day: Day, isEnd: Bool)] = []
        var told: [(version: Version, id: String, rows: [Row])] = []
        for versions in sets.values {
            guard let versions = distinct(versions) else { continue }
            for old in versions.dropLast() { totals[old.file]["superseded", default: 0] += 1 }
            let deciding = versions.last!
            if deciding.string("state") == "invalidated" {
                totals[deciding.file]["invalidated", default: 0] += 1
                continue
            }
            var document = ObviousDocument(deciding, period: period)
            document.read(finals: versions.filter { $0.string("state") == "final" && $0.string("kind") == deciding.string("kind") })
            for (column, rule) in document.found { find(deciding.file, deciding.line, column, rule) }
            if document.hasError {
                totals[deciding.file]["rejected", default: 0] += 1
            } else if let missing = document.missing {
                totals[deciding.file]["inconclusive", default: 0] += 1
                find(deciding.file, deciding.line, missing, "archive.inconclusive")
                inconclusive["\(deciding.string("organiser")!) \(deciding.string("type") ?? "") \(missing)", default: 0] += 1
            } else if document.isOutOfScope {
                totals[deciding.file]["out-of-scope", default: 0] += 1
            } else if document.isRetired && document.rows.isEmpty {
                totals[deciding.file]["retired", default: 0] += 1
            } else if let id = document.id {
                told.append((deciding, id, document.rows))
            } else {
                rows += document.rows
                entries += document.entries
            }
        }
        rows += withoutConflicts(told)
        rows += spells(entries)
        result.rows = rows.map(\.text).sorted()
        result.findings = findings.sorted { ($0.file, $0.line, $0.column, $0.rule) < ($1.file, $1.line, $1.column, $1.rule) }
            .map { "\($0.file).ndjson:\($0.line) \($0.column) \($0.rule)" }
        let names = ["duplicate", "rejected", "out-of-scope", "drafts", "superseded", "invalidated", "retired", "inconclusive"]
        result.totals = totals.map { total in
            let used = (total["read"] ?? 0) - names.reduce(0) { $0 + (total[$1] ?? 0) }
            return "read=\(total["read"] ?? 0) used=\(used) " + names.map { "\($0)=\(total[$0] ?? 0)" }.joined(separator: " ")
        }
        result.inconclusive = inconclusive.map { "\($0.key): \($0.value)" }.sorted()
    }

    private mutating func find(_ file: Int, _ line: Int, _ column: String, _ rule: String) { findings.append((file, line, column, rule)) }

    /// Versions in order without repeated lines; nil when two lines claim one version.
    private mutating func distinct(_ versions: [Version]) -> [Version]? {
        var kept: [Version] = []
        for version in versions {
            if kept.contains(where: { $0.number == version.number && $0.text == version.text }) {
                totals[version.file]["duplicate", default: 0] += 1
                find(version.file, version.line, "", "row.duplicate")
            } else {
                kept.append(version)
            }
        }
        kept.sort { $0.number < $1.number }
        let numbers = kept.map(\.number)
        guard Set(numbers).count < numbers.count else { return kept }
        for version in kept {
            let isConflict = numbers.filter { $0 == version.number }.count > 1
            if isConflict { find(version.file, version.line, "", "archive.version-conflict") }
            totals[version.file][isConflict || version.number == numbers.last ? "rejected" : "superseded", default: 0] += 1
        }
        return nil
    }

    /// Matters and decisions that agree with all others of their id.
    private mutating func withoutConflicts(_ told: [(version: Version, id: String, rows: [Row])]) -> [Row] {
        var rows: [Row] = []
        for same in Dictionary(grouping: told, by: \.id).values {
            let all = same.flatMap(\.rows)
            // A matter's rows agree in organiser, task, opened and closed; a decision's in everything but the person.
            let isMatter = all.first?.what[0] == "matter"
            let shared = Set(all.map { isMatter ? [$0.organiser] + $0.what.prefix(5) : [$0.organiser, $0.municipality] + $0.what })
            let ofPerson = Dictionary(grouping: all, by: \.person).values.map { Set($0.map { $0.what + [$0.municipality] }) }
            if shared.count > 1 || ofPerson.contains(where: { $0.count > 1 }) {
                for document in same where !document.rows.isEmpty {
                    find(
                        document.version.file, document.version.line, isMatter ? "matter_id" : "decision_id",
                        isMatter ? "matter.conflict" : "decision.conflict")
                    totals[document.version.file]["rejected", default: 0] += 1
                }
                continue
            }
            for ofPerson in Dictionary(grouping: all, by: \.person).values {
                rows.append(ofPerson.min { ($0.file, $0.line) < ($1.file, $1.line) }!)
            }
        }
        return rows
    }

    private func spells(_ entries: [(Row, service: String, day: Day, isEnd: Bool)]) -> [Row] {
        var rows: [Row] = []
        for same in Dictionary(grouping: entries, by: \.service).values {
            let ends = same.filter(\.isEnd)
            var reached: Set<Day> = []
            for start in same where !start.isEnd {
                let end = ends.map(\.day).filter { $0 >= start.day }.min()
                if let end { reached.insert(end) }
                var row = start.0
                row.what += [start.day.description, end?.description ?? ""]
                row.imprecise = row.imprecise || (end != nil && ends.filter { $0.day == end }.allSatisfy(\.0.imprecise))
                rows.append(row)
            }
            for end in ends where !reached.contains(end.day) {
                var row = end.0
                row.what += [end.day.description, end.day.description]
                rows.append(row)
            }
        }
        return rows
    }
}
