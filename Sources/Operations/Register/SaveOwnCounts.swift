import CodeLists
import RegisterModel
import RegisterStore

extension Operations {
    /// The most clients that a county can say it has in a service task: more than live in the country.
    static let ownCountRange = 0...9_999_999

    /// Stores how many clients a county itself counts in a quarter, in place of what it told before; a task that is not given is not told.
    /// Right: the county's contact persons.
    /// - Throws: `OperationError.invalid` with `ownCount` for each number outside 0–9 999 999; `.notFound` for a quarter that has not ended.
    public func saveOwnCounts(_ clients: [ServiceTask: Int], _ period: MonitoringPeriod, by actor: Actor) async throws {
        let area = try actor.county()
        let wrong = clients.filter { !Self.ownCountRange.contains($0.value) || !$0.key.isInScope }.map(\.key).sorted()
        guard wrong.isEmpty else { throw OperationError.invalid(wrong.map { InputProblem(.ownCount, $0.slug) }) }
        let now = now
        guard period.end < civilDayInFinland(now) else { throw OperationError.notFound }
        try await store.write { transaction in
            let counts = clients.sorted { $0.key < $1.key }.map { task, clients in
                OwnCount(period: period, area: area, serviceTask: task, clients: clients, enteredAt: now, enteredBy: actor.id)
            }
            try transaction.replaceOwnCounts(of: area, period: period, with: counts)
            try audit(.ownCountsSave, period.description, area: area, by: actor.id, in: transaction)
        }
    }
}
