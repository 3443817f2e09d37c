/// A status as text with a shape beside it: never told by colour alone. Templates show its values with the partial `status`.
struct StatusTag {
    /// The look of a tag; the style sheet gives each its shape and colour.
    enum Look: String {
        case done, going, idle, past, problem
    }

    let label: String
    let look: Look

    init(_ label: String, _ look: Look) {
        self.label = label
        self.look = look
    }

    /// What the partial needs.
    var values: Values { ["label": label, "look": look.rawValue] }

    static func notification(_ status: NotificationStatus, _ words: Words) -> StatusTag {
        let look: Look =
            switch status {
            case .draft: .idle
            case .submitted, .accepted: .done
            case .late, .amending: .going
            case .returned: .problem
            }
        return StatusTag(words("notification-status.\(status.rawValue)"), look)
    }

    static func delivery(_ status: DeliveryStatus, _ words: Words) -> StatusTag {
        let look: Look =
            switch status {
            case .uploading, .waiting, .checking: .going
            case .accepted: .done
            case .replaced, .withdrawn: .past
            case .refused, .unreadable, .failed: .problem
            }
        return StatusTag(words("delivery-status.\(status.rawValue)"), look)
    }

    static func severity(_ severity: Severity, _ words: Words) -> StatusTag {
        let look: Look =
            switch severity {
            case .error: .problem
            case .confirm, .warning: .going
            case .info: .idle
            }
        return StatusTag(words("severity.\(severity.rawValue)"), look)
    }
}
