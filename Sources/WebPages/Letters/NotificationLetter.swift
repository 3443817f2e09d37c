import CodeLists
import Localization
import NotificationForm
import RegisterModel

/// A notification as it goes out by e-mail and as PDF: a document of its own, which refers to no other file.
public struct NotificationLetter: Sendable {
    /// What the letter is.
    public enum Kind: Sendable {
        /// The receipt of a sent version.
        case receipt(reference: String, version: Int, sent: Moment, isLate: Bool, sender: String, reason: String?)
        /// A copy of a draft, made at a moment; it has no reference number.
        case draft(made: Moment)
    }

    /// What the letter is.
    public let kind: Kind
    /// The title of the form.
    public let formTitle: String
    /// The county.
    public let area: Area
    /// The name of the municipality group.
    public let group: String
    /// The municipalities of the group.
    public let municipalities: [Municipality]
    /// The quarter of the round.
    public let period: MonitoringPeriod
    /// The answers, in the language of the letter.
    public let summary: Summary
    /// The language.
    public let language: Language

    /// Makes a letter.
    public init(
        kind: Kind, formTitle: String, area: Area, group: String, municipalities: [Municipality], period: MonitoringPeriod,
        summary: Summary, language: Language
    ) {
        self.kind = kind
        self.formTitle = formTitle
        self.area = area
        self.group = group
        self.municipalities = municipalities
        self.period = period
        self.summary = summary
        self.language = language
    }

    private var words: Words { Words(language: language) }

    /// The subject of the mail.
    public var subject: String {
        switch kind {
        case .receipt(let reference, _, _, _, _, _): words("letter.receipt-subject", ["reference": reference, "group": group])
        case .draft: words("letter.draft-subject", ["mark": Summary.draftMark, "group": group])
        }
    }

    /// The name of the PDF file, in plain ASCII.
    public var fileName: String {
        switch kind {
        case .receipt(let reference, let version, _, _, _, _): "\(reference)-v\(version).pdf"
        case .draft: "sosdata-draft.pdf"
        }
    }

    /// The document as HTML.
    public var html: String {
        Templates.standard.render(
            [
                "text": Texts(language: language), "lang": language.rawValue, "title": heading, "heading": heading, "mark": mark,
                "lead": lead, "formTitle": formTitle, "facts": facts.map { ["name": $0.0, "value": $0.1] as Values },
                "sections": summary.sections.map { section in
                    ["title": section.title, "rows": section.rows.map(row)] as Values
                },
            ], template: "letter")
    }

    /// The document as plain text, for readers without HTML.
    public var text: String {
        var lines = [heading, String(repeating: "=", count: heading.count)]
        if let mark { lines = [mark, ""] + lines }
        lines += [formTitle, "", lead, "", words("letter.facts")] + facts.map { "\($0.0): \($0.1)" }
        for section in summary.sections {
            lines += ["", section.title, String(repeating: "-", count: section.title.count)]
            for row in section.rows {
                let label = row.isExtension ? "\(row.label) (\(words("topic.addition-short")))" : "\(row.number). \(row.label)"
                let isTable = row.lines.contains { $0.label != nil }
                if !isTable {
                    lines.append("\(label): \(shown(row.lines.first))")
                } else {
                    lines.append("\(label):")
                    lines += row.lines.map { "  - \($0.label ?? row.label): \(shown($0))" }
                }
            }
        }
        return (lines + ["", words("letter.foot"), ""]).joined(separator: "\n")
    }

    private var heading: String {
        switch kind {
        case .receipt: words("letter.receipt-title")
        case .draft: words("letter.draft-title")
        }
    }

    private var mark: String? { if case .draft = kind { Summary.draftMark } else { nil } }

    private var lead: String {
        switch kind {
        case .receipt(_, _, _, let isLate, _, _): words(isLate ? "letter.receipt-late" : "letter.receipt-lead")
        case .draft: words("letter.draft-lead")
        }
    }

    private var facts: [(String, String)] {
        var facts: [(String, String)] = []
        switch kind {
        case .receipt(let reference, let version, let sent, _, let sender, let reason):
            facts = [
                (words("receipt.reference"), reference), (words("view.version"), String(version)),
                (words("letter.sent"), words.moment(sent)), (words("letter.sender"), sender),
            ]
            if let reason { facts.append((words("letter.reason"), reason)) }
        case .draft(let made):
            facts = [(words("letter.made"), words.moment(made))]
        }
        let names = words.sorted(municipalities.map { $0.name(language) }) { $0 }
        return facts + [
            (words("topic.county"), area.name(language)), (words("topic.group-name"), group),
            (words("topic.municipalities"), names.joined(separator: ", ")), (words("county.period"), words.quarter(period)),
        ]
    }

    private func shown(_ line: Summary.Line?) -> String { line?.value ?? Summary.notAnswered(language) }

    private func row(_ row: Summary.Row) -> Values {
        let isTable = row.lines.contains { $0.label != nil }
        return [
            "label": row.isExtension ? row.label : "\(row.number). \(row.label)", "isAddition": row.isExtension, "isTable": isTable,
            "answer": isTable ? nil : shown(row.lines.first), "lang": isTable ? nil : row.lines.first?.foreignLanguage?.rawValue,
            "lines": isTable
                ? row.lines.map { line in
                    ["label": line.label ?? row.label, "answer": shown(line), "lang": line.foreignLanguage?.rawValue] as Values
                } : nil,
        ]
    }
}
