import HTTPTypes
import Hummingbird
import Operations

// Notifications in force, for THL's own programs.
extension API {
    /// The notifications of a round, or of the newest: codes only, without contact persons.
    func notifications(_ call: APICall) async throws -> Response {
        struct List: Encodable { let notifications: [NotifiedRecord] }
        return call.json(List(notifications: try await operations.notificationRecords(of: call.query["round"], by: call.actor)))
    }
}
