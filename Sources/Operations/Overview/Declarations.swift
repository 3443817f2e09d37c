import CodeLists
import RegisterModel
import Synchronization

/// The channels that sent versions declare for client periods. A sent version never changes, so each is read out of its answers once and
/// then kept: the matrix of a whole country would else read some two hundred notifications for each look.
final class Declarations: Sendable {
    private struct Key: Hashable {
        let groupID: String
        let version: Int
    }

    private let known = Mutex<[Key: [ServiceTask: [Channel]]]>([:])

    /// The channels of a version by service task; `read` is asked when they are not known yet.
    func of(_ groupID: String, version: Int, read: () throws -> [ServiceTask: [Channel]]) rethrows -> [ServiceTask: [Channel]] {
        let key = Key(groupID: groupID, version: version)
        if let channels = known.withLock({ $0[key] }) { return channels }
        let channels = try read()
        known.withLock { $0[key] = channels }
        return channels
    }
}
