import CodeLists
import Foundation
import Localization
import NotificationForm
import Operations
import RegisterModel
import RegisterStore
import Testing

@Suite struct `Editing together` {
    private func page(_ key: AnswerKey, _ text: String?, shown: Answers, isConfirming: Bool = true) -> EditedPage {
        var answers = shown
        answers.set(text, for: key)
        let keys: [AnswerKey] = [.feedback, .discussion, .discussionTopics, .countyCapability]
        return EditedPage(
            keys: keys, answers: answers, shown: ShownAnswers(shown, keys: keys), language: .sv, isConfirming: isConfirming)
    }

    @Test func `two people on the same page lose nothing: what only one has touched is saved, what both have touched is named`()
        async throws
    {
        let office = try await Office()
        let id = try await office.helsinkiGroup().id
        let shown = try await office.operations.openNotification(id, by: office.helsinki).record.draft
        let first = try await office.operations.mergePage(of: id, page(.feedback, "one", shown: shown), by: office.helsinki)
        #expect(first.conflicts.isEmpty)
        // The second page still shows no feedback, and its reader has written something else.
        let second = try await office.operations.mergePage(of: id, page(.discussion, "yes", shown: shown), by: office.helsinki)
        #expect(second.conflicts.isEmpty)
        #expect(second.record.draft.text(.feedback) == "one")
        #expect(second.record.draft.text(.discussion) == "yes")
        let third = try await office.operations.mergePage(of: id, page(.feedback, "three", shown: shown), by: office.helsinki)
        #expect(third.conflicts == [.feedback])
        #expect(third.record.draft.text(.feedback) == "one")
        #expect(third.otherName == "helsinki")
        #expect(third.record.draft.languages[.feedback] == .sv)
    }

    @Test func `many at once: every answer that was saved is somebody's, and each writer is told if theirs is not it`() async throws {
        let office = try await Office()
        let id = try await office.helsinkiGroup().id
        let shown = try await office.operations.openNotification(id, by: office.helsinki).record.draft
        let kept = try await withThrowingTaskGroup(of: String?.self) { tasks in
            for number in 0..<12 {
                tasks.addTask {
                    let text = "writer \(number)"
                    let merged = try await office.operations.mergePage(of: id, page(.feedback, text, shown: shown), by: office.helsinki)
                    return merged.conflicts.isEmpty ? text : nil
                }
            }
            return try await tasks.reduce(into: [String]()) { if let text = $1 { $0.append(text) } }
        }
        #expect(kept.count == 1)
        #expect(try await office.operations.openNotification(id, by: office.helsinki).record.draft.text(.feedback) == kept.first)
    }

    @Test func `who else has the notification open is told for two minutes`() async throws {
        let office = try await Office()
        let id = try await office.helsinkiGroup().id
        let notification = try await office.operations.openNotification(id, by: office.helsinki)
        let new = NewAccount(
            email: "second@example.fi", name: "Second", role: .countyContact(Office.helsinkiArea), language: .sv, password: Office.password)
        let second = try await office.operations.createAccount(new, by: .machineOperator)
        #expect(office.operations.otherEditors(of: notification, by: office.helsinki) == [])
        office.clock.advance(60)
        #expect(office.operations.otherEditors(of: notification, by: second).map(\.name) == ["helsinki"])
        office.clock.advance(61)
        #expect(office.operations.otherEditors(of: notification, by: second) == [])
    }

    @Test func `question 32 is one fact of the county in all its drafts, and what was sent stays as it was sent`() async throws {
        let office = try await Office()
        let groups = try await [("North", "837"), ("South", "536"), ("Sent", "211")].asyncMap {
            try await office.group($0.0, [$0.1], by: office.pirkanmaa).id
        }
        try await office.submit(groups[2], by: office.pirkanmaa)
        for id in groups.prefix(2) { _ = try await office.operations.openNotification(id, by: office.pirkanmaa) }
        let shown = try await office.operations.openNotification(groups[0], by: office.pirkanmaa).record.draft
        _ = try await office.operations.mergePage(of: groups[0], page(.countyCapability, "county-wide", shown: shown), by: office.pirkanmaa)
        func capability(_ id: String) async throws -> String? {
            try await office.operations.openNotification(id, by: office.pirkanmaa).record.draft.text(.countyCapability)
        }
        #expect(try await capability(groups[1]) == "county-wide")
        #expect(try await capability(groups[2]) == nil)
        let later = try await office.group("Later", ["604"], by: office.pirkanmaa)
        #expect(try await capability(later.id) == "county-wide")
    }
}

