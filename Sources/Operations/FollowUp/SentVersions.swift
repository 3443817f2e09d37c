import CodeLists
import NotificationForm
import RegisterStore
import Synchronization

/// What sent versions say. A sent version never changes, so each is read out of the register once and then kept: a page about the whole
/// country would else read some two hundred notifications for each look.
final class SentVersions: Sendable {
    /// More versions than three rounds of the whole country have; beyond it the memory is emptied.
    private static let limit = 1_000

    private struct Key: Hashable {
        let groupID: String
        let number: Int
    }

    private let known = Mutex<[Key: SentVersion]>([:])

    /// A version; `read` is asked when it is not known yet.
    func version(_ number: Int, of groupID: String, read: () throws -> SentVersion?) rethrows -> SentVersion? {
        let key = Key(groupID: groupID, number: number)
        if let version = known.withLock({ $0[key] }) { return version }
        guard let version = try read() else { return nil }
        known.withLock { versions in
            if versions.count >= Self.limit { versions.removeAll(keepingCapacity: true) }
            versions[key] = version
        }
        return version
    }
}

/// A sent version of a notification and what follows from it alone.
struct SentVersion: Sendable {
    /// The version.
    let version: NotificationVersion
    /// The form it was filled in.
    let definition: FormDefinition
    /// What it declares.
    let profile: DeliveryProfile
    /// Whether a discussion is suggested by what was sent; what the county has left out comes to it.
    let suggestion: DiscussionSuggestion
}

/// A group whose notification is in force.
struct SentGroup: Sendable {
    /// The group as it stands now.
    let group: MunicipalityGroup
    /// The reference number.
    let reference: String
    /// Where the notification stands.
    let state: NotificationState
    /// Whether the first version came after the county's deadline.
    let isLate: Bool
    /// The newest version sent.
    let sent: SentVersion
}

extension Operations {
    /// What a sent version says; nil if it is not there or the program does not carry its form.
    func sentVersion(_ number: Int, of groupID: String, _ round: Round, in transaction: any RegisterTransaction) throws -> SentVersion? {
        try sentVersions.version(number, of: groupID) {
            guard let version = try transaction.version(number, group: groupID),
                let definition = FormDefinition.version(version.formVersion)
            else { return nil }
            let profile = DeliveryProfile(definition, round: round, answers: version.answers)
            let suggestion = DiscussionSuggestion(
                FormSituation(definition: definition, round: round, answers: version.answers), acknowledged: version.acknowledgements,
                leftOver: [])
            return SentVersion(version: version, definition: definition, profile: profile, suggestion: suggestion)
        }
    }

    /// The groups of a round, not withdrawn, that have a notification in force, by area and name; of one area only, if given.
    func sentGroups(_ round: Round, area: Area? = nil, in transaction: any RegisterTransaction) throws -> [SentGroup] {
        try sentGroups(of: try groupStatuses(round: round, area: area, in: transaction), round, in: transaction)
    }

    /// Those of some groups of a round that have a notification in force.
    func sentGroups(of statuses: [GroupStatus], _ round: Round, in transaction: any RegisterTransaction) throws -> [SentGroup] {
        try statuses.compactMap { status in
            guard let number = status.versionNumber, let state = status.state, let reference = status.reference,
                let sent = try sentVersion(number, of: status.group.id, round, in: transaction)
            else { return nil }
            return SentGroup(group: status.group, reference: reference, state: state, isLate: status.isLate, sent: sent)
        }
    }
}
