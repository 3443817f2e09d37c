import Localization
import RegisterModel
import Yams

/// Reasons for findings of severity `confirm`: what somebody has looked into and found to be so. Remembered from one delivery to the next.
///
/// A reason holds for every later finding of the same rule on the same block and subject, such as a service task and a day. A finding about the
/// change since the previous quarter names its quarter in the subject, so a new change wants a new reason.
public struct Confirmations: Hashable, Sendable {
    /// One reason, or the place for one.
    public struct Entry: Hashable, Sendable {
        /// A rule of severity `confirm`.
        public let rule: RuleID
        /// The block's name, without folder and endings.
        public let block: String
        /// What the finding is about, such as a service task and a day.
        public let subject: String
        /// What was measured when it was first found.
        public var measured: String
        /// Why it is so; empty while it is open.
        public var reason: String
        /// The quarter in which it was first found.
        public var period: String

        /// A reason that somebody has given, as a register keeps it.
        public init(rule: RuleID, block: String, subject: String, measured: String, reason: String, period: String) {
            self.rule = rule
            self.block = block
            self.subject = subject
            self.measured = measured
            self.reason = reason
            self.period = period
        }

        /// The place for a reason, or the reason that a finding has.
        public init(_ finding: DeliveryFinding, in period: MonitoringPeriod) {
            self.init(
                rule: finding.rule, block: Self.block(of: finding.file), subject: finding.value, measured: finding.detail,
                reason: finding.reason, period: period.description)
        }

        func isAbout(_ finding: DeliveryFinding) -> Bool {
            rule == finding.rule && subject == finding.value && block == Self.block(of: finding.file)
        }

        static func block(of file: String) -> String {
            let name = file.split(separator: "/").last.map(String.init) ?? file
            return name.split(separator: ".").first.map(String.init) ?? name
        }
    }

    /// The reasons and the places for them, in the order of the file.
    public private(set) var entries: [Entry] = []

    /// No reasons.
    public init() {}

    /// Reasons that were kept elsewhere than in a file.
    public init(_ entries: [Entry]) { self.entries = entries }

    /// Reads a file that `file(adding:language:)` made and somebody has filled in.
    /// - Throws: `.unreadable`, or `.yaml` with the line and what is wrong there.
    public init(file: String) throws(DeliveryFailure) {
        try self.init(yaml: String(decoding: wholeFile(file), as: UTF8.self), named: file)
    }

    init(yaml: String, named name: String) throws(DeliveryFailure) {
        do throws(StrictYAML.Refusal) { entries = try Self.read(yaml) } catch {
            throw .yaml(file: name, line: error.line, problem: error.problem, word: error.word)
        }
    }

    private static func read(_ yaml: String) throws(StrictYAML.Refusal) -> [Entry] {
        let root = try StrictYAML.root(of: yaml)
        let top = try StrictYAML.mapping(root, word: "version")
        try StrictYAML.allow(["version", "confirmations"], in: top)
        try StrictYAML.demandVersion(1, in: top, root)
        guard let list = top["confirmations"] else { throw StrictYAML.refusal(root, "lacks-key", "confirmations") }
        guard case .sequence(let parts) = list else { throw StrictYAML.refusal(list, "no-mapping", "confirmations") }
        var entries: [Entry] = []
        for part in parts {
            let keys = try StrictYAML.mapping(part, word: "confirmations")
            try StrictYAML.allow(["rule", "block", "subject", "measured", "reason", "period"], in: keys)
            func text(_ key: String) throws(StrictYAML.Refusal) -> String {
                guard let node = keys[key] else { throw StrictYAML.refusal(part, "lacks-key", key) }
                return try StrictYAML.word(node).trimmingSpace
            }
            let name = try text("rule")
            guard let rule = Rule.all.first(where: { $0.name == name && $0.severity == .confirm }) else {
                throw StrictYAML.refusal(keys["rule"] ?? part, "unknown-rule", name)
            }
            entries.append(
                Entry(
                    rule: rule.id, block: try text("block"), subject: try text("subject"),
                    measured: try keys["measured"].map(StrictYAML.word) ?? "",
                    reason: try text("reason"), period: try keys["period"].map(StrictYAML.word) ?? ""))
        }
        return entries
    }

    /// The finding with its reason, if one has been given.
    func applied(to finding: DeliveryFinding) -> DeliveryFinding {
        guard finding.rule.rule.severity == .confirm, let entry = entries.first(where: { $0.isAbout(finding) }) else { return finding }
        var confirmed = finding
        confirmed.reason = entry.reason
        return confirmed
    }

    /// The text of a file with all reasons given so far and a place for each that a report waits for; nil if the report waits for none that has
    /// no place yet.
    /// - Parameter language: of the comment at the head.
    public func file(adding report: CheckReport, language: Language) -> [UInt8]? {
        let new = report.openConfirms.filter { finding in !entries.contains { $0.isAbout(finding) } }
        if new.isEmpty { return nil }
        let places = new.map { Entry($0, in: report.period) }
        var text = "# \(Catalogue.delivery.text("confirmations.head", language))\nversion: 1\nconfirmations:\n"
        for entry in entries + places {
            text += "  - rule: \(entry.rule.rule.name)\n"
            for (key, value) in [
                ("block", entry.block), ("subject", entry.subject), ("measured", entry.measured), ("period", entry.period),
                ("reason", entry.reason),
            ] { text += "    \(key): \(Self.quoted(value))\n" }
        }
        return Array(text.utf8)
    }

    /// A text as a YAML scalar in double quotation marks.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case _ where scalar.value < 0x20: break
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}

extension String {
    /// Without white space at both ends, so that a reason of blanks is none.
    fileprivate var trimmingSpace: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
