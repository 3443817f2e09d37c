import CodeLists
import RegisterModel

@testable import Delivery

/// The rules that look at a whole row.
extension ObviousRules {
    func checkRecord(_ row: inout Row) {
        let firstColumn = ["opened", "started", "start", "decided", "first_day"].first(where: kind.columns.contains)!
        check("person-id.born-after", "person_id", reads: ["person_id", firstColumn], &row) { row in
            row.born.map { $0.description > row.values[firstColumn]! } ?? false
        }
        check("municipality.other-organiser", "municipality", reads: ["organiser", "municipality"], &row) { row in
            Municipality(row.values["municipality"]!).map { $0.area.slug != row.values["organiser"] } ?? false
        }
        for (rule, first, last) in [
            ("period.end-before-start", "opened", "closed"), ("period.end-before-start", "started", "ended"),
            ("period.end-before-start", "start", "end"), ("service.last-before-first", "first_day", "last_day"),
        ] where kind.columns.contains(first) {
            check(rule, last, reads: [first, last], &row) { $0.values[last]! != "" && $0.values[last]! < $0.values[first]! }
        }
        if kind == .matters {
            check("matter.left-before-joined", "left", reads: ["opened", "closed", "joined", "left"], &row) { row in
                let start = max(row.values["opened"]!, row.values["joined"]!)
                return ["closed", "left"].contains { row.values[$0]! != "" && row.values[$0]! < start }
            }
        }
        if kind == .decisions || kind == .serviceDecisions { checkDecision(&row) }
        checkDelivered(&row)
    }

    private func checkDecision(_ row: inout Row) {
        let from = { (row: Row) in row.values["valid_from"]! == "" ? row.values["decided"]! : row.values["valid_from"]! }
        let fromColumns = row.values["valid_from"] == "" ? ["decided", "valid_from"] : ["valid_from"]
        check("decision.valid-to-before-from", "valid_to", reads: fromColumns + ["valid_to"], &row) { row in
            row.values["valid_to"]! != "" && row.values["valid_to"]! < from(row)
        }
        let type = DecisionType(row.values["decision_type"]!)
        let isIncomeSupport = type?.slug == "supplementary-income-support-decision"
        let isOtherTask = type?.serviceTask.map { $0.slug != row.values["service_task"] } ?? false
        check(
            "decision.task-mismatch", isOtherTask ? "service_task" : "social_service",
            reads: ["decision_type", "service_task"] + (isIncomeSupport ? ["social_service"] : []), &row
        ) { row in isOtherTask || (isIncomeSupport && row.values["social_service"] != "income-support") }
        check("decision.service-missing", "social_service", reads: ["decision_type", "social_service"], &row) { row in
            row.values["social_service"] == ""
        }
        guard kind == .serviceDecisions else { return }
        check("decision.picks-mismatch", "picks", reads: ["decided", "outcome", "valid_from", "valid_to"], &row) { row in
            let given = row.values["picks"]!.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
            let wanted = picks(row, from: from(row))
            return wanted.isEmpty || Set(given) != wanted
        }
        row.values["picks"] = Set(row.values["picks"]!.split(separator: "+")).sorted().joined(separator: "+")
    }

    private func picks(_ row: Row, from: String) -> Set<String> {
        let (first, last) = (period.start.description, period.end.description)
        let decided = row.values["decided"]!
        let to = row.values["valid_to"]! == "" ? "9999" : row.values["valid_to"]!
        let isPositive = row.values["outcome"] != "negative"
        var picks: Set<String> = []
        if isPositive && first <= decided && decided <= last { picks.insert("made") }
        if isPositive && decided < first && from <= first && to >= last { picks.insert("in-force") }
        if isPositive && decided <= last && first <= to && to <= last { picks.insert("ended") }
        if !isPositive && first <= decided && decided <= last { picks.insert("negative") }
        if isPositive && decided < first && first < from && from <= last && to > last { picks.insert("starting") }
        return picks
    }

    private func checkDelivered(_ row: inout Row) {
        guard kind.isBlock else { return }
        let (first, last) = (period.start.description, period.end.description)
        let columns = kind == .receivedServices ? ("first_day", "last_day") : ("start", "end")
        if kind != .serviceDecisions {
            let endsBefore = row.values[columns.1]! != "" && row.values[columns.1]! < first
            check(
                "period.outside-monitoring-period", endsBefore ? columns.1 : columns.0, reads: [columns.0, columns.1], &row
            ) { row in endsBefore || row.values[columns.0]! > last }
        }
        if columns.0 == "start" && kind != .serviceDecisions {
            check("period.end-after-monitoring-period", "end", reads: ["start", "end"], &row) { $0.values["end"]! > last }
        }
        let taskColumn = kind == .childProtectionPeriods ? "person_id" : "service_task"
        check("age.implausible", taskColumn, reads: ["person_id", taskColumn], &row) { row in
            guard let born = row.born else { return false }
            let birthday = { (age: Int) in
                let (year, month, day) = born.civil
                let digits = { (number: Int, width: Int) in
                    String(repeating: "0", count: width - String(number).count) + String(number)
                }
                return "\(digits(year + age, 4))-\(digits(month, 2))-\(digits(day, 2))"
            }
            switch kind == .childProtectionPeriods ? "child-protection" : row.values["service_task"]! {
            case "older-people": return birthday(40) > last
            case "child-protection": return birthday(25) <= last
            default: return false
            }
        }
    }
}
