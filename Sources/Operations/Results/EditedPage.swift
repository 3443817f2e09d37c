import Foundation
import Localization
import NotificationForm
import RegisterStore

/// A page of a notification as its reader has edited it.
public struct EditedPage: Sendable {
    /// The keys of the page's fields.
    public let keys: [AnswerKey]
    /// What they were given.
    public let answers: Answers
    /// What the page had shown of them.
    public let shown: ShownAnswers
    /// The language of the page, kept with free texts.
    public let language: Language
    /// Whether the reader has seen the page and goes on, which confirms its copied answers; a saving in passing does not.
    public let isConfirming: Bool

    /// Makes an edited page.
    public init(keys: [AnswerKey], answers: Answers, shown: ShownAnswers, language: Language, isConfirming: Bool) {
        self.keys = keys
        self.answers = answers
        self.shown = shown
        self.language = language
        self.isConfirming = isConfirming
    }
}

/// What became of an edited page.
public struct MergedPage: Sendable {
    /// The notification as it now stands.
    public let record: NotificationRecord
    /// The answers that somebody else has changed to something else meanwhile; as stored they are still the other's.
    public let conflicts: [AnswerKey]
    /// Who had saved last before.
    public let otherName: String
    /// When.
    public let otherSavedAt: Date
}
