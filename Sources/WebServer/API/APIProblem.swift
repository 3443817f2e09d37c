import Foundation
import HTTPTypes
import Hummingbird
import Localization
import NIOCore
import Operations

/// Why the API does not do what was asked (RFC 9457): each kind has a status, a title and what to do, in the caller's language.
struct APIProblem: Error, Equatable {
    /// What is wrong; the raw value ends the problem's type and names its texts.
    enum Kind: String, CaseIterable {
        case badRequest = "bad-request"
        case unauthorized
        case forbidden
        case notFound = "not-found"
        case methodNotAllowed = "method-not-allowed"
        case offset
        case wrongState = "wrong-state"
        case tusVersion = "tus-version"
        case tooLarge = "too-large"
        case mediaType = "media-type"
        case invalid
        case tooMany = "too-many"
        case checksum
        case failure

        /// The status of the answer.
        var status: HTTPResponse.Status {
            switch self {
            case .badRequest: .badRequest
            case .unauthorized: .unauthorized
            case .forbidden: .forbidden
            case .notFound: .notFound
            case .methodNotAllowed: .methodNotAllowed
            case .offset, .wrongState: .conflict
            case .tusVersion: .preconditionFailed
            case .tooLarge: .contentTooLarge
            case .mediaType: .unsupportedMediaType
            case .invalid: .unprocessableContent
            case .tooMany: .tooManyRequests
            // Of the tus protocol's checksum extension.
            case .checksum: HTTPResponse.Status(code: 460, reasonPhrase: "Checksum Mismatch")
            case .failure: .internalServerError
            }
        }
    }

    /// What is wrong.
    var kind: Kind
    /// The header or parameter that is wrong, for ``Kind/badRequest``; empty otherwise.
    var subject = ""
    /// What cannot be taken, one by one, for ``Kind/invalid``.
    var problems: [InputProblem] = []
    /// Headers that the answer carries besides.
    var headers: HTTPFields = [:]

    /// What the operations and the connection throw, as a problem; nil where the program itself has failed.
    init?(_ error: any Error) {
        switch error {
        case let problem as APIProblem: self = problem
        case OperationError.forbidden: self.init(kind: .forbidden)
        case OperationError.notFound: self.init(kind: .notFound)
        case OperationError.conflict, OperationError.wrongState: self.init(kind: .wrongState)
        case OperationError.invalid(let problems) where problems.contains { $0.kind == .partTooLarge }:
            self.init(kind: .tooLarge, problems: problems)
        case OperationError.invalid(let problems): self.init(kind: .invalid, problems: problems)
        case OperationError.tooManyAttempts: self.init(kind: .tooMany)
        case PartUploadFault.offset(let present):
            self.init(kind: .offset, headers: [.uploadOffset: String(present)])
        case PartUploadFault.brokenOff: self.init(kind: .wrongState)
        case PartUploadFault.tooLong: self.init(kind: .tooLarge)
        case PartUploadFault.checksum: self.init(kind: .checksum)
        default: return nil
        }
    }

    init(kind: Kind, subject: String = "", problems: [InputProblem] = [], headers: HTTPFields = [:]) {
        self.kind = kind
        self.subject = subject
        self.problems = problems
        self.headers = headers
    }

    /// The answer, in a language.
    func response(_ language: Language, requestID: String?) -> Response {
        let text = { (key: String, values: [String: String]) in Catalogue.delivery.text(key, language, values) }
        let document = Document(
            type: "urn:sosdata:problem:\(kind.rawValue)", title: text("api.\(kind.rawValue).title", [:]), status: kind.status.code,
            detail: text("api.\(kind.rawValue).detail", ["subject": subject]), requestId: requestID,
            problems: problems.isEmpty ? nil : problems.map { Document.Item($0, language) })
        var headers = headers
        headers[.contentType] = "application/problem+json"
        headers[.contentLanguage] = language.rawValue
        return Response(status: kind.status, headers: headers, body: .init(byteBuffer: JSONText.buffer(document)))
    }

    private struct Document: Encodable {
        struct Item: Encodable {
            let kind: String
            let subject: String?
            let detail: String

            init(_ problem: InputProblem, _ language: Language) {
                kind = problem.kind.rawValue
                subject = problem.subject.isEmpty ? nil : problem.subject
                detail = InputProblemText.text(problem, language)
            }
        }

        let type: String
        let title: String
        let status: Int
        let detail: String
        let requestId: String?
        let problems: [Item]?
    }
}

/// JSON as the API writes it.
enum JSONText {
    /// The bytes of a value: names in snake case and alphabetical order, instants in UTC to the second.
    static func buffer(_ value: some Encodable) -> ByteBuffer {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else { preconditionFailure("A value of the API cannot be written as JSON.") }
        return ByteBuffer(bytes: Array(data) + [0x0A])
    }
}

/// The sentence of an input problem of a delivery, the same as on the upload page.
enum InputProblemText {
    static func text(_ problem: InputProblem, _ language: Language) -> String {
        let text = { (key: String, values: [String: String]) in Catalogue.pages.text(key, language, values) }
        switch problem.kind {
        case .manifestUnreadable: return text("upload.manifest-unreadable", [:])
        case .manifestOrganiser: return text("upload.manifest-organiser", [:])
        case .manifestGroup: return text("upload.manifest-group", ["group": problem.subject])
        case .manifestPeriod: return text("upload.manifest-period", [:])
        case .manifestPeriodNotEnded: return text("upload.manifest-period-not-ended", [:])
        case .manifestBlocks: return text("upload.manifest-blocks", ["file": problem.subject])
        case .partUnknown: return text("upload.part-unknown", ["file": problem.subject])
        case .partMissing: return text("upload.part-missing", ["file": problem.subject])
        case .blockMissing: return text("upload.block-missing", [:])
        case .partTooLarge: return text("upload.part-too-large", ["file": problem.subject])
        case .findingUnknown: return text("confirm.finding-unknown", ["rule": problem.subject])
        case .reasonMissing where !problem.subject.isEmpty: return text("confirm.missing", [:])
        case .textTooLong where !problem.subject.isEmpty: return text("confirm.too-long", [:])
        case .reasonMissing: return text("take-back.reason-missing", [:])
        case .textTooLong: return text("take-back.reason-too-long", [:])
        case .tooManyOpen: return text("upload.too-many-open", [:])
        default: return Catalogue.delivery.text("api.invalid.detail", language)
        }
    }
}
