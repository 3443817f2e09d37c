import Localization

/// Setting the password of a new account by a link. Field names: `password`, `again`.
public struct SetPasswordPage: Page {
    /// What hinders setting it.
    public enum Problem: String, Sendable, Hashable, CaseIterable {
        /// It has fewer than 12 characters.
        case tooShort = "too-short"
        /// The two fields differ.
        case different
    }

    /// The link's token.
    public let token: String
    /// The account's e-mail address; nil when the link is unknown, used or too old.
    public let email: String?
    /// What hinders setting it; nil on the first look.
    public let problem: Problem?

    /// Makes the page.
    public init(token: String, email: String?, problem: Problem? = nil) {
        self.token = token
        self.email = email
        self.problem = problem
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let lines = problem.map { problem in
            [PageProblem(target: problem == .different ? "again" : "password", message: words("set-password.\(problem.rawValue)"))]
        }
        return PageContent(
            template: "set-password", title: words("set-password.title"), problems: lines ?? [],
            values: [
                "path": Address.setPassword(token).path, "email": email, "signInPath": Address.signIn.path,
                "passwordError": problem == .tooShort ? lines?.first?.message : nil,
                "againError": problem == .different ? lines?.first?.message : nil,
            ])
    }
}
