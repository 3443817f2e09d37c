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
        public var status: Status { Status(declared: declared, arrived: arrived) }
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

        /// Compares the channels declared, nil if there is no notification, with the rows that have come by channel.
        public init(declared: [Channel]?, arrived: [Channel: Int]) {
            let speaking = arrived.filter { $0.value > 0 }.keys
            if speaking.contains(where: { !(declared ?? []).contains($0) }) {
                self = .undeclared
            } else if let declared, !speaking.isEmpty {
                self = declared.allSatisfy(speaking.contains) ? .arrived : .partly
            } else if let declared {
                self = declared.contains { arrived[$0] != nil } ? .silent : .waiting
            } else {
                self = .nothing
            }
        }
    }
}
