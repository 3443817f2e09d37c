import Foundation

/// A file of a delivery on its way in by the API, piece by piece: it can go on after an interruption from where it safely lies on the disk.
public struct PartUpload: Hashable, Sendable, Identifiable {
    /// Random, never used again.
    public let id: String
    /// The delivery it belongs to.
    public let deliveryID: String
    /// The name of the file.
    public let name: String
    /// How long the file is, in bytes.
    public let lengthBytes: Int
    /// How much of it lies on the disk for certain, in bytes: written and flushed.
    public let offsetBytes: Int
    /// When it was begun.
    public let createdAt: Date

    /// Makes an upload from its parts.
    public init(id: String, deliveryID: String, name: String, lengthBytes: Int, offsetBytes: Int = 0, createdAt: Date) {
        self.id = id
        self.deliveryID = deliveryID
        self.name = name
        self.lengthBytes = lengthBytes
        self.offsetBytes = offsetBytes
        self.createdAt = createdAt
    }

    /// Whether all of it is here.
    public var isComplete: Bool { offsetBytes == lengthBytes }
}

/// Uploads by the API. They go with their delivery's upload when that is given up.
public protocol PartUploadStore {
    /// The upload with an id; nil if there is none.
    func partUpload(id: String) throws -> PartUpload?
    /// The uploads of a delivery, oldest first.
    func partUploads(delivery: String) throws -> [PartUpload]
    /// Adds an upload.
    func add(_ upload: PartUpload) throws
    /// Notes how much of an upload lies on the disk for certain.
    func setOffset(ofPartUpload id: String, to offsetBytes: Int) throws
    /// Removes an upload; nothing happens if it is already gone.
    func removePartUpload(id: String) throws
}
