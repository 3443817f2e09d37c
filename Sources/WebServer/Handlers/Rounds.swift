import CodeLists
import HTTPTypes
import Hummingbird
import NotificationForm
import Operations
import RegisterModel
import RegisterStore
import WebPages

// Rounds: who has notified, reminders, extensions, and opening and changing rounds.
extension Site {
    func newestRound(_ visit: Visit) async throws -> Response {
        visit.redirect(to: .followUp(.round(try await operations.roundStatus(by: visit.actor()).round.id)))
    }

    func round(_ id: String, _ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        let status = try await operations.roundStatus(id, by: actor)
        return visit.page(
            RoundPage(
                round: status.round, rows: status.organisers.map(RoundPage.Row.init),
                dissolved: status.dissolved.map(RoundPage.Dissolved.init), canAct: actor.role == .registerOfficer, sort: visit.sort))
    }

    func reminders(_ id: String, _ visit: Visit) async throws -> Response {
        let reminders = try await operations.pendingReminders(in: id, by: visit.actor())
        return visit.page(
            RemindersPage(
                round: reminders.round,
                counties: reminders.counties.map { county in
                    RemindersPage.County(
                        area: county.status.area, unsent: county.status.groups.filter { !$0.isSubmitted }.map(\.group.name),
                        returned: county.status.groups.filter(\.isReturned).map(\.group.name), unassigned: county.status.unassigned.count,
                        letters: county.letters.map {
                            RemindersPage.Letter(name: $0.name, language: $0.language, subject: $0.subject, text: $0.text)
                        }, reminded: county.status.remindedAt.map { Moment($0) })
                }, sentCount: reminders.sentCount))
    }

    func sendReminders(_ id: String, _ visit: Visit) async throws -> Response {
        let areas = Set(visit.form.all("area").compactMap { Area($0) })
        let seen = visit.form["after"].flatMap { Int($0) }
        let count = try await operations.sendReminders(in: id, to: areas, after: seen, by: visit.actor())
        return visit.redirect(to: .followUp(.round(id)), flash: count > 0 ? .remindersSent : nil)
    }

    func deadlineExtension(_ id: String, _ area: Area, _ visit: Visit) async throws -> Response {
        visit.page(try await extensionPage(id, area, visit))
    }

    func grantExtension(_ id: String, _ area: Area, _ visit: Visit) async throws -> Response {
        let (day, reason) = (visit.form["day"] ?? "", visit.form["reason"] ?? "")
        do {
            try await operations.grantExtension(in: id, to: area, until: Day(entered: day), reason: reason, by: visit.actor())
            return visit.redirect(to: .followUp(.round(id)), flash: .extensionGranted)
        } catch OperationError.invalid(let found) {
            let problems = found.map { problem -> DeadlineExtensionPage.Problem in
                switch problem.kind {
                case .day: .day
                case .textTooLong: .tooLong
                default: .reason
                }
            }
            let page = try await extensionPage(id, area, visit, day: day, reason: reason, problems: problems)
            return visit.page(page, status: .unprocessableContent)
        }
    }

    private func extensionPage(
        _ id: String, _ area: Area, _ visit: Visit, day: String = "", reason: String = "", problems: [DeadlineExtensionPage.Problem] = []
    ) async throws -> DeadlineExtensionPage {
        let actor = try visit.actor()
        guard actor.role == .registerOfficer else { throw PageError.forbidden }
        let status = try await operations.roundStatus(id, by: actor)
        let granted = status.organisers.first { $0.area == area }?.granted
        return DeadlineExtensionPage(
            round: status.round, area: area, granted: granted.map { ($0.until, $0.reason) }, day: day, reason: reason, problems: problems)
    }

    func roundList(_ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        guard actor.isTHL else { throw PageError.forbidden }
        return visit.page(RoundListPage(rounds: try await operations.rounds(by: actor), canChange: actor.role == .registerOfficer))
    }

    func newRound(_ visit: Visit) async throws -> Response {
        let newest = try await officersRounds(visit).first
        var fields = newest.map { RoundFormPage.fields(of: $0) } ?? [:]
        // Most of a round is like the one before; what makes it another is left to be filled in.
        for name in ["id", "period", "deadline"] { fields[name] = nil }
        return visit.page(RoundFormPage(round: nil, entered: fields, definition: newest?.ownDefinition ?? .version1))
    }

    func editRound(_ id: String, _ visit: Visit) async throws -> Response {
        guard let round = try await officersRounds(visit).first(where: { $0.id == id }), let definition = round.ownDefinition else {
            throw PageError.notFound
        }
        return visit.page(RoundFormPage(round: id, entered: RoundFormPage.fields(of: round), read: round, definition: definition))
    }

    /// Opens a round, or changes the one with an id.
    func saveRound(_ id: String?, _ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        _ = try await officersRounds(visit)
        var fields = Dictionary(visit.form.pairs.map { ($0.name, $0.value.trimmed) }) { first, _ in first }
        if let id { fields["id"] = id }
        var problems: [RoundFormPage.Problem]
        var status = HTTPResponse.Status.unprocessableContent
        var read = try? Round.read(RoundFormPage.read(fields)).get()
        switch Round.read(fields) {
        case .failure(let found): problems = found.problems
        case .success(let round):
            do {
                if id == nil {
                    try await operations.openRound(round, by: actor)
                } else {
                    try await operations.changeRound(round, from: read, by: actor)
                }
                return visit.redirect(to: .followUp(.roundList), flash: id == nil ? .roundOpened : .roundChanged)
            } catch OperationError.invalid(let found) {
                problems = found.compactMap(RoundFormPage.Problem.init)
            } catch OperationError.conflict(.roundChanged(let now)) {
                (problems, status) = (RoundFormPage.changes(from: read ?? now, to: now), .conflict)
                read = now
            }
        }
        let definition = fields["form"].flatMap { Int($0) }.flatMap { FormDefinition.version($0) } ?? .version1
        let page = RoundFormPage(round: id, entered: fields, read: read, definition: definition, problems: problems)
        return visit.page(page, status: status)
    }

    private func officersRounds(_ visit: Visit) async throws -> [Round] {
        let actor = try visit.actor()
        guard actor.role == .registerOfficer else { throw PageError.forbidden }
        return try await operations.rounds(by: actor)
    }
}

extension RoundPage.Row {
    fileprivate init(_ status: OrganiserNotifications) {
        let step: NotifyingStatus =
            switch status.completeness {
            case .complete: .complete
            case .partly: status.isOverdue ? .overdue : .partly
            case .none: status.isOverdue ? .overdue : .none
            }
        self.init(
            area: status.area, status: step,
            groups: status.groups.map {
                ($0.group.id, $0.group.name, NotificationStatus($0.state, isLate: $0.isLate), $0.isSubmitted)
            }, unassigned: status.unassigned.count, deadline: status.deadline, extensionReason: status.granted?.reason,
            isLate: status.isLate, openQueries: status.openQueries, answeredQueries: status.answeredQueries,
            reminded: status.remindedAt.map { Moment($0) }, newest: status.lastSubmittedAt.map { Moment($0) })
    }
}

extension RoundPage.Dissolved {
    fileprivate init(_ dissolved: DissolvedGroup) {
        let group = dissolved.group
        self.init(
            id: group.id, area: group.area, name: group.name, reference: dissolved.reference,
            moment: group.withdrawnAt.map { Moment($0) }, reason: group.withdrawnReason ?? "")
    }
}
