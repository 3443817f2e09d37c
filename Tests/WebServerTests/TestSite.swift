import CodeLists
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Localization
import Logging
import NotificationForm
import Operations
import RegisterModel
import RegisterStore
import RegisterStoreSQLite
import Synchronization
import WebServer

/// The whole server without a socket, over a register of its own in a temporary folder: two counties with a group each, THL's two roles.
struct TestSite: Sendable {
    static let password = "a long enough password"
    static let helsinki = "contact@helsinki.example"
    static let pirkanmaa = "contact@pirkanmaa.example"
    static let officer = "officer@thl.example"
    static let statistician = "statistician@thl.example"
    static let management = "management@helsinki.example"

    let folder: URL
    let operations: Operations
    let log = LogLines()
    /// The id of Helsinki's group.
    let group: String

    /// Runs a test with a site of its own, and removes the site's folder.
    static func with(
        _ change: (inout ServerSettings) -> Void = { _ in }, _ test: @Sendable (TestSite, any TestClientProtocol) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "site-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let site = try await TestSite(folder)
        var settings = ServerSettings()
        change(&settings)
        let logger = Logger(label: "test") { _ in LineHandler(lines: site.log) }
        try await WebServer.build(operations: site.operations, settings: settings, logger: logger).test(.router) { client in
            try await test(site, client)
        }
    }

    private init(_ folder: URL) async throws {
        self.folder = folder
        guard let keys = RegisterKeys(pseudonym: Array(repeating: 1, count: 32), seal: Array(repeating: 2, count: 32)) else {
            throw CocoaError(.featureUnsupported)
        }
        var settings = OperationSettings(
            clock: { Date() }, random: { count in (0..<count).map { _ in UInt8.random(in: .min ... .max) } }, identityUse: .test,
            keys: keys,
            dataDirectory: folder.path)
        // The cost of a password is what makes guessing slow; here it would only make the tests slow.
        settings.passwordCost = 16
        settings.letters = NotificationLetters()
        operations = Operations(store: try SQLiteRegisterStore(path: folder.appending(path: "register.sqlite").path), settings: settings)
        try await operations.openRound(.first, by: .machineOperator)
        var contacts: [Actor] = []
        for (email, role) in [
            (Self.helsinki, Role.countyContact(Area("90")!)), (Self.pirkanmaa, .countyContact(Municipality("837")!.area)),
            (Self.officer, .registerOfficer),
            (Self.statistician, .statistician), (Self.management, .countyManagement(Area("90")!)),
        ] {
            let new = NewAccount(email: email, name: email, role: role, language: .sv, password: Self.password)
            contacts.append(try await operations.createAccount(new, by: .machineOperator))
        }
        let draft = GroupDraft(name: "Södra gruppen", municipalities: [Municipality("091")!])
        group = try await operations.saveGroup(draft, by: contacts[0]).id
        _ = try await operations.openNotification(group, by: contacts[0])
    }
}

/// A browser: keeps cookies and the token of the last page it was shown.
struct Browser {
    let client: any TestClientProtocol
    var cookies: [String: String] = [:]
    var token = ""

    init(_ client: any TestClientProtocol) { self.client = client }

    /// A browser that is signed in.
    static func signedIn(_ email: String, _ client: any TestClientProtocol) async throws -> Browser {
        var browser = Browser(client)
        _ = try await browser.get("/sign-in")
        _ = try await browser.post("/sign-in", [("email", email), ("password", TestSite.password)])
        _ = try await browser.get("/cookies")
        return browser
    }

    mutating func get(_ path: String, _ headers: HTTPFields = [:]) async throws -> Answer {
        try await send(path, .get, headers, nil)
    }

    /// Posts a form with the token of the last page.
    mutating func post(_ path: String, _ fields: [(String, String)] = [], headers: HTTPFields = [:]) async throws -> Answer {
        try await post(
            path, encoded: ([("csrf", token)] + fields).map { "\(Self.encoded($0))=\(Self.encoded($1))" }.joined(separator: "&"),
            headers: headers)
    }

    mutating func post(_ path: String, encoded: String, headers: HTTPFields = [:]) async throws -> Answer {
        var headers = headers
        if headers[.contentType] == nil { headers[.contentType] = "application/x-www-form-urlencoded" }
        return try await send(path, .post, headers, ByteBuffer(string: encoded))
    }

    mutating func send(_ path: String, _ method: HTTPRequest.Method, _ headers: HTTPFields, _ body: ByteBuffer?) async throws -> Answer {
        var headers = headers
        if !cookies.isEmpty { headers[.cookie] = cookies.map { "\($0)=\($1)" }.joined(separator: "; ") }
        let response = try await client.executeRequest(uri: path, method: method, headers: headers, body: body)
        for line in response.headers[values: .setCookie] {
            let pair = line.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            cookies[pair[0]] = line.contains("Max-Age=0") ? nil : pair[1]
        }
        let answer = Answer(status: response.status.code, headers: response.headers, text: String(buffer: response.body))
        if let found = answer.text.firstMatch(of: /name="csrf" value="([0-9a-f]+)"/) { token = String(found.output.1) }
        return answer
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}

/// What came back.
struct Answer: Sendable {
    let status: Int
    let headers: HTTPFields
    let text: String

    var location: String { headers[.location] ?? "" }
}

/// Everything that was logged, one line each with its metadata.
final class LogLines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    func add(_ line: String) { lines.withLock { $0.append(line) } }
}

/// Hands what is logged to `LogLines`.
struct LineHandler: LogHandler {
    let lines: LogLines
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) { lines.add("\(event.level) \(event.message) \(metadata.merging(event.metadata ?? [:]) { $1 })") }
}
