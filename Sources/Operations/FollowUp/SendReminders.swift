import CodeLists
import NotificationForm
import RegisterModel
import RegisterStore

extension Operations {
    /// Puts a reminder for each contact person of the chosen counties into the outbox, in the transaction that writes down that they were
    /// reminded. Who has sent everything meanwhile is passed over, and who has been reminded meanwhile. Right: THL's register officers.
    /// - Parameter count: ``PendingReminders/sentCount`` when the letters were looked at; nil reminds again in any case.
    /// - Returns: how many reminders there are.
    @discardableResult
    public func sendReminders(in roundID: String, to areas: Set<Area>, after count: Int? = nil, by actor: Actor) async throws -> Int {
        try actor.requireOfficer()
        let now = now
        let today = civilDayInFinland(now)
        return try await store.write { transaction in
            let pending = try pendingReminders(roundID, today: today, in: transaction)
            let already = Set(try transaction.reminders(round: pending.round.id).dropFirst(count ?? .max).map(\.area))
            var written = 0
            for county in pending.counties where areas.contains(county.status.area) && !county.letters.isEmpty {
                let area = county.status.area
                if already.contains(area) { continue }
                for letter in county.letters {
                    try write(
                        .reminder, Letter(subject: letter.subject, text: letter.text), to: letter.email, letter.language, area: area,
                        group: nil, in: transaction)
                    try transaction.add(
                        Reminder(roundID: pending.round.id, area: area, accountID: letter.accountID, sentAt: now, sentBy: actor.id))
                    written += 1
                }
                try audit(.reminderSend, pending.round.id, area: area, by: actor.id, in: transaction)
            }
            return written
        }
    }
}
