/// How far something has come, in three steps told by word and shape.
enum Progress: String {
    case none, partly, complete

    /// The step that a part of a whole has reached; nothing of nothing is none.
    init(_ part: Int, of whole: Int) { self = part == 0 || whole == 0 ? .none : part < whole ? .partly : .complete }

    func tag(_ words: Words) -> Values {
        let look: StatusTag.Look =
            switch self {
            case .none: .idle
            case .partly: .going
            case .complete: .done
            }
        return StatusTag(words("progress.\(rawValue)"), look).values
    }
}
