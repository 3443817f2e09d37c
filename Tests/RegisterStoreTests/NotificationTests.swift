import RegisterModel
import CodeLists
import Localization
import Foundation
import NotificationForm
import RegisterStore
import Testing

@Suite struct Notifications {
    private func record(_ text: String?, version: Int = 1, state: NotificationState = .draft, reference: String? = nil)
        -> NotificationRecord
    {
        var answers = Answers()
        answers.set(text, for: .feedback)
        answers.set(["837"], for: .municipalities)
        return NotificationRecord(
            groupID: "g", state: state, draft: answers, changes: [.feedback: 3], draftVersion: version, savedAt: instant(5),
            savedBy: "anna",
            reference: reference)
    }

    private func version(_ number: Int, at seconds: Double, round: Round? = nil) -> NotificationVersion {
        NotificationVersion(
            groupID: "g", number: number, answers: record("sent \(number)").draft, formVersion: 1, language: .sv, groupName: "Tampere",
            municipalities: [tampere], acknowledgements: [], reason: number == 1 ? nil : "corrected", submittedAt: instant(seconds),
            submittedBy: "anna", round: round)
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a draft comes back as it was saved`(database: StoreUnderTest) async throws {
        let store = try await database.filled()
        try await store.write { try $0.add(record("å ä ö \"<&")) }
        let found = try #require(try await store.read { try $0.notification(group: "g") })
        #expect(found.draft == record("å ä ö \"<&").draft)
        #expect(found.changes == [.feedback: 3])
        #expect((found.state, found.draftVersion, found.savedAt, found.savedBy, found.reference) == (.draft, 1, instant(5), "anna", nil))
        #expect(try await store.read { try $0.notifications(round: Round.first.id, area: pirkanmaa).keys.sorted() } == ["g"])
        #expect(try await store.read { try $0.notifications(round: Round.first.id, area: helsinki).isEmpty })
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a saving on an older version is refused and loses nothing`(database: StoreUnderTest) async throws {
        let store = try await database.filled()
        try await store.write { try $0.add(record("first")) }
        try await store.write { try $0.update(record("second")) }
        await #expect(throws: StoreConflict.lostUpdate) { try await store.write { try $0.update(record("third")) } }
        let found = try await store.read { try $0.notification(group: "g") }
        #expect(found?.draft.text(.feedback) == "second")
        #expect(found?.draftVersion == 2)
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `versions and reviews come in order, and the standing tells the ends`(database: StoreUnderTest) async throws {
        let store = try await database.filled()
        try await store.write { transaction in
            try transaction.add(record("x", state: .submitted, reference: "LS-2023-01-08-1"))
            try transaction.add(version(1, at: 10))
            try transaction.add(
                Review(groupID: "g", versionNumber: 1, decision: .returned, comment: "Why?", decidedAt: instant(11), decidedBy: "bo"))
            try transaction.add(version(2, at: 20, round: .first))
        }
        let (versions, newest, standing) = try await store.read {
            try (
                $0.versions(group: "g"), $0.newestVersions(round: Round.first.id, area: pirkanmaa),
                $0.standings(round: Round.first.id, area: nil)
            )
        }
        #expect(versions.map(\.number) == [1, 2])
        #expect(versions.map { $0.answers.text(.feedback) } == ["sent 1", "sent 2"])
        #expect(versions.map(\.reason) == [nil, "corrected"])
        #expect(versions.map(\.round) == [nil, .first], "an older program kept no round")
        #expect(newest["g"]?.number == 2 && newest["g"]?.round == .first)
        #expect(standing["g"]?.versionNumber == 2)
        #expect(standing["g"]?.firstSubmittedAt == instant(10))
        #expect(standing["g"]?.lastSubmittedAt == instant(20))
        #expect(standing["g"]?.review?.comment == "Why?")
        #expect(try await store.read { try $0.reviews(group: "g").map(\.versionNumber) } == [1])
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a version has one number`(database: StoreUnderTest) async throws {
        let store = try await database.filled()
        try await store.write { transaction in
            try transaction.add(record("x", state: .submitted, reference: "LS-2023-01-08-1"))
            try transaction.add(version(1, at: 10))
        }
        await #expect(throws: (any Error).self) { try await store.write { try $0.add(version(1, at: 30)) } }
        #expect(try await store.read { try $0.versions(group: "g").map(\.submittedAt) } == [instant(10)])
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `reference numbers run by county, also when many are drawn at once`(database: StoreUnderTest) async throws {
        let store = try await database.filled()
        let drawn = try await withThrowingTaskGroup(of: Int.self) { tasks in
            for _ in 0..<25 {
                tasks.addTask { try await store.write { try $0.nextReferenceNumber(round: Round.first.id, area: pirkanmaa) } }
            }
            var numbers: [Int] = []
            for try await number in tasks { numbers.append(number) }
            return numbers
        }
        #expect(drawn.sorted() == Array(1...25))
        #expect(try await store.write { try $0.nextReferenceNumber(round: Round.first.id, area: helsinki) } == 1)
    }
}
