/// What is done with a notification beside filling it in, checking and reading it; the raw value is the last part of the address.
public enum NotificationStep: String, Sendable, CaseIterable {
    /// Copying answers from another notification.
    case copy
    /// Beginning a new version of a sent notification; only by POST.
    case amend
    /// What the draft changes in the newest version sent.
    case changes
    /// Giving up a draft, or the changes to a sent notification.
    case discard
    /// A copy of the marked draft by e-mail; only by POST.
    case draftCopy = "draft-copy"
    /// The receipt as a PDF file.
    case receiptFile = "receipt.pdf"

    /// Whether the address shows something; the others are only posted to.
    public var isPage: Bool { self != .amend && self != .draftCopy }
    /// Whether something can be posted to the address.
    public var isAction: Bool { self != .changes && self != .receiptFile }
}
