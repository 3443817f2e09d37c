import HTTPTypes

/// Why a request gets an error page instead of what it asked for.
enum PageError: Error, Equatable {
    /// The site has nothing there, or not for this user.
    case notFound
    /// It was there and has been taken back.
    case gone
    /// The user is signed in, but may not do this.
    case forbidden
    /// The address is there, but the method is not one of those it answers.
    case methodNotAllowed
    /// Only for the signed-in.
    case signInNeeded
    /// The form does not come from a page of this session.
    case refusedForm
    /// The form cannot be read.
    case unreadableForm
    /// More than the limit.
    case tooLarge
    /// What was sent cannot be taken as it is.
    case invalid
    /// Somebody else has changed the same thing meanwhile.
    case conflict
    /// Too many attempts; later again.
    case tooMany

    /// The status the answer carries.
    var status: HTTPResponse.Status {
        switch self {
        case .notFound: .notFound
        case .gone: .gone
        case .forbidden, .refusedForm: .forbidden
        case .methodNotAllowed: .methodNotAllowed
        case .signInNeeded: .unauthorized
        case .unreadableForm: .badRequest
        case .tooLarge: .contentTooLarge
        case .invalid: .unprocessableContent
        case .conflict: .conflict
        case .tooMany: .tooManyRequests
        }
    }
}
