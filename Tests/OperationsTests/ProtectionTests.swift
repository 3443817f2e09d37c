import Crypto
import Foundation
import RegisterModel
import RegisterStore
import Testing

@testable import Operations

@Suite struct `Pseudonyms and seals` {
    private func keys() throws -> RegisterKeys {
        try #require(RegisterKeys(pseudonym: Array(0..<32), seal: [UInt8](repeating: 9, count: 32)))
    }

    /// Expected values from Python's hmac module with the key 00 01 … 1f.
    @Test func `a pseudonym is the first half of the HMAC over kind, root and code`() throws {
        let pseudonymizer = Pseudonymizer(try keys())
        let code = try IdentityCode("131052-901X")
        #expect(pseudonymizer.pseudonym(of: .identityCode(code)) == Pseudonym(high: 0xd719_9c36_2083_2c51, low: 0xb5d2_9120_ab47_3b20))
        #expect(
            pseudonymizer.pseudonym(of: .temporary("1.2.246.10.1|A1")) == Pseudonym(high: 0x6c78_e8b2_96d4_480d, low: 0x0845_6a3a_8d66_a872)
        )
    }

    @Test func `a temporary identifier under the root of identity codes is not the person of the code`() throws {
        let pseudonymizer = Pseudonymizer(try keys())
        let code = try IdentityCode("131052-901X")
        let temporary = pseudonymizer.pseudonym(of: .temporary("1.2.246.21|\(code.text)"))
        #expect(temporary == Pseudonym(high: 0x7a40_9986_7f77_3ee5, low: 0xca1c_8226_1b9f_020a))
        #expect(temporary != pseudonymizer.pseudonym(of: .identityCode(code)))
    }

    @Test func `another key, another person or another issuer gives another pseudonym`() throws {
        let other = try #require(RegisterKeys(pseudonym: [UInt8](repeating: 3, count: 32), seal: [UInt8](repeating: 9, count: 32)))
        let (one, two) = (Pseudonymizer(try keys()), Pseudonymizer(other))
        let people: [PersonIdentifier] = [.temporary("1.2.246.10.1|A1"), .temporary("1.2.246.10.2|A1"), .temporary("1.2.246.10.1|A2")]
        #expect(Set(people.map(one.pseudonym) + people.map(two.pseudonym)).count == 6)
        #expect(people.map(one.pseudonym) == people.map(one.pseudonym))
    }

    @Test func `keys have 32 bytes`() {
        #expect(RegisterKeys(pseudonym: [1], seal: [UInt8](repeating: 9, count: 32)) == nil)
        #expect(RegisterKeys(pseudonym: [UInt8](repeating: 9, count: 32), seal: []) == nil)
    }

    private func file(_ bytes: Data) throws -> URL {
        let url = TestFolder.root.appending(path: UUID().uuidString)
        try bytes.write(to: url)
        return url
    }

    private func open(_ url: URL, name: String = "d/part", key: [UInt8] = [UInt8](repeating: 9, count: 32)) throws -> Data {
        var bytes = Data()
        try SealedFile.open(url, name: name, key: SymmetricKey(data: key)) { bytes += $0 }
        return bytes
    }

    private func sealed(_ plain: Data) throws -> URL {
        let url = TestFolder.root.appending(path: UUID().uuidString)
        let random = SeededBytes(seed: 4)
        try SealedFile.seal(
            file(plain), to: url, name: "d/part", key: SymmetricKey(data: [UInt8](repeating: 9, count: 32)), random: { random.bytes($0) })
        return url
    }

    @Test(arguments: [0, 1, 1_048_575, 1_048_576, 1_048_577, 3_000_000])
    func `what was sealed comes back`(size: Int) throws {
        let plain = Data((0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        let url = try sealed(plain)
        #expect(try open(url) == plain)
        #expect(throws: SealedFile.Fault.authentication) { try open(url, name: "e/part") }
        #expect(throws: SealedFile.Fault.authentication) { try open(url, key: [UInt8](repeating: 8, count: 32)) }
    }

    @Test func `a sealed file that was cut, exchanged or changed does not open`() throws {
        let bytes = try Data(contentsOf: sealed(Data((0..<2_500_000).map { UInt8(truncatingIfNeeded: $0 >> 3) })))
        let piece = 1_048_576 + 16
        let head = bytes[0..<16]
        let (one, two, three) = (bytes[16..<16 + piece], bytes[16 + piece..<16 + 2 * piece], bytes[(16 + 2 * piece)...])
        #expect(throws: SealedFile.Fault.authentication) { try open(file(head + one + two)) }
        #expect(throws: SealedFile.Fault.authentication) { try open(file(head + two + one + three)) }
        #expect(throws: SealedFile.Fault.authentication) { try open(file(head + one + three)) }
        #expect(throws: SealedFile.Fault.authentication) { try open(file(bytes + [0])) }
        #expect(throws: SealedFile.Fault.shape) { try open(file(head)) }
        #expect(throws: SealedFile.Fault.shape) { try open(file(Data("hello".utf8))) }
        var changed = bytes
        changed[1_000_000] ^= 1
        #expect(throws: SealedFile.Fault.authentication) { try open(file(changed)) }
    }

    @Test(arguments: [
        ("2022-12-31T21:59:59Z", "2022-12-31"), ("2022-12-31T22:00:00Z", "2023-01-01"), ("2023-03-26T00:59:59Z", "2023-03-26"),
        ("2023-06-30T20:59:59Z", "2023-06-30"), ("2023-06-30T21:00:00Z", "2023-07-01"), ("2023-03-25T22:00:00Z", "2023-03-26"),
        ("2023-03-26T21:00:00Z", "2023-03-27"), ("2023-10-28T21:00:00Z", "2023-10-29"), ("2023-10-29T21:59:59Z", "2023-10-29"),
        ("2023-10-29T22:00:00Z", "2023-10-30"), ("1969-12-31T22:00:00Z", "1970-01-01"),
    ])
    func `the civil day of an instant is that of Finland`(instant: String, day: String) throws {
        let date = try #require(ISO8601DateFormatter().date(from: instant))
        #expect(civilDayInFinland(date).description == day)
    }
}
