import Localization

/// One consistency rule of the form (form specification, section 7). Each has a file of its own in `Rules/`.
public struct FormRule: Sendable, Identifiable {
    /// The id of the specification: `M17`, `E`, `C7`, `P2`.
    public let id: String
    /// What follows when the rule fails. P1 is an error only when the county says that it is complete.
    public let severity: FormProblem.Severity
    /// Whether the rule compares the notifications of one county (P1–P7).
    public let isBetweenGroups: Bool
    private let judge: @Sendable (FormSituation) -> Verdict

    /// What a rule says about a situation.
    enum Verdict: Sendable {
        /// What the rule looks at is not there: it neither passed nor failed.
        case notApplicable
        /// Looked at and found right.
        case passed
        /// Looked at and found wrong, once or several times.
        case failed([Finding])
    }

    /// What a rule found, before its places are looked up in the form.
    struct Finding: Sendable {
        /// The answers concerned, the one to link to first.
        var keys: [AnswerKey]
        /// What fills the places in the message.
        var values: [String: LocalizedText] = [:]
        /// The variant of the message, a last part of its key; nil for the plain one.
        var variant: String?
        /// Another severity than the rule's own.
        var severity: FormProblem.Severity?
    }

    /// The outcome of a rule.
    public enum Outcome: Sendable, Equatable {
        /// What the rule looks at is not there.
        case notApplicable
        /// Found right.
        case passed
        /// Found wrong.
        case failed([FormProblem])
    }

    /// Makes a rule.
    init(
        _ id: String, _ severity: FormProblem.Severity, isBetweenGroups: Bool = false, judge: @escaping @Sendable (FormSituation) -> Verdict
    ) {
        self.id = id
        self.severity = severity
        self.isBetweenGroups = isBetweenGroups
        self.judge = judge
    }

    /// Applies the rule.
    public func outcome(_ situation: FormSituation) -> Outcome {
        switch judge(situation) {
        case .notApplicable: .notApplicable
        case .passed: .passed
        case .failed(let findings): .failed(findings.map { problem($0, situation) })
        }
    }

    private func problem(_ finding: Finding, _ situation: FormSituation) -> FormProblem {
        FormProblem(
            rule: id, severity: finding.severity ?? severity,
            messageKey: finding.variant.map { "rule.\(id).\($0)" } ?? "rule.\(id)",
            places: finding.keys.compactMap(situation.place), values: finding.values)
    }
}

extension FormRule.Verdict {
    /// Failed if there is a finding, passed if there is none.
    init(_ findings: [FormRule.Finding]) { self = findings.isEmpty ? .passed : .failed(findings) }

    /// Not applicable without a condition's subject, otherwise passed or failed with one finding.
    static func one(_ isWrong: Bool, _ keys: [AnswerKey], _ values: [String: LocalizedText] = [:]) -> FormRule.Verdict {
        isWrong ? .failed([FormRule.Finding(keys: keys, values: values)]) : .passed
    }
}
