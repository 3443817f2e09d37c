import Delivery
import HTTPTypes
import Hummingbird
import Localization
import Operations

// The report of a checked delivery.
extension API {
    /// The report in the format and language of the query; streamed, for it may be as long as the delivery.
    func report(_ id: String, _ call: APICall) async throws -> Response {
        let language = try call.query["language"].map { text in
            guard let language = Language(rawValue: text) else { throw APIProblem(kind: .badRequest, subject: "language") }
            return language
        }
        guard let format = ReportFormat(rawValue: call.query["format"] ?? ReportFormat.text.rawValue) else {
            throw APIProblem(kind: .badRequest, subject: "format")
        }
        let report = try await operations.report(of: id, format, language: language ?? call.language, by: call.actor)
        return Response(status: .ok, headers: [.contentType: format.mediaType], body: ResponseBody(report))
    }
}

extension ReportFormat {
    /// The media type with its character set.
    fileprivate var mediaType: String {
        switch self {
        case .text: "text/plain; charset=utf-8"
        case .json: "application/jsonl; charset=utf-8"
        case .csv: "text/csv; charset=utf-8"
        case .html: "text/html; charset=utf-8"
        }
    }
}