@Suite struct `Copying, changing and giving up` {
    @Test func `copied answers are marked until their page is saved, and nothing is sent before`() async throws {
        let office = try await Office()
        let source = try await office.group("North", ["837"], by: office.pirkanmaa)
        try await office.submit(source.id, by: office.pirkanmaa)
        let target = try await office.group("South", ["536"], by: office.pirkanmaa)
        _ = try await office.operations.openNotification(target.id, by: office.pirkanmaa)
        let choice = try await office.operations.copySources(for: target.id, by: office.pirkanmaa)
        #expect(choice.sources.map(\.groupName) == ["North"])
        let count = try await office.operations.copyAnswers(into: target.id, from: source.id, by: office.pirkanmaa)
        #expect(count == 15)
        let opened = try await office.operations.openNotification(target.id, by: office.pirkanmaa)
        #expect(opened.record.draft.codes(.municipalities) == ["536"])
        #expect(opened.unconfirmed == [.structured, .periods, .childProtection, .services, .discussion])
        let tasks = TaskList(try await office.operations.formSituation(of: target.id, by: office.pirkanmaa))
        #expect(tasks.status(of: .services) == .unconfirmed)
        let version = opened.record.draftVersion
        await #expect(throws: OperationError.invalid(opened.unconfirmed.map { InputProblem(.answersUnconfirmed, $0.rawValue) })) {
            try await office.operations.submitNotification(
                of: target.id, Submission(version: version, language: .sv), by: office.pirkanmaa)
        }
        // A saving in passing does not confirm; going on does.
        for isConfirming in [false, true] {
            let keys = opened.definition.keys
            let draft = opened.record.draft
            let edited = EditedPage(
                keys: keys, answers: draft, shown: ShownAnswers(draft, keys: keys), language: .sv, isConfirming: isConfirming)
            let merged = try await office.operations.mergePage(of: target.id, edited, by: office.pirkanmaa)
            #expect(merged.record.draft.copied.isEmpty == isConfirming)
        }
        let now = try await office.operations.openNotification(target.id, by: office.pirkanmaa).record.draftVersion
        _ = try await office.operations.submitNotification(of: target.id, Submission(version: now, language: .sv), by: office.pirkanmaa)
    }

    @Test func `nobody copies from another county`() async throws {
        let office = try await Office()
        let foreign = try await office.helsinkiGroup()
        try await office.submit(foreign.id, by: office.helsinki)
        let target = try await office.group("South", ["536"], by: office.pirkanmaa)
        _ = try await office.operations.openNotification(target.id, by: office.pirkanmaa)
        await #expect(throws: OperationError.notFound) {
            try await office.operations.copyAnswers(into: target.id, from: foreign.id, by: office.pirkanmaa)
        }
        #expect(try await office.operations.copySources(for: target.id, by: office.pirkanmaa).sources.isEmpty)
    }

    @Test func `a draft that is given up begins anew, changes to what was sent are forgotten`() async throws {
        let office = try await Office()
        let id = try await office.helsinkiGroup().id
        let version = try await office.fill(id, by: office.helsinki) { $0.set("Maija", for: .contactName) }
        await #expect(throws: OperationError.conflict(.lostUpdate(version: version))) {
            try await office.operations.discardDraft(of: id, version: version - 1, by: office.helsinki)
        }
        try await office.operations.discardDraft(of: id, version: version, by: office.helsinki)
        let empty = try await office.operations.openNotification(id, by: office.helsinki).record.draft
        #expect(empty.text(.contactName) == "Maija")
        #expect(empty.text(.services) == nil)
        #expect(empty.groupName == "Helsingfors")
        try await office.submit(id, by: office.helsinki)
        try await office.operations.acceptNotification(of: id, by: office.officer)
        _ = try await office.operations.amendNotification(id, by: office.helsinki)
        let changed = try await office.fill(id, by: office.helsinki) { $0.set("changed", for: .feedback) }
        let check = try await office.operations.checkAnswers(of: id, language: .sv, by: office.helsinki)
        #expect(check.changes.map(\.key) == [.feedback])
        // What was sent stays in force while the change is being written.
        #expect(
            try await office.operations.sentNotification(of: id, language: .sv, by: office.officer).version.answers.text(.feedback) == nil)
        try await office.operations.discardDraft(of: id, version: changed, by: office.helsinki)
        let back = try await office.operations.openNotification(id, by: office.helsinki)
        #expect(back.record.state == .accepted)
        #expect(back.record.draft.text(.feedback) == nil)
        await #expect(throws: OperationError.wrongState) {
            try await office.operations.discardDraft(of: id, version: back.record.draftVersion, by: office.helsinki)
        }
    }

    @Test func `groups are drawn anew all at once or not at all, what was sent is then to be sent again, and the history stays`()
        async throws
    {
        let office = try await Office()
        let north = try await office.group("North", ["837", "536"], by: office.pirkanmaa)
        let south = try await office.group("South", ["211"], by: office.pirkanmaa)
        try await office.submit(north.id, by: office.pirkanmaa)
        office.clock.advance(60)
        let (tampere, nokia, kangasala) = (Municipality("837")!, Municipality("536")!, Municipality("211")!)
        // The two groups exchange municipalities, which no order of single moves could do without a moment in two groups.
        let moves = [
            MunicipalityMove(nokia, from: north.id, to: south.id), MunicipalityMove(kangasala, from: south.id, to: north.id),
            MunicipalityMove(tampere, from: north.id, to: north.id),
        ]
        #expect(try await office.operations.redrawGroups(moves, by: office.pirkanmaa) == 2)
        let board = try await office.operations.municipalityBoard(by: office.pirkanmaa)
        #expect(board.groups.map { $0.group.municipalities } == [[kangasala, tampere], [nokia]])
        #expect(board.groups.map(\.state) == [.amending, nil])
        let past = board.placements.filter { $0.municipality == nokia }
        #expect(past.map(\.groupName) == ["North", "South"])
        #expect(past.map { $0.removedAt == nil } == [false, true])
        // Moved meanwhile by somebody else: nothing of it is done.
        await #expect(throws: OperationError.conflict(.lostUpdate(version: 0))) {
            try await office.operations.redrawGroups(
                [MunicipalityMove(tampere, from: north.id, to: nil), MunicipalityMove(nokia, from: north.id, to: nil)], by: office.pirkanmaa
            )
        }
        #expect(try await office.operations.municipalityBoard(by: office.pirkanmaa).groups[0].group.municipalities.count == 2)
        await #expect(throws: OperationError.notFound) {
            try await office.operations.redrawGroups([MunicipalityMove(tampere, from: north.id, to: "x")], by: office.pirkanmaa)
        }
        // The changes cannot be given up while the group is another than the one sent.
        let opened = try await office.operations.openNotification(north.id, by: office.pirkanmaa)
        #expect(!opened.canDiscard)
        let receipt = try await office.operations.submitNotification(
            of: north.id, Submission(version: opened.record.draftVersion, changeReason: "Omritad", language: .sv), by: office.pirkanmaa)
        #expect(receipt.version.number == 2)
        #expect(receipt.version.municipalities == [kangasala, tampere])
    }

    @Test func `a sent group is dissolved with a reason only`() async throws {
        let office = try await Office()
        let group = try await office.helsinkiGroup()
        try await office.submit(group.id, by: office.helsinki)
        await #expect(throws: OperationError.invalid([InputProblem(.withdrawReasonMissing)])) {
            try await office.operations.withdrawGroup(group.id, reason: "  ", by: office.helsinki)
        }
        try await office.operations.withdrawGroup(group.id, reason: "Drawn anew", by: office.helsinki)
        let gone = try await office.store.read { try $0.group(id: group.id) }
        #expect(gone?.withdrawnReason == "Drawn anew")
        let board = try await office.operations.municipalityBoard(by: office.helsinki)
        #expect(board.withdrawn.map(\.name) == ["Helsingfors"] && board.sentBefore == [group.id])
        // What was sent stays on record for those who sent it, and for nobody else.
        let receipt = try await office.operations.receipt(of: group.id, by: office.helsinki)
        #expect(receipt.notification.group.withdrawnReason == "Drawn anew" && receipt.version.municipalities.map(\.slug) == ["091"])
        await #expect(throws: OperationError.notFound) { try await office.operations.receipt(of: group.id, by: office.pirkanmaa) }
    }
}

extension Sequence {
    /// The results of an asynchronous closure, one after the other.
    func asyncMap<Value>(_ body: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await body(element)) }
        return values
    }
}
