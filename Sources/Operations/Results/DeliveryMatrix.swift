import CodeLists
import NotificationForm
import RegisterModel
import RegisterStore

/// What was declared and what has come: municipality group × service task.
public struct DeliveryMatrix: Sendable {
    /// The round.
    public let round: Round
    /// The six service tasks, in the form's order.
    public let tasks: [ServiceTask]
    /// The groups by area and name.
    public let rows: [Row]

    /// One municipality group.
    public struct Row: Sendable {
        /// The group.
        public let group: MunicipalityGroup
        /// Where its notification stands; nil if nobody has opened it.
        public let state: NotificationState?
        /// One cell for each task, in the order of `tasks`.
        public let cells: [Cell]
    }

    /// One group in one service task.
    public struct Cell: Sendable {
        /// The service task.
        public let task: ServiceTask
        /// The channels declared in question 17; nil when no notification is in force.
        public let declared: [Channel]?
        /// How many client periods are in force, by channel; a channel whose block has come with no row of the task is there with 0.
        public let arrived: [Channel: Int]

        /// What the two say together.
        public var status: Status {
            guard let declared else { return arrived.isEmpty ? .nothing : .undeclared }
            let silent = declared.contains { (arrived[$0] ?? 0) == 0 }
            if arrived.contains(where: { $0.value > 0 && !declared.contains($0.key) }) { return .undeclared }
            if declared.allSatisfy({ (arrived[$0] ?? 0) == 0 }) { return declared.allSatisfy { arrived[$0] == nil } ? .waiting : .silent }
            return silent ? .partly : .arrived
        }
    }

    /// How what has come compares with what was declared.
    public enum Status: String, CaseIterable, Sendable {
        /// Nothing is declared and nothing has come.
        case nothing
        /// Declared; no block of the channel has come yet.
        case waiting
        /// A block has come by the declared channel, but without a row of the task.
        case silent
        /// One of two declared channels has come.
        case partly
        /// Every declared channel has come.
        case arrived
        /// Rows have come by a channel that was not declared.
        case undeclared
    }
}
