import Localization

/// What is demanded of a file, a row or a delivery. One rule, one file; its texts are in the catalogue under `rule.<name>`.
public struct Rule: Sendable {
    /// How much weighs what a rule finds.
    public enum Severity: String, CaseIterable, Sendable, Codable, Comparable {
        /// The row is left out.
        case error
        /// Taken once somebody has said why.
        case confirm
        /// Worth a look; the row is used.
        case warning
        /// For the record.
        case info

        /// Heavier severities first.
        public static func < (a: Severity, b: Severity) -> Bool { allCases.firstIndex(of: a)! < allCases.firstIndex(of: b)! }

        /// The word for a reader.
        public func name(in language: Language) -> String { Catalogue.delivery.text("severity.\(rawValue)", language) }
    }

    /// What a rule looks at.
    public enum Scope: String, Sendable {
        /// Bytes, before they are a row in scope.
        case file
        /// One field of a row.
        case field
        /// One row.
        case record
        /// Several rows together.
        case rows
        /// The manifest and its blocks.
        case delivery
        /// The delivery beside what the county has notified.
        case notification
        /// The delivery beside that of the quarter before.
        case previous
        /// How days and clients are spread over a block.
        case distribution
    }

    /// The rule's place in the order of rules.
    public let id: RuleID
    /// The name that is part of the format, such as `date.shape`.
    public let name: String
    /// How much a finding weighs.
    public let severity: Severity
    /// What the rule looks at.
    public let scope: Scope
    /// An example that passes, for those who read the source; `passing(in:)` is for everybody else.
    let passes: String
    /// An example that fails.
    let fails: String
    /// Whole rows that pass and fail; empty for rules that look at more than one row.
    public let examples: [RuleExample]

    init(
        _ id: RuleID, _ name: String, _ severity: Severity, _ scope: Scope, passes: String, fails: String, examples: [RuleExample] = []
    ) {
        self.examples = examples
        self.id = id
        self.name = name
        self.severity = severity
        self.scope = scope
        self.passes = passes
        self.fails = fails
    }

    /// Every rule, in the order of the delivery page's table.
    public static let all: [Rule] = RuleID.allCases.map(\.rule)

    /// What is wrong when the rule fails.
    public func what(in language: Language) -> String { Catalogue.delivery.text("rule.\(name).what", language) }
    /// Why the rule exists.
    public func why(in language: Language) -> String { Catalogue.delivery.text("rule.\(name).why", language) }
    /// An example that passes: a whole row where the rule looks at one, else words.
    public func passing(in language: Language) -> String {
        examples.first.map { $0.shown($0.passes) } ?? Catalogue.delivery.text("rule.\(name).passes", language)
    }
    /// An example that fails.
    public func failing(in language: Language) -> String {
        examples.first.map { $0.shown($0.fails) } ?? Catalogue.delivery.text("rule.\(name).fails", language)
    }
    /// What to do about a finding.
    public func remedy(in language: Language) -> String { Catalogue.delivery.text("rule.\(name).do", language) }
}
