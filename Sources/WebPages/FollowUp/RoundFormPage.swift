import CodeLists
import Localization
import NotificationForm
import RegisterModel

/// Opening a round or changing one: everything a round is, as data. Field names: `id`, `form`, `period`, `deadline`, `end.<service task>`
/// and `level.<question>`; an empty level is the form's own. The round as it was read goes along under the same names after `read.`.
public struct RoundFormPage: Page {
    /// What hinders saving.
    public enum Problem: Sendable, Hashable {
        /// The id is not a year and a running number.
        case id
        /// There is already a round with the id.
        case taken
        /// The form version is not one that the program carries.
        case form
        /// The period is no quarter.
        case period
        /// The form version or the period is changed although counties have begun to notify.
        case settled
        /// The deadline is none, or far from the period.
        case deadline
        /// The month in which the transition period of a service task ends is missing or none.
        case transition(ServiceTask)
        /// A level is none.
        case level(String)
        /// Somebody else has changed a field since the round was read: its name, and its value now.
        case changed(String, String)

        func isChange(of field: String) -> Bool { if case .changed(field, _) = self { true } else { false } }
    }

    /// The id of the round that is changed; nil while one is being opened.
    public let round: String?
    /// What is in the fields: field name to text.
    public let entered: [String: String]
    /// The round as it was read; nil while one is being opened.
    public let read: Round?
    /// The form, for the names of the questions.
    public let definition: FormDefinition
    /// What hinders saving.
    public let problems: [Problem]

    /// Makes the page.
    public init(round: String?, entered: [String: String], read: Round? = nil, definition: FormDefinition, problems: [Problem] = []) {
        self.round = round
        self.entered = entered
        self.read = read
        self.definition = definition
        self.problems = problems
    }

    /// What the fields hold for a round, as people write it.
    public static func fields(of round: Round) -> [String: String] {
        let (year, month, day) = round.deadline.civil
        var fields = [
            "id": round.id, "form": String(round.formVersion), "period": round.period.description, "deadline": "\(day).\(month).\(year)",
        ]
        for (task, month) in round.transitionEnds { fields["end.\(task)"] = month.written }
        for (question, level) in round.levels { fields["level.\(question)"] = level.rawValue }
        return fields
    }

    /// The fields of the round as it was read, among what was posted.
    public static func read(_ posted: [String: String]) -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: posted.filter { $0.key.hasPrefix(readPrefix) }.map {
                (String($0.key.dropFirst(readPrefix.count)), $0.value)
            })
    }

    /// What differs between the round as it was read and as it stands, in the order of the fields' names.
    public static func changes(from read: Round, to now: Round) -> [Problem] {
        let (before, after) = (fields(of: read), fields(of: now))
        return Set(before.keys).union(after.keys).sorted().filter { before[$0] != after[$0] }.map { .changed($0, after[$0] ?? "") }
    }

    private static let readPrefix = "read."

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let title = round.map { words("round-form.title-change", ["round": $0]) } ?? words("round-form.title-new")
        let lines = problems.map { line($0, words) }
        func text(_ name: String, label: String, hint: String?) -> Values {
            FormField.text(
                name, label: label, value: entered[name] ?? "", hint: hint, error: lines.first { $0.href == "#\(name)" }?.message,
                isShort: true)
        }
        return PageContent(
            template: "round-form", title: title, back: .followUp(.roundList), problems: lines,
            values: [
                "heading": title, "path": (round.map { FollowUpAddress.editRound($0) } ?? .newRound).path, "isNew": round == nil,
                "backPath": FollowUpAddress.roundList.path,
                "read": (read.map(Self.fields) ?? [:]).sorted { $0.key < $1.key }.map { name, value -> Values in
                    ["name": Self.readPrefix + name, "value": value]
                },
                "id": round == nil ? text("id", label: words("round-form.id"), hint: words("round-form.id-hint")) : nil,
                "form": FormField.choice(
                    "form", label: words("round-form.form"),
                    options: FormDefinition.all.map { (String($0.version), words("round-form.version", ["version": String($0.version)])) },
                    chosen: entered["form"], error: lines.first { $0.href == "#form" }?.message),
                "period": text("period", label: words("round-form.period"), hint: words("round-form.period-hint")),
                "deadline": text("deadline", label: words("round-form.deadline"), hint: words("extension.day-hint")),
                "ends": ServiceTask.inScope.map { task in
                    text("end.\(task.slug)", label: task.name(words.language), hint: nil)
                },
                "levels": definition.questionsWithOpenLevel.map { level($0, words) },
            ])
    }

    private func level(_ question: Question, _ words: Words) -> Values {
        let name = "level.\(question.id)"
        let levels = question.ownLevels.map { words("level.\($0.rawValue)") }
        let own = words("round-form.own", ["level": levels.joined(separator: " / ")])
        let error = problems.first { $0 == .level(question.id) || $0.isChange(of: name) }.map { line($0, words).message }
        return FormField.choice(
            name, label: "\(question.numberText). \(question.shortText[words.language])",
            options: [("", own)] + RequirementLevel.allCases.filter { $0 != .system }.map { ($0.rawValue, words("level.\($0.rawValue)")) },
            chosen: entered[name] ?? "", error: error)
    }

    /// What a field is called.
    private func label(_ name: String, _ words: Words) -> String {
        if let task = ServiceTask.inScope.first(where: { "end.\($0.slug)" == name }) { return task.name(words.language) }
        if let question = definition.questionsWithOpenLevel.first(where: { "level.\($0.id)" == name }) {
            return "\(question.numberText). \(question.shortText[words.language])"
        }
        return words("round-form.\(name)")
    }

    /// What a field holds, in words.
    private func shown(_ name: String, _ value: String, _ words: Words) -> String {
        guard name.hasPrefix("level.") else { return value }
        return value.isEmpty ? words("round-form.as-form") : words("level.\(value)")
    }

    private func line(_ problem: Problem, _ words: Words) -> PageProblem {
        switch problem {
        case .id: PageProblem(target: "id", message: words("round-form.error-id"))
        case .taken: PageProblem(target: "id", message: words("round-form.error-taken"))
        case .form: PageProblem(target: "form", message: words("round-form.error-form"))
        case .period: PageProblem(target: "period", message: words("round-form.error-period"))
        case .settled: PageProblem(target: "period", message: words("round-form.error-settled"))
        case .deadline: PageProblem(target: "deadline", message: words("round-form.error-deadline"))
        case .transition(let task):
            PageProblem(target: "end.\(task.slug)", message: words("round-form.error-end", ["task": task.name(words.language)]))
        case .changed(let name, let value):
            PageProblem(
                target: name, message: words("round-form.error-changed", ["field": label(name, words), "value": shown(name, value, words)]))
        case .level(let question): PageProblem(target: "level.\(question)", message: words("round-form.error-level"))
        }
    }
}
