import HTTPTypes
import Hummingbird
import Localization
import Logging
import Operations
import WebPages

/// The API: answers every address under `/api` before sessions, cookies and forms are looked at; a token in the header is all that counts.
///
/// Each request goes the same way: the address and its method, the token, how often it asks, one operation, JSON. What goes wrong is a
/// problem document in the caller's language.
struct API: RouterMiddleware {
    typealias Context = PageContext

    /// Everything that can be done.
    let operations: Operations
    /// Limits, and whose network address counts.
    let settings: ServerSettings
    private let requests: RateLimit
    private let failures: RateLimit

    /// So many requests without a valid token a network address may make in a minute.
    private static let failuresPerMinute = 60

    init(operations: Operations, settings: ServerSettings) {
        self.operations = operations
        self.settings = settings
        requests = RateLimit(perMinute: settings.apiRequestsPerMinute)
        failures = RateLimit(perMinute: Self.failuresPerMinute)
    }

    func handle(_ request: Request, context: PageContext, next: (Request, PageContext) async throws -> Response) async throws -> Response {
        guard APIAddress.owns(request.head.path ?? "") else { return try await next(request, context) }
        let wished = request.headers[.acceptLanguage].map { LanguageChoice.language(cookie: nil, acceptLanguage: $0) }
        var language = wished ?? .sv
        var response: Response
        do {
            response = try await answer(request, context, wished, &language)
        } catch {
            let problem = APIProblem(error)
            if problem == nil { context.logger.error("failed", metadata: ["error": "\(FaultKind(error))"]) }
            response = (problem ?? APIProblem(kind: .failure)).response(language, requestID: problem == nil ? context.id : nil)
        }
        if request.apiAddress?.isTus == true { response.headers[.tusResumable] = TusProtocol.version }
        response.headers[.cacheControl] = "no-store"
        return response
    }

    private func answer(_ request: Request, _ context: PageContext, _ wished: Language?, _ language: inout Language) async throws
        -> Response
    {
        guard let address = request.apiAddress else { throw APIProblem(kind: .notFound) }
        let method = request.apiMethod(at: address)
        let allowed = address.methods + (address.methods.contains(.get) ? [.head] : [])
        guard allowed.contains(method) else {
            let names = allowed.map(\.rawValue).joined(separator: ", ")
            throw APIProblem(kind: .methodNotAllowed, headers: [.allow: names])
        }
        if address == .openAPI { return OpenAPIDocument.response }
        if method == .options { return TusProtocol.options(limitBytes: operations.settings.partLimitBytes) }
        let actor = try await actor(of: request, context)
        language = wished ?? actor.language
        return try await answer(
            APICall(request: request, context: context, address: address, method: method, actor: actor, language: language))
    }

    /// The one switch over addresses and methods.
    private func answer(_ call: APICall) async throws -> Response {
        switch (call.address, call.method) {
        case (.root, _): return root(call)
        case (.deliveries, .post): return try await beginDelivery(call)
        case (.deliveries, _): return try await deliveries(call)
        case (.delivery(let id), .delete): return try await giveUp(id, call)
        case (.delivery(let id), _): return try await delivery(id, call)
        case (.completion(let id), _): return try await complete(id, call)
        case (.withdrawal(let id), _): return try await withdraw(id, call)
        case (.confirmation(let id), _): return try await confirm(id, call)
        case (.report(let id), _): return try await report(id, call)
        case (.notifications, _): return try await notifications(call)
        case (.files(let id), _): return try await beginFile(of: id, call)
        case (.file(let upload, let id), .head): return try await file(upload, of: id, call)
        case (.file(let file, let id), .patch): return try await append(to: file, of: id, call)
        case (.file(let file, let id), .delete): return try await giveUp(file, of: id, call)
        case (.file, _), (.openAPI, _): throw APIProblem(kind: .notFound)
        }
    }

    /// Whoever the token in the header stands for.
    private func actor(of request: Request, _ context: PageContext) async throws -> Actor {
        let network = request.network(settings, context)
        let now = operations.settings.clock()
        if let seconds = await failures.wait(network, at: now) { throw Self.tooMany(seconds) }
        let parts = request.headers[.authorization]?.split(separator: " ") ?? []
        guard parts.count == 2, parts[0].lowercased() == "bearer", parts[1].utf8.count <= 200,
            let found = try await operations.actor(apiToken: String(parts[1]))
        else {
            _ = await failures.take(network, at: now)
            throw APIProblem(kind: .unauthorized, headers: [.wwwAuthenticate: "Bearer realm=\"sosdata\""])
        }
        if let seconds = await requests.take(found.tokenID, at: now) { throw Self.tooMany(seconds) }
        return found.actor
    }

    private static func tooMany(_ seconds: Int) -> APIProblem {
        APIProblem(kind: .tooMany, headers: [.named("Retry-After"): String(seconds)])
    }
}

extension Request {
    /// The address of the API that is asked for; nil if it has none such.
    var apiAddress: APIAddress? { APIAddress(head.path ?? "") }

    /// The method: where tus is spoken, a client behind a proxy that lets only some pass may name it in a header of its own.
    fileprivate func apiMethod(at address: APIAddress) -> HTTPRequest.Method {
        guard address.isTus, let name = headers[.named("X-HTTP-Method-Override")] else { return method }
        return HTTPRequest.Method(rawValue: name) ?? method
    }
}
