import HTTPTypes
import WebPages

/// Every address of the API. It is read as strictly as ``Address``: what is no id of ours is no address.
enum APIAddress: Hashable, Sendable {
    /// What the API is: limits and versions.
    case root
    /// The OpenAPI document; open to all.
    case openAPI
    /// The deliveries: listing them, beginning one with its manifest.
    case deliveries
    /// One delivery: where it stands; giving it up while it is open.
    case delivery(String)
    /// Saying that every file of a delivery has been sent.
    case completion(String)
    /// Taking a delivery back.
    case withdrawal(String)
    /// Saying why findings of a delivery are as they are.
    case confirmation(String)
    /// The report of a checked delivery.
    case report(String)
    /// The files of an open delivery: beginning to send one (tus: creation).
    case files(String)
    /// One file on its way (tus).
    case file(String, of: String)

    /// The notifications of a round.
    case notifications

    /// The address as a path.
    var path: String {
        switch self {
        case .root: "/api"
        case .openAPI: "/api/openapi.json"
        case .deliveries: "/api/deliveries"
        case .notifications: "/api/notifications"
        case .delivery(let id): "/api/deliveries/\(id)"
        case .completion(let id): "/api/deliveries/\(id)/complete"
        case .withdrawal(let id): "/api/deliveries/\(id)/withdraw"
        case .confirmation(let id): "/api/deliveries/\(id)/confirm"
        case .report(let id): "/api/deliveries/\(id)/report"
        case .files(let id): "/api/deliveries/\(id)/files"
        case .file(let file, let id): "/api/deliveries/\(id)/files/\(file)"
        }
    }

    /// The path with a placeholder in braces for each id, as the log and the OpenAPI document have it.
    var pattern: String {
        switch self {
        case .root, .openAPI, .deliveries, .notifications: path
        case .delivery: APIAddress.delivery("{delivery}").path
        case .completion: APIAddress.completion("{delivery}").path
        case .withdrawal: APIAddress.withdrawal("{delivery}").path
        case .confirmation: APIAddress.confirmation("{delivery}").path
        case .report: APIAddress.report("{delivery}").path
        case .files: APIAddress.files("{delivery}").path
        case .file: APIAddress.file("{file}", of: "{delivery}").path
        }
    }

    /// The methods that are answered here, besides HEAD where GET is. The OpenAPI document has the same; a test compares them.
    var methods: [HTTPRequest.Method] {
        switch self {
        case .root, .openAPI, .report, .notifications: [.get]
        case .deliveries: [.get, .post]
        case .delivery: [.get, .delete]
        case .completion, .withdrawal, .confirmation: [.post]
        case .files: [.options, .post]
        case .file: [.options, .head, .patch, .delete]
        }
    }

    /// Whether the tus protocol is spoken here.
    var isTus: Bool {
        switch self {
        case .files, .file: true
        default: false
        }
    }

    /// The address of a path with or without query; nil if the API has none such.
    init?(_ path: String) {
        let parts = path.prefix { $0 != "?" }.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
        guard parts.first == "api" else { return nil }
        switch parts.count {
        case 1: self = .root
        case 2 where parts[1] == "openapi.json": self = .openAPI
        case 2 where parts[1] == "deliveries": self = .deliveries
        case 2 where parts[1] == "notifications": self = .notifications
        case 3... where parts[1] == "deliveries" && Address.isID(parts[2]): self.init(delivery: parts[2], rest: parts.dropFirst(3))
        default: return nil
        }
    }

    private init?(delivery id: String, rest: ArraySlice<String>) {
        switch (rest.count, rest.first) {
        case (0, _): self = .delivery(id)
        case (1, "complete"): self = .completion(id)
        case (1, "withdraw"): self = .withdrawal(id)
        case (1, "confirm"): self = .confirmation(id)
        case (1, "report"): self = .report(id)
        case (1, "files"): self = .files(id)
        case (2, "files"):
            guard let file = rest.last, Address.isID(file) else { return nil }
            self = .file(file, of: id)
        default: return nil
        }
    }

    /// Whether a path belongs to the API, also one that names nothing.
    static func owns(_ path: String) -> Bool {
        // Published figures are open to everybody and belong to the site.
        path == "/api" || path.hasPrefix("/api?") || (path.hasPrefix("/api/") && !path.hasPrefix("/api/v2/"))
    }
}
