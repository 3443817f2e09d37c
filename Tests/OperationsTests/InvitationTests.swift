import CodeLists
import Foundation
import Localization
import Operations
import RegisterStore
import Testing

@Suite struct Invitations {
    private let invitation = Invitation(
        email: " New@Example.fi ", name: "New Person", role: .countyContact(Area("08")!), language: .fi)

    @Test func `a link sets a password once, and only it makes the account usable`() async throws {
        let office = try await Office()
        let link = try #require(try await office.operations.invite(invitation, by: .machineOperator))
        #expect(try await office.operations.emailOfPasswordLink(link) == "new@example.fi")
        for password in ["", "none", Office.password] {
            await #expect(throws: OperationError.wrongCredentials) {
                _ = try await office.operations.signIn(email: "new@example.fi", password: password, networkAddress: "a")
            }
        }
        await #expect(throws: OperationError.invalid([InputProblem(.passwordTooShort)])) {
            try await office.operations.setPassword("eleven char", byLink: link)
        }
        try await office.operations.setPassword(Office.password, byLink: link)
        let session = try await office.operations.signIn(email: "new@example.fi", password: Office.password, networkAddress: "a")
        #expect(session.actor.name == "New Person" && session.actor.role == .countyContact(Area("08")!))
        await #expect(throws: OperationError.notFound) { try await office.operations.setPassword("another password", byLink: link) }
        #expect(try await office.operations.emailOfPasswordLink(link) == nil)
        // Whoever has a password is not invited again.
        #expect(try await office.operations.invite(invitation, by: .machineOperator) == nil)
        let actions = try await office.store.read { try $0.auditEntries(area: Area("08"), limit: 10).map(\.action) }
        #expect(Array(actions.prefix(3)) == ["session.sign-in", "account.set-password", "account.create"])
    }

    @Test func `a newer link ends the older, and each ends after a week`() async throws {
        let office = try await Office()
        let first = try #require(try await office.operations.invite(invitation, by: .machineOperator))
        let second = try #require(try await office.operations.invite(invitation, by: office.officer))
        #expect(try await office.operations.emailOfPasswordLink(first) == nil)
        office.clock.advance(Operations.passwordLinkLifeSeconds - 1)
        #expect(try await office.operations.emailOfPasswordLink(second) != nil)
        office.clock.advance(1)
        await #expect(throws: OperationError.notFound) { try await office.operations.setPassword(Office.password, byLink: second) }
    }

    @Test func `only THL's officers and the machine's operator invite, and nobody as the operator`() async throws {
        let office = try await Office()
        for actor in [office.helsinki, office.statistician] {
            await #expect(throws: OperationError.forbidden) { _ = try await office.operations.invite(invitation, by: actor) }
        }
        let root = Invitation(email: "a@b.fi", name: "", role: .machineOperator, language: .sv)
        await #expect(throws: OperationError.forbidden) { _ = try await office.operations.invite(root, by: .machineOperator) }
        let odd = Invitation(email: "nowhere", name: "", role: .statistician, language: .sv)
        await #expect(throws: OperationError.invalid([InputProblem(.email)])) {
            _ = try await office.operations.invite(odd, by: .machineOperator)
        }
    }
}
