import Localization

/// A page that says what went wrong and what to do. It holds no detail of the fault: that is in the log, under the request's id.
public struct ErrorPage: Page {
    /// What went wrong; the raw value is the HTTP status.
    public enum Kind: Int, Sendable, CaseIterable {
        /// The request could not be understood.
        case badRequest = 400
        /// The user has no right to it, or the form's token has run out.
        case forbidden = 403
        /// There is no such page, or it is not the user's.
        case notFound = 404
        /// The address does not answer the request's method.
        case methodNotAllowed = 405
        /// Somebody else changed it meanwhile.
        case conflict = 409
        /// It was there and has been taken back.
        case gone = 410
        /// Too much was sent.
        case tooLarge = 413
        /// What was sent cannot be used as it is.
        case invalid = 422
        /// Too many requests in a short time.
        case tooMany = 429
        /// The program failed.
        case failure = 500
        /// Nothing can be stored or read for the time being: a fault of the machine that its operator mends.
        case unavailable = 503
    }

    /// What went wrong.
    public let kind: Kind
    /// The id under which the log knows the request; nil leaves the line out.
    public let requestID: String?

    /// Makes the page.
    public init(_ kind: Kind, requestID: String? = nil) {
        self.kind = kind
        self.requestID = requestID
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let key = "error.\(kind.rawValue)"
        return PageContent(
            template: "error", title: words("\(key).title"),
            values: [
                "heading": words("\(key).title"), "explanation": words("\(key).text"), "remedy": words("\(key).remedy"),
                "requestID": requestID,
            ])
    }
}
