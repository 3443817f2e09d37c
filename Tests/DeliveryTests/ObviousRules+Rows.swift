@testable import Delivery

/// The rules that compare rows with each other.
extension ObviousRules {
    /// Repeated rows, conflicts, overlaps.
    func compare(_ rows: [Row]) -> Set<Finding> {
        var found: Set<Finding> = []
        var kept: [Row] = []
        for row in rows {
            if kept.contains(where: { $0.values == row.values }) {
                found.insert(Finding(line: row.line, column: "", rule: "row.duplicate"))
            } else {
                kept.append(row)
            }
        }
        for row in kept {
            let others = kept.filter { $0.line != row.line }
            let same = { (other: Row, columns: [String]) in columns.allSatisfy { other.values[$0] == row.values[$0] } }
            switch kind {
            case .matters:
                let facts = ["organiser", "service_task", "opened", "closed"]
                let matter = kept.filter { same($0, ["matter_id"]) }
                let isInConflict = matter.contains { a in
                    matter.contains { b in
                        a.line != b.line
                            && (a.values["person_id"] == b.values["person_id"] || facts.contains { a.values[$0] != b.values[$0] })
                    }
                }
                if isInConflict { found.insert(Finding(line: row.line, column: "matter_id", rule: "matter.conflict")) }
            case .decisions, .serviceDecisions:
                let decision = kept.filter { same($0, ["organiser", "decision_id"]) }
                let isInConflict = decision.contains { a in
                    decision.contains { b in
                        a.line != b.line
                            && (a.values["person_id"] == b.values["person_id"]
                                || kind.columns.dropFirst().contains { a.values[$0] != b.values[$0] })
                    }
                }
                if isInConflict { found.insert(Finding(line: row.line, column: "decision_id", rule: "decision.conflict")) }
            case .clientPeriods, .childProtectionPeriods:
                let end = { (row: Row) in row.values["end"]! == "" ? "9999" : row.values["end"]! }
                let overlaps = others.contains { other in
                    other.line < row.line && same(other, ["person_id", "organiser"])
                        && other.values["service_task"] == row.values["service_task"]
                        && other.values["start"]! <= end(row) && row.values["start"]! <= end(other)
                }
                if overlaps { found.insert(Finding(line: row.line, column: "start", rule: "period.overlap")) }
            case .childProtection, .services, .units, .receivedServices: break
            }
        }
        return found
    }
}
