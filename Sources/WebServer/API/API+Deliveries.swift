import Foundation
import HTTPTypes
import Hummingbird
import Operations
import RegisterModel
import RegisterStore

// Deliveries: beginning one, completing it, following its check.
extension API {
    /// What the API is and takes; also a way to find out whether a token is valid.
    func root(_ call: APICall) -> Response {
        struct Root: Encodable {
            let identity: String
            let fileLimitBytes: Int
            let requestsPerMinute: Int
            let tus: String
            let deliveries: String
            let openapi: String
        }
        return call.json(
            Root(
                identity: operations.settings.identityUse.rawValue, fileLimitBytes: operations.settings.partLimitBytes,
                requestsPerMinute: settings.apiRequestsPerMinute, tus: TusProtocol.version, deliveries: APIAddress.deliveries.path,
                openapi: APIAddress.openAPI.path))
    }

    /// Begins a delivery with its manifest, or finds the one that has the same.
    func beginDelivery(_ call: APICall) async throws -> Response {
        try call.requireContent("application/json")
        let manifest = try await call.body(limitBytes: 1 << 20)
        let (status, isNew) = try await operations.beginDelivery(manifest: manifest, by: call.actor)
        var response = try await json(status, call, status: isNew ? .created : .ok)
        response.headers[.location] = APIAddress.delivery(status.delivery.id).path
        return response
    }

    func deliveries(_ call: APICall) async throws -> Response {
        struct List: Encodable { let deliveries: [DeliveryJSON] }
        let period = try call.query["period"].map { text in
            guard let period = MonitoringPeriod(text) else { throw APIProblem(kind: .badRequest, subject: "period") }
            return period
        }
        let states = Set(call.query.all("state"))
        let found = try await operations.deliveries(period: period, by: call.actor).filter { status in
            states.isEmpty || states.contains(DeliveryJSON.word(status))
        }
        // A list of a country's years is long; whoever needs older ones names their period.
        return call.json(List(deliveries: found.prefix(200).map { DeliveryJSON($0, uploads: [], call.language) }))
    }

    func delivery(_ id: String, _ call: APICall) async throws -> Response {
        try await json(operations.delivery(id, by: call.actor), call)
    }

    /// Ends the upload and orders the check. Said twice, or after the answer to the first was lost, it does the same as once.
    func complete(_ id: String, _ call: APICall) async throws -> Response {
        do {
            return try await json(operations.finishUpload(id, by: call.actor), call)
        } catch OperationError.wrongState {
            let status = try await operations.delivery(id, by: call.actor)
            guard status.delivery.state != .uploading else { throw OperationError.wrongState }
            return try await json(status, call)
        }
    }

    /// Takes a delivery back, with a reason.
    func withdraw(_ id: String, _ call: APICall) async throws -> Response {
        struct Reason: Decodable { let reason: String }
        try call.requireContent("application/json")
        guard let sent = try? JSONDecoder().decode(Reason.self, from: Data(try await call.body(limitBytes: 64 << 10))) else {
            throw APIProblem(kind: .badRequest, subject: "reason")
        }
        try await operations.withdrawDelivery(id, reason: sent.reason, by: call.actor)
        return try await json(operations.delivery(id, by: call.actor), call)
    }

    /// Says why findings are as they are.
    func confirm(_ id: String, _ call: APICall) async throws -> Response {
        struct Reasons: Decodable {
            struct Reason: Decodable {
                let rule: String
                let block: String
                let subject: String
                let reason: String
            }

            let confirmations: [Reason]
        }
        try call.requireContent("application/json")
        guard let sent = try? JSONDecoder().decode(Reasons.self, from: Data(try await call.body(limitBytes: 256 << 10))) else {
            throw APIProblem(kind: .badRequest, subject: "confirmations")
        }
        let reasons = sent.confirmations.map { FindingReason(rule: $0.rule, block: $0.block, subject: $0.subject, reason: $0.reason) }
        try await operations.confirmFindings(of: id, reasons, by: call.actor)
        return try await json(operations.delivery(id, by: call.actor), call)
    }

    /// Gives an open delivery up: what has arrived of it is removed.
    func giveUp(_ id: String, _ call: APICall) async throws -> Response {
        try await operations.cancelUpload(id, by: call.actor)
        return Response(status: .noContent)
    }

    private func json(_ status: DeliveryStatus, _ call: APICall, status code: HTTPResponse.Status = .ok) async throws -> Response {
        let uploads =
            status.delivery.state == .uploading ? try await operations.partUploads(of: status.delivery.id, by: call.actor) : []
        return call.json(DeliveryJSON(status, uploads: uploads, call.language), status: code)
    }
}
