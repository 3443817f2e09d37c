/// A status as text with a shape beside it: never told by colour alone. Templates show it with the partial `status`.
enum StatusTag {
    /// The look of a tag; the style sheet gives each its shape and colour.
    enum Look: String {
        case done, going, idle, past, problem
    }

    static func values(_ text: String, _ look: Look) -> Values { ["label": text, "look": look.rawValue] }

    static func notification(_ status: NotificationStatus, _ words: Words) -> Values {
        let look: Look =
            switch status {
            case .draft: .idle
            case .submitted, .accepted: .done
            case .late, .amending: .going
            case .returned: .problem
            }
        return values(words("notification-status.\(status.rawValue)"), look)
    }

    static func delivery(_ status: DeliveryStatus, _ words: Words) -> Values {
        let look: Look =
            switch status {
            case .uploading, .waiting, .checking: .going
            case .accepted: .done
            case .replaced, .withdrawn: .past
            case .refused, .unreadable, .failed: .problem
            }
        return values(words("delivery-status.\(status.rawValue)"), look)
    }

    static func severity(_ severity: Severity, _ words: Words) -> Values {
        let look: Look =
            switch severity {
            case .error: .problem
            case .confirm, .warning: .going
            case .info: .idle
            }
        return values(words("severity.\(severity.rawValue)"), look)
    }
}
