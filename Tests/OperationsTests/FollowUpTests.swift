import CodeLists
import Foundation
import Localization
import NotificationForm
import Operations
import RegisterModel
import RegisterStore
import Testing

@Suite struct `Following a round up` {
    private func status(_ office: Office, _ area: Area = Office.helsinkiArea) async throws -> OrganiserNotifications {
        let status = try await office.operations.roundStatus(by: office.statistician)
        return try #require(status.organisers.first { $0.area == area })
    }

    @Test func `an organiser is none, partly, complete, and overdue once the deadline has passed`() async throws {
        let office = try await Office(day: "2022-04-04")
        #expect(try await status(office).completeness == .none)
        #expect(try await !status(office).isOverdue, "the last day is included")
        office.clock.advance(86_400)
        #expect(try await status(office).isOverdue)
        let group = try await office.helsinkiGroup()
        try await office.submit(group.id, by: office.helsinki)
        let complete = try await status(office)
        #expect(complete.completeness == .complete && !complete.isOverdue && complete.isLate)
        let tampere = try await office.group("Tampere", ["837"], by: office.pirkanmaa)
        try await office.submit(tampere.id, by: office.pirkanmaa)
        let partly = try await status(office, Office.pirkanmaaArea)
        #expect(partly.completeness == .partly && partly.isOverdue)
        #expect(partly.unassigned.count == Office.pirkanmaaArea.municipalities.count - 1)
    }

    @Test func `a granted extension holds for its county alone, with its reason`() async throws {
        let office = try await Office(day: "2022-04-05")
        let until = Day("2022-04-30")
        try await office.operations.grantExtension(
            in: "2023-01", to: Office.helsinkiArea, until: until, reason: " Nytt system ", by: office.officer)
        let extended = try await status(office)
        #expect(extended.deadline == until && extended.granted?.reason == "Nytt system" && !extended.isOverdue)
        #expect(try await status(office, Office.pirkanmaaArea).isOverdue)
        #expect(try await office.operations.countyHome(by: office.helsinki).round.deadline == until)
        let group = try await office.helsinkiGroup()
        try await office.submit(group.id, by: office.helsinki)
        #expect(try await !status(office).isLate)
        #expect(try await office.operations.rounds(by: office.officer).first?.deadline == Round.first.deadline, "the round itself stays")
    }

    @Test func `a group dissolved after it had sent a notification stays in THL's sight, one that had sent nothing does not`() async throws
    {
        let office = try await Office()
        let sent = try await office.group("Tampere", ["837"], by: office.pirkanmaa)
        try await office.submit(sent.id, by: office.pirkanmaa)
        let unsent = try await office.group("Nokia", ["536"], by: office.pirkanmaa)
        try await office.operations.withdrawGroup(unsent.id, by: office.pirkanmaa)
        #expect(try await office.operations.roundStatus(by: office.statistician).dissolved.isEmpty)
        try await office.operations.withdrawGroup(sent.id, reason: "Nytt system", by: office.pirkanmaa)
        let dissolved = try await office.operations.roundStatus(by: office.statistician).dissolved
        #expect(dissolved.map(\.group.id) == [sent.id] && dissolved.map(\.group.withdrawnReason) == ["Nytt system"])
        #expect(dissolved.map(\.reference) == ["LS-2023-01-08-1"])
        let read = try await office.operations.sentNotification(of: sent.id, language: .sv, by: office.officer)
        #expect(read.notification.record.state == .withdrawn && read.version.municipalities.map(\.slug) == ["837"])
    }

