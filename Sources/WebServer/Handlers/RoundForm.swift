import CodeLists
import NotificationForm
import Operations
import RegisterModel
import WebPages

/// What is wrong with the fields of a round.
struct RoundFaults: Error {
    let problems: [RoundFormPage.Problem]
}

extension Round {
    /// The form as it is, without the levels of the round.
    var ownDefinition: FormDefinition? { FormDefinition.version(formVersion) }

    /// Reads the fields of ``RoundFormPage``; all that is wrong with them if they make no round.
    static func read(_ fields: [String: String]) -> Result<Round, RoundFaults> {
        let id = fields["id"] ?? ""
        var problems: [RoundFormPage.Problem] = Round.isID(id) ? [] : [.id]
        let version = fields["form"].flatMap { Int($0) }
        let definition = version.flatMap { FormDefinition.version($0) }
        if definition == nil { problems.append(.form) }
        let period = fields["period"].flatMap { MonitoringPeriod($0) }
        if period == nil { problems.append(.period) }
        let deadline = fields["deadline"].flatMap { Day(entered: $0) }
        if deadline == nil { problems.append(.deadline) }
        var ends: [String: Month] = [:]
        for task in ServiceTask.inScope {
            ends[task.slug] = fields["end.\(task.slug)"].flatMap { Month(entered: $0) }
            if ends[task.slug] == nil { problems.append(.transition(task)) }
        }
        var levels: [String: RequirementLevel] = [:]
        for question in definition?.questionsWithOpenLevel ?? [] {
            guard let text = fields["level.\(question.id)"], !text.isEmpty else { continue }
            levels[question.id] = RequirementLevel(rawValue: text)
            if levels[question.id] == nil { problems.append(.level(question.id)) }
        }
        guard problems.isEmpty, let version, let period, let deadline else { return .failure(RoundFaults(problems: problems)) }
        return .success(
            Round(
                id: id, formVersion: version, period: period, deadline: deadline, transitionEnds: ends, levels: levels))
    }
}

extension RoundFormPage.Problem {
    /// The page's word for what an operation refuses; nil for what no field of the page can cause.
    init?(_ problem: InputProblem) {
        switch problem.kind {
        case .roundID: self = .id
        case .roundTaken: self = .taken
        case .roundForm: self = .form
        case .roundSettled: self = .settled
        case .roundDeadline: self = .deadline
        case .transitionMissing:
            guard let task = ServiceTask(problem.subject) else { return nil }
            self = .transition(task)
        case .questionUnknown: self = .level(problem.subject)
        default: return nil
        }
    }
}

extension Day {
    /// Reads a day as people write it, `30.4.2022`, or as data have it, `2022-04-30`; nil for anything else.
    init?(entered text: String) {
        let text = text.trimmed
        if let day = Day(text) {
            self = day
            return
        }
        guard let match = text.wholeMatch(of: /([0-9]{1,2})\.\s*([0-9]{1,2})\.\s*([0-9]{4})/), let day = Int(match.1),
            let month = Int(match.2),
            let year = Int(match.3)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

extension String {
    /// The text without outer blanks.
    var trimmed: String {
        let start = drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }
}
