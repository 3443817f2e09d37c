import NotificationForm

/// Rounds of notification: the form's version, period, deadline and transition months are data.
public protocol RoundStore {
    /// Every round, newest period first.
    func rounds() throws -> [Round]
    /// The round with an id; nil if there is none.
    func round(id: String) throws -> Round?
    /// Adds a round, or replaces the one with the same id.
    func save(_ round: Round) throws
}
