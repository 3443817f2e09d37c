/// One line of the ledger: what a rule looked at and how it ended. lookedAt = passed + failed.
public struct RuleOutcome: Hashable, Sendable {
    /// The rule.
    public let rule: RuleID
    /// Fields, rows or files that the rule looked at.
    public let lookedAt: Int
    /// How many of them failed.
    public let failed: Int
    /// How many of them passed.
    public var passed: Int { lookedAt - failed }
    /// The key of the reason why the rule could not be run (`not-run.<key>`); nil if it was.
    public let notRunReason: String?
}
