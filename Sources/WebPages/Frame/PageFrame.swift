import CodeLists
import Localization

/// What surrounds every page: who is looking, in which language, and what to tell them once.
public struct PageFrame: Sendable {
    /// The reader's language.
    public var language: Language
    /// Who is signed in; nil on the pages open to all.
    public var user: SignedInUser?
    /// The token that every form sends back; empty where there is no session.
    public var csrfToken: String
    /// Where the reader is: the language links return here.
    public var address: Address
    /// Whether all data are made up, which every page then says.
    public var isDemonstration: Bool
    /// What has just been done, told once after a redirect.
    public var flash: Flash?
    /// Where readers write; nil leaves the line out of the footer.
    public var contactEmail: String?

    /// Makes a frame.
    public init(
        language: Language, user: SignedInUser? = nil, csrfToken: String = "", address: Address, isDemonstration: Bool = false,
        flash: Flash? = nil, contactEmail: String? = nil
    ) {
        self.language = language
        self.user = user
        self.csrfToken = csrfToken
        self.address = address
        self.isDemonstration = isDemonstration
        self.flash = flash
        self.contactEmail = contactEmail
    }
}

/// The signed-in user as the header shows them.
public struct SignedInUser: Sendable, Hashable {
    /// What the user may do; decides the links of the header. Rights themselves are checked by the operations.
    public enum Role: Sendable, Hashable {
        /// A contact person of a county or of Helsinki.
        case county(Area)
        /// Who leads a county or Helsinki.
        case countyManagement(Area)
        /// THL's register officer.
        case registerOfficer
        /// THL's statistician.
        case statistician
    }

    /// The name or e-mail address shown.
    public let name: String
    /// What the user may do.
    public let role: Role

    /// Makes a user.
    public init(name: String, role: Role) {
        self.name = name
        self.role = role
    }
}

/// A message told once after a redirect; the raw value is what the server's session keeps.
public enum Flash: String, Sendable, CaseIterable {
    /// A municipality group was made.
    case groupMade = "group-made"
    /// A municipality group was changed.
    case groupChanged = "group-changed"
    /// A municipality group was dissolved.
    case groupWithdrawn = "group-withdrawn"
    /// The groups were drawn anew.
    case groupsRedrawn = "groups-redrawn"
    /// Answers were copied from another notification.
    case answersCopied = "answers-copied"
    /// There was nothing to copy.
    case nothingCopied = "nothing-copied"
    /// A draft, or the changes to a sent notification, was given up.
    case draftDiscarded = "draft-discarded"
    /// A copy of the marked draft waits to be sent by e-mail.
    case draftCopyOrdered = "draft-copy-ordered"
    /// Answers were saved.
    case answersSaved = "answers-saved"
    /// THL opened a round.
    case roundOpened = "round-opened"
    /// THL changed a round.
    case roundChanged = "round-changed"
    /// THL granted a county more time.
    case extensionGranted = "extension-granted"
    /// Reminders were put into the outbox.
    case remindersSent = "reminders-sent"
    /// The county was reminded today already, or has nothing to be reminded of.
    case remindedAlready = "reminded-already"
    /// A county told how many clients it counts itself.
    case ownCountsSaved = "own-counts-saved"
    /// THL changed the rules for taking deliveries of a round.
    case acceptanceChanged = "acceptance-changed"
    /// THL commented or asked.
    case remarkAdded = "remark-added"
    /// The county answered a query.
    case queryAnswered = "query-answered"
    /// THL closed a comment or query.
    case remarkClosed = "remark-closed"
    /// THL accepted a notification.
    case notificationAccepted = "notification-accepted"
    /// THL returned a notification.
    case notificationReturned = "notification-returned"
    /// THL decided about a discussion.
    case discussionDecided = "discussion-decided"
    /// A delivery has come in and waits for its check.
    case deliveryReceived = "delivery-received"
    /// A delivery was taken back.
    case deliveryWithdrawn = "delivery-withdrawn"
    /// Reasons for findings were stored.
    case findingsConfirmed = "findings-confirmed"
    /// A delivery whose files were still coming was given up.
    case deliveryGivenUp = "delivery-given-up"
    /// The password was set; now the user signs in with it.
    case passwordSet = "password-set"
    /// A token of the API was revoked.
    case tokenRevoked = "token-revoked"
    /// An edition was ordered.
    case editionOrdered = "edition-ordered"
    /// An edition was proposed for publication.
    case publicationProposed = "publication-proposed"
    /// A publication was approved.
    case publicationApproved = "publication-approved"
    /// A publication was rejected.
    case publicationRejected = "publication-rejected"
    /// A publication was taken back.
    case publicationRetracted = "publication-retracted"
    /// The user has signed out.
    case signedOut = "signed-out"
    /// The session had ended; what was saved is still there.
    case sessionEnded = "session-ended"
}
