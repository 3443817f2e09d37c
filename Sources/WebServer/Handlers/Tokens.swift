import Foundation
import HTTPTypes
import Hummingbird
import Operations
import RegisterModel
import RegisterStore
import WebPages

// The tokens of the API.
extension Site {
    func tokens(_ visit: Visit) async throws -> Response { visit.page(try await tokensPage(visit)) }

    /// Makes a token and shows it, this once: nothing is redirected, because the token is nowhere to be read again.
    func makeToken(_ visit: Visit) async throws -> Response {
        let name = visit.form["name"] ?? ""
        let life = visit.form["days"].flatMap { Int($0) } ?? 0
        do {
            let made = try await operations.createAPIToken(named: name, lifeDays: life, by: visit.actor())
            return visit.page(try await tokensPage(visit, made: made.text))
        } catch OperationError.invalid(let problems) {
            let page = try await tokensPage(visit, name: name, life: life, problems: problems.map(TokensPage.Problem.init))
            return visit.page(page, status: .unprocessableContent)
        }
    }

    func revokeToken(_ id: String, _ visit: Visit) async throws -> Response {
        try await operations.revokeAPIToken(id, by: visit.actor())
        return visit.redirect(to: .tokens, flash: .tokenRevoked)
    }

    private func tokensPage(
        _ visit: Visit, name: String = "", life: Int = 90, problems: [TokensPage.Problem] = [], made: String? = nil
    ) async throws -> TokensPage {
        let now = operations.settings.clock()
        let tokens = try await operations.apiTokens(by: visit.actor()).map { TokensPage.Token($0, now: now) }
        return TokensPage(
            tokens: tokens, lives: Operations.apiTokenLivesDays, name: name, life: life, problems: problems, made: made)
    }
}

extension TokensPage.Token {
    fileprivate init(_ listed: ListedAPIToken, now: Date) {
        let token = listed.token
        self.init(
            id: token.id, name: token.name, owner: listed.ownerName, made: Moment(token.createdAt),
            // The instant itself no longer belongs to its life.
            lastDay: Moment(token.expiresAt.addingTimeInterval(-1)).day, used: token.lastUsedAt.map { Moment($0) },
            state: token.revokedAt != nil ? .revoked : token.isValid(at: now) ? .valid : .expired)
    }
}

extension TokensPage.Problem {
    fileprivate init(_ problem: InputProblem) {
        switch problem.kind {
        case .tokenNameMissing: self = .nameMissing
        case .tokenNameTooLong: self = .nameTooLong
        case .tokenNameTaken: self = .nameTaken
        case .tooManyTokens: self = .tooMany
        default: self = .life
        }
    }
}
