import Crypto
import Foundation

/// The two secrets of the register. They come from files or the environment and are kept apart from the database: who has only one of the
/// two cannot lead a pseudonym back to a person.
public struct RegisterKeys: Sendable {
    let pseudonym: SymmetricKey
    let seal: SymmetricKey

    /// Makes the keys from 32 bytes each; nil for any other length.
    public init?(pseudonym: [UInt8], seal: [UInt8]) {
        guard pseudonym.count == 32, seal.count == 32 else { return nil }
        self.pseudonym = SymmetricKey(data: pseudonym)
        self.seal = SymmetricKey(data: seal)
    }
}
