import CodeLists
import Localization
import RegisterModel

extension FormRule.Verdict {
    /// Judges each service task and tells all that are wrong in one finding.
    ///
    /// - Parameters:
    ///   - keys: The answers concerned for a task, the one to link to first.
    ///   - isWrong: Whether the task is wrong; nil where there is nothing to look at.
    static func perTask(keys: (ServiceTask) -> [AnswerKey], _ isWrong: (ServiceTask) -> Bool?) -> FormRule.Verdict {
        let judged = ServiceTask.inScope.compactMap { task in isWrong(task).map { (task, $0) } }
        guard !judged.isEmpty else { return .notApplicable }
        let wrong = judged.filter(\.1).map(\.0)
        guard !wrong.isEmpty else { return .passed }
        var seen: Set<AnswerKey> = []
        let concerned = wrong.flatMap(keys).filter { seen.insert($0).inserted }
        return .failed([FormRule.Finding(keys: concerned, values: ["task": .sentenceStart(wrong.map(\.name))])])
    }

    /// Judges this group against each other group and tells each wrong pair in one finding, which names both in alphabetical order, so that
    /// both groups say the same.
    static func perOther(_ situation: FormSituation, first: AnswerKey, _ isWrong: (Answers, Answers) -> Bool?) -> FormRule.Verdict {
        let judged = situation.others.compactMap { other in isWrong(situation.answers, other.answers).map { (other, $0) } }
        guard !judged.isEmpty else { return .notApplicable }
        return FormRule.Verdict(
            judged.filter(\.1).map { other, _ in
                let names = [situation.answers.groupName, other.name].compactMap { $0 }.sorted()
                return FormRule.Finding(keys: [first], values: ["groups": .list(names.map { LocalizedText(same: $0) })])
            })
    }
}

extension FormSituation {
    /// The key of the answer that gives a task its method of social services: its own row where it differs, otherwise question 23.
    func servicesKey(_ task: ServiceTask) -> AnswerKey { answers[.services(task)] == nil ? .services : .services(task) }

    /// The keys of a matrix in printed order.
    func rowKeys(_ question: String) -> [AnswerKey] { definition.question(question)?.keys ?? [] }

    /// The answers of a matrix in printed order; nil for an empty row.
    func rowAnswers(_ question: String) -> [String?] { rowKeys(question).map { answers.text($0) } }
}

extension Answers {
    /// The quarter in which structured archiving of a task starts; nil if unanswered or "when the transition period ends".
    func structuredFrom(_ task: ServiceTask) -> MonitoringPeriod? { text(.structured(task)).flatMap { MonitoringPeriod($0) } }

    /// The name of the main system (5, or 6 where it is another one), in small letters or not as it was written; nil if unanswered.
    var systemName: String? {
        let code = text(.system)
        return code == "other" ? text(.systemOther) : code.flatMap { ClientDataSystem($0) }?.name.sv
    }
}

extension ClientDataSystem {
    /// The listed system that a text names, by name or code, in capitals or not; nil if it names none.
    public static func named(_ text: String) -> ClientDataSystem? {
        let plain = text.lowercased()
        return all.first { $0.slug != "other" && ($0.name.sv.lowercased() == plain || $0.slug == plain) }
    }
}

extension LocalizedText {
    /// Names in a row with the language's "and" before the last: "A, B och C".
    static func list(_ names: [LocalizedText]) -> LocalizedText {
        func joined(_ language: Language) -> String {
            guard names.count > 1, let last = names.last else { return names.first?[language] ?? "" }
            return names.dropLast().map { $0[language] }.joined(separator: ", ") + Catalogue.form.text("list.and", language)
                + last[language]
        }
        return LocalizedText(sv: joined(.sv), fi: joined(.fi), en: joined(.en))
    }

    /// The same at the beginning of a sentence, for names that are written with a small letter inside one.
    static func sentenceStart(_ names: [LocalizedText]) -> LocalizedText {
        list(names.prefix(1) + names.dropFirst().map(\.withSmallInitial))
    }

    /// The text as it stands inside a sentence: the names of service tasks begin with a capital letter only where they stand by themselves.
    var withSmallInitial: LocalizedText {
        func small(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }
        return LocalizedText(sv: small(sv), fi: small(fi), en: small(en))
    }

    /// The same for names without an order of their own, such as municipalities: in the alphabetical order of each language.
    static func alphabeticalList(_ names: [LocalizedText]) -> LocalizedText {
        func inOrder(_ language: Language) -> String { list(names.inAlphabeticalOrder { $0[language] })[language] }
        return LocalizedText(sv: inOrder(.sv), fi: inOrder(.fi), en: inOrder(.en))
    }
}
