import Crypto
import Foundation
import RegisterModel
import RegisterStore

/// Makes pseudonyms of person identifiers: the first 128 bits of HMAC-SHA-256 over a byte for the kind and `<root>|<value>`.
///
/// The root of a personal identity code is the OID 1.2.246.21; a temporary identifier brings its issuer's. The kind, 1 or 2, keeps a
/// temporary identifier that claims the root of identity codes apart from the code itself.
struct Pseudonymizer {
    private let keyed: HMAC<SHA256>
    private static let rootOfIdentityCodes = [1] + Array("1.2.246.21|".utf8)
    private static let kindOfTemporary: UInt8 = 2

    init(_ keys: RegisterKeys) { keyed = HMAC<SHA256>(key: keys.pseudonym) }

    /// The pseudonym of a person.
    func pseudonym(of person: PersonIdentifier) -> Pseudonym {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        switch person {
        case .identityCode(let code):
            bytes += Self.rootOfIdentityCodes
            code.write(to: &bytes)
        case .temporary(let text):
            bytes.append(Self.kindOfTemporary)
            bytes += text.utf8
        }
        // The state after the key is copied, so that the key is taken in once and not once for each person.
        var code = keyed
        code.update(data: bytes)
        return code.finalize().withUnsafeBytes { digest in
            Pseudonym(
                high: UInt64(bigEndian: digest.loadUnaligned(as: UInt64.self)),
                low: UInt64(bigEndian: digest.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
        }
    }
}
