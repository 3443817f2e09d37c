import CodeLists
import Localization
import NotificationForm
import RegisterModel

/// What THL or a county has said about a notification, as it goes out by e-mail: a document of its own, which refers to no other file.
public struct NoticeLetter: Sendable {
    /// What was said.
    public enum Content: Sendable {
        /// THL asks.
        case query(RemarkView)
        /// The county has answered a query.
        case answer(RemarkView)
        /// THL has sent the notification back; with what it has said before and not closed.
        case returned(comment: String, open: [RemarkView])
        /// THL has accepted the notification, with a comment or an empty text.
        case accepted(comment: String)

        /// The part of the texts' keys that names it.
        fileprivate var name: String {
            switch self {
            case .query: "query"
            case .answer: "answer"
            case .returned: "returned"
            case .accepted: "accepted"
            }
        }
    }

    /// What was said.
    public let content: Content
    /// The form in the version of the notification.
    public let definition: FormDefinition
    /// The reference number of the notification.
    public let reference: String
    /// The newest version sent.
    public let version: Int
    /// The county.
    public let area: Area
    /// The name of the municipality group.
    public let group: String
    /// The quarter of the round.
    public let period: MonitoringPeriod
    /// Who said it.
    public let writer: String
    /// When.
    public let written: Moment
    /// The language.
    public let language: Language

    /// Makes a letter.
    public init(
        content: Content, definition: FormDefinition, reference: String, version: Int, area: Area, group: String, period: MonitoringPeriod,
        writer: String, written: Moment, language: Language
    ) {
        self.content = content
        self.definition = definition
        self.reference = reference
        self.version = version
        self.area = area
        self.group = group
        self.period = period
        self.writer = writer
        self.written = written
        self.language = language
    }

    private var words: Words { Words(language: language) }
    private var heading: String { words("notice.\(content.name)-title") }
    private var lead: String { words("notice.\(content.name)-lead", ["area": area.name(language)]) }

    /// The subject of the mail.
    public var subject: String { words("notice.\(content.name)-subject", ["reference": reference, "group": group]) }

    /// The document as HTML.
    public var html: String {
        Templates.standard.render(
            [
                "text": Texts(language: language), "lang": language.rawValue, "title": heading, "heading": heading, "lead": lead,
                "formTitle": definition.title[language], "facts": facts.map { ["name": $0.0, "value": $0.1] as Values },
                "sections": parts.map { part in
                    [
                        "title": part.title,
                        "rows": part.lines.map { ["label": $0.0, "answer": $0.1, "isAddition": false, "isTable": false] as Values },
                    ] as Values
                },
            ], template: "letter")
    }

    /// The document as plain text, for readers without HTML.
    public var text: String {
        var lines = [heading, String(repeating: "=", count: heading.count), definition.title[language], "", lead, ""]
        lines += [words("letter.facts")] + facts.map { "\($0.0): \($0.1)" }
        for part in parts {
            lines += ["", part.title, String(repeating: "-", count: part.title.count)]
            lines += part.lines.flatMap { ["\($0.0):", $0.1] }
        }
        return (lines + ["", words("letter.foot"), ""]).joined(separator: "\n")
    }

    private var facts: [(String, String)] {
        [
            (words("receipt.reference"), reference), (words("view.version"), String(version)), (words("letter.sender"), writer),
            (words("letter.sent"), words.moment(written)), (words("topic.county"), area.name(language)),
            (words("topic.group-name"), group), (words("county.period"), words.quarter(period)),
        ]
    }

    /// What was said, under headings: each line with what it is about.
    private var parts: [(title: String, lines: [(String, String)])] {
        switch content {
        case .query(let remark): [(words("notice.query"), [(subject(remark), remark.text)])]
        case .answer(let remark):
            [
                (words("notice.query"), [(subject(remark), remark.text)]),
                (words("notice.answer"), [(remark.answerer ?? writer, remark.answer ?? "")]),
            ]
        case .accepted(let comment): comment.isEmpty ? [] : [(words("notice.comment"), [(writer, comment)])]
        case .returned(let comment, let open):
            [(words("notice.comment"), [(writer, comment)])]
                + (open.isEmpty ? [] : [(words("notice.open"), open.map { (subject($0), $0.text) })])
        }
    }

    /// The question of the form that a remark is about.
    private func subject(_ remark: RemarkView) -> String { remark.subject(in: definition, words) }
}
