import Foundation
import Localization
import Operations
import RegisterStore
import Testing

@Suite struct `Tokens of the API` {
    @Test func `a token acts for its owner until it expires`() async throws {
        let office = try await Office()
        let made = try await office.operations.createAPIToken(named: " Lifecare\n robot ", lifeDays: 30, by: office.helsinki)
        #expect(made.text.wholeMatch(of: /sosdata_[0-9a-f]{64}/) != nil)
        #expect(made.token.name == "Lifecare robot")
        #expect(try await office.operations.actor(apiToken: made.text)?.actor == office.helsinki)
        #expect(try await office.operations.actor(apiToken: made.text + "0") == nil)
        office.clock.advance(30 * 86_400 - 1)
        #expect(try await office.operations.actor(apiToken: made.text)?.tokenID == made.token.id)
        #expect(try await office.operations.apiTokens(by: office.helsinki).first?.token.lastUsedAt == office.clock.now)
        office.clock.advance(1)
        #expect(try await office.operations.actor(apiToken: made.text) == nil)
    }

    @Test func `only a hash of it is kept`() async throws {
        let office = try await Office()
        let made = try await office.operations.createAPIToken(named: "Robot", lifeDays: 90, by: office.officer)
        let secret = Data(made.text.dropFirst(Operations.apiTokenPrefix.count).utf8)
        for file in files(office.folder) {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(office.folder)/\(file)"))
            #expect(bytes.range(of: secret) == nil, "\(file)")
        }
    }

    @Test func `colleagues with the same role see and revoke each other's, nobody else does`() async throws {
        let office = try await Office()
        let colleague = try await office.operations.createAccount(
            NewAccount(
                email: "second@example.fi", name: "Second", role: .countyContact(Office.helsinkiArea), language: .fi,
                password: Office.password),
            by: .machineOperator)
        let made = try await office.operations.createAPIToken(named: "Robot", lifeDays: 90, by: office.helsinki)
        for actor in [office.pirkanmaa, office.officer, office.statistician] {
            #expect(try await office.operations.apiTokens(by: actor).isEmpty)
            await #expect(throws: OperationError.notFound) { try await office.operations.revokeAPIToken(made.token.id, by: actor) }
        }
        #expect(try await office.operations.apiTokens(by: colleague).map(\.ownerName) == ["helsinki"])
        try await office.operations.revokeAPIToken(made.token.id, by: colleague)
        #expect(try await office.operations.actor(apiToken: made.text) == nil)
        // Revoked twice is revoked once.
        try await office.operations.revokeAPIToken(made.token.id, by: office.helsinki)
        let entries = try await office.store.read { try $0.auditEntries(area: Office.helsinkiArea, limit: 10) }
        #expect(entries.filter { $0.action.hasPrefix("token.") }.map(\.action) == ["token.revoke", "token.create"])
        #expect(entries.first?.accountID == colleague.id && entries.first?.subject == made.token.id)
        await #expect(throws: OperationError.forbidden) {
            try await office.operations.createAPIToken(named: "Robot", lifeDays: 90, by: .machineOperator)
        }
    }

    @Test func `a name is needed and used once among valid tokens, and lives are those offered`() async throws {
        let office = try await Office()
        func problems(_ name: String, _ days: Int) async throws -> [InputProblem.Kind] {
            do {
                _ = try await office.operations.createAPIToken(named: name, lifeDays: days, by: office.helsinki)
                return []
            } catch OperationError.invalid(let problems) {
                return problems.map(\.kind)
            }
        }
        #expect(try await problems(" \n", 31) == [.tokenNameMissing, .tokenLife])
        #expect(try await problems(String(repeating: "a", count: 101), 30) == [.tokenNameTooLong])
        #expect(try await problems("Robot", 30) == [])
        #expect(try await problems("ROBOT", 30) == [.tokenNameTaken])
        let first = try #require(try await office.operations.apiTokens(by: office.helsinki).first)
        try await office.operations.revokeAPIToken(first.token.id, by: office.helsinki)
        #expect(try await problems("Robot", 365) == [])
        for number in 1..<20 { #expect(try await problems("Robot \(number)", 30) == []) }
        #expect(try await problems("Robot 20", 30) == [.tooManyTokens])
    }
}
