import Foundation
import RegisterStore

/// Everything that can be done with Sosdata, one verb per file. The pages, the command line and the demonstration all go through here.
///
/// Each verb checks the right of its `Actor` first, does one thing in one transaction and writes the audit entry in the same transaction.
/// What belongs to another county is `OperationError.notFound`: that it exists is not told either.
public struct Operations: Sendable {
    /// Where the register is kept.
    public let store: any RegisterStore
    /// Clock, keys, folders and limits.
    public let settings: OperationSettings

    let sentVersions = SentVersions()
    let hashing: HashingGate
    let presence = Presence()
    let uploadTurns = UploadTurns()
    let printing = HashingGate(width: 2)

    /// Makes the operations on a store.
    public init(store: any RegisterStore, settings: OperationSettings) {
        self.store = store
        self.settings = settings
        hashing = HashingGate(width: settings.passwordHashesAtOnce)
    }

    var now: Date { settings.clock() }
}
