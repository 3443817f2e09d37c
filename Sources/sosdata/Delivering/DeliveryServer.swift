import AsyncHTTPClient
import Crypto
import Foundation
import Localization
import NIOCore
import NIOHTTP1

/// The API of a server, as a program that delivers uses it (`/api/openapi.json`).
struct DeliveryServer {
    /// What the server is and takes.
    struct Root: Decodable {
        let identity: String
        let fileLimitBytes: Int
    }

    /// A delivery as the server tells it.
    struct Delivery: Decodable {
        struct File: Decodable {
            let name: String
            let sha256: String
        }
        struct Upload: Decodable {
            let name: String
            let href: String
            let length: Int
        }
        struct Result: Decodable {
            let failure: String?
            let findings: [String: Int]
        }

        let id: String
        let href: String
        let state: String
        let files: [File]
        let uploads: [Upload]
        let result: Result?
    }

    /// Why something was not done.
    enum Fault: Error {
        /// The server said no for good: status, and what to do about it.
        case refused(status: Int, detail: String)
        /// It may work later: the connection broke, or the server is busy or down.
        case passing(String)
    }

    let address: ServerAddress
    let token: String
    let language: Language
    private let client: HTTPClient

    /// A minute without a byte is a broken connection.
    private static let silenceSeconds: Int64 = 60
    /// Statuses that a later attempt may not have: the piece came somewhere else or damaged, too many requests, a server that is down.
    private static let passingStatuses: Set<Int> = [408, 409, 423, 425, 429, 460, 500, 502, 503, 504]

    /// Makes the client; to be ended with ``close()``.
    init(_ address: ServerAddress, token: String, language: Language) {
        self.address = address
        self.token = token
        self.language = language
        // A redirect would carry the token elsewhere.
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.timeout = .init(
            connect: .seconds(10), read: .seconds(Self.silenceSeconds), write: .seconds(Self.silenceSeconds))
        configuration.httpVersion = .http1Only
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// Ends the client's connections.
    func close() async throws { try await client.shutdown() }

    func root() async throws -> Root { try await value(.GET, "/api") }

    /// Begins the delivery, or finds the one that has the same manifest.
    func begin(manifest: [UInt8]) async throws -> Delivery {
        try await value(.POST, "/api/deliveries", ["Content-Type": "application/json"], manifest)
    }

    func delivery(_ href: String) async throws -> Delivery { try await value(.GET, href) }

    func complete(_ href: String) async throws -> Delivery { try await value(.POST, href + "/complete") }

    /// The report for people.
    func report(_ href: String) async throws -> [UInt8] {
        let (_, body) = try await send(.GET, "\(href)/report?format=text&language=\(language.rawValue)")
        return body
    }

    /// Begins to send a file; returns where its pieces go.
    func beginFile(_ name: String, length: Int, of href: String) async throws -> String {
        let metadata = "filename " + Data(name.utf8).base64EncodedString()
        let (headers, _) = try await send(
            .POST, href + "/files", ["Tus-Resumable": "1.0.0", "Upload-Length": String(length), "Upload-Metadata": metadata])
        guard let place = headers.first(name: "Location"), place.hasPrefix("/") else { throw Fault.passing("Location") }
        return place
    }

    /// How much of a file the server has.
    func offset(of upload: String) async throws -> Int {
        try count(await send(.HEAD, upload, ["Tus-Resumable": "1.0.0"]).headers)
    }

    /// Sends a piece of a file with its checksum; returns how much the server then has.
    func append(_ piece: [UInt8], at offset: Int, to upload: String) async throws -> Int {
        let sum = Data(SHA256.hash(data: piece)).base64EncodedString()
        let headers = [
            "Tus-Resumable": "1.0.0", "Content-Type": "application/offset+octet-stream", "Upload-Offset": String(offset),
            "Upload-Checksum": "sha256 \(sum)",
        ]
        return try count(await send(.PATCH, upload, headers, piece).headers)
    }

    private func count(_ headers: HTTPHeaders) throws -> Int {
        guard let count = headers.first(name: "Upload-Offset").flatMap({ Int($0) }) else { throw Fault.passing("Upload-Offset") }
        return count
    }

    private func value<Value: Decodable>(
        _ method: HTTPMethod, _ path: String, _ headers: [String: String] = [:], _ body: [UInt8]? = nil
    ) async throws -> Value {
        let (_, bytes) = try await send(method, path, headers, body)
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let value = try? decoder.decode(Value.self, from: Data(bytes)) else { throw Fault.passing("JSON") }
        return value
    }

    /// Sends a request. An answer that is none of the success statuses is thrown.
    private func send(
        _ method: HTTPMethod, _ path: String, _ headers: [String: String] = [:], _ body: [UInt8]? = nil
    ) async throws -> (headers: HTTPHeaders, body: [UInt8]) {
        var request = HTTPClientRequest(url: address.origin + path)
        request.method = method
        request.headers = ["Authorization": "Bearer \(token)", "Accept-Language": language.rawValue, "User-Agent": Sosdata.program]
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        if let body { request.body = .bytes(ByteBuffer(bytes: body)) }
        do {
            let response = try await client.execute(request, deadline: .distantFuture)
            let bytes = Array(buffer: try await response.body.collect(upTo: 64 << 20))
            let status = Int(response.status.code)
            guard (200..<300).contains(status) else {
                let detail = Self.detail(bytes) ?? response.status.reasonPhrase
                throw Self.passingStatuses.contains(status) ? Fault.passing(detail) : Fault.refused(status: status, detail: detail)
            }
            return (response.headers, bytes)
        } catch let fault as Fault {
            throw fault
        } catch {
            throw Fault.passing(String(describing: error))
        }
    }

    /// What a problem document says: the problems one by one, else the detail.
    private static func detail(_ bytes: [UInt8]) -> String? {
        struct Problem: Decodable {
            struct Item: Decodable { let detail: String }
            let title: String
            let detail: String
            let problems: [Item]?
        }
        guard let problem = try? JSONDecoder().decode(Problem.self, from: Data(bytes)) else { return nil }
        return problem.problems?.map(\.detail).joined(separator: " ") ?? "\(problem.title). \(problem.detail)"
    }
}
