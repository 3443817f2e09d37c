import RegisterStore

/// What the log says of an error: its kind, and of the store what is the matter with the machine. Never what was entered or who entered it,
/// which an error may carry.
struct FaultKind: CustomStringConvertible {
    let description: String

    init(_ error: any Error) {
        let kind = String(reflecting: type(of: error))
        description = (error as? StoreFault).map { "\(kind).\($0.rawValue)" } ?? kind
    }
}
