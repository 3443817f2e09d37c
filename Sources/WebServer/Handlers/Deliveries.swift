import Delivery
import HTTPTypes
import Hummingbird
import NIOCore
import Operations
import RegisterModel
import RegisterStore
import WebPages

// A delivery: sending it, following its check, reading what was found.
extension Site {
    func upload(_ visit: Visit) throws -> Response {
        guard case .countyContact = try visit.actor().role else { throw PageError.forbidden }
        return visit.page(uploadPage([]))
    }

    /// Takes a delivery as it arrives, straight to the disk, and orders its check.
    func receive(_ visit: Visit) async throws -> Response {
        guard case .countyContact = try visit.actor().role else { throw PageError.forbidden }
        do {
            let id = try await Upload(visit, operations).receive(limitBytes: settings.uploadLimitBytes)
            return visit.redirect(to: .delivery(id), flash: .deliveryReceived)
        } catch PageError.tooLarge {
            return visit.page(uploadPage([.tooLarge(limitMegabytes: settings.uploadLimitBytes / 1_000_000)]), status: .contentTooLarge)
        } catch OperationError.invalid(let problems) {
            return visit.page(uploadPage(problems.map { uploadProblem($0) }), status: .unprocessableContent)
        } catch is MultipartError {
            return visit.page(uploadPage([.broken]), status: .badRequest)
        }
    }

    func delivery(_ id: String, _ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        let status = try await operations.delivery(id, by: actor)
        let uploads = status.delivery.state == .uploading ? try await operations.partUploads(of: id, by: actor) : []
        return visit.page(DeliveryPage(status, uploads: uploads, language: visit.reader.language))
    }

    func withdrawalForm(_ id: String, _ visit: Visit) async throws -> Response {
        let status = try await ownDelivery(id, visit)
        return visit.page(WithdrawDeliveryPage(status))
    }

    /// Takes a delivery back, or gives one up whose files are still coming.
    func withdrawDelivery(_ id: String, _ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        let status = try await ownDelivery(id, visit)
        guard status.delivery.state != .uploading else {
            try await operations.cancelUpload(id, by: actor)
            return visit.redirect(to: .county, flash: .deliveryGivenUp)
        }
        let reason = visit.form["reason"] ?? ""
        do {
            try await operations.withdrawDelivery(id, reason: reason, by: actor)
            return visit.redirect(to: .delivery(id), flash: .deliveryWithdrawn)
        } catch OperationError.invalid(let problems) {
            let problem: WithdrawDeliveryPage.Problem = problems.contains { $0.kind == .textTooLong } ? .reasonTooLong : .reasonMissing
            return visit.page(WithdrawDeliveryPage(status, reason: reason, problem: problem), status: .unprocessableContent)
        }
    }

    /// A delivery that can be taken back, for its county.
    private func ownDelivery(_ id: String, _ visit: Visit) async throws -> CheckedDelivery {
        let actor = try visit.actor()
        let status = try await operations.delivery(id, by: actor)
        guard case .countyContact = actor.role else { throw PageError.forbidden }
        guard status.isInForce || status.delivery.state == .uploading else { throw PageError.conflict }
        return status
    }

    /// The list of findings, streamed: it may be as long as the delivery.
    func findings(_ id: String, _ visit: Visit) async throws -> Response {
        let report = try await operations.report(of: id, .csv, language: visit.reader.language, by: visit.actor())
        return Response(status: .ok, headers: .csv(named: "findings-\(id).csv"), body: ResponseBody(report))
    }

    /// The whole report as one page to keep: it brings its own style and picture, which the pages here may not.
    func report(_ id: String, _ visit: Visit) async throws -> Response {
        let report = try await operations.report(of: id, .html, language: visit.reader.language, by: visit.actor())
        let headers: HTTPFields = [
            .contentType: "text/html; charset=utf-8", .contentDisposition: "attachment; filename=\"report-\(id).html\"",
        ]
        return Response(status: .ok, headers: headers, body: ResponseBody(report))
    }

    private func uploadPage(_ problems: [UploadPage.Problem]) -> UploadPage {
        UploadPage(limitMegabytes: settings.uploadLimitBytes / 1_000_000, problems: problems)
    }

    private func uploadProblem(_ problem: InputProblem) -> UploadPage.Problem {
        switch problem.kind {
        case .partMissing where problem.subject == Operations.manifestName: .manifestMissing
        case .partMissing: .partMissing(problem.subject)
        case .partUnknown: .partUnknown(problem.subject)
        case .blockMissing: .blockMissing
        case .tooManyOpen: .tooManyOpen
        case .partTooLarge: .tooLarge(limitMegabytes: operations.settings.partLimitBytes / 1_000_000)
        case .manifestUnreadable: .manifestUnreadable
        case .manifestOrganiser: .manifestOrganiser
        case .manifestGroup: .manifestGroup(problem.subject)
        case .manifestPeriod: .manifestPeriod
        case .manifestPeriodNotEnded: .manifestPeriodNotEnded
        default: .broken
        }
    }
}

extension ResponseBody {
    /// A report, piece by piece as the reader takes it.
    init(_ report: StoredReport) {
        self.init { writer in
            try await report.forEachPiece { try await writer.write(ByteBuffer(bytes: $0)) }
            try await writer.finish(nil)
        }
    }
}

extension HTTPFields {
    /// The headers of a CSV file that the browser offers to keep under a name.
    static func csv(named name: String) -> HTTPFields {
        [.contentType: "text/csv; charset=utf-8", .contentDisposition: "attachment; filename=\"\(name)\""]
    }
}

extension WithdrawDeliveryPage {
    fileprivate init(_ status: CheckedDelivery, reason: String = "", problem: Problem? = nil) {
        self.init(
            id: status.delivery.id, group: status.groupName, period: status.delivery.period, isOpen: status.delivery.state == .uploading,
            reason: reason, problem: problem)
    }
}
