import Foundation
import Operations
import RegisterModel
import RegisterStore

/// The operations of a demonstration on any day of the story it tells: the store, keys and folders are the real ones, only the clock is set.
struct DemonstrationDesk {
    let store: any RegisterStore
    let keys: RegisterKeys
    let directory: DataDirectory

    /// The operations at ten in the morning (UTC) of a day written `YYYY-MM-DD`; a day that does not exist is a programmer's error.
    func on(_ day: String) -> Operations {
        guard let day = Day(day) else { preconditionFailure("\(day) does not exist.") }
        return on(day)
    }

    /// The operations at ten in the morning (UTC) of a day.
    func on(_ day: Day) -> Operations {
        let instant = Date(timeIntervalSince1970: Double(day.number) * 86_400 + 36_000)
        let settings = OperationSettings(
            clock: { instant }, random: { randomBytes($0) }, identityUse: .test, keys: keys, dataDirectory: directory.root.path)
        return Operations(store: store, settings: settings)
    }
}
