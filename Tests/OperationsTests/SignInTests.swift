import Localization
import CodeLists
import Foundation
import RegisterStore
import Testing

@testable import Operations

@Suite struct `Signing in` {
    private func signIn(_ office: Office, _ email: String = "helsinki@example.fi", _ password: String = Office.password) async throws
        -> NewSession
    {
        try await office.operations.signIn(email: email, password: password, networkAddress: "192.0.2.1")
    }

    @Test func `leads to a token that stands for the person until signing out`() async throws {
        let office = try await Office()
        let session = try await signIn(office, " Helsinki@Example.fi ")
        #expect(session.actor == office.helsinki)
        #expect(session.token.count == 64)
        #expect(try await office.operations.actor(token: session.token) == office.helsinki)
        try await office.operations.signOut(token: session.token)
        #expect(try await office.operations.actor(token: session.token) == nil)
        try await office.operations.signOut(token: session.token)
    }

    @Test func `the token is nowhere in the data directory`() async throws {
        let office = try await Office()
        let session = try await signIn(office)
        let token = Data(session.token.utf8)
        for name in try FileManager.default.contentsOfDirectory(atPath: office.folder) where name.hasPrefix("register") {
            #expect(try Data(contentsOf: URL(fileURLWithPath: "\(office.folder)/\(name)")).range(of: token) == nil)
            #expect(try Data(contentsOf: URL(fileURLWithPath: "\(office.folder)/\(name)")).range(of: Data(Office.password.utf8)) == nil)
        }
    }

    @Test func `a wrong password and an unknown address are answered alike`() async throws {
        let office = try await Office()
        await #expect(throws: OperationError.wrongCredentials) { try await signIn(office, "helsinki@example.fi", "wrong") }
        await #expect(throws: OperationError.wrongCredentials) { try await signIn(office, "nobody@example.fi", Office.password) }
        #expect(try await office.operations.actor(token: "") == nil)
    }

    @Test func `ten failures make an address wait a quarter of an hour, also with the right password`() async throws {
        let office = try await Office()
        for _ in 0..<10 {
            await #expect(throws: OperationError.wrongCredentials) { try await signIn(office, "helsinki@example.fi", "wrong") }
        }
        await #expect(throws: OperationError.tooManyAttempts(waitSeconds: 900)) { try await signIn(office) }
        // Another person is not hindered.
        _ = try await signIn(office, "pirkanmaa@example.fi")
        office.clock.advance(901)
        _ = try await signIn(office)
    }

    @Test func `of forty attempts at the same moment only ten are looked at`() async throws {
        let office = try await Office()
        let answers = await withTaskGroup(of: OperationError?.self) { group in
            for _ in 0..<40 {
                group.addTask {
                    do {
                        _ = try await signIn(office, "helsinki@example.fi", "wrong")
                        return nil
                    } catch { return error as? OperationError }
                }
            }
            return await group.reduce(into: [OperationError?: Int]()) { $0[$1, default: 0] += 1 }
        }
        #expect(answers == [.wrongCredentials: 10, .tooManyAttempts(waitSeconds: 900): 30])
    }

    @Test func `signing in often from one network address is no failure there`() async throws {
        let office = try await Office()
        for _ in 0..<60 { _ = try await signIn(office) }
    }

    @Test func `no more than the width of the gate are inside at once, and all come through`() async throws {
        let gate = HashingGate(width: 2)
        let room = Room()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                group.addTask {
                    // Every third fails, which must not keep its place.
                    try? await gate.pass {
                        await room.enter()
                        try await Task.sleep(for: .milliseconds(5))
                        await room.leave()
                        if number % 3 == 0 { throw CancellationError() }
                    }
                }
            }
        }
        let seen = await [room.inside, room.most, room.left]
        #expect(seen == [0, 2, 20])
    }

    @Test func `nine failures and a success begin the count again`() async throws {
        let office = try await Office()
        for _ in 0..<2 {
            for _ in 0..<9 {
                await #expect(throws: OperationError.wrongCredentials) { try await signIn(office, "helsinki@example.fi", "wrong") }
            }
            _ = try await signIn(office)
        }
    }

    @Test func `one network address that tries many names has to wait`() async throws {
        let office = try await Office()
        for number in 0..<50 {
            await #expect(throws: OperationError.wrongCredentials) { try await signIn(office, "\(number)@example.fi", "wrong") }
        }
        await #expect(throws: OperationError.tooManyAttempts(waitSeconds: 900)) { try await signIn(office) }
    }

    @Test func `a session ends after an hour without use and after twelve hours with it`() async throws {
        let office = try await Office()
        let idle = try await signIn(office)
        office.clock.advance(3599)
        #expect(try await office.operations.actor(token: idle.token) == office.helsinki)
        office.clock.advance(3599)
        #expect(try await office.operations.actor(token: idle.token) == office.helsinki)
        office.clock.advance(3600)
        #expect(try await office.operations.actor(token: idle.token) == nil)
        let busy = try await signIn(office)
        for _ in 0..<23 {
            office.clock.advance(1800)
            #expect(try await office.operations.actor(token: busy.token) == office.helsinki)
        }
        office.clock.advance(1800)
        #expect(try await office.operations.actor(token: busy.token) == nil)
    }

    @Test(arguments: [
        ("no-at-sign", Office.password, InputProblem.Kind.email), ("two@at@example.fi", Office.password, .email),
        ("helsinki@example.fi", Office.password, .email), ("a@example.fi", "short", .passwordTooShort),
    ])
    func `an account needs an address of its own and a password of twelve characters`(
        email: String, password: String, problem: InputProblem.Kind
    ) async throws {
        let office = try await Office()
        let new = NewAccount(email: email, name: "", role: .statistician, language: .sv, password: password)
        await #expect(throws: OperationError.invalid([InputProblem(problem)])) {
            try await office.operations.createAccount(new, by: .machineOperator)
        }
    }

    @Test(arguments: [Role.machineOperator, .countyContact(Area("91")!)])
    func `nobody gets an account as the machine's operator, nor for Åland`(role: Role) async throws {
        let office = try await Office()
        let new = NewAccount(email: "a@example.fi", name: "", role: role, language: .sv, password: Office.password)
        await #expect(throws: OperationError.forbidden) { try await office.operations.createAccount(new, by: .machineOperator) }
    }
}

/// Counts who is inside.
private actor Room {
    private(set) var inside = 0
    private(set) var most = 0
    private(set) var left = 0

    func enter() {
        inside += 1
        most = max(most, inside)
    }

    func leave() {
        inside -= 1
        left += 1
    }
}
