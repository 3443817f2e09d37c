/// Findings that one mending would make go away: one unknown code value behind thousands of rows, one column's way of writing days, one rule
/// broken in one way.
public struct RootCause: Sendable {
    /// What findings of one cause have in common.
    public struct Sign: Hashable, Sendable {
        /// The rule.
        public let rule: RuleID
        /// The canonical column name; empty for whole rows and files.
        public let column: String
        /// The value that they share, or its form with `9` for digits and `a` for letters; empty where rule and column tell enough.
        public let value: String

        /// Reads the sign off a finding.
        public init(_ finding: DeliveryFinding) {
            self.init(rule: finding.rule, column: finding.column, value: finding.value)
        }

        init(rule: RuleID, column: String, value: String) {
            self.rule = rule
            self.column = column
            self.value =
                switch rule {
                case .organiserUnknown, .municipalityUnknown, .serviceTaskUnknown, .socialServiceUnknown, .decisionTypeUnknown,
                    .outcomeUnknown, .evidenceUnknown, .unitUnknown, .unitAmbiguous, .notificationMunicipalityNotInGroup,
                    .notificationUndeclaredChannel, .notificationSilentTask, .notificationServiceDeclaredNo, .periodStartChanged,
                    .datesPileUp,
                    .datesFirstOfMonth, .volumeOutOfRange, .volumeChange, .periodNoneEnded:
                    value
                case .dateShape, .dateRange: Self.form(of: value)
                default: ""
                }
        }

        /// One or two digits are `9`, longer runs of digits as many; letters are `a`. So 3.2.2023 and 13.12.2023 have one form.
        private static func form(of value: String) -> String {
            var form = ""
            var digits = 0
            func endDigits() {
                if digits > 0 { form += String(repeating: "9", count: digits <= 2 ? 1 : digits) }
                digits = 0
            }
            for character in value {
                if character.isASCII && character.isNumber {
                    digits += 1
                } else {
                    endDigits()
                    form.append(character.isLetter ? "a" : character)
                }
            }
            endDigits()
            return form
        }
    }

    /// What the findings have in common.
    public let sign: Sign
    /// How many there are; as many go away if the cause is mended.
    public fileprivate(set) var count = 0
    /// How many there are in each file, in the order of files.
    public fileprivate(set) var files: [(file: String, count: Int)] = []
    /// The first `Limits.findingsShownPerGroup` of them.
    public fileprivate(set) var first: [DeliveryFinding] = []

    /// How much the findings weigh.
    public var severity: Rule.Severity { sign.rule.rule.severity }

    fileprivate mutating func add(_ finding: DeliveryFinding) {
        count += 1
        if files.last?.file != finding.file { files.append((finding.file, 0)) }
        files[files.count - 1].count += 1
        if first.count < Limits.findingsShownPerGroup { first.append(finding) }
    }
}

extension CheckReport {
    /// The findings by cause: most severe first, then the cause behind the most findings.
    public var causes: [RootCause] {
        var causes: [RootCause.Sign: RootCause] = [:]
        // Beyond so many values in one column they have no value in common; what they share is the rule.
        var values: [RuleID: [String: Int]] = [:]
        forEachFinding { finding in
            var sign = RootCause.Sign(finding)
            if causes[sign] == nil && !sign.value.isEmpty {
                if values[finding.rule, default: [:]][finding.column, default: 0] >= Limits.causesPerColumn {
                    sign = RootCause.Sign(rule: finding.rule, column: finding.column, value: "")
                } else {
                    values[finding.rule, default: [:]][finding.column, default: 0] += 1
                }
            }
            causes[sign, default: RootCause(sign: sign)].add(finding)
        }
        return causes.values.sorted {
            ($0.severity, -$0.count, $0.sign.rule.rawValue, $0.sign.column, $0.sign.value) < (
                $1.severity, -$1.count, $1.sign.rule.rawValue, $1.sign.column, $1.sign.value
            )
        }
    }
}
