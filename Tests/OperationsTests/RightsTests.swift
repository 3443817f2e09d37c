import CodeLists
import Delivery
import Foundation
import Localization
import NotificationForm
import Operations
import RegisterModel
import RegisterStore
import Testing

/// Every operation with every wrong role, and every operation on another county's things.
@Suite struct Rights {
    /// Things of Helsinki that others try to reach.
    struct Things: Sendable {
        let group: String
        let delivery: String
        let upload: String
        let query: String
    }

    /// Who may do something.
    enum Who: Sendable {
        case counties, thl, officer, officerOrOperator, countiesAndTHL, management, signedIn
    }

    typealias Attempt = @Sendable (Operations, Things, Actor) async throws -> Void

    /// Every operation but `signIn`, `signOut`, `actor(token:)`, `rounds` and the jobs, which ask for no right.
    static let attempts: [(name: String, who: Who, onThings: Bool, attempt: Attempt)] = [
        ("countyProblems", .counties, false, { operations, _, actor in _ = try await operations.countyProblems(by: actor) }),
        ("countyHome", .counties, false, { operations, _, actor in _ = try await operations.countyHome(by: actor) }),
        (
            "saveGroup", .counties, false,
            { operations, _, actor in
                _ = try await operations.saveGroup(GroupDraft(name: "New", municipalities: [Municipality("091")!]), by: actor)
            }
        ),
        (
            "saveGroup of one", .counties, true,
            { operations, things, actor in
                _ = try await operations.saveGroup(
                    GroupDraft(id: things.group, version: 1, name: "New", municipalities: [Municipality("837")!]), by: actor)
            }
        ),
        (
            "renameGroup", .counties, true,
            { operations, things, actor in _ = try await operations.renameGroup(things.group, to: "New", by: actor) }
        ),
        (
            "moveMunicipality", .counties, true,
            { operations, things, actor in
                try await operations.moveMunicipality(Municipality("837")!, to: things.group, by: actor)
            }
        ),
        ("withdrawGroup", .counties, true, { operations, things, actor in try await operations.withdrawGroup(things.group, by: actor) }),
        (
            "openNotification", .counties, true,
            { operations, things, actor in _ = try await operations.openNotification(things.group, by: actor) }
        ),
        (
            "savePage", .counties, true,
            { operations, things, actor in
                _ = try await operations.savePage(of: things.group, keys: [.feedback], answers: Answers(), version: 1, by: actor)
            }
        ),
        (
            "amendNotification", .counties, true,
            { operations, things, actor in _ = try await operations.amendNotification(things.group, by: actor) }
        ),
        (
            "checkAnswers", .counties, true,
            { operations, things, actor in
                _ = try await operations.checkAnswers(of: things.group, language: .sv, by: actor)
            }
        ),
        (
            "formSituation", .counties, true,
            { operations, things, actor in _ = try await operations.formSituation(of: things.group, by: actor) }
        ),
        (
            "submitNotification", .counties, true,
            { operations, things, actor in
                _ = try await operations.submitNotification(of: things.group, Submission(version: 1, language: .sv), by: actor)
            }
        ),
        ("receipt", .counties, true, { operations, things, actor in _ = try await operations.receipt(of: things.group, by: actor) }),
        (
            "sentNotification", .countiesAndTHL, true,
            { operations, things, actor in
                _ = try await operations.sentNotification(of: things.group, language: .sv, by: actor)
            }
        ),
        (
            "returnNotification", .officer, false,
            { operations, things, actor in
                try await operations.returnNotification(of: things.group, comment: "Why?", by: actor)
            }
        ),
        (
            "acceptNotification", .officer, false,
            { operations, things, actor in try await operations.acceptNotification(of: things.group, by: actor) }
        ),
        ("changeRound", .officerOrOperator, false, { operations, _, actor in try await operations.changeRound(Round.first, by: actor) }),
        ("roundStatus", .thl, false, { operations, _, actor in _ = try await operations.roundStatus(by: actor) }),
        (
            "grantExtension", .officer, false,
            { operations, _, actor in
                try await operations.grantExtension(
                    in: "2023-01", to: Office.helsinkiArea, until: Day("2024-01-01"), reason: "x", by: actor)
            }
        ),
        (
            "pendingReminders", .officer, false,
            { operations, _, actor in _ = try await operations.pendingReminders(in: "2023-01", by: actor) }
        ),
        (
            "sendReminders", .officer, false,
            { operations, _, actor in
                _ = try await operations.sendReminders(in: "2023-01", to: [Office.helsinkiArea], by: actor)
            }
        ),
        ("remarks", .countiesAndTHL, true, { operations, things, actor in _ = try await operations.remarks(on: things.group, by: actor) }),
        (
            "addRemark", .officer, false,
            { operations, things, actor in
                try await operations.addRemark(on: things.group, question: nil, kind: .query, text: "x", by: actor)
            }
        ),
        (
            "answerQuery", .counties, true,
            { operations, things, actor in try await operations.answerQuery(things.query, text: "x", by: actor) }
        ),
        ("closeRemark", .officer, false, { operations, things, actor in try await operations.closeRemark(things.query, by: actor) }),
        (
            "decideDiscussion", .officer, false,
            { operations, things, actor in
                try await operations.decideDiscussion(of: things.group, DiscussionEntry(need: .undecided, reason: "x"), by: actor)
            }
        ),
        ("followUp", .thl, false, { operations, things, actor in _ = try await operations.followUp(of: things.group, by: actor) }),
        (
            "compareVersions", .countiesAndTHL, true,
            { operations, things, actor in
                _ = try await operations.compareVersions(of: things.group, 1, 2, language: .sv, by: actor)
            }
        ),
        ("agenda", .thl, false, { operations, _, actor in _ = try await operations.agenda(by: actor) }),
        (
            "channelCoverage", .thl, false,
            { operations, _, actor in _ = try await operations.channelCoverage(.periods, in: "2023-01", by: actor) }
        ),
        (
            "serviceExpectations", .thl, false,
            { operations, _, actor in _ = try await operations.serviceExpectations(in: "2023-01", by: actor) }
        ),
        ("systemComparison", .thl, false, { operations, _, actor in _ = try await operations.systemComparison(in: "2023-01", by: actor) }),
        (
            "archivingForecast", .thl, false,
            { operations, _, actor in _ = try await operations.archivingForecast(in: "2023-01", by: actor) }
        ),
        ("roundDifferences", .thl, false, { operations, _, actor in _ = try await operations.roundDifferences(in: "2023-01", by: actor) }),
        (
            "exportNotifications", .thl, false,
            { operations, _, actor in _ = try await operations.exportNotifications(of: "2023-01", language: .sv, by: actor) }
        ),
        (
            "exportNotifications with contacts", .officer, false,
            { operations, _, actor in
                _ = try await operations.exportNotifications(of: "2023-01", language: .sv, withContacts: true, by: actor)
            }
        ),
        ("notificationRecords", .thl, false, { operations, _, actor in _ = try await operations.notificationRecords(by: actor) }),
        (
            "declaredDelivery", .countiesAndTHL, false,
            { operations, _, actor in
                // Each county its own; another's is not found, which the tests of exports hold.
                let area = if case .countyContact(let own) = actor.role { own } else { Office.helsinkiArea }
                _ = try await operations.declaredDelivery(of: area, in: "2023-01", by: actor)
            }
        ),
        ("openRound", .officerOrOperator, false, { operations, _, actor in try await operations.openRound(Round.first, by: actor) }),
        (
            "createAccount", .officerOrOperator, false,
            { operations, _, actor in
                let new = NewAccount(email: "new@example.fi", name: "", role: .registerOfficer, language: .sv, password: Office.password)
                try await operations.createAccount(new, by: actor)
            }
        ),
        ("accounts", .officerOrOperator, false, { operations, _, actor in _ = try await operations.accounts(by: actor) }),
        ("roundOverview", .thl, false, { operations, _, actor in _ = try await operations.roundOverview(by: actor) }),
        ("deliveryMatrix", .thl, false, { operations, _, actor in _ = try await operations.deliveryMatrix(by: actor) }),
        ("auditLog", .officer, false, { operations, _, actor in _ = try await operations.auditLog(by: actor) }),
        ("registerCounts", .thl, false, { operations, _, actor in _ = try await operations.registerCounts(Round.first.period, by: actor) }),
        ("registerBlocks", .thl, false, { operations, _, actor in _ = try await operations.registerBlocks(Round.first.period, by: actor) }),
        ("registerPeriods", .thl, false, { operations, _, actor in _ = try await operations.registerPeriods(by: actor) }),
        ("countyFigures", .management, false, { operations, _, actor in _ = try await operations.countyFigures(by: actor) }),
        ("deliveryGaps", .signedIn, false, { operations, _, actor in _ = try await operations.deliveryGaps(by: actor) }),
        (
            "setAcceptanceRules", .officerOrOperator, false,
            { operations, _, actor in
                try await operations.setAcceptanceRules(.standard, round: Round.first.id, by: actor)
            }
        ),
        (
            "roundAcceptance", .thl, false,
            { operations, _, actor in _ = try await operations.roundAcceptance(Round.first.id, by: actor) }
        ),
        (
            "remindOfGaps", .officer, false,
            { operations, _, actor in
                _ = try await operations.remindOfGaps(Round.first.period, of: Office.helsinkiArea, by: actor)
            }
        ),
        (
            "saveOwnCounts", .counties, false,
            { operations, _, actor in try await operations.saveOwnCounts([:], Round.first.period, by: actor) }
        ),
        ("apiTokens", .countiesAndTHL, false, { operations, _, actor in _ = try await operations.apiTokens(by: actor) }),
        ("beginUpload", .counties, false, { operations, _, actor in _ = try await operations.beginUpload(by: actor) }),
        (
            "receivePart", .counties, true,
            { operations, things, actor in
                _ = try await operations.receivePart(named: "manifest.json", of: things.upload, by: actor)
            }
        ),
        ("finishUpload", .counties, true, { operations, things, actor in _ = try await operations.finishUpload(things.upload, by: actor) }),
        ("cancelUpload", .counties, true, { operations, things, actor in try await operations.cancelUpload(things.upload, by: actor) }),
        (
            "withdrawDelivery", .counties, true,
            { operations, things, actor in try await operations.withdrawDelivery(things.delivery, reason: "A mistake", by: actor) }
        ),
        (
            "confirmFindings", .counties, true,
            { operations, things, actor in
                let reason = FindingReason(rule: "dates.pile-up", block: "client_periods", subject: "x", reason: "So it is")
                do { try await operations.confirmFindings(of: things.delivery, [reason], by: actor) } catch OperationError.invalid {}
            }
        ),
        ("deliveries", .countiesAndTHL, false, { operations, _, actor in _ = try await operations.deliveries(by: actor) }),
        ("delivery", .countiesAndTHL, true, { operations, things, actor in _ = try await operations.delivery(things.delivery, by: actor) }),
        (
            "report", .countiesAndTHL, true,
            { operations, things, actor in
                _ = try await operations.report(of: things.delivery, .csv, language: .sv, by: actor)
            }
        ),
    ]

