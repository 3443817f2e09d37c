import HTTPTypes
import Hummingbird
import Localization
import Operations
import RegisterStore
import WebPages

/// One request as the handlers see it: where to, by whom, with which form; and the ways of answering it.
struct Visit: Sendable {
    /// The request, for the handlers that read a stream.
    let request: Request
    /// Log, reader and form.
    let context: PageContext
    /// The address asked for.
    let address: Address
    /// What pages need of the settings.
    let settings: ServerSettings

    /// The posted form; its token is already checked.
    var form: FormFields { context.form }
    /// Who is asking.
    var reader: Reader { context.reader }
    /// The network address failures are counted by.
    var network: String { request.network(settings, context) }

    /// The signed-in user; throws ``PageError/signInNeeded`` for everybody else.
    func actor() throws -> Actor {
        guard let actor = reader.actor else { throw PageError.signInNeeded }
        return actor
    }

    /// Answers with a page, by default as found.
    func page(_ page: some Page, status: HTTPResponse.Status = .ok) -> Response {
        text(html(page), type: "text/html; charset=utf-8", status: status)
    }

    /// Answers with a page in another language than the one asked in, which the reader's browser keeps from then on.
    func page(_ page: some Page, speaking language: Language, status: HTTPResponse.Status = .ok) -> Response {
        var context = context
        context.reader.language = language
        let other = Visit(request: request, context: context, address: address, settings: settings)
        var response = other.page(page, status: status)
        response.setCookie(SiteCookies(isSecure: settings.isSecure).language(language))
        return response
    }

    /// Answers a form with a page that also tells what was done, where going on with GET would lose what is only on the page.
    func page(_ page: some Page, telling flash: Flash) -> Response {
        var context = context
        context.reader.flash = flash
        return Visit(request: request, context: context, address: address, settings: settings).page(page)
    }

    /// Sends the reader on with GET, in another language from then on.
    func redirect(to address: Address, speaking language: Language) -> Response {
        var response = Response.redirect(to: address.path)
        response.setCookie(SiteCookies(isSecure: settings.isSecure).language(language))
        return response
    }

    /// A page in this visit's frame.
    func html(_ page: some Page) -> String { page.html(frame) }

    /// Answers with a text of a media type.
    func text(_ text: String, type: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(status: status, headers: [.contentType: type], body: .init(byteBuffer: ByteBuffer(string: text)))
    }

    /// Sends the reader on with GET (303), so that loading the page again posts nothing again.
    func redirect(to address: Address, flash: Flash? = nil) -> Response { redirect(toPath: address.path, flash: flash) }

    /// Sends the reader on with GET to an address of this site with parameters.
    func redirect(toPath path: String, flash: Flash? = nil) -> Response {
        var response = Response.redirect(to: path)
        if let flash { response.setCookie(SiteCookies(isSecure: settings.isSecure).flash(flash)) }
        return response
    }

    /// Sends the reader to sign in, and from there back to where they wanted to go. After a form they are told that the session had ended.
    func redirectToSignIn() -> Response {
        var response = Response.redirect(to: "\(Address.signIn.path)?to=\(address.path)")
        if request.method == .post { response.setCookie(SiteCookies(isSecure: settings.isSecure).flash(.sessionEnded)) }
        return response
    }

    private var frame: PageFrame {
        PageFrame(
            language: reader.language, user: reader.actor.flatMap(SignedInUser.init), csrfToken: reader.token.formToken, address: address,
            isDemonstration: settings.isDemonstration, flash: reader.flash, contactEmail: settings.contactEmail)
    }
}

extension SignedInUser {
    /// The user as the header shows them; nil for the machine's operator, who never signs in.
    init?(_ actor: Actor) {
        switch actor.role {
        case .countyContact(let area): self.init(name: actor.name, role: .county(area))
        case .countyManagement(let area): self.init(name: actor.name, role: .countyManagement(area))
        case .registerOfficer: self.init(name: actor.name, role: .registerOfficer)
        case .statistician: self.init(name: actor.name, role: .statistician)
        case .machineOperator: return nil
        }
    }
}
