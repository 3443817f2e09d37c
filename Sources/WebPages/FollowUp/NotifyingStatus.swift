/// How far an organiser has come with its notifications, told by word and shape.
public enum NotifyingStatus: String, CaseIterable, Sendable {
    /// Every municipality is in a group and every group has sent its notification, and THL has sent none back.
    case complete
    /// Something has been sent.
    case partly
    /// Nothing has been sent.
    case none
    /// Something has never been sent and the deadline has passed.
    case overdue

    /// The shape on the map.
    var sign: String {
        switch self {
        case .complete: "●"
        case .partly: "◐"
        case .none: "○"
        case .overdue: "▲"
        }
    }

    func tag(_ words: Words) -> StatusTag {
        let look: StatusTag.Look =
            switch self {
            case .complete: .done
            case .partly: .going
            case .none: .idle
            case .overdue: .problem
            }
        return StatusTag(words("notifying.\(rawValue)"), look)
    }
}
