import Foundation
import RegisterModel
import RegisterStore

/// The quarters one can ask about, and the newest looks at single persons.
public struct LookRecord: Sendable {
    /// Quarters of which blocks are in force or editions were made, newest first.
    public let periods: [MonitoringPeriod]
    /// The newest looks first.
    public let looks: [PersonLook]
    /// The names of those who looked, by account id.
    public let names: [String: String]
}

extension Operations {
    /// Who has looked at single persons' rows, when and why: the newest 50. Officers see one another's looks. Right: THL's register officers.
    public func looks(by actor: Actor) async throws -> LookRecord {
        try actor.requireOfficer()
        return try await store.write { transaction in
            let periods = try Set(transaction.acceptedBlocks(period: nil).map(\.key.period)).union(
                transaction.editions(period: nil).map(\.period))
            let looks = try transaction.looks(limit: 50)
            try audit(.looksRead, "", area: nil, by: actor.id, in: transaction)
            return LookRecord(
                periods: periods.sorted(by: >), looks: looks, names: try names(looks.map(\.accountID), in: transaction))
        }
    }
}
