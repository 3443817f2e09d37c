import CodeLists
import Crypto
import Delivery
import Foundation
import RegisterModel
import RegisterStore

extension Operations {
    /// So many deliveries of a county may be open at once; each may hold files of `OperationSettings.partLimitBytes`.
    static let openDeliveryLimit = 50

    /// Begins a delivery with its manifest, as programs do. Then come the files it lists, one `beginPart` each, and `finishUpload`.
    ///
    /// The same manifest again is the same delivery: the one still open, so that an interrupted program goes on where it was, or the one
    /// already received, if the files it lists have come before; nothing of either is changed. Right: the county's contact persons.
    /// - Parameter json: the bytes of `manifest.json`.
    /// - Throws: `OperationError.invalid` as `finishUpload`, with `manifestBlocks` when it lists no block or a file that no delivery has, and
    ///   with `tooManyOpen`.
    public func beginDelivery(manifest json: [UInt8], by actor: Actor) async throws -> (status: DeliveryStatus, isNew: Bool) {
        let area = try actor.county()
        let manifest = try manifest(json: json)
        guard !manifest.blocks.isEmpty else { throw OperationError.invalid([InputProblem(.manifestBlocks)]) }
        for block in manifest.blocks where !Self.fileNames(of: block.block).contains(block.file) {
            throw OperationError.invalid([InputProblem(.manifestBlocks, String(block.file.prefix(100)))])
        }
        let sum = Array(SHA256.hash(data: Data(json)))
        @Sendable func part(_ id: String) -> DeliveryPart {
            DeliveryPart(deliveryID: id, name: Self.manifestName, sizeBytes: json.count, sha256: sum)
        }
        let now = now
        return try await store.write { transaction in
            let (group, period) = try place(of: manifest, area, in: transaction)
            let earlier = try announcedHash(manifest, part("")).flatMap { try transaction.delivery(of: area, content: $0) }
            if let earlier { return (try deliveryStatus(earlier, in: transaction), false) }
            let open = try transaction.deliveries(DeliverySelection(area: area)).filter { $0.state == .uploading }
            for delivery in open {
                guard let known = try transaction.parts(delivery: delivery.id).first(where: { $0.name == Self.manifestName }),
                    known.sha256 == sum
                else { continue }
                return (try deliveryStatus(delivery, in: transaction), false)
            }
            guard open.count < Self.openDeliveryLimit else { throw OperationError.invalid([InputProblem(.tooManyOpen)]) }
            var delivery = ReceivedDelivery(id: settings.newID(), area: area, createdAt: now, createdBy: actor.id)
            try transaction.add(delivery)
            delivery.groupID = group.id
            delivery.period = period
            delivery.channel = manifest.channel
            try transaction.update(delivery)
            try transaction.save(part(delivery.id))
            try audit(.deliveryBegin, delivery.id, area: area, by: actor.id, in: transaction)
            let status = try deliveryStatus(delivery, in: transaction)
            // Last, so that nothing is left on the disk where the register refuses.
            let folders = DeliveryFolders(settings)
            try folders.make(folders.plain(delivery.id))
            try DeliveryFolders.write(json, to: folders.plain(delivery.id, Self.manifestName))
            return (status, true)
        }
    }

    /// The content hash that the delivery will have if the files are those the manifest lists; nil where its checksums are none.
    private func announcedHash(_ manifest: DeliveryManifest, _ part: DeliveryPart) throws -> [UInt8]? {
        var parts = [part]
        for block in manifest.blocks {
            guard let sum = bytes(hexadecimal: block.sha256), sum.count == 32 else { return nil }
            parts.append(DeliveryPart(deliveryID: "", name: block.file, sizeBytes: 0, sha256: sum))
        }
        return contentHash(parts)
    }
}

/// The bytes that hexadecimal digits stand for; nil for anything else.
func bytes(hexadecimal text: String) -> [UInt8]? {
    let digits = text.utf8.map { byte -> UInt8? in
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
    guard digits.count.isMultiple(of: 2), !digits.contains(nil) else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { (digits[$0] ?? 0) << 4 | (digits[$0 + 1] ?? 0) }
}
