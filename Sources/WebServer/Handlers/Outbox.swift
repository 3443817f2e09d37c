import Hummingbird
import Operations
import WebPages

extension Site {
    func outbox(_ visit: Visit) async throws -> Response {
        _ = try visit.actor()
        throw PageError.notFound
    }
    func mail(_ id: String, _ visit: Visit) async throws -> Response {
        _ = try visit.actor()
        throw PageError.notFound
    }
    func receiptFile(of id: String, _ visit: Visit) async throws -> Response {
        _ = try visit.actor()
        throw PageError.notFound
    }
    func orderDraftCopy(of id: String, _ visit: Visit) async throws -> Response {
        _ = try visit.actor()
        throw PageError.notFound
    }
}
