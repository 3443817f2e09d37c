import CodeLists
import Crypto
import Foundation
import RegisterStore

extension Operations {
    /// Begins a part of an upload. Give it the bytes as they arrive, then `finish` it; a part that is not finished leaves nothing behind.
    /// A part of the same name that came before is replaced. Right: the county's contact persons.
    /// - Throws: `OperationError.invalid` with `partUnknown` for a name that belongs to no delivery; `.notFound`; `.wrongState`.
    public func receivePart(named name: String, of deliveryID: String, by actor: Actor) async throws -> PartWriter {
        let area = try actor.county()
        guard Self.fileNames.contains(name) else { throw OperationError.invalid([InputProblem(.partUnknown, String(name.prefix(100)))]) }
        _ = try await store.read { try ownUpload(deliveryID, area, in: $0) }
        let folders = DeliveryFolders(settings)
        try folders.make(folders.plain(deliveryID))
        let partial = folders.plain(deliveryID).appendingPathComponent("\(settings.newID()).partial")
        return try PartWriter(name: name, deliveryID: deliveryID, area: area, partial: partial, operations: self)
    }
}

/// A part of a delivery on its way to the disk: bytes are written and hashed as they come, and never held whole in memory.
public final class PartWriter {
    private let name: String
    private let deliveryID: String
    private let area: Area
    private let partial: URL
    private let operations: Operations
    private let file: FileHandle
    private var hash = SHA256()
    private var sizeBytes = 0
    private var isFinished = false

    init(name: String, deliveryID: String, area: Area, partial: URL, operations: Operations) throws {
        guard FileManager.default.createFile(atPath: partial.path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw CocoaError(.fileWriteUnknown)
        }
        self.name = name
        self.deliveryID = deliveryID
        self.area = area
        self.partial = partial
        self.operations = operations
        file = try FileHandle(forWritingTo: partial)
    }

    deinit {
        // An upload that was broken off; a leftover would only cost space, so a failure to remove it is no one's error.
        if !isFinished { try? FileManager.default.removeItem(at: partial) }
    }

    /// Takes the next bytes.
    /// - Throws: `OperationError.invalid` with `partTooLarge` beyond `OperationSettings.partLimitBytes`.
    public func write(_ bytes: some DataProtocol) throws {
        sizeBytes += bytes.count
        guard sizeBytes <= operations.settings.partLimitBytes else { throw OperationError.invalid([InputProblem(.partTooLarge, name)]) }
        hash.update(data: bytes)
        for region in bytes.regions { try file.write(contentsOf: region) }
    }

    /// Ends the part: it is on the disk, and recorded, when this returns.
    /// - Throws: `OperationError.wrongState` when the upload was finished meanwhile.
    @discardableResult
    public func finish() async throws -> DeliveryPart {
        try file.synchronize()
        try file.close()
        let part = DeliveryPart(deliveryID: deliveryID, name: name, sizeBytes: sizeBytes, sha256: Array(hash.finalize()))
        let place = DeliveryFolders(operations.settings).plain(deliveryID, name)
        let (operations, area, partial) = (operations, area, partial)
        try await operations.store.write { transaction in
            _ = try operations.ownUpload(part.deliveryID, area, in: transaction)
            guard rename(partial.path, place.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
            try transaction.save(part)
        }
        isFinished = true
        return part
    }
}
