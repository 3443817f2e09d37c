import CodeLists
import NotificationForm
import RegisterModel

/// What a demonstration holds: for each organiser its municipality groups, how far their notifications have come, and what they deliver.
/// Every state is met at least once.
public struct DemonstrationPlan: Sendable {
    /// How far a notification has come.
    public enum Fate: String, CaseIterable, Sendable {
        /// Nobody has opened it.
        case none
        /// A part of the questions is answered.
        case draft
        /// Sent in time, not yet looked at by THL.
        case submitted
        /// Sent after the deadline.
        case late
        /// Sent back by THL with a comment.
        case returned
        /// Accepted by THL.
        case accepted
        /// Sent, and being changed again.
        case amending
    }

    /// A municipality group.
    public struct Group: Sendable {
        /// The organiser.
        public let organiser: Area
        /// The name (question 4).
        public let name: String
        /// The municipalities (question 3).
        public let municipalities: [Municipality]
        /// How it notifies.
        public let style: NotificationStyle
        /// The client data system of question 5.
        public let system: ClientDataSystem
        /// How far its notification has come.
        public let fate: Fate
        /// Its deliveries in the order in which they come.
        public let deliveries: [Delivery]
        /// How many clients it has, on every channel together.
        public let clients: Int
        /// The extracts that its client data systems give, and from which its blocks are derived.
        public let extracts: Set<ExtractFile>

        /// The answers that its contact person gives in a round; those of a draft stop after the periods of the first tasks.
        public func answers(in round: Round, seed: UInt64) -> Answers {
            var random = SeededGenerator(seed: seed, stream: UInt64(organiser.index) << 8 | UInt64(municipalities.first?.index ?? 0))
            let contact = DemonstrationContact(of: organiser)
            var answers = style.answers(contact: (contact.name, contact.email), system: system, round: round, &random)
            guard fate == .draft else { return answers }
            let answered: Set = ["contact", "system", "systemScope", "structured"]
            for key in answers.values.keys where !answered.contains(key.question) && key != .periods(ServiceTask.inScope[0]) {
                answers.clear(key)
            }
            return answers
        }
    }

    /// A delivery.
    public struct Delivery: Hashable, Sendable {
        /// The quarter.
        public let period: MonitoringPeriod
        /// The way it comes.
        public let channel: Channel
        /// What is wrong with it; nil if it is sound.
        public let fault: DeliveryFault?

        /// Makes a delivery.
        public init(period: MonitoringPeriod, channel: Channel, fault: DeliveryFault?) {
            self.period = period
            self.channel = channel
            self.fault = fault
        }
    }

    /// The groups in the order of the organisers' codes.
    public let groups: [Group]

    /// Plans a demonstration around the period of a round, with about so many clients in all.
    public init(round: Round, clients: Int) {
        let planned = Area.organisers.flatMap { organiser in
            (Self.specifications[organiser.slug] ?? [Specification(.all, .separate, .none, .before)]).map { (organiser, $0) }
        }
        let people = planned.map { $0.1.share.municipalities(of: $0.0).inhabitants }
        let total = max(1, people.reduce(0, +))
        groups = zip(planned, people).map { pair, people in
            let (organiser, specification) = pair
            let municipalities = specification.share.municipalities(of: organiser)
            return Group(
                organiser: organiser, name: specification.share.name(municipalities, of: organiser), municipalities: municipalities,
                style: specification.style, system: Self.system(of: organiser), fate: specification.fate,
                deliveries: specification.course.deliveries(
                    around: round.period, by: specification.channels ?? specification.style.channels),
                clients: max(1, clients * people / total), extracts: specification.extracts)
        }
    }

    private static func system(of organiser: Area) -> ClientDataSystem {
        let slug =
            switch organiser.slug {
            case "90", "04": "apotti"
            case "17": "abilita"
            case "16", "18": "effica"
            case "11", "20", "21": "saga"
            case "01", "05", "09": "pro-consona"
            case "12": "omni-360"
            default: "lifecare"
            }
        return ClientShape.code(ClientDataSystem.self, slug)
    }
}
