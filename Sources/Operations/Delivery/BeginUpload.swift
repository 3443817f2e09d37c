import CodeLists
import RegisterStore

extension Operations {
    /// Begins a delivery and returns its id. Right: the county's contact persons.
    ///
    /// Then come its parts, one `receivePart` each, and `finishUpload`.
    public func beginUpload(by actor: Actor) async throws -> String {
        let area = try actor.county()
        let delivery = ReceivedDelivery(id: settings.newID(), area: area, createdAt: now, createdBy: actor.id)
        try await store.write { transaction in
            try transaction.add(delivery)
            try audit(.deliveryBegin, delivery.id, area: area, by: actor.id, in: transaction)
        }
        return delivery.id
    }

    /// Gives an upload up: what has arrived of it is removed. Right: the county's contact persons.
    public func cancelUpload(_ id: String, by actor: Actor) async throws {
        let area = try actor.county()
        try await store.write { transaction in
            _ = try ownUpload(id, area, in: transaction)
            try transaction.removeUpload(id: id)
            try audit(.deliveryCancel, id, area: area, by: actor.id, in: transaction)
        }
        let folders = DeliveryFolders(settings)
        try folders.remove(folders.plain(id))
    }

    /// The county's own delivery whose parts are still arriving; throws `OperationError.notFound` for every other, `.wrongState` for a
    /// finished one.
    func ownUpload(_ id: String, _ area: Area, in transaction: any RegisterTransaction) throws -> ReceivedDelivery {
        guard let delivery = try transaction.delivery(id: id), delivery.area == area else { throw OperationError.notFound }
        guard delivery.state == .uploading else { throw OperationError.wrongState }
        return delivery
    }
}
