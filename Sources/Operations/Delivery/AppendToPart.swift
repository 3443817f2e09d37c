import CodeLists
import Crypto
import Foundation
import RegisterStore

/// Why a piece of an upload is not taken.
public enum PartUploadFault: Error, Hashable, Sendable {
    /// The piece does not begin where the upload stands; the value is where that is.
    case offset(Int)
    /// The piece goes beyond the announced length.
    case tooLong
    /// The piece does not have the announced checksum; nothing of it is kept.
    case checksum
    /// The sender has gone, or another request has come to the same upload meanwhile and goes on with it.
    case brokenOff
}

extension Operations {
    /// After so many bytes what has arrived is flushed to the disk and recorded, so that an interruption costs no more than that.
    static let safeStepBytes = 8 << 20

    /// Takes a piece of a file, as it arrives, and returns how far the upload has come; with the last byte the file is the delivery's.
    ///
    /// If the sender breaks off, what has arrived stays, unless the piece has a checksum: then it counts whole or not at all. Whoever is
    /// still sending to the same upload is broken off first: a sender who has lost the connection must not have to wait for the server to
    /// notice. Memory does not grow with the piece. Right: the county's contact persons.
    /// - Throws: `PartUploadFault`; `OperationError.notFound`; `.wrongState`.
    public func append<Pieces: AsyncSequence & Sendable>(
        _ pieces: Pieces, to id: String, of deliveryID: String, at offset: Int, checksum: UploadChecksum? = nil, by actor: Actor
    ) async throws -> PartUpload where Pieces.Element == [UInt8] {
        let area = try actor.county()
        return try await uploadTurns.turn(id) {
            let upload = try await store.read { try ownPartUpload(id, of: deliveryID, area, in: $0) }
            guard upload.offsetBytes == offset else { throw PartUploadFault.offset(upload.offsetBytes) }
            if upload.isComplete { return upload }
            let reached = try await receive(pieces, upload, checksum)
            return reached.isComplete ? try await complete(reached, area) : reached
        }
    }

    /// Writes the pieces behind what is there and records how far that came.
    private func receive<Pieces: AsyncSequence>(_ pieces: Pieces, _ upload: PartUpload, _ checksum: UploadChecksum?) async throws
        -> PartUpload
    where Pieces.Element == [UInt8] {
        let file = try FileHandle(forWritingTo: DeliveryFolders(settings).partial(upload))
        defer { try? file.close() }
        // What lies behind the offset was never recorded: a piece that broke off, or had a wrong checksum.
        try file.truncate(atOffset: UInt64(upload.offsetBytes))
        try file.seekToEnd()
        var checksum = checksum
        var (reached, recorded) = (upload.offsetBytes, upload.offsetBytes)
        var iterator = pieces.makeAsyncIterator()
        do {
            while let piece = try await next(&iterator) {
                guard reached + piece.count <= upload.lengthBytes else { throw PartUploadFault.tooLong }
                try file.write(contentsOf: piece)
                reached += piece.count
                checksum?.update(piece)
                guard checksum == nil, reached - recorded >= Self.safeStepBytes else { continue }
                try await record(upload.at(reached), file)
                recorded = reached
            }
            // A cancelled sequence may end as if it were over.
            guard !Task.isCancelled else { throw PartUploadFault.brokenOff }
        } catch {
            if checksum == nil, reached > recorded { try await record(upload.at(reached), file) }
            throw error
        }
        if let checksum, !checksum.holds { throw PartUploadFault.checksum }
        if reached < upload.lengthBytes, reached > recorded { try await record(upload.at(reached), file) }
        // The end of the whole file is recorded together with the part, once it is hashed.
        if reached == upload.lengthBytes { try file.synchronize() }
        return upload.at(reached)
    }

    /// The next piece; what the connection throws when it breaks is the sender's going away, whatever its name.
    private func next<Iterator: AsyncIteratorProtocol>(_ iterator: inout Iterator) async throws(PartUploadFault) -> Iterator.Element? {
        do { return try await iterator.next() } catch { throw .brokenOff }
    }

    private func record(_ upload: PartUpload, _ file: FileHandle) async throws {
        try file.synchronize()
        // In a task of its own: what has arrived is also recorded when the piece is broken off, and a cancelled task cannot write.
        try await Task { try await store.write { try $0.setOffset(ofPartUpload: upload.id, to: upload.offsetBytes) } }.value
    }

    /// Makes a file that has arrived whole the delivery's.
    func complete(_ upload: PartUpload, _ area: Area) async throws -> PartUpload {
        let folders = DeliveryFolders(settings)
        let (partial, place) = (folders.partial(upload), folders.plain(upload.deliveryID, upload.name))
        let sum = try await offThePool { try Self.sha256(of: partial) }
        try await store.write { transaction in
            _ = try ownUpload(upload.deliveryID, area, in: transaction)
            try transaction.save(DeliveryPart(deliveryID: upload.deliveryID, name: upload.name, sizeBytes: upload.lengthBytes, sha256: sum))
            try transaction.setOffset(ofPartUpload: upload.id, to: upload.lengthBytes)
            // A second name for the same bytes: until the register has recorded the part, the first one must stay.
            try folders.remove(place)
            try FileManager.default.linkItem(at: partial, to: place)
        }
        try folders.remove(partial)
        return upload.at(upload.lengthBytes)
    }

    /// The SHA-256 of a file, read in pieces.
    private static func sha256(of file: URL) throws -> [UInt8] {
        let input = try FileHandle(forReadingFrom: file)
        defer { try? input.close() }
        var hash = SHA256()
        while let piece = try input.read(upToCount: 1 << 20), !piece.isEmpty { hash.update(data: piece) }
        return Array(hash.finalize())
    }
}
