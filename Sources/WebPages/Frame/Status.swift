import NotificationForm

/// Where a notification stands (form reference, section 8.1).
public enum NotificationStatus: String, Sendable, CaseIterable {
    /// Being filled in for the first time.
    case draft
    /// Sent to THL before the deadline.
    case submitted
    /// Sent to THL after the deadline.
    case late
    /// Sent back by THL with comments.
    case returned
    /// Accepted by THL.
    case accepted
    /// Sent, and a new version is being made.
    case amending

    /// Whether THL has a version of it.
    var isWithTHL: Bool { self != .draft && self != .returned }
}

/// Where a delivery stands.
public enum DeliveryStatus: String, Sendable, CaseIterable {
    /// Its files are still coming, from a program.
    case uploading
    /// Received; its check has not begun.
    case waiting
    /// Being checked.
    case checking
    /// Checked and taken into the register.
    case accepted
    /// Accepted, and since replaced by a later delivery of the same municipality group, quarter and channel.
    case replaced
    /// Checked; its errors must be mended and the delivery sent again.
    case refused
    /// Could not be read at all.
    case unreadable
    /// Could not be checked for a fault on our side; may be sent again.
    case failed
    /// Taken back by its county: nothing of it is in force.
    case withdrawn

    /// Whether the state will change by itself.
    var isUnderWay: Bool { self == .uploading || self == .waiting || self == .checking }
}

/// How grave a finding or a problem is.
public enum Severity: String, Sendable, CaseIterable {
    /// The row is left out, or the step is not possible.
    case error
    /// Taken once somebody has said why.
    case confirm
    /// Taken; should be looked at.
    case warning
    /// Good to know.
    case info
}

extension Severity {
    /// How grave a problem of a notification is.
    init(_ severity: FormProblem.Severity) {
        self =
            switch severity {
            case .error: .error
            case .confirm: .confirm
            case .warning: .warning
            case .info: .info
            }
    }
}
