import CodeLists
import Crypto
import Delivery
import Foundation
import NotificationForm
import RegisterModel
import RegisterStore

extension Operations {
    /// Ends an upload and orders its check. The same bytes as an earlier delivery of the county are that delivery: its status is returned
    /// and nothing is done again. If a later delivery has replaced that one, they are a new delivery, whose status tells when they came
    /// before (`earlierReceiptAt`) and which replaces the later one if it is accepted: the county goes back on purpose. Right: the county's contact persons.
    /// - Throws: `OperationError.invalid` when a part is missing, the manifest cannot be read, or names another organiser, another group,
    ///   a period without a round, or one that has not ended on the civil day in Finland. The upload then stays open.
    public func finishUpload(_ id: String, by actor: Actor) async throws -> DeliveryStatus {
        let area = try actor.county()
        let parts = try await store.read { transaction in
            _ = try ownUpload(id, area, in: transaction)
            return try transaction.parts(delivery: id)
        }
        let missing = Self.deliveryParts.filter { name in !parts.contains { $0.name == name } }
        guard missing.isEmpty else { throw OperationError.invalid(missing.map { InputProblem(.partMissing, $0) }) }
        let folders = DeliveryFolders(settings)
        let manifest = try manifest(at: folders.plain(id, Self.deliveryParts[0]))
        let hash = contentHash(parts)
        let now = now
        do {
            return try await store.write { transaction in
                var delivery = try ownUpload(id, area, in: transaction)
                let (group, period) = try place(of: manifest, area, in: transaction)
                delivery.groupID = group.id
                delivery.period = period
                delivery.channel = manifest.channel
                delivery.contentHash = hash
                delivery.receivedAt = now
                delivery.state = .checking
                try transaction.update(delivery)
                try transaction.add(Job(id: settings.newID(), kind: .check, subject: id, createdAt: now))
                try audit(.deliveryFinish, id, area: area, by: actor.id, in: transaction)
                return try deliveryStatus(delivery, in: transaction)
            }
        } catch StoreConflict.alreadyDelivered(let earlier) {
            try await cancelUpload(id, by: actor)
            return try await delivery(earlier, by: actor)
        }
    }

    private func manifest(at file: URL) throws -> DeliveryManifest {
        // A manifest of a whole county is a few kilobytes.
        let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
        guard (attributes[.size] as? Int ?? .max) <= 1 << 20, let manifest = try? DeliveryManifest(json: Array(Data(contentsOf: file)))
        else {
            throw OperationError.invalid([InputProblem(.manifestUnreadable)])
        }
        return manifest
    }

    /// The group and period a manifest names. Groups belong to rounds: the round of the period counts, else the newest one before it, else
    /// the oldest.
    private func place(
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

    /// SHA-256 over names and hashes of the parts, by name.
    private func contentHash(_ parts: [DeliveryPart]) -> [UInt8] {
        var hash = SHA256()
        for part in parts.sorted(by: { $0.name < $1.name }) {
            hash.update(data: Data("\(part.name)\n".utf8))
            hash.update(data: part.sha256)
        }
        return Array(hash.finalize())
    }
}
