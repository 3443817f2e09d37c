import Foundation
import RegisterStore
import Synchronization

/// Somebody who has a notification open.
public struct Editor: Hashable, Sendable {
    /// The account's name.
    public let name: String
    /// When a page was last opened or saved.
    public let seenAt: Date
}

/// Who has a notification open just now: told to colleagues of the same county, so that they can speak to each other before they edit the
/// same page. Kept in memory only and forgotten after two minutes; it is no record of work.
final class Presence: Sendable {
    /// Somebody who has not opened or saved a page for so long is gone. The script saves every 15 seconds while something changes.
    static let memorySeconds = 120.0

    private let seen = Mutex<[String: [String: Editor]]>([:])

    /// Notes that an account has a notification open, and returns the others who have, by name.
    func note(_ groupID: String, account: String, name: String, at now: Date) -> [Editor] {
        seen.withLock { seen in
            for group in seen.keys { seen[group] = seen[group]?.filter { now.timeIntervalSince($0.value.seenAt) < Self.memorySeconds } }
            seen = seen.filter { !$0.value.isEmpty }
            seen[groupID, default: [:]][account] = Editor(name: name, seenAt: now)
            return (seen[groupID] ?? [:]).filter { $0.key != account }.values.sorted { $0.name < $1.name }
        }
    }
}

extension Operations {
    /// Notes that the actor has a notification open and returns the colleagues who have it open too. Only who has opened a notification, and so
    /// has the right to it, has one to ask about.
    public func otherEditors(of notification: OpenNotification, by actor: Actor) -> [Editor] {
        presence.note(notification.group.id, account: actor.id, name: actor.name, at: now)
    }
}
