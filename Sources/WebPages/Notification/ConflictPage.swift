import Localization
import NotificationForm
import RegisterModel

/// Two people have changed the same answers of a page: the reader chooses one for each. The form posts to the topic's page again, with
/// `keep.<key>` = `mine` or `theirs`, the keys in `disputed`, the reader's own answers as they were posted, what is shown of the other's, and in
/// `other` who that is.
public struct ConflictPage: Page {
    /// The id of the notification.
    public let notification: String
    /// The topic that was posted.
    public let topic: Topic
    /// Whether it was reached from the check-answers page.
    public let isChange: Bool
    /// The form in the version of the notification.
    public let definition: FormDefinition
    /// The round, for the names of rows.
    public let round: Round
    /// The reader's answers.
    public let mine: Answers
    /// The answers as they are stored.
    public let theirs: Answers
    /// The answers to choose between.
    public let keys: [AnswerKey]
    /// The posted fields of these answers.
    public let fields: [(name: String, value: String)]
    /// What has been chosen so far, by the field's name.
    public let kept: [String: String]
    /// What the reader wanted to do: `continue` or `later`.
    public let action: String
    /// Who has saved the other answers, and when; nil if it is not known.
    public let other: Other?
    /// Whether one can still choose; false when the notification has been sent meanwhile.
    public let canChoose: Bool
    /// Whether the choice was incomplete.
    public let isRefused: Bool

    /// Who has saved the other answers. The page posts it back, because after the rest of the page has been saved the notification itself tells
    /// only of that.
    public struct Other: Sendable, Hashable {
        /// The name.
        public let name: String
        /// When the answers were saved.
        public let saved: Moment

        /// Names who it was.
        public init(name: String, saved: Moment) {
            self.name = name
            self.saved = saved
        }

        /// Reads what the page posted, `2022-03-01 9.05 Onni Malli`; nil for anything else.
        public init?(posted text: String) {
            guard let match = text.wholeMatch(of: /([0-9-]{10}) ([0-9]{1,2})\.([0-9]{1,2}) (.+)/), let day = Day(match.1),
                let hour = Int(match.2), let minute = Int(match.3), hour < 24, minute < 60
            else { return nil }
            self.init(name: String(match.4), saved: Moment(day: day, hour: hour, minute: minute))
        }

        /// As the page posts it.
        var posted: String { "\(saved.day) \(saved.hour).\(saved.minute) \(name)" }
    }

    /// Makes the page.
    public init(
        notification: String, topic: Topic, isChange: Bool, definition: FormDefinition, round: Round, mine: Answers, theirs: Answers,
        keys: [AnswerKey], fields: [(name: String, value: String)], kept: [String: String], action: String,
        other: Other?, canChoose: Bool, isRefused: Bool
    ) {
        self.notification = notification
        self.topic = topic
        self.isChange = isChange
        self.definition = definition
        self.round = round
        self.mine = mine
        self.theirs = theirs
        self.keys = keys
        self.fields = fields
        self.kept = kept
        self.action = action
        self.other = other
        self.canChoose = canChoose
        self.isRefused = isRefused
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let address: Address = isChange ? .change(notification, topic) : .topic(notification, topic)
        let choices = keys.enumerated().map { choice($1, number: $0 + 1, words) }
        let missing = isRefused ? keys.enumerated().filter { kept["keep.\($1)"] == nil } : []
        return PageContent(
            template: "conflict", title: words(canChoose ? "conflict.title" : "conflict.sent-title"), back: .notification(notification),
            problems: missing.map { place, key in
                PageProblem(target: "keep-\(place + 1)", message: words("conflict.choose-one", ["answer": label(key, words)]))
            },
            savingForm: canChoose ? "answers" : nil,
            values: [
                "heading": words(canChoose ? "conflict.title" : "conflict.sent-title"), "caption": topic.title(frame.language),
                "lead": words(canChoose ? "conflict.lead" : "conflict.sent-lead"),
                "other": other?.posted, "who": other.map { words("conflict.who", ["name": $0.name, "moment": words.moment($0.saved)]) },
                "canChoose": canChoose, "path": address.path, "choices": choices, "action": action,
                "disputed": keys.map(\.description).joined(separator: " "), "shown": ShownAnswers(theirs, keys: keys).text,
                "fields": fields.map { ["name": $0.name, "value": $0.value] as Values },
                "notificationPath": Address.notification(notification).path,
            ])
    }

    private func label(_ key: AnswerKey, _ words: Words) -> String { AnswerLabel(key, definition, round, words.language).text }

    private func choice(_ key: AnswerKey, number: Int, _ words: Words) -> Values {
        let question = definition.question(key.question)
        func shown(_ answers: Answers) -> String { question?.words(answers[key], words.language) ?? Summary.notAnswered(words.language) }
        let isMissing = isRefused && kept["keep.\(key)"] == nil
        return [
            "label": label(key, words), "mine": shown(mine), "theirs": shown(theirs),
            "error": isMissing ? words("conflict.choose-one", ["answer": label(key, words)]) : nil, "field": "keep-\(number)",
            "options": [("theirs", "conflict.theirs", theirs), ("mine", "conflict.mine", mine)].enumerated().map { place, option in
                [
                    "field": place == 0 ? "keep-\(number)" : "keep-\(number)-mine", "name": "keep.\(key)", "value": option.0,
                    "label": words(option.1), "hint": shown(option.2), "isChosen": kept["keep.\(key)"] == option.0,
                    "describedBy": isMissing && place == 0 ? "keep-\(number)-error" : nil,
                ] as Values
            },
        ]
    }
}

/// An answer as it is named outside its page: the number of its question, its short text, and the row.
struct AnswerLabel {
    /// The whole name: `17. Klientrelationsperioder: Äldreservice`.
    let text: String

    init(_ key: AnswerKey, _ definition: FormDefinition, _ round: Round, _ language: Language) {
        guard let question = definition.question(key.question) else {
            text = key.description
            return
        }
        let row = key.row.flatMap { question.row($0) }
        let number = row?.number.map { String($0) } ?? question.numberText
        let name = row.map { question.rowText($0, in: language, round: round) }
        text = "\(number). " + [question.shortText[language], name].compactMap { $0 }.joined(separator: ": ")
    }
}
