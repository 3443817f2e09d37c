import HTTPTypes
import Hummingbird
import Localization
import NIOCore
import Operations
import RegisterStore

/// One request to the API as its handlers see it.
struct APICall: Sendable {
    /// The request.
    let request: Request
    /// Log and connection.
    let context: PageContext
    /// What is asked for.
    let address: APIAddress
    /// What is asked of it.
    let method: HTTPRequest.Method
    /// Whoever the token stands for.
    let actor: Actor
    /// The language of texts in the answer.
    let language: Language

    /// The parameters after the question mark.
    var query: FormFields { request.query }

    /// The body, if it is no longer than a limit in bytes.
    func body(limitBytes: Int) async throws -> [UInt8] {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limitBytes { throw APIProblem(kind: .tooLarge) }
        var bytes: [UInt8] = []
        for try await chunk in request.body {
            guard bytes.count + chunk.readableBytes <= limitBytes else { throw APIProblem(kind: .tooLarge) }
            bytes.append(contentsOf: chunk.readableBytesView)
        }
        return bytes
    }

    /// Passes a body of a media type, whatever its parameters.
    func requireContent(_ type: String) throws {
        guard let sent = request.headers[.contentType], HeaderParameters(sent[...]).value == type else {
            throw APIProblem(kind: .mediaType, subject: type)
        }
    }

    /// A header that holds a number of bytes.
    func count(_ name: HTTPField.Name) throws -> Int {
        guard let text = request.headers[name], text.utf8.count <= 18, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let count = Int(text)
        else { throw APIProblem(kind: .badRequest, subject: name.rawName) }
        return count
    }

    /// Answers with a value as JSON.
    func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) -> Response {
        Response(status: status, headers: [.contentType: "application/json"], body: .init(byteBuffer: JSONText.buffer(value)))
    }
}

extension Request {
    /// The network address that failures are counted by: behind a proxy the last one that it has written.
    func network(_ settings: ServerSettings, _ context: PageContext) -> String {
        let forwarded = settings.isBehindProxy ? headers[.named("X-Forwarded-For")]?.split(separator: ",").last : nil
        return forwarded.map { String($0.filter { $0 != " " }) } ?? context.peer ?? "unknown"
    }
}
