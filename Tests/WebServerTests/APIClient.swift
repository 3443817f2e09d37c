import CodeLists
import Crypto
import Delivery
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Operations
import RegisterModel
import RegisterStore

/// A program that delivers: it sends its token with every request.
struct APIClient {
    let client: any TestClientProtocol
    var token: String?
    var headers: HTTPFields = [:]

    /// A program with a token of an account.
    static func of(_ email: String, _ site: TestSite, _ client: any TestClientProtocol) async throws -> APIClient {
        guard let account = try await site.operations.accounts(by: .machineOperator).first(where: { $0.email == email }) else {
            throw CocoaError(.coderValueNotFound)
        }
        let made = try await site.operations.createAPIToken(named: UUID().uuidString, lifeDays: 30, by: account)
        return APIClient(client: client, token: made.text)
    }

    func send(_ method: HTTPRequest.Method, _ path: String, _ more: HTTPFields = [:], _ body: [UInt8]? = nil) async throws -> Answer {
        var all = headers
        if let token { all[.authorization] = "Bearer \(token)" }
        for field in more { all[field.name] = field.value }
        let response = try await client.executeRequest(uri: path, method: method, headers: all, body: body.map { ByteBuffer(bytes: $0) })
        return Answer(status: response.status.code, headers: response.headers, text: String(buffer: response.body))
    }

    /// Sends a request of the tus protocol.
    func tus(_ method: HTTPRequest.Method, _ path: String, _ more: [String: String] = [:], _ body: [UInt8]? = nil) async throws -> Answer {
        var fields: HTTPFields = [HTTPField.Name("Tus-Resumable")!: "1.0.0"]
        for (name, value) in more { fields[HTTPField.Name(name)!] = value }
        return try await send(method, path, fields, body)
    }

    /// Begins a file and returns where its pieces go.
    func begin(_ name: String, length: Int, of delivery: String) async throws -> Answer {
        try await tus(
            .post, "/api/deliveries/\(delivery)/files",
            ["Upload-Length": String(length), "Upload-Metadata": "filename \(Data(name.utf8).base64EncodedString())"])
    }

    /// Sends a piece.
    func append(_ bytes: some Collection<UInt8>, at offset: Int, to path: String, _ more: [String: String] = [:]) async throws -> Answer {
        let fields = ["Upload-Offset": String(offset), "Content-Type": "application/offset+octet-stream"]
        return try await tus(.patch, path, fields.merging(more) { $1 }, Array(bytes))
    }

    /// Begins a delivery and returns its id.
    func beginDelivery(_ parcel: Parcel) async throws -> String {
        let answer = try await send(.post, "/api/deliveries", [.contentType: "application/json"], parcel.manifest)
        return answer.location.split(separator: "/").last.map(String.init) ?? ""
    }

    /// Sends all of a delivery in one piece a file, and says that it is complete.
    func deliver(_ parcel: Parcel) async throws -> Answer {
        let id = try await beginDelivery(parcel)
        let file = try await begin(Parcel.file, length: parcel.rows.count, of: id).location
        _ = try await append(parcel.rows, at: 0, to: file)
        return try await send(.post, "/api/deliveries/\(id)/complete")
    }
}

extension Answer {
    /// The answer's JSON object; empty where it is none.
    var json: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any] ?? [:] }

    /// A header by its name.
    func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }
}

/// A delivery of client periods of Helsinki's group.
struct Parcel: Sendable {
    static let file = "client_periods.csv"
    let manifest: [UInt8]
    let rows: [UInt8]

    /// A sound delivery of so many made-up people; or, with `isFaulty`, one in which a date of each row does not exist.
    init(people: Int, group: String = "Södra gruppen", organiser: String = "90", isFaulty: Bool = false) throws {
        let lines = (0..<people).map { number in
            let code = IdentityCode(birthDay: Day(number: Int32(-3653 + number)), sign: "-", individualNumber: 900 + number % 100)!.text
            return "\(code),90,091,older-people,\(isFaulty ? "2023-02-30" : "2023-01-02"),\n"
        }
        rows = Array(("person_id,organiser,municipality,service_task,start,end\n" + lines.sorted().joined()).utf8)
        manifest = try DeliveryManifest(
            organiser: Area(organiser), municipalityGroup: .init(name: group, municipalities: []),
            monitoringPeriod: MonitoringPeriod("2023Q1")!, channel: .separate, sourceSystems: [], serviceTasks: ServiceTask.inScope,
            socialServices: [], declaredGaps: [],
            blocks: [
                .init(
                    block: .clientPeriods, file: Self.file, rows: people,
                    sha256: SHA256.hash(data: Data(rows)).hexadecimal)
            ], program: "test"
        ).json()
    }
}

extension TestSite {
    /// Waits until every job is done; the server runs them too.
    func finishJobs() async throws {
        try await operations.runWaitingJobs()
        while try await !operations.store.read({ try $0.jobs(state: .running).isEmpty }) { try await Task.sleep(for: .milliseconds(10)) }
    }
}
