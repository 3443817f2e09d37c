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
        let manifest = try manifest(among: parts, of: id)
        let hash = contentHash(parts)
        let now = now
        do {
            return try await store.write { transaction in
                var delivery = try ownUpload(id, area, in: transaction)
                // A file that has just been exchanged is not the one that was looked at.
                guard try transaction.parts(delivery: id) == parts else { throw OperationError.wrongState }
                let (group, period) = try place(of: manifest, area, in: transaction)
                delivery.groupID = group.id
                delivery.period = period
                delivery.channel = manifest.channel
                delivery.contentHash = hash
                delivery.receivedAt = now
                delivery.state = .checking
                try transaction.update(delivery)
                for upload in try transaction.partUploads(delivery: id) { try transaction.removePartUpload(id: upload.id) }
                try transaction.add(Job(id: settings.newID(), kind: .check, subject: id, createdAt: now))
                try audit(.deliveryFinish, id, area: area, by: actor.id, in: transaction)
                return try deliveryStatus(delivery, in: transaction)
            }
        } catch StoreConflict.alreadyDelivered(let earlier) {
            try await cancelUpload(id, by: actor)
            return try await delivery(earlier, by: actor)
        }
    }

    /// The manifest of an upload, all of whose files are here.
    private func manifest(among parts: [DeliveryPart], of id: String) throws -> DeliveryManifest {
        let names = Set(parts.map(\.name))
        var missing = names.contains(Self.manifestName) ? [] : [InputProblem(.partMissing, Self.manifestName)]
        // Which blocks there must be is for the manifest to say; without any there is nothing to check.
        if names.subtracting([Self.manifestName]).isEmpty, !missing.isEmpty { missing.append(InputProblem(.blockMissing)) }
        guard missing.isEmpty else { throw OperationError.invalid(missing) }
        let file = DeliveryFolders(settings).plain(id, Self.manifestName)
        let input = try FileHandle(forReadingFrom: file)
        defer { try? input.close() }
        let manifest = try manifest(json: Array(input.read(upToCount: Self.manifestLimitBytes + 1) ?? Data()))
        let listed = manifest.blocks.map(\.file).filter { !names.contains($0) }
        guard !manifest.blocks.isEmpty else { throw OperationError.invalid([InputProblem(.manifestBlocks)]) }
        guard listed.isEmpty else { throw OperationError.invalid(listed.map { InputProblem(.partMissing, String($0.prefix(100))) }) }
        return manifest
    }

    /// SHA-256 over names and hashes of the parts, by name.
    func contentHash(_ parts: [DeliveryPart]) -> [UInt8] {
        var hash = SHA256()
        for part in parts.sorted(by: { $0.name < $1.name }) {
            hash.update(data: Data("\(part.name)\n".utf8))
            hash.update(data: part.sha256)
        }
        return Array(hash.finalize())
    }
}
