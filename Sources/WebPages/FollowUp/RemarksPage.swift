import CodeLists
import Localization
import NotificationForm

/// What THL and the county have said about a notification: the county answers queries here, THL comments, asks and closes.
///
/// Field names: the county's `answer-<id>` with the button `answer`; THL's `question`, `kind` and `text`, and the button `close`.
public struct RemarksPage: Page {
    /// Who reads.
    public enum Reader: Sendable {
        /// The county, which answers.
        case county
        /// THL's register officer, who asks and closes.
        case officer
        /// Somebody who only reads.
        case onlooker
    }

    /// What hinders saving.
    public enum Problem: Sendable, Hashable {
        /// The comment or query is empty.
        case textMissing
        /// A text is longer than 4 000 characters; of the answer to the remark with this id, if given.
        case tooLong(String?)
        /// The answer to the remark with this id is empty.
        case answerMissing(String)
        /// The remark with this id was closed while the county was writing its answer.
        case closed(String)
    }

    /// The id of the notification.
    public let notification: String
    /// The id of the round, whose page of the county the county goes back to.
    public let round: String
    /// The county.
    public let area: Area
    /// The name of the group.
    public let group: String
    /// The form it is filled in.
    public let definition: FormDefinition
    /// The remarks, oldest first.
    public let remarks: [RemarkView]
    /// Who reads.
    public let reader: Reader
    /// What was entered: field name to text.
    public let entered: [String: String]
    /// What hinders saving.
    public let problem: Problem?

    /// Makes the page.
    public init(
        notification: String, round: String, area: Area, group: String, definition: FormDefinition, remarks: [RemarkView], reader: Reader,
        entered: [String: String] = [:], problem: Problem? = nil
    ) {
        self.notification = notification
        self.round = round
        self.area = area
        self.group = group
        self.definition = definition
        self.remarks = remarks
        self.reader = reader
        self.entered = entered
        self.problem = problem
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let title = words("remarks.title", ["group": group])
        let wrong = problem.map { line($0, words) }
        let right: RemarkView.Right =
            switch reader {
            case .county: .answer
            case .officer: .close
            case .onlooker: .read
            }
        let values: Values = [
            "caption": area.name(words.language), "heading": title,
            "lead": words(reader == .county ? "remarks.lead-county" : "remarks.lead-thl"),
            "path": FollowUpAddress.remarks(notification).path, "hasRemarks": !remarks.isEmpty,
            "remarks": remarks.map { self.remark($0, right, wrong, words) },
            "isCounty": reader == .county, "notificationPath": Address.notification(notification).path,
            "ask": reader == .officer ? ask(wrong, words) : nil,
        ]
        let back: Address = reader == .county ? .county : .notificationView(notification)
        return PageContent(
            template: "remarks", title: title, back: back, backRound: reader == .county ? round : nil,
            problems: wrong.map { [$0] } ?? [], values: values)
    }

    private func remark(_ remark: RemarkView, _ right: RemarkView.Right, _ line: PageProblem?, _ words: Words) -> Values {
        let field = "answer-\(remark.id)"
        let error = line?.href == "#" + field ? line?.message : nil
        if problem == .closed(remark.id) { return remark.values(definition, right, unsaved: entered[field], words) }
        return remark.values(definition, right, error: error, entered: entered[field], words)
    }

    private func ask(_ line: PageProblem?, _ words: Words) -> Values {
        let questions = definition.questions.filter { !$0.isExtension }
        return [
            "question": FormField.choice(
                "question", label: words("remarks.question"),
                options: [("", words("remark.whole"))]
                    + questions.map { ($0.id, "\($0.numberText). \($0.shortText[words.language])") }, chosen: entered["question"] ?? ""),
            "kind": FormField.choice(
                "kind", label: words("remarks.kind"),
                options: RemarkView.Kind.allCases.map { ($0.rawValue, words("remarks.kind-\($0.rawValue)")) },
                chosen: entered["kind"] ?? RemarkView.Kind.query.rawValue),
            "askText": FormField.text(
                "text", label: words("remarks.text"), value: entered["text"] ?? "", hint: words("remarks.text-hint"),
                error: line?.href == "#text" ? line?.message : nil),
        ]
    }

    private func line(_ problem: Problem, _ words: Words) -> PageProblem {
        switch problem {
        case .textMissing: PageProblem(target: "text", message: words("remarks.error-text"))
        case .tooLong(let id): PageProblem(target: id.map { "answer-\($0)" } ?? "text", message: words("remarks.error-long"))
        case .closed(let id): PageProblem(target: "remark-\(id)-title", message: words("remarks.error-closed"))
        case .answerMissing(let id): PageProblem(target: "answer-\(id)", message: words("remarks.error-answer"))
        }
    }
}
