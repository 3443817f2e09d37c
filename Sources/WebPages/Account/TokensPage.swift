import Localization
import RegisterModel

/// The tokens by which programs act at the API: making one, seeing them all, revoking one. Field names: `name`, `days`.
public struct TokensPage: Page {
    /// A token.
    public struct Token: Sendable {
        /// Whether it opens the API.
        public enum State: String, Sendable, CaseIterable {
            case valid, expired, revoked
        }

        /// Its id.
        public let id: String
        /// What its owner calls it.
        public let name: String
        /// Whose it is.
        public let owner: String
        /// When it was made.
        public let made: Moment
        /// The last day on which it opens the API.
        public let lastDay: Day
        /// When it was last used; nil if never.
        public let used: Moment?
        /// Whether it opens the API.
        public let state: State

        /// Makes a token's row.
        public init(id: String, name: String, owner: String, made: Moment, lastDay: Day, used: Moment?, state: State) {
            self.id = id
            self.name = name
            self.owner = owner
            self.made = made
            self.lastDay = lastDay
            self.used = used
            self.state = state
        }
    }

    /// What hinders making a token.
    public enum Problem: String, Sendable, Hashable, CaseIterable {
        /// It has no name.
        case nameMissing = "name-missing"
        /// Its name is longer than 100 characters.
        case nameTooLong = "name-too-long"
        /// Another valid token has the name.
        case nameTaken = "name-taken"
        /// Its life is none of those offered.
        case life = "life-wrong"
        /// There are as many valid tokens as there may be.
        case tooMany = "too-many"
    }

    /// The tokens, newest first.
    public let tokens: [Token]
    /// How many days a new token may live.
    public let lives: [Int]
    /// The name as entered.
    public let name: String
    /// The life chosen, in days.
    public let life: Int
    /// What hinders making a token.
    public let problems: [Problem]
    /// The token that has just been made: shown now and never again.
    public let made: String?

    /// Makes the page.
    public init(tokens: [Token], lives: [Int], name: String = "", life: Int = 90, problems: [Problem] = [], made: String? = nil) {
        self.tokens = tokens
        self.lives = lives
        self.name = name
        self.life = life
        self.problems = problems
        self.made = made
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let lines = problems.map { PageProblem(target: $0 == .life ? "days" : "name", message: words("tokens.\($0.rawValue)")) }
        return PageContent(
            template: "tokens", title: words("tokens.title"), back: .home, problems: lines, isWide: true,
            values: [
                "path": Address.tokens.path, "name": name, "made": made,
                "nameError": lines.first { $0.href == "#name" }?.message, "lifeError": lines.first { $0.href == "#days" }?.message,
                "lives": lives.map { days in
                    ["days": String(days), "words": words("tokens.days", ["days": words.number(days)]), "isChosen": days == life] as Values
                },
                "hasTokens": !tokens.isEmpty, "tokens": tokens.map { row($0, words) },
            ])
    }

    private func row(_ token: Token, _ words: Words) -> Values {
        let look: StatusTag.Look =
            switch token.state {
            case .valid: .done
            case .expired, .revoked: .past
            }
        return [
            "name": token.name, "owner": token.owner, "made": words.moment(token.made), "lastDay": words.day(token.lastDay),
            "used": token.used.map { words.moment($0) } ?? words("tokens.never"),
            "status": StatusTag(words("tokens.state-\(token.state.rawValue)"), look).values,
            "revokePath": token.state == .valid ? Address.revokeToken(token.id).path : nil,
        ]
    }
}
