import CodeLists
import Foundation
import Localization
import NotificationForm
import RegisterModel
import RegisterStore
import Testing

@Suite struct `Storage of following up` {
    /// A store with a sent version of the group `g`.
    private func sent(_ database: StoreUnderTest) async throws -> any RegisterStore {
        let store = try await database.filled()
        try await store.write { transaction in
            try transaction.add(
                NotificationRecord(
                    groupID: "g", state: .submitted, draft: Answers(), changes: [:], draftVersion: 1, savedAt: instant(5), savedBy: "anna",
                    reference: "LS-1"))
            try transaction.add(
                NotificationVersion(
                    groupID: "g", number: 1, answers: Answers(), formVersion: 1, language: .sv, groupName: "Tampere",
                    municipalities: [tampere], acknowledgements: [], reason: nil, submittedAt: instant(6), submittedBy: "anna"))
        }
        return store
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `extensions and reminders come in the order they were added`(database: StoreUnderTest) async throws {
        let store = try await sent(database)
        let round = Round.first.id
        let days = [Day(year: 2022, month: 5, day: 1)!, Day(year: 2022, month: 4, day: 20)!]
        try await store.write { transaction in
            for (place, day) in days.enumerated() {
                try transaction.add(
                    DeadlineExtension(
                        roundID: round, area: pirkanmaa, until: day, reason: "r\(place)", grantedAt: instant(7), grantedBy: "anna"))
            }
            try transaction.add(
                Reminder(roundID: round, area: pirkanmaa, accountID: "anna", sentAt: instant(8), sentBy: "bo"))
        }
        let (extensions, reminders, other) = try await store.read {
            (try $0.deadlineExtensions(round: round), try $0.reminders(round: round), try $0.deadlineExtensions(round: "2030-01"))
        }
        #expect(extensions.map(\.until) == days && extensions.map(\.reason) == ["r0", "r1"] && other.isEmpty)
        #expect(reminders == [Reminder(roundID: round, area: pirkanmaa, accountID: "anna", sentAt: instant(8), sentBy: "bo")])
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a remark goes from open to answered to closed, and two at once do not both change it`(database: StoreUnderTest) async throws {
        let store = try await sent(database)
        let remark = QuestionRemark(
            id: "q", groupID: "g", versionNumber: 1, question: "periods", kind: .query, text: "Why?", askedAt: instant(7), askedBy: "bo")
        try await store.write { try $0.add(remark) }
        #expect(try await store.read { try $0.remark(id: "q") } == remark)
        var answered = remark
        answered.state = .answered
        answered.answer = "So"
        answered.answeredAt = instant(8)
        answered.answeredBy = "anna"
        let stored = answered
        try await store.write { try $0.update(stored, from: .open) }
        await #expect(throws: StoreConflict.lostUpdate) { try await store.write { try $0.update(stored, from: .open) } }
        #expect(try await store.read { try $0.openRemarks(round: Round.first.id) } == ["g": [stored]])
        answered.state = .closed
        answered.closedAt = instant(9)
        answered.closedBy = "bo"
        let closed = answered
        try await store.write { try $0.update(closed, from: .answered) }
        #expect(try await store.read { try $0.openRemarks(round: Round.first.id) }.isEmpty)
        #expect(try await store.read { try $0.remarks(group: "g") } == [closed])
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `decisions are kept, and the newest of each group is told`(database: StoreUnderTest) async throws {
        let store = try await sent(database)
        let decisions = [DiscussionDecision.Need.undecided, .needed].map { need in
            DiscussionDecision(
                groupID: "g", need: need, reason: "r", day: need == .needed ? Day(year: 2022, month: 5, day: 2) : nil, participants: "",
                outcome: "", decidedAt: instant(9), decidedBy: "bo")
        }
        try await store.write { transaction in for decision in decisions { try transaction.add(decision) } }
        #expect(try await store.read { try $0.discussionDecisions(group: "g") } == decisions)
        #expect(try await store.read { try $0.newestDiscussionDecisions(round: Round.first.id) } == ["g": decisions[1]])
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `one version is found by its number`(database: StoreUnderTest) async throws {
        let store = try await sent(database)
        #expect(try await store.read { try $0.version(1, group: "g") }?.groupName == "Tampere")
        #expect(try await store.read { try $0.version(2, group: "g") == nil })
        #expect(try await store.read { try $0.version(1, group: "h") == nil })
    }
}
