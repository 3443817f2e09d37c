import Crypto
import CryptoExtras
import Foundation

/// A password's scrypt hash, written `scrypt$<N>$8$1$<salt>$<hash>` with salt and hash in base64, so that the cost can grow later.
enum PasswordHash {
    private static let blockSize = 8
    private static let byteCount = 32

    /// Hashes a password. Costs about 80 ms at N = 2^15.
    static func make(_ password: String, salt: [UInt8], cost: Int) throws -> String {
        let hash = try derive(password, salt: salt, cost: cost)
        return "scrypt$\(cost)$\(blockSize)$1$\(Data(salt).base64EncodedString())$\(Data(hash).base64EncodedString())"
    }

    /// Whether a password is the one of a hash. Without a hash it costs the same and is false, so that time does not tell who has an account.
    static func matches(_ password: String, _ written: String?, costOfUnknown: Int) throws -> Bool {
        let parts = written?.split(separator: "$").map(String.init) ?? []
        guard parts.count == 6, parts[0] == "scrypt", let cost = Int(parts[1]), let salt = Data(base64Encoded: parts[4]),
            let wanted = Data(base64Encoded: parts[5])
        else {
            _ = try derive(password, salt: [UInt8](repeating: 0, count: 16), cost: costOfUnknown)
            return false
        }
        let found = try derive(password, salt: Array(salt), cost: cost)
        // Every byte is compared whatever the earlier ones say.
        return found.count == wanted.count && zip(found, wanted).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func derive(_ password: String, salt: [UInt8], cost: Int) throws -> [UInt8] {
        let key = try KDF.Scrypt.deriveKey(
            from: Array(password.utf8), salt: salt, outputByteCount: byteCount, rounds: cost, blockSize: blockSize, parallelism: 1)
        return key.withUnsafeBytes { Array($0) }
    }
}
