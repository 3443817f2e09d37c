import NotificationForm
import RegisterModel

/// What THL has done about a notification, beside its answers: versions, remarks, decision on a discussion, review.
/// Field names of the review: `decision` (`returned` or `accepted`), `comment` and `version`, the number of the version that was read.
public struct FollowUpView: Sendable {
    /// A sent version.
    public struct Version: Sendable {
        /// Its number, from 1.
        public let number: Int
        /// When it was sent.
        public let sent: Moment
        /// Who sent it.
        public let sender: String
        /// Why it was changed; nil for the first.
        public let reason: String?
        /// What THL answered: accepted or not, the comment, when, who; nil if it has not.
        public let review: (isAccepted: Bool, comment: String, at: Moment, by: String)?

        /// Makes a version.
        public init(
            number: Int, sent: Moment, sender: String, reason: String?, review: (isAccepted: Bool, comment: String, at: Moment, by: String)?
        ) {
            self.number = number
            self.sent = sent
            self.sender = sender
            self.reason = reason
            self.review = review
        }
    }

    /// What hinders the review.
    public enum Problem: String, CaseIterable, Sendable {
        /// Nothing is chosen.
        case decision
        /// A notification is returned without a comment.
        case comment
        /// The comment is longer than 4 000 characters.
        case tooLong = "too-long"
        /// The county has sent a newer version than the one that was read.
        case newerVersion = "newer-version"
        /// Somebody else has decided meanwhile, or the county has begun to change the notification.
        case overtaken

        /// The id of what is to be looked at.
        fileprivate var target: String {
            switch self {
            case .decision: "decision"
            case .comment, .tooLong: "comment"
            case .newerVersion, .overtaken: "versions-title"
            }
        }
    }

    /// The round.
    public let round: Round
    /// The id of the notification.
    public let notification: String
    /// The form it is filled in.
    public let definition: FormDefinition
    /// The version shown.
    public let shown: Int
    /// Every version, oldest first.
    public let versions: [Version]
    /// The remarks, oldest first.
    public let remarks: [RemarkView]
    /// The newest decision on a discussion; nil if there is none.
    public let decision: DiscussionPage.Decision?
    /// Why a discussion is suggested; empty if it is not.
    public let suggestion: DiscussionSuggestion
    /// Whether the reader may comment, ask and decide.
    public let canAct: Bool
    /// Whether the reader may accept or return it now.
    public let canReview: Bool
    /// The review as entered: the chosen decision; nil if nothing is chosen.
    public let chosen: String?
    /// The comment as entered.
    public let comment: String
    /// What hinders the review.
    public let problem: Problem?

    /// Makes the view.
    public init(
        round: Round, notification: String, definition: FormDefinition, shown: Int, versions: [Version], remarks: [RemarkView],
        decision: DiscussionPage.Decision?, suggestion: DiscussionSuggestion, canAct: Bool, canReview: Bool, chosen: String? = nil,
        comment: String = "", problem: Problem? = nil
    ) {
        self.round = round
        self.notification = notification
        self.definition = definition
        self.shown = shown
        self.versions = versions
        self.remarks = remarks
        self.decision = decision
        self.suggestion = suggestion
        self.canAct = canAct
        self.canReview = canReview
        self.chosen = chosen
        self.comment = comment
        self.problem = problem
    }

    func problems(_ words: Words) -> [PageProblem] {
        problem.map { [PageProblem(target: $0.target, message: words("review.error-\($0.rawValue)"))] } ?? []
    }

    func values(_ words: Words) -> Values {
        let message = problem.map { words("review.error-\($0.rawValue)") }
        let open = remarks.filter { $0.state != .closed }
        return [
            "versions": versions.reversed().map { version($0, words) },
            // A comment that could not be saved and has no field to stand in is told, so that it is not lost.
            "unsaved": canReview || comment.isEmpty ? nil : comment,
            "remarksPath": FollowUpAddress.remarks(notification).path, "canAsk": canAct, "hasOpen": !open.isEmpty,
            "openRemarks": open.map { $0.values(definition, .read, words) },
            "closedCount": words("view.closed", ["count": String(remarks.count - open.count)]), "hasClosed": open.count < remarks.count,
            "discussionPath": FollowUpAddress.discussion(notification).path,
            "decision": decision?.values(words), "isUndecided": decision == nil,
            "suggestions": suggestion.reasons.map { $0.message(in: words.language) }, "isSuggested": suggestion.isSuggested,
            "review": canReview
                ? [
                    "reviewPath": FollowUpAddress.review(notification).path, "reviewed": String(shown),
                    "choice": FormField.choice(
                        "decision", label: words("review.decision"),
                        options: [("accepted", words("review.accept")), ("returned", words("review.return"))], chosen: chosen,
                        error: problem == .decision ? message : nil),
                    "comment": FormField.text(
                        "comment", label: words("review.comment"), value: comment, hint: words("review.comment-hint"),
                        error: problem == .comment || problem == .tooLong ? message : nil),
                ] as Values : nil,
        ]
    }

    private func version(_ version: Version, _ words: Words) -> Values {
        let isShown = version.number == shown
        return [
            "number": String(version.number), "isShown": isShown,
            "path": isShown ? nil : FollowUpAddress.version(notification, version.number).path,
            "sent": words("remark.by", ["name": version.sender, "moment": words.moment(version.sent)]), "reason": version.reason,
            "comparisonPath": version.number > 1 ? FollowUpAddress.comparison(notification, version.number - 1, version.number).path : nil,
            "comparison": words("view.compare", ["older": String(version.number - 1), "newer": String(version.number)]),
            "review": version.review.map { review -> Values in
                [
                    "status": StatusTag.notification(review.isAccepted ? .accepted : .returned, words).values,
                    "by": words("remark.by", ["name": review.by, "moment": words.moment(review.at)]),
                    "comment": review.comment.isEmpty ? nil : review.comment,
                ]
            },
        ]
    }
}
