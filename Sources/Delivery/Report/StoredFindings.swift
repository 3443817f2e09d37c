/// Findings as the register keeps them: one a line, in no language, from which ``FindingLines`` are made again in any. A report that was
/// written out in each format and language would be many times as long as the delivery.
///
/// Fields are separated by tabs; a tab, a line break or a backslash in a value is written `\t`, `\n`, `\r` or `\\`.
public enum StoredFindings {
    private static let rules = Dictionary(uniqueKeysWithValues: RuleID.allCases.map { ($0.rule.name, $0) })

    /// A finding as a line with its line break.
    public static func line(_ finding: DeliveryFinding) -> [UInt8] {
        let fields = [
            finding.file, String(finding.line), finding.column, finding.rule.rule.name, finding.value, finding.related, finding.detail,
            finding.reason,
        ]
        return Array(fields.map(escaped).joined(separator: "\t").utf8) + [0x0A]
    }

    /// The finding of a line without its line break; nil for one of a rule that this version of the program no longer has.
    public static func finding(_ line: some Collection<UInt8>) -> DeliveryFinding? {
        let fields = line.split(separator: 0x09, omittingEmptySubsequences: false).map { String(decoding: unescaped($0), as: UTF8.self) }
        guard fields.count == 8, let number = Int(fields[1]), let rule = rules[fields[3]] else { return nil }
        return DeliveryFinding(
            file: fields[0], line: number, column: fields[2], rule: rule, value: fields[4], related: fields[5], detail: fields[6],
            reason: fields[7])
    }

    private static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D || $0 == 0x5C }) else { return text }
        return text.replacing("\\", with: "\\\\").replacing("\t", with: "\\t").replacing("\n", with: "\\n").replacing("\r", with: "\\r")
    }

    private static func unescaped(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var isEscape = false
        for byte in bytes {
            if isEscape {
                result.append(byte == 0x74 ? 0x09 : byte == 0x6E ? 0x0A : byte == 0x72 ? 0x0D : byte)
                isEscape = false
            } else if byte == 0x5C {
                isEscape = true
            } else {
                result.append(byte)
            }
        }
        return result
    }
}
