import CodeLists
import NotificationForm

/// Why an operation was not done. Nothing of it stays.
public enum OperationError: Error, Hashable, Sendable {
    /// The actor's role does not have this right.
    case forbidden
    /// There is no such thing, or it belongs to another county.
    case notFound
    /// Somebody else was first.
    case conflict(Conflict)
    /// What was entered cannot be taken.
    case invalid([InputProblem])
    /// E-mail address and password do not belong together.
    case wrongCredentials
    /// Too many failures; to be tried again after so many seconds.
    case tooManyAttempts(waitSeconds: Int)
    /// What was asked for does not fit the state: sending what is already sent, returning a draft.
    case wrongState

    /// What somebody else did first.
    public enum Conflict: Hashable, Sendable {
        /// The page's answers, or the group, were saved by somebody else since they were read; the number is the present version.
        case lostUpdate(version: Int)
        /// The municipality is in another group of the county, which has this id and name (rule P2).
        case municipalityTaken(Municipality, groupID: String, groupName: String)
        /// The round was changed by somebody else since it was read; this is how it stands now.
        case roundChanged(Round)
    }
}

/// One thing wrong with what was entered, as a fact; the pages have the sentence.
public struct InputProblem: Hashable, Sendable {
    /// What is wrong.
    public enum Kind: String, CaseIterable, Sendable {
        /// The group has no name.
        case groupNameMissing = "group-name-missing"
        /// The group's name has more than 200 characters.
        case groupNameTooLong = "group-name-too-long"
        /// Another group of the county has the name.
        case groupNameTaken = "group-name-taken"
        /// No municipality was chosen.
        case municipalitiesMissing = "municipalities-missing"
        /// A municipality is not the county's (rule P3).
        case municipalityOfAnotherCounty = "municipality-of-another-county"
        /// A contradiction has no reason; `subject` is the problem's id.
        case reasonMissing = "reason-missing"
        /// A sent notification is changed without saying why.
        case changeReasonMissing = "change-reason-missing"
        /// The form has errors that block sending.
        case answersIncomplete = "answers-incomplete"
        /// Copied answers of a topic have not been confirmed; `subject` is the topic.
        case answersUnconfirmed = "answers-unconfirmed"
        /// A sent group is dissolved without saying why.
        case withdrawReasonMissing = "withdraw-reason-missing"
        /// THL's comment is missing.
        case commentMissing = "comment-missing"
        /// A text is longer than it may be; `subject` is the field, where there are several.
        case textTooLong = "text-too-long"
        /// A text that is needed is empty; `subject` is the field, where there are several.
        case textMissing = "text-missing"
        /// A day is missing, is none, or is not later than it must be.
        case day = "day"
        /// A question that the form does not have, or that a round cannot change.
        case questionUnknown = "question-unknown"
        /// A round's id is not a year and a running number such as `2023-01`.
        case roundID = "round-id"
        /// There is already a round with the id.
        case roundTaken = "round-taken"
        /// A round's form version is not one that the program carries.
        case roundForm = "round-form"
        /// The form version or the period of a round is changed although counties have begun to notify.
        case roundSettled = "round-settled"
        /// A round's deadline is more than three years before its period or more than one year after it.
        case roundDeadline = "round-deadline"
        /// The month in which a transition period ends is missing; `subject` is the service task.
        case transitionMissing = "transition-missing"
        /// No file with this name belongs to a delivery; `subject` is the name.
        case partUnknown = "part-unknown"
        /// A needed file did not come; `subject` is its name.
        case partMissing = "part-missing"
        /// No block has come at all.
        case blockMissing = "block-missing"
        /// A file is larger than allowed; `subject` is its name.
        case partTooLarge = "part-too-large"
        /// The manifest cannot be read.
        case manifestUnreadable = "manifest-unreadable"
        /// The manifest names another organiser.
        case manifestOrganiser = "manifest-organiser"
        /// The manifest names a group that the county does not have; `subject` is the name.
        case manifestGroup = "manifest-group"
        /// The manifest's monitoring period is missing, or no round is open for it.
        case manifestPeriod = "manifest-period"
        /// The manifest's monitoring period has not ended on the civil day in Finland: its data cannot be whole.
        case manifestPeriodNotEnded = "manifest-period-not-ended"
        /// The manifest lists no block, or one under a name that no delivery has; `subject` is the name, empty where there is no block.
        case manifestBlocks = "manifest-blocks"
        /// More deliveries of the county are open than may be: one must be finished or given up first.
        case tooManyOpen = "too-many-open"
        /// A reason is given for a finding that the delivery does not have; `subject` is the rule's id.
        case findingUnknown = "finding-unknown"
        /// The token has no name.
        case tokenNameMissing = "token-name-missing"
        /// The token's name has more than 100 characters.
        case tokenNameTooLong = "token-name-too-long"
        /// Another valid token has the name.
        case tokenNameTaken = "token-name-taken"
        /// The token's life is none of those offered.
        case tokenLife = "token-life"
        /// The account has as many valid tokens as it may have.
        case tooManyTokens = "too-many-tokens"
        /// What was entered is no identity code, temporary identifier or pseudonym that the register could have.
        case personIdentifier = "person-identifier"
        /// A reason holds an identity code, which is kept nowhere.
        case textNamesPerson = "text-names-person"
        /// Something in the rules for taking deliveries is outside its range; `subject` is the field.
        case acceptanceRules = "acceptance-rules"
        /// A county's own number of clients is none; `subject` is the service task.
        case ownCount = "own-count"
        /// The e-mail address is malformed or taken.
        case email
        /// The password has fewer than 12 characters.
        case passwordTooShort = "password-too-short"
    }

    /// What is wrong.
    public let kind: Kind
    /// The name, rule or code it concerns; empty where there is only one.
    public let subject: String

    /// Makes a problem.
    public init(_ kind: Kind, _ subject: String = "") {
        self.kind = kind
        self.subject = subject
    }
}