    private func isAllowed(_ actor: Actor, _ who: Who) -> Bool {
        switch (actor.role, who) {
        case (.countyContact, .counties), (.countyContact, .countiesAndTHL): true
        case (.registerOfficer, .thl), (.registerOfficer, .officer), (.registerOfficer, .officerOrOperator),
            (.registerOfficer, .countiesAndTHL):
            true
        case (.statistician, .thl), (.statistician, .countiesAndTHL): true
        case (.machineOperator, .officerOrOperator): true
        case (.countyManagement, .management): true
        case (.countyContact, .signedIn), (.countyManagement, .signedIn), (.registerOfficer, .signedIn), (.statistician, .signedIn): true
        default: false
        }
    }

    private func things(_ office: Office) async throws -> Things {
        let group = try await office.helsinkiGroup()
        try await office.submit(group.id, by: office.helsinki)
        let delivery = try await office.deliver(try parts(rows: [row(1)]), by: office.helsinki)
        let query = try await office.operations.addRemark(on: group.id, question: nil, kind: .query, text: "Why?", by: office.officer)
        return Things(
            group: group.id, delivery: delivery.delivery.id, upload: try await office.operations.beginUpload(by: office.helsinki),
            query: query.id)
    }

    @Test(arguments: attempts.indices)
    func `the wrong role is refused and leaves nothing`(index: Int) async throws {
        let (name, who, _, attempt) = Self.attempts[index]
        let office = try await Office()
        let things = try await things(office)
        let before = try await office.store.read { try $0.auditEntries(area: nil, limit: 1000) }
        for actor in office.everybody where !isAllowed(actor, who) {
            await #expect(throws: OperationError.forbidden, "\(name) by \(actor.role)") {
                try await attempt(office.operations, things, actor)
            }
        }
        #expect(try await office.store.read { try $0.auditEntries(area: nil, limit: 1000) } == before)
    }

    @Test(arguments: attempts.indices.filter { attempts[$0].onThings })
    func `what is another county's is not found, and nothing of it changes`(index: Int) async throws {
        let (name, _, _, attempt) = Self.attempts[index]
        let office = try await Office()
        let things = try await things(office)
        let before = try await office.store.read { try $0.auditEntries(area: nil, limit: 1000) }
        await #expect(throws: OperationError.notFound, "\(name)") { try await attempt(office.operations, things, office.pirkanmaa) }
        #expect(try await office.store.read { try $0.auditEntries(area: nil, limit: 1000) } == before)
        // The same as for an id that nobody has.
        let nothing = Things(group: "nothing", delivery: "nothing", upload: "nothing", query: "nothing")
        await #expect(throws: OperationError.notFound, "\(name)") { try await attempt(office.operations, nothing, office.helsinki) }
    }

    @Test func `lists hold only the county's own`() async throws {
        let office = try await Office()
        _ = try await things(office)
        let home = try await office.operations.countyHome(by: office.pirkanmaa)
        #expect(home.groups.isEmpty && home.deliveries.isEmpty)
        #expect(home.unassigned == Office.pirkanmaaArea.municipalities)
        #expect(try await office.operations.deliveries(by: office.pirkanmaa).isEmpty)
        #expect(try await office.operations.deliveries(by: office.helsinki).count == 2)
        #expect(try await office.operations.deliveries(by: office.officer).count == 2)
    }

    @Test func `a county sees no draft of another and THL sees none at all`() async throws {
        let office = try await Office()
        let group = try await office.helsinkiGroup()
        _ = try await office.fill(group.id, by: office.helsinki)
        for actor in [office.pirkanmaa, office.officer, office.statistician, office.helsinki] {
            await #expect(throws: OperationError.notFound) {
                try await office.operations.sentNotification(of: group.id, language: .sv, by: actor)
            }
        }
    }
}
