import CodeLists
import Localization
import NotificationForm
import RegisterModel

/// Opening a round or changing one: everything a round is, as data. Field names: `id`, `form`, `period`, `deadline`, `end.<service task>`
/// and `level.<question>`; an empty level is the form's own.
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
    }

    /// The id of the round that is changed; nil while one is being opened.
    public let round: String?
    /// What is in the fields: field name to text.
    public let entered: [String: String]
    /// The form, for the names of the questions.
    public let definition: FormDefinition
    /// What hinders saving.
    public let problems: [Problem]

    /// Makes the page.
    public init(round: String?, entered: [String: String], definition: FormDefinition, problems: [Problem] = []) {
        self.round = round
        self.entered = entered
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
        return FormField.choice(
            name, label: "\(question.numberText). \(question.shortText[words.language])",
            options: [("", own)] + RequirementLevel.allCases.filter { $0 != .system }.map { ($0.rawValue, words("level.\($0.rawValue)")) },
            chosen: entered[name] ?? "", error: problems.contains(.level(question.id)) ? words("round-form.error-level") : nil)
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
        case .level(let question): PageProblem(target: "level.\(question)", message: words("round-form.error-level"))
        }
    }
}
