import Crypto
import Foundation

/// A delivered file kept sealed: AES-GCM over pieces of 1 MiB, so that neither sealing nor opening holds the whole in memory.
///
/// Layout: the eight bytes `SOSSEAL1`, eight random bytes, then the pieces, each ciphertext and 16-byte tag. A piece's nonce is the first
/// eight random bytes and its number; its name, its number and whether it is the last are authenticated with it, so that pieces cannot be
/// exchanged, left out or cut off.
enum SealedFile {
    private static let magic = Array("SOSSEAL1".utf8)
    private static let pieceBytes = 1 << 20
    private static let tagBytes = 16

    /// Why a sealed file cannot be opened.
    enum Fault: Error, Hashable {
        /// It is no sealed file, or its end is missing.
        case shape
        /// A piece was changed, or sealed under another name or key.
        case authentication
    }

    /// Seals a file under a name. The sealed file appears whole or not at all.
    static func seal(_ plain: URL, to sealed: URL, name: String, key: SymmetricKey, random: (Int) -> [UInt8]) throws {
        let partial = sealed.appendingPathExtension("partial")
        guard FileManager.default.createFile(atPath: partial.path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw CocoaError(.fileWriteUnknown)
        }
        let input = try FileHandle(forReadingFrom: plain)
        let output = try FileHandle(forWritingTo: partial)
        defer {
            try? input.close()
            try? output.close()
        }
        let prefix = random(8)
        try output.write(contentsOf: magic + prefix)
        var piece = try input.read(upToCount: pieceBytes) ?? Data()
        var number: UInt32 = 0
        while true {
            let next = try input.read(upToCount: pieceBytes) ?? Data()
            let isLast = next.isEmpty
            let box = try AES.GCM.seal(
                piece, using: key, nonce: AES.GCM.Nonce(data: prefix + bytes(number)), authenticating: context(name, number, isLast))
            try output.write(contentsOf: box.ciphertext + box.tag)
            if isLast { break }
            piece = next
            number += 1
        }
        try output.synchronize()
        guard rename(partial.path, sealed.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    /// Puts a sealed file's bytes into a file that only the program's own user can read. It appears whole or not at all.
    static func unseal(_ sealed: URL, to plain: URL, name: String, key: SymmetricKey) throws {
        let partial = plain.appendingPathExtension("partial")
        guard FileManager.default.createFile(atPath: partial.path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw CocoaError(.fileWriteUnknown)
        }
        let output = try FileHandle(forWritingTo: partial)
        defer { try? output.close() }
        try open(sealed, name: name, key: key) { try output.write(contentsOf: $0) }
        guard rename(partial.path, plain.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    /// Opens a sealed file and gives its bytes piece by piece.
    static func open(_ sealed: URL, name: String, key: SymmetricKey, _ body: (Data) throws -> Void) throws {
        let input = try FileHandle(forReadingFrom: sealed)
        defer { try? input.close() }
        let head = Array(try input.read(upToCount: 16) ?? Data())
        guard head.count == 16, Array(head[0..<8]) == magic else { throw Fault.shape }
        let prefix = Array(head[8...])
        var piece = try input.read(upToCount: pieceBytes + tagBytes) ?? Data()
        var number: UInt32 = 0
        while true {
            guard piece.count >= tagBytes else { throw Fault.shape }
            let next = try input.read(upToCount: pieceBytes + tagBytes) ?? Data()
            do {
                let box = try AES.GCM.SealedBox(
                    nonce: AES.GCM.Nonce(data: prefix + bytes(number)), ciphertext: piece.dropLast(tagBytes), tag: piece.suffix(tagBytes))
                try body(AES.GCM.open(box, using: key, authenticating: context(name, number, next.isEmpty)))
            } catch is CryptoKitError {
                throw Fault.authentication
            }
            if next.isEmpty { return }
            piece = next
            number += 1
        }
    }

    private static func bytes(_ number: UInt32) -> [UInt8] { withUnsafeBytes(of: number.bigEndian) { Array($0) } }
    private static func context(_ name: String, _ number: UInt32, _ isLast: Bool) -> [UInt8] {
        Array("\(name)\n\(number)\n\(isLast ? "last" : "more")".utf8)
    }
}
