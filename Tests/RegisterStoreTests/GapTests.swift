import CodeLists
import RegisterModel
import RegisterStore
import Testing

@Suite struct `Reminders of data and own counts` {
    private let quarter = MonitoringPeriod("2023Q1")!

    @Test(arguments: StoreUnderTest.allCases)
    func `are kept by quarter; a county's newer counts take the place of its older ones`(kind: StoreUnderTest) async throws {
        let store = try kind.make()
        let reminder = DataReminder(period: quarter, area: Area("08")!, accountID: "anna", sentAt: instant(5), sentBy: "anna")
        func count(_ clients: Int, _ task: String, _ area: String = "08") -> OwnCount {
            OwnCount(
                period: quarter, area: Area(area)!, serviceTask: ServiceTask(task)!, clients: clients, enteredAt: instant(6),
                enteredBy: "anna")
        }
        let (first, other, second) = (
            [count(3, "disability"), count(9, "older-people")], [count(1, "disability", "90")], [count(0, "disability")]
        )
        try await store.write { transaction in
            try transaction.add(account("anna"))
            try transaction.add(reminder)
            try transaction.replaceOwnCounts(of: Area("08")!, period: quarter, with: first)
            try transaction.replaceOwnCounts(of: Area("90")!, period: quarter, with: other)
        }
        #expect(try await store.read { try $0.dataReminders(period: quarter) } == [reminder])
        #expect(try await store.read { try $0.dataReminders(period: quarter.next!) }.isEmpty)
        #expect(try await store.read { try $0.ownCounts(period: quarter) } == first + other)
        try await store.write { try $0.replaceOwnCounts(of: Area("08")!, period: quarter, with: second) }
        #expect(try await store.read { try $0.ownCounts(period: quarter) } == second + other)
        try await store.write { try $0.replaceOwnCounts(of: Area("08")!, period: quarter, with: []) }
        #expect(try await store.read { try $0.ownCounts(period: quarter) } == other)
        #expect(try await store.read { try $0.ownCounts(period: quarter.next!) }.isEmpty)
    }
}