    @Test(arguments: [
        ("2022-04-04", "x", InputProblem.Kind.day), ("2022-04-30", " ", .textMissing),
        ("2022-04-30", String(repeating: "x", count: 1001), .textTooLong),
    ])
    func `an extension needs a later day and a reason`(day: String, reason: String, problem: InputProblem.Kind) async throws {
        let office = try await Office()
        await #expect(throws: OperationError.invalid([InputProblem(problem)])) {
            try await office.operations.grantExtension(
                in: "2023-01", to: Office.helsinkiArea, until: Day(day), reason: reason, by: office.officer)
        }
    }

    @Test func `a query is open, answered by the county, changed and closed; a comment is only closed`() async throws {
        let office = try await Office()
        let group = try await office.helsinkiGroup()
        await #expect(throws: OperationError.notFound, "nothing has been sent") {
            try await office.operations.addRemark(on: group.id, question: nil, kind: .query, text: "Why?", by: office.officer)
        }
        try await office.submit(group.id, by: office.helsinki)
        let query = try await office.operations.addRemark(
            on: group.id, question: "periods", kind: .query, text: "Varför?", by: office.officer)
        office.clock.advance(60)
        let comment = try await office.operations.addRemark(on: group.id, question: nil, kind: .comment, text: "Bra", by: office.officer)
        #expect(try await status(office).openQueries == 1)
        try await office.operations.answerQuery(query.id, text: "Därför", by: office.helsinki)
        try await office.operations.answerQuery(query.id, text: "Därför att", by: office.helsinki)
        #expect(try await status(office).openQueries == 0)
        #expect(try await status(office).answeredQueries == 1)
        await #expect(throws: OperationError.wrongState) {
            try await office.operations.answerQuery(comment.id, text: "x", by: office.helsinki)
        }
        for remark in [query, comment] { try await office.operations.closeRemark(remark.id, by: office.officer) }
        await #expect(throws: OperationError.wrongState) {
            try await office.operations.answerQuery(query.id, text: "x", by: office.helsinki)
        }
        await #expect(throws: OperationError.wrongState) { try await office.operations.closeRemark(query.id, by: office.officer) }
        let said = try await office.operations.remarks(on: group.id, by: office.helsinki)
        #expect(said.remarks.map(\.state) == [.closed, .closed] && said.remarks.first?.answer == "Därför att")
        #expect(said.names[office.officer.id] == "officer")
        await #expect(throws: OperationError.invalid([InputProblem(.questionUnknown, "nothing")])) {
            try await office.operations.addRemark(on: group.id, question: "nothing", kind: .query, text: "x", by: office.officer)
        }
    }

    @Test func `decisions on a discussion are kept, the newest holds, and the reasons are suggested`() async throws {
        let office = try await Office()
        let group = try await office.helsinkiGroup()
        try await office.submit(group.id, by: office.helsinki) {
            $0.set("yes", for: .discussion)
            $0.set("Arkivet", for: .discussionTopics)
        }
        await #expect(throws: OperationError.invalid([InputProblem(.textMissing, "reason")])) {
            try await office.operations.decideDiscussion(of: group.id, DiscussionEntry(need: .needed, reason: " "), by: office.officer)
        }
        let endless = DiscussionEntry(
            need: .needed, reason: "", participants: String(repeating: "x", count: 1001), outcome: String(repeating: "x", count: 4001))
        let problems = [
            InputProblem(.textMissing, "reason"), InputProblem(.textTooLong, "participants"), InputProblem(.textTooLong, "outcome"),
        ]
        await #expect(throws: OperationError.invalid(problems), "everything is told at once") {
            try await office.operations.decideDiscussion(of: group.id, endless, by: office.officer)
        }
        let day = Day("2023-08-01")
        for entry in [
            DiscussionEntry(need: .undecided, reason: "Ses över"),
            DiscussionEntry(need: .needed, reason: "Önskas", day: day, participants: "THL, Helsingfors", outcome: "Klart"),
            DiscussionEntry(need: .needed, reason: " Önskas ", day: day, participants: "THL, Helsingfors", outcome: "Klart"),
        ] { try await office.operations.decideDiscussion(of: group.id, entry, by: office.officer) }
        let followUp = try await office.operations.followUp(of: group.id, by: office.statistician)
        #expect(followUp.decisions.map(\.need) == [.undecided, .needed], "the same decision again is no further one")
        #expect(followUp.decisions.last?.day == day)
        #expect(followUp.suggestion.reasons.map(\.messageKey) == ["suggestion.wished"] && followUp.topics == "Arkivet")
    }

    @Test func `of two officers who decide at once the second is told of the first`() async throws {
        let office = try await Office()
        let group = try await office.helsinkiGroup()
        try await office.submit(group.id, by: office.helsinki)
        let first = DiscussionEntry(need: .needed, reason: "Önskas", outcome: "Klart")
        let second = DiscussionEntry(need: .notNeeded, reason: "Behövs inte")
        for _ in 1...2 { try await office.operations.decideDiscussion(of: group.id, first, after: 0, by: office.officer) }
        await #expect(throws: OperationError.conflict(.lostUpdate(version: 1))) {
            try await office.operations.decideDiscussion(of: group.id, second, after: 0, by: office.officer)
        }
        try await office.operations.decideDiscussion(of: group.id, second, after: 1, by: office.officer)
        let decisions = try await office.operations.followUp(of: group.id, by: office.statistician).decisions
        #expect(decisions.map(\.need) == [.needed, .notNeeded], "pressed twice it is one decision")
    }

    @Test func `a municipality left over is a warning to its county, and an error once every group has been sent`() async throws {
        let office = try await Office()
        func severity() async throws -> FormProblem.Severity? {
            try await office.operations.countyProblems(by: office.pirkanmaa).first { $0.rule == "P1" }?.severity
        }
        let tampere = try await office.group("Tampere", ["837"], by: office.pirkanmaa)
        let nokia = try await office.group("Nokia", ["536"], by: office.pirkanmaa)
        try await office.submit(tampere.id, by: office.pirkanmaa) { $0.set("abilita", for: .system) }
        #expect(try await severity() == .warning)
        try await office.submit(nokia.id, by: office.pirkanmaa) { $0.set("abilita", for: .system) }
        #expect(try await severity() == .error)
        let rules = try await office.operations.countyProblems(by: office.pirkanmaa).map(\.rule)
        #expect(rules.count { $0 == "P4" } == 1 && rules.count { $0 == "P1" } == 1, "what two groups share is said once")
        #expect(try await office.operations.countyProblems(by: office.helsinki).allSatisfy { $0.rule == "P1" }, "a county sees its own")
    }

    @Test func `municipalities left out are a reason once the county's own deadline has passed, on the agenda as on the notification`()
        async throws
    {
        let office = try await Office(day: "2022-04-05")
        let sent = try await office.group("Tampere", ["837"], by: office.pirkanmaa)
        try await office.submit(sent.id, by: office.pirkanmaa)
        func reasons() async throws -> [[String]] {
            let alone = try await office.operations.followUp(of: sent.id, by: office.officer).suggestion
            let items = try await office.operations.agenda(by: office.officer).counties.flatMap(\.items)
            return [alone.reasons.map(\.messageKey), items.first { $0.group.id == sent.id }?.suggestion.reasons.map(\.messageKey) ?? []]
        }
        let late = try await reasons()
        #expect(late[0].contains("suggestion.left-over") && late[0] == late[1])
        try await office.operations.grantExtension(
            in: "2023-01", to: Office.pirkanmaaArea, until: Day("2022-04-06"), reason: "Nytt system", by: office.officer)
        #expect(try await reasons().allSatisfy { !$0.contains("suggestion.left-over") }, "the county has more time")
        office.clock.advance(2 * 86_400)
        #expect(try await reasons() == late, "that time has passed too")
    }

    @Test func `the agenda holds what is to be talked about, and not what is decided against`() async throws {
        let office = try await Office()
        let helsinki = try await office.helsinkiGroup()
        let tampere = try await office.group("Tampere", Office.pirkanmaaArea.municipalities.map(\.slug), by: office.pirkanmaa)
        try await office.submit(helsinki.id, by: office.helsinki) { $0.set("yes", for: .discussion) }
        try await office.submit(tampere.id, by: office.pirkanmaa)
        func groups() async throws -> [String] {
            try await office.operations.agenda(by: office.statistician).counties.flatMap(\.items).map(\.group.id)
        }
        #expect(try await groups() == [helsinki.id])
        try await office.operations.decideDiscussion(
            of: helsinki.id, DiscussionEntry(need: .notNeeded, reason: "Klart"), by: office.officer)
        #expect(try await groups().isEmpty)
        let query = try await office.operations.addRemark(on: tampere.id, question: nil, kind: .query, text: "Och nu?", by: office.officer)
        #expect(try await groups() == [tampere.id])
        try await office.operations.closeRemark(query.id, by: office.officer)
        #expect(try await groups().isEmpty)
    }

    @Test func `reminders are written in each contact person's language, only for those that have not sent everything`() async throws {
        let office = try await Office(day: "2022-04-05")
        let group = try await office.helsinkiGroup()
        try await office.submit(group.id, by: office.helsinki)
        let new = NewAccount(
            email: "anna@example.fi", name: "Anna", role: .countyContact(Office.pirkanmaaArea), language: .sv, password: Office.password)
        _ = try await office.operations.createAccount(new, by: .machineOperator)
        _ = try await office.group("Nokiagruppen", ["536"], by: office.pirkanmaa)
        let pending = try await office.operations.pendingReminders(in: "2023-01", by: office.officer)
        #expect(!pending.counties.contains { $0.status.area == Office.helsinkiArea } && pending.counties.count == 21)
        let letters = try #require(pending.counties.first { $0.status.area == Office.pirkanmaaArea }).letters
        #expect(Set(letters.map(\.language)) == [.sv, .fi])
        let swedish = try #require(letters.first { $0.language == .sv })
        #expect(swedish.text.contains("Nokiagruppen") && swedish.text.contains("4.4.2022") && swedish.text.contains("Ackas"))
        #expect(!letters.contains { $0.text.contains("{") || $0.subject.contains("[") })
    }

    @Test func `reminders go into the outbox, each to its person, and never to who has sent everything`() async throws {
        let office = try await Office(day: "2022-04-05")
        let group = try await office.helsinkiGroup()
        try await office.submit(group.id, by: office.helsinki)
        let count = try await office.operations.sendReminders(
            in: "2023-01", to: [Office.helsinkiArea, Office.pirkanmaaArea], by: office.officer)
        let mails = try await office.store.read { try $0.mails(area: Office.pirkanmaaArea, limit: 10) }
        #expect(count == 1 && mails.map(\.recipient) == ["pirkanmaa@example.fi"] && mails.first?.kind == .reminder)
        #expect(mails.first?.language == .fi && mails.first?.groupID == nil)
        let helsinki = try await office.store.read { try $0.mails(area: Office.helsinkiArea, limit: 10) }
        #expect(!helsinki.contains { $0.kind == .reminder })
        let pirkanmaa = try await status(office, Office.pirkanmaaArea)
        #expect(pirkanmaa.remindedAt == office.clock.now)
        #expect(try await status(office).remindedAt == nil)
        #expect(try await office.operations.sendReminders(in: "2023-01", to: [], by: office.officer) == 0)
    }

    @Test func `what THL has sent back is waited for: not complete, not overdue, and reminded of as such`() async throws {
        let office = try await Office(day: "2022-04-04")
        let group = try await office.helsinkiGroup()
        try await office.submit(group.id, by: office.helsinki)
        #expect(try await status(office).completeness == .complete)
        try await office.operations.returnNotification(of: group.id, comment: "Rätta 17", by: office.officer)
        office.clock.advance(2 * 86_400)
        let waiting = try await status(office)
        #expect(waiting.completeness == .partly && !waiting.isOverdue && waiting.submittedCount == 1)
        let overview = try await office.operations.roundOverview(by: office.statistician).organisers
        #expect(overview.first { $0.area == Office.helsinkiArea }?.notification == .partly)
        #expect(try await !office.operations.countyHome(by: office.helsinki).isComplete)
        let pending = try await office.operations.pendingReminders(in: "2023-01", by: office.officer)
        let letter = try #require(pending.counties.first { $0.status.area == Office.helsinkiArea }?.letters.first)
        #expect(letter.text.contains(group.name) && !letter.text.contains("4.4.2022"), "nothing is late")
        let version = try await office.fill(group.id, by: office.helsinki) { $0.set("long-term", for: .retroactive) }
        _ = try await office.operations.submitNotification(
            of: group.id, Submission(version: version, changeReason: "Rättat", language: .sv), by: office.helsinki)
        #expect(try await status(office).completeness == .complete)
    }

    @Test func `nobody is reminded twice by a button pressed twice, and again only when that is meant`() async throws {
        let office = try await Office(day: "2022-04-05")
        let areas: Set = [Office.pirkanmaaArea]
        let seen = try await office.operations.pendingReminders(in: "2023-01", by: office.officer).sentCount
        var counts: [Int] = []
        for _ in 1...2 {
            counts.append(try await office.operations.sendReminders(in: "2023-01", to: areas, after: seen, by: office.officer))
        }
        let both = areas.union([Office.helsinkiArea])
        counts.append(try await office.operations.sendReminders(in: "2023-01", to: both, after: seen, by: office.officer))
        let later = try await office.operations.pendingReminders(in: "2023-01", by: office.officer).sentCount
        counts.append(try await office.operations.sendReminders(in: "2023-01", to: areas, after: later, by: office.officer))
        #expect(seen == 0 && counts == [1, 0, 1, 1] && later == 2)
    }

    @Test func `two versions are told apart field by field, whichever comes first`() async throws {
        let office = try await Office()
        let group = try await office.helsinkiGroup()
        try await office.submit(group.id, by: office.helsinki)
        _ = try await office.operations.amendNotification(group.id, by: office.helsinki)
        let version = try await office.fill(group.id, by: office.helsinki) { $0.set("separate", for: .childProtection) }
        _ = try await office.operations.submitNotification(
            of: group.id, Submission(version: version, changeReason: "Rättelse", language: .sv), by: office.helsinki)
        for (one, other) in [(1, 2), (2, 1)] {
            let comparison = try await office.operations.compareVersions(of: group.id, one, other, language: .fi, by: office.officer)
            #expect(comparison.changes.map(\.key) == [.childProtection])
            #expect(comparison.older.version.number == 1 && comparison.newer.version.reason == "Rättelse")
        }
        for (one, other) in [(1, 1), (1, 3), (0, 1)] {
            await #expect(throws: OperationError.notFound) {
                try await office.operations.compareVersions(of: group.id, one, other, language: .fi, by: office.officer)
            }
        }
    }
}
