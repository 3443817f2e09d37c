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

extension String {
    /// The text as it can be shown anywhere, a terminal too: a control character is a sign that stands for it, one that turns the direction of
    /// writing is a replacement character.
    var printable: String {
        guard unicodeScalars.contains(where: { Self.shown($0) != nil }) else { return self }
        return String(String.UnicodeScalarView(unicodeScalars.map { Self.shown($0) ?? $0 }))
    }

    /// What is shown for a scalar that cannot be; nil for all others.
    private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value)
        case 0x7F: "\u{2421}"
        case 0x80..<0xA0, 0x2028...0x202E, 0x2066...0x2069: "\u{FFFD}"
        default: nil
        }
    }
}
