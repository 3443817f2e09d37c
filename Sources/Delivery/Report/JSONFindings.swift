import Localization
import RegisterModel

/// Findings as JSON objects, one a line: the columns of `findings.csv`, and `value` and `related` beside them. Each of the eight keys is always
/// there; `line` is null for a whole file, and what there is nothing of is empty. A reason that somebody gave is a ninth.
///
/// Written by hand, because there can be one for every row and all but a few words are the same for all findings of a rule.
struct JSONFindings: Sendable {
    /// The text of each rule as a JSON string, and what it is followed by: rule and severity.
    private let messages: [[UInt8]]
    private let endings: [[UInt8]]
    private let language: Language

    /// - Parameter language: the language of the messages.
    init(in language: Language) {
        self.language = language
        messages = Rule.all.map { Self.string("\($0.what(in: language)) \($0.remedy(in: language))") }
        endings = Rule.all.map { Array(",\"rule\":\"\($0.name)\",\"severity\":\"\($0.severity.rawValue)\",\"value\":".utf8) }
    }

    /// One finding with its line break; keys in alphabetical order.
    func line(_ finding: DeliveryFinding) -> [UInt8] {
        let rule = Int(finding.rule.rawValue)
        let isPlain = finding.detail.isEmpty && finding.reason.isEmpty
        var line = Array("{\"column\":\"\(finding.column)\",\"file\":".utf8)
        line += Self.string(finding.file)
        line += (finding.line == 0 ? ",\"line\":null,\"message\":" : ",\"line\":\(finding.line),\"message\":").utf8
        line += isPlain ? messages[rule] : Self.string(finding.message(in: language))
        if !finding.reason.isEmpty { line += ",\"reason\":".utf8 + Self.string(finding.reason) }
        line += ",\"related\":".utf8
        line += Self.string(finding.related)
        line += endings[rule]
        line += Self.string(finding.value)
        line += "}\n".utf8
        return line
    }

    /// A text as a JSON string.
    private static func string(_ text: String) -> [UInt8] {
        var string: [UInt8] = [0x22]
        for byte in text.utf8 {
            switch byte {
            case 0x22, 0x5C: string += [0x5C, byte]
            case 0x00..<0x20: string += "\\u00\(CollectionOfOne(byte).hexadecimal)".utf8
            default: string.append(byte)
            }
        }
        string.append(0x22)
        return string
    }
}
