import CodeLists
import Localization
import NotificationForm
import Operations
import RegisterModel
import RegisterStore
import Testing

@Suite struct `Rounds as data` {
    private func round(
        _ id: String = "2023-02", form: Int = 1, period: String = "2023Q2", deadline: String = "2023-03-31", ends: [String: Month]? = nil,
        levels: [String: RequirementLevel] = [:]
    ) throws -> Round {
        Round(
            id: id, formVersion: form, period: try #require(MonitoringPeriod(period)), deadline: try #require(Day(deadline)),
            transitionEnds: ends ?? Round.first.transitionEnds, levels: levels)
    }

    @Test func `an officer opens a round, and it is the newest at once`() async throws {
        let office = try await Office()
        try await office.operations.openRound(try round(), by: office.officer)
        #expect(try await office.operations.rounds(by: office.helsinki).map(\.id) == ["2023-02", "2023-01"])
        #expect(try await office.operations.countyHome(by: office.helsinki).round.id == "2023-02")
        await #expect(throws: OperationError.invalid([InputProblem(.roundTaken)])) {
            try await office.operations.openRound(try round(), by: office.officer)
        }
        let log = try await office.operations.auditLog(by: office.officer)
        #expect(log.first?.action == "round.open" && log.first?.subject == "2023-02")
    }

    @Test func `what makes no round is refused with what is wrong`() async throws {
        let office = try await Office()
        let wrong: [(Round, InputProblem)] = [
            (try round("2023-2"), InputProblem(.roundID)), (try round(form: 9), InputProblem(.roundForm)),
            (try round(deadline: "2031-01-01"), InputProblem(.roundDeadline)),
            (try round(deadline: "2001-01-01"), InputProblem(.roundDeadline)),
            (try round(levels: ["periods": .optional]), InputProblem(.questionUnknown, "periods")),
            (
                try round(ends: Round.first.transitionEnds.filter { $0.key != "disability" }),
                InputProblem(.transitionMissing, "disability")
            ),
        ]
        for (round, problem) in wrong {
            await #expect(throws: OperationError.invalid([problem])) { try await office.operations.openRound(round, by: office.officer) }
        }
        #expect(try await office.operations.rounds(by: office.officer).count == 1)
    }

    @Test func `a county's pages follow the levels of the round`() async throws {
        let office = try await Office()
        let group = try await office.helsinkiGroup()
        let version = try await office.fill(group.id, by: office.helsinki)
        let first = Round.first
        let stricter = Round(
            id: first.id, formVersion: 1, period: first.period, deadline: first.deadline, transitionEnds: first.transitionEnds,
            levels: ["retroactive": .official])
        try await office.operations.changeRound(stricter, by: office.officer)
        await #expect(throws: OperationError.invalid([InputProblem(.answersIncomplete)])) {
            _ = try await office.operations.submitNotification(
                of: group.id, Submission(version: version, language: .sv), by: office.helsinki)
        }
        let check = try await office.operations.checkAnswers(of: group.id, language: .sv, by: office.helsinki)
        #expect(check.problems.contains { $0.rule == "M" && $0.severity == .error })
        try await office.operations.changeRound(first, by: office.officer)
        _ = try await office.operations.submitNotification(of: group.id, Submission(version: version, language: .sv), by: office.helsinki)
    }

    @Test func `what was sent keeps the levels and months that the round had then`() async throws {
        let office = try await Office()
        let group = try await office.helsinkiGroup()
        func months(_ summary: Summary) -> [String?] {
            summary.sections.flatMap(\.rows).filter { $0.question == "structured" }.flatMap(\.lines).map(\.label).prefix(1).map(\.self)
        }
        try await office.submit(group.id, by: office.helsinki)
        let first = Round.first
        let ends = first.transitionEnds.mapValues { _ in Month(year: 2030, month: 3)! }
        let changed = Round(
            id: first.id, formVersion: 1, period: first.period, deadline: first.deadline, transitionEnds: ends,
            levels: ["periodsNote": .official])
        try await office.operations.changeRound(changed, by: office.officer)
        let receipt = try await office.operations.receipt(of: group.id, by: office.helsinki)
        #expect(months(receipt.summary) == ["Äldreservice (9/2024)"])
        let sent = try await office.operations.sentNotification(of: group.id, language: .sv, by: office.officer)
        #expect(months(sent.summary) == ["Äldreservice (9/2024)"] && !sent.problems.contains { $0.rule == "M" })

        _ = try await office.operations.amendNotification(group.id, by: office.helsinki)
        let version = try await office.fill(group.id, by: office.helsinki) { $0.set("klart", for: .periodsNote) }
        _ = try await office.operations.submitNotification(
            of: group.id, Submission(version: version, changeReason: "nya månader", language: .sv), by: office.helsinki)
        let both = try await office.operations.compareVersions(of: group.id, 1, 2, language: .sv, by: office.officer)
        #expect(months(both.older.summary) == ["Äldreservice (9/2024)"] && months(both.newer.summary) == ["Äldreservice (3/2030)"])
    }

    @Test func `form and period are settled once a county has drawn a group; deadline and months are not`() async throws {
        let office = try await Office()
        let moved = try round("2023-01", period: "2023Q2")
        try await office.operations.changeRound(moved, by: office.officer)
        try await office.operations.changeRound(Round.first, by: office.officer)
        _ = try await office.helsinkiGroup()
        await #expect(throws: OperationError.invalid([InputProblem(.roundSettled)])) {
            try await office.operations.changeRound(moved, by: office.officer)
        }
        try await office.operations.changeRound(try round("2023-01", period: "2023Q1", deadline: "2022-06-01"), by: office.officer)
        #expect(try await office.operations.countyHome(by: office.helsinki).round.deadline == Day("2022-06-01"))
        await #expect(throws: OperationError.notFound) { try await office.operations.changeRound(try round(), by: office.officer) }
    }
}
