import CodeLists
import Foundation
import RegisterStore

extension Operations {
    /// So many files of a delivery may be on their way at once: each block plain and compressed, and some that were begun again.
    static let openPartLimit = 20

    /// Begins to receive a file of an open delivery piece by piece. Then come the pieces, `append`; with the last one the file is the
    /// delivery's, in place of an earlier one of the same name. An empty file is complete at once. Right: the county's contact persons.
    /// - Throws: `OperationError.invalid` with `partUnknown`, `partTooLarge` or `tooManyOpen`; `.notFound`; `.wrongState`.
    public func beginPart(named name: String, lengthBytes: Int, of deliveryID: String, by actor: Actor) async throws -> PartUpload {
        let area = try actor.county()
        guard Self.fileNames.contains(name) else { throw OperationError.invalid([InputProblem(.partUnknown, String(name.prefix(100)))]) }
        guard (0...settings.partLimitBytes).contains(lengthBytes) else { throw OperationError.invalid([InputProblem(.partTooLarge, name)]) }
        let upload = PartUpload(id: settings.newID(), deliveryID: deliveryID, name: name, lengthBytes: lengthBytes, createdAt: now)
        let folders = DeliveryFolders(settings)
        try await store.write { transaction in
            _ = try ownUpload(deliveryID, area, in: transaction)
            guard try transaction.partUploads(delivery: deliveryID).count < Self.openPartLimit else {
                throw OperationError.invalid([InputProblem(.tooManyOpen)])
            }
            try transaction.add(upload)
            try folders.make(folders.plain(deliveryID))
            try DeliveryFolders.write([], to: folders.partial(upload))
        }
        return lengthBytes > 0 ? upload : try await complete(upload, area)
    }

    /// An upload with as much of it as lies on the disk for certain. Whoever is still sending to it is broken off first, so that the answer
    /// stays true. Right: the county's contact persons; `OperationError.notFound` for every other upload.
    public func partUpload(_ id: String, of deliveryID: String, by actor: Actor) async throws -> PartUpload {
        let area = try actor.county()
        return try await uploadTurns.turn(id) {
            try await store.read { try ownPartUpload(id, of: deliveryID, area, in: $0) }
        }
    }

    /// The uploads of an open delivery that are not complete yet, oldest first. Right: the county for its own, THL for all.
    public func partUploads(of deliveryID: String, by actor: Actor) async throws -> [PartUpload] {
        let delivery = try await delivery(deliveryID, by: actor).delivery
        guard delivery.state == .uploading else { return [] }
        return try await store.read { transaction in
            try transaction.partUploads(delivery: deliveryID).map { $0.at(safeOffset(of: $0)) }.filter { !$0.isComplete }
        }
    }

    /// Gives the upload of a file up; what has arrived of it is removed. A file that is complete stays the delivery's.
    /// Right: the county's contact persons.
    public func cancelPart(_ id: String, of deliveryID: String, by actor: Actor) async throws {
        let area = try actor.county()
        try await uploadTurns.turn(id) {
            let upload = try await store.write { transaction in
                let upload = try ownPartUpload(id, of: deliveryID, area, in: transaction)
                try transaction.removePartUpload(id: id)
                return upload
            }
            let folders = DeliveryFolders(settings)
            try folders.remove(folders.partial(upload))
        }
    }

    /// The county's own upload, its offset being what lies on the disk for certain; throws `OperationError.notFound` for every other,
    /// `.wrongState` once the delivery is complete.
    func ownPartUpload(_ id: String, of deliveryID: String, _ area: Area, in transaction: any RegisterTransaction) throws -> PartUpload {
        guard let upload = try transaction.partUpload(id: id), upload.deliveryID == deliveryID else { throw OperationError.notFound }
        _ = try ownUpload(deliveryID, area, in: transaction)
        return upload.at(safeOffset(of: upload))
    }

    /// What is recorded was flushed before; should the disk have lost it all the same, only what is still there counts.
    private func safeOffset(of upload: PartUpload) -> Int {
        if upload.isComplete { return upload.lengthBytes }
        let attributes = try? FileManager.default.attributesOfItem(atPath: DeliveryFolders(settings).partial(upload).path)
        return min(upload.offsetBytes, attributes?[.size] as? Int ?? 0)
    }
}

extension PartUpload {
    /// The same upload with another offset.
    func at(_ offsetBytes: Int) -> PartUpload {
        PartUpload(
            id: id, deliveryID: deliveryID, name: name, lengthBytes: lengthBytes, offsetBytes: offsetBytes, createdAt: createdAt)
    }
}
