import CodeLists
import Foundation
import Localization
import NotificationForm
import RegisterModel
import RegisterStore

/// Who would be reminded of a round, and by which letters.
public struct PendingReminders: Sendable {
    /// The round.
    public let round: Round
    /// The counties that have not sent everything, or have not corrected what THL has sent back, in code order.
    public let counties: [County]
    /// How many reminders the round has had; who sends further ones says so, and nobody is reminded twice by pressing the button twice.
    public let sentCount: Int

    /// A county that THL waits for.
    public struct County: Sendable {
        /// How far it has come.
        public let status: OrganiserNotifications
        /// A letter to each of its contact persons; empty if none has an account.
        public let letters: [ReminderLetter]
    }
}

/// A reminder to one contact person, in that person's language.
public struct ReminderLetter: Hashable, Sendable {
    /// The account it goes to.
    public let accountID: String
    /// The address it goes to.
    public let email: String
    /// The person's name.
    public let name: String
    /// The language it is written in.
    public let language: Language
    /// The subject.
    public let subject: String
    /// The text.
    public let text: String
}

extension Operations {
    /// The reminders that could be sent now: one letter for each contact person of each county that THL waits for.
    /// Right: THL's register officers.
    public func pendingReminders(in roundID: String, by actor: Actor) async throws -> PendingReminders {
        try actor.requireOfficer()
        let today = civilDayInFinland(now)
        return try await store.read { try pendingReminders(roundID, today: today, in: $0) }
    }

    func pendingReminders(_ roundID: String, today: Day, in transaction: any RegisterTransaction) throws -> PendingReminders {
        let round = try chosenRound(roundID, in: transaction)
        let people = Dictionary(grouping: try transaction.accounts().filter { $0.role.contactArea != nil }) { $0.role.contactArea }
        let counties = try organiserNotifications(round, today: today, in: transaction).filter { $0.completeness != .complete }
        return PendingReminders(
            round: round,
            counties: counties.map { status in
                .init(status: status, letters: (people[status.area] ?? []).map { ReminderLetter(to: $0, status, round) })
            }, sentCount: try transaction.reminders(round: round.id).count)
    }
}

extension ReminderLetter {
    /// Writes a letter: what is missing, until when, and what is not needed any more.
    init(to account: Account, _ status: OrganiserNotifications, _ round: Round) {
        let language = account.language
        func text(_ key: String, _ values: [String: String] = [:]) -> String { Catalogue.form.text(key, language, values) }
        let returned = status.groups.filter(\.isReturned).map(\.group.name)
        let unsent = status.groups.filter { !$0.isSubmitted }.map(\.group.name)
        let unassigned = status.unassigned.map { LocalizedText(sv: $0.entry.sv, fi: $0.entry.fi, en: $0.entry.en)[language] }
        let area = LocalizedText(sv: status.area.entry.sv, fi: status.area.entry.fi, en: status.area.entry.en)[language]
        let deadline = Catalogue.form.text(
            status.isOverdue ? "reminder.overdue" : "reminder.due", language, ["day": Self.day(status.deadline, language)])
        let isAllSent = unsent.isEmpty && unassigned.isEmpty
        let missing = [
            isAllSent ? nil : deadline,
            unsent.isEmpty ? nil : text("reminder.unsent", ["groups": unsent.joined(separator: ", ")]),
            unassigned.isEmpty
                ? nil : text("reminder.unassigned", ["municipalities": unassigned.inAlphabeticalOrder().joined(separator: ", ")]),
            returned.isEmpty ? nil : text("reminder.returned", ["groups": returned.joined(separator: ", ")]),
        ].compactMap(\.self)
        self.init(
            accountID: account.id, email: account.email, name: account.name, language: language,
            subject: text("reminder.subject", ["area": area, "round": round.id]),
            text: ([
                text("reminder.greeting"), text(isAllSent ? "reminder.lead-returned" : "reminder.lead", ["area": area, "round": round.id]),
            ]
                + missing
                + [text("reminder.help"), text("reminder.end")]).joined(separator: "\n\n"))
    }

    /// A day as the language writes it.
    private static func day(_ day: Day, _ language: Language) -> String {
        let (year, month, number) = day.civil
        return language == .en ? "\(number) \(Catalogue.form.text("month.\(month)", .en)) \(year)" : "\(number).\(month).\(year)"
    }
}
