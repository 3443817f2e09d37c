import Localization

/// How far a topic has come.
public enum TaskStatus: String, Sendable, CaseIterable {
    /// Everything that matters is answered.
    case completed
    /// Something is answered and something that matters is not.
    case inProgress = "in-progress"
    /// An answer was copied from another notification and its page has not been saved since.
    case unconfirmed
    /// Nothing is answered.
    case notStarted = "not-started"
    /// Depends on an answer that is not there yet; the row is no link.
    case cannotStart = "cannot-start"
    /// Nothing is asked, because of another answer; the row is no link.
    case notNeeded = "not-needed"
    /// The answers contradict each other or cannot stand; the only status in red.
    case problem

    /// Whether the row leads to the topic's page.
    public var isLink: Bool { self != .cannotStart && self != .notNeeded }

    /// The name in a language.
    public func title(_ language: Language) -> String { Catalogue.form.text("status.\(rawValue)", language) }
}

/// The task list of a notification: one row per topic, and how far it has come.
public struct TaskList: Sendable {
    /// The rows in the form's order.
    public let rows: [Row]

    /// A topic and its status.
    public struct Row: Sendable, Hashable {
        /// The topic.
        public let topic: Topic
        /// How far it has come.
        public let status: TaskStatus
    }

    /// Decides the statuses.
    ///
    /// A topic has a problem when something in it is answered and an error other than a missing answer, or an unacknowledged
    /// contradiction, leads to it. Missing answers alone only keep it in progress.
    public init(_ situation: FormSituation, acknowledged: [Acknowledgement] = []) {
        let blocking = FormCheck(situation).blocking(acknowledged: acknowledged).filter { problem in
            !problem.places.contains { situation.answers[$0.key] == nil } && problem.rule != "P1"
        }
        let troubled = Set(blocking.compactMap { $0.places.first?.topic })
        rows = Topic.allCases.map { Row(topic: $0, status: Self.status($0, situation, isTroubled: troubled.contains($0))) }
    }

    /// The status of a topic.
    public func status(of topic: Topic) -> TaskStatus { rows.first { $0.topic == topic }?.status ?? .notStarted }

    /// How many of the topics that are asked are completed, without the check itself.
    public var progress: (completed: Int, of: Int) {
        let asked = rows.filter { $0.topic != .check && $0.status != .notNeeded }
        return (asked.count { $0.status == .completed }, asked.count)
    }

    private static func status(_ topic: Topic, _ situation: FormSituation, isTroubled: Bool) -> TaskStatus {
        if topic == .check { return .notStarted }
        let questions = situation.relevance.questions(of: topic, in: situation.definition)
        if questions.isEmpty { return situation.answers.services == nil ? .cannotStart : .notNeeded }
        let answered = questions.flatMap(\.keys).filter { situation.answers[$0] != nil }
        if answered.isEmpty { return .notStarted }
        if isTroubled { return .problem }
        let isMissing = questions.contains { question in
            situation.relevance.level(of: question) != .optional && question.keys.contains { situation.answers[$0] == nil }
        }
        if answered.contains(where: { situation.answers.copied[$0] != nil }) { return .unconfirmed }
        return isMissing ? .inProgress : .completed
    }
}
