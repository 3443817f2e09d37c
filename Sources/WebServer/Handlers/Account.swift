import HTTPTypes
import Hummingbird
import Localization
import NotificationForm
import Operations
import RegisterStore
import WebPages

// Signing in and out, the language, the front door.
extension Site {
    /// Sends each user to their own home.
    func home(_ visit: Visit) throws -> Response {
        switch try visit.actor().role {
        case .countyContact: visit.redirect(to: .county)
        case .countyManagement: visit.redirect(to: .countyFigures(nil))
        case .registerOfficer, .statistician: visit.redirect(to: .register)
        case .machineOperator: throw PageError.forbidden
        }
    }

    func signIn(_ visit: Visit) -> Response {
        if visit.reader.actor != nil { return visit.redirect(to: .home) }
        return visit.page(SignInPage(destination: visit.request.query["to"].flatMap { Address($0) }))
    }

    /// Starts a session with a new token, so that nobody who knew the old one is signed in with it.
    func startSession(_ visit: Visit) async throws -> Response {
        let email = visit.form["email"] ?? ""
        let destination = visit.form["to"].flatMap { Address($0) }
        do {
            let session = try await operations.signIn(email: email, password: visit.form["password"] ?? "", networkAddress: visit.network)
            guard let token = SessionToken(session.token) else { throw PageError.forbidden }
            var response = visit.redirect(to: destination ?? .home)
            response.setCookie(SiteCookies(isSecure: settings.isSecure).session(token))
            return response
        } catch OperationError.wrongCredentials {
            return visit.page(SignInPage(email: email, destination: destination, problem: .wrong), status: .unprocessableContent)
        } catch OperationError.tooManyAttempts(let seconds) {
            let page = SignInPage(email: email, destination: destination, problem: .tooMany(minutes: (seconds + 59) / 60))
            var response = visit.page(page, status: .tooManyRequests)
            response.headers[.named("Retry-After")] = String(seconds)
            return response
        }
    }

    func endSession(_ visit: Visit) async throws -> Response {
        try await operations.signOut(token: visit.reader.token.text)
        var response = visit.redirect(to: .signIn, flash: .signedOut)
        response.setCookie(SiteCookies(isSecure: settings.isSecure).session(SessionToken()))
        return response
    }

    func passwordForm(_ token: String, _ visit: Visit) async throws -> Response {
        let email = try await operations.emailOfPasswordLink(token)
        return visit.page(SetPasswordPage(token: token, email: email), status: email == nil ? .notFound : .ok)
    }

    /// Sets the password of a link's account; the person then signs in with it.
    func setPassword(_ token: String, _ visit: Visit) async throws -> Response {
        let password = visit.form["password"] ?? ""
        let email = try await operations.emailOfPasswordLink(token)
        guard password == visit.form["again"] else {
            return visit.page(SetPasswordPage(token: token, email: email, problem: .different), status: .unprocessableContent)
        }
        do {
            try await operations.setPassword(password, byLink: token)
            return visit.redirect(to: .signIn, flash: .passwordSet)
        } catch OperationError.invalid {
            return visit.page(SetPasswordPage(token: token, email: email, problem: .tooShort), status: .unprocessableContent)
        } catch OperationError.notFound {
            return visit.page(SetPasswordPage(token: token, email: nil), status: .notFound)
        }
    }

    /// Keeps the choice and shows the same page again. The choice is no secret and harms nobody, so a plain link may make it.
    func choose(_ language: Language, _ returnTo: Address, _ visit: Visit) -> Response {
        var response = visit.redirect(to: returnTo)
        response.setCookie(SiteCookies(isSecure: settings.isSecure).language(language))
        return response
    }

    /// THL's guidance to the newest form that the program carries.
    func guidance(_ visit: Visit) -> Response { visit.page(GuidancePage(definition: FormDefinition.all.last ?? .version1)) }

    /// Says that the program runs and its register can be read.
    func health(_ visit: Visit) async throws -> Response {
        _ = try await operations.store.read { try $0.rounds().count }
        return visit.text("ok\n", type: "text/plain; charset=utf-8")
    }
}
