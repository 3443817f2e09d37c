import Crypto
import Foundation

/// The checksum that a sender announces for a piece of an upload, and the one that grows with the bytes that arrive.
public struct UploadChecksum: Sendable {
    /// The algorithms that are understood; the raw values are their names in the tus protocol.
    public enum Algorithm: String, CaseIterable, Sendable {
        case sha1, sha256
    }

    private enum Growing: Sendable {
        case sha1(Insecure.SHA1)
        case sha256(SHA256)
    }

    private let announced: [UInt8]
    private var growing: Growing

    /// A checksum to be compared with the announced one; nil if that has another length than the algorithm gives.
    public init?(_ algorithm: Algorithm, announced: [UInt8]) {
        switch algorithm {
        case .sha1 where announced.count == Insecure.SHA1.byteCount: growing = .sha1(Insecure.SHA1())
        case .sha256 where announced.count == SHA256.byteCount: growing = .sha256(SHA256())
        default: return nil
        }
        self.announced = announced
    }

    /// Takes the next bytes in.
    mutating func update(_ bytes: [UInt8]) {
        switch growing {
        case .sha1(var hash):
            hash.update(data: bytes)
            growing = .sha1(hash)
        case .sha256(var hash):
            hash.update(data: bytes)
            growing = .sha256(hash)
        }
    }

    /// Whether what has arrived has the announced checksum.
    var holds: Bool {
        switch growing {
        case .sha1(let hash): Array(hash.finalize()) == announced
        case .sha256(let hash): Array(hash.finalize()) == announced
        }
    }
}
