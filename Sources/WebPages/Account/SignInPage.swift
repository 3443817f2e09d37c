import Localization

/// Signing in with e-mail and password. Field names: `email`, `password`, `to` (the path to go to afterwards).
public struct SignInPage: Page {
    /// What hindered the last attempt.
    public enum Problem: Sendable, Hashable {
        /// The e-mail or the password is wrong; which of the two is not told.
        case wrong
        /// Too many attempts; try again after some minutes.
        case tooMany(minutes: Int)
    }

    /// The e-mail as entered.
    public let email: String
    /// Where to go afterwards; nil for the user's home.
    public let destination: Address?
    /// What hindered the last attempt; nil on the first.
    public let problem: Problem?

    /// Makes the page.
    public init(email: String = "", destination: Address? = nil, problem: Problem? = nil) {
        self.email = email
        self.destination = destination
        self.problem = problem
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let message: String? =
            switch problem {
            case nil: nil
            case .wrong: words("sign-in.wrong")
            case .tooMany(let minutes): words("sign-in.too-many", ["minutes": String(minutes)])
            }
        return PageContent(
            template: "sign-in", title: words("sign-in.title"), problems: message.map { [PageProblem(target: "email", message: $0)] } ?? [],
            values: [
                "path": Address.signIn.path, "email": email, "destination": destination?.path, "error": message,
                "statisticsPath": Address.statistics(.catalogue).path,
            ])
    }
}
