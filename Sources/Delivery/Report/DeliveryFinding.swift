import Localization

/// One thing that a rule found at one place of one file.
public struct DeliveryFinding: Hashable, Sendable {
    /// The file's name as given.
    public let file: String
    /// The physical line where the record starts, the header being line 1; 0 for a finding about the whole file.
    public let line: Int
    /// The canonical column name; empty if the finding is about the whole row.
    public let column: String
    /// The rule.
    public let rule: RuleID
    /// The offending value, at most `Limits.findingValueBytes` bytes of it; a person identifier is masked.
    public let value: String
    /// The earlier row that the finding refers to, as `file:line`; empty if none.
    public let related: String
    /// What was measured, for a finding about a whole file: the code, the count and what it is held against. Empty for a finding on a row.
    public var detail = ""
    /// Why it is so, where a finding of severity `confirm` has been confirmed; else empty.
    public var reason = ""

    /// What is wrong, what was measured and what to do, in one text. Holds no value of a row.
    public func message(in language: Language) -> String {
        let what = rule.rule.what(in: language)
        let next =
            reason.isEmpty
            ? rule.rule.remedy(in: language) : Catalogue.delivery.text("finding.confirmed", language, ["reason": reason])
        return "\(what)\(detail.isEmpty ? "" : " (\(detail))") \(next)"
    }
}
