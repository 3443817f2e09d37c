import Operations
import RegisterStore
import Testing

@Suite struct `Taking a delivery back` {
    @Test func `nothing of it is in force any longer, its record stays with the reason, and the same bytes may come again`() async throws {
        let office = try await Office()
        _ = try await office.helsinkiGroup()
        let bytes = try parts(rows: [row(1), row(2)])
        let older = try await office.deliver(try parts(rows: [row(9)]), by: office.helsinki)
        let first = try await office.deliver(bytes, by: office.helsinki)
        #expect(try await stored(office).count == 2)
        try await office.operations.withdrawDelivery(first.delivery.id, reason: " Wrong\nquarter ", by: office.helsinki)
        #expect(try await stored(office).isEmpty)
        let told = try await office.operations.delivery(first.delivery.id, by: office.officer)
        #expect((told.delivery.state, told.isInForce, told.isReplaced) == (.withdrawn, false, false))
        let withdrawal = Withdrawal(at: office.clock.now, by: office.helsinki.id, reason: "Wrong quarter")
        #expect(told.delivery.withdrawal == withdrawal)
        // What it had replaced does not come back by itself.
        #expect(try await office.operations.delivery(older.delivery.id, by: office.helsinki).isReplaced)
        await #expect(throws: OperationError.wrongState) {
            try await office.operations.withdrawDelivery(first.delivery.id, reason: "Again", by: office.helsinki)
        }
        let again = try await office.deliver(bytes, by: office.helsinki)
        #expect(again.delivery.id != first.delivery.id && again.isInForce)
        #expect(try await stored(office).count == 2)
        let entries = try await office.store.read { try $0.auditEntries(area: Office.helsinkiArea, limit: 50) }
        #expect(entries.filter { $0.action == "delivery.withdraw" }.map(\.subject) == [first.delivery.id])
    }

    @Test func `only what is in force can be taken back, and only with a reason`() async throws {
        let office = try await Office()
        _ = try await office.helsinkiGroup()
        let returned = try await office.deliver(try parts(rows: [row(1, "no-such-task")]), by: office.helsinki)
        let replaced = try await office.deliver(try parts(rows: [row(1)]), by: office.helsinki)
        let present = try await office.deliver(try parts(rows: [row(2)]), by: office.helsinki)
        for id in [returned.delivery.id, replaced.delivery.id] {
            await #expect(throws: OperationError.wrongState) {
                try await office.operations.withdrawDelivery(id, reason: "A mistake", by: office.helsinki)
            }
        }
        for (reason, kind) in [(" ", InputProblem.Kind.reasonMissing), (String(repeating: "a", count: 501), .textTooLong)] {
            await #expect(throws: OperationError.invalid([InputProblem(kind)])) {
                try await office.operations.withdrawDelivery(present.delivery.id, reason: reason, by: office.helsinki)
            }
        }
        #expect(try await stored(office).count == 1)
    }
}
