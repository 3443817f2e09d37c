import CodeLists
import Delivery
import Foundation
import NotificationForm
import RegisterModel
import RegisterStore

extension Operations {
    /// A manifest of a whole county is a few kilobytes; more than this is none.
    static let manifestLimitBytes = 1 << 20

    /// Reads a manifest; throws `OperationError.invalid` with `manifestUnreadable`.
    func manifest(json: [UInt8]) throws -> DeliveryManifest {
        guard json.count <= Self.manifestLimitBytes, let manifest = try? DeliveryManifest(json: json) else {
            throw OperationError.invalid([InputProblem(.manifestUnreadable)])
        }
        return manifest
    }

    /// The group and period a manifest names. Groups belong to rounds: the round of the period counts, else the newest one before it, else
    /// the oldest.
    /// - Throws: `OperationError.invalid` when it names another organiser, another group, a period without a round, or one that has not
    ///   ended on the civil day in Finland.
    func place(
        of manifest: DeliveryManifest, _ area: Area, in transaction: any RegisterTransaction
    ) throws -> (MunicipalityGroup, MonitoringPeriod) {
        guard manifest.organiser == area else { throw OperationError.invalid([InputProblem(.manifestOrganiser)]) }
        let rounds = try transaction.rounds()
        let period = manifest.monitoringPeriod
        guard let round = rounds.first(where: { $0.period <= period }) ?? rounds.last else {
            throw OperationError.invalid([InputProblem(.manifestPeriod)])
        }
        guard period.end < civilDayInFinland(now) else { throw OperationError.invalid([InputProblem(.manifestPeriodNotEnded)]) }
        let name = normalizedName(manifest.municipalityGroup.name ?? "")
        let group = try transaction.groups(round: round.id, area: area).first { $0.name.lowercased() == name.lowercased() }
        guard let group else { throw OperationError.invalid([InputProblem(.manifestGroup, name)]) }
        return (group, period)
    }
}
