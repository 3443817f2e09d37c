import CodeLists
import Localization
import RegisterModel
import Statistics

/// A row of the register about one person, with the delivered rows it came from.
public struct PersonRow: Sendable {
    /// A delivered row.
    public struct Source: Sendable {
        /// The id of its delivery.
        public let delivery: String
        /// The way it came.
        public let channel: Channel
        /// Its days.
        public let days: Period
        /// What it did, in the reader's language.
        public let deed: String

        /// Makes a delivered row.
        public init(delivery: String, channel: Channel, days: Period, deed: String) {
            self.delivery = delivery
            self.channel = channel
            self.days = days
            self.deed = deed
        }
    }

    /// The block it stands in.
    public let block: BlockKind
    /// The organiser.
    public let area: Area
    /// The municipality; nil when withheld.
    public let municipality: Municipality?
    /// The service task, where the block has one.
    public let task: ServiceTask?
    /// The service, where the block has one.
    public let service: SocialService?
    /// The days of the period, from decision to end of validity, or on which the service was received.
    public let days: Period
    /// The picks of a decision.
    public let picks: DecisionPicks
    /// The evidence of a received service.
    public let evidence: EvidenceKinds
    /// Whether the newest edition has the same row; nil where there is no edition.
    public let isInEdition: Bool?
    /// The delivered rows it came from.
    public let sources: [Source]

    /// Makes a row.
    public init(
        block: BlockKind, area: Area, municipality: Municipality?, task: ServiceTask?, service: SocialService?, days: Period,
        picks: DecisionPicks, evidence: EvidenceKinds, isInEdition: Bool?, sources: [Source]
    ) {
        self.block = block
        self.area = area
        self.municipality = municipality
        self.task = task
        self.service = service
        self.days = days
        self.picks = picks
        self.evidence = evidence
        self.isInEdition = isInEdition
        self.sources = sources
    }

    /// Task and service, or the block's name where there is neither.
    func topic(_ words: Words) -> String {
        let parts = [task?.name(words.language), service?.name(words.language)].compactMap { $0 }
        return parts.isEmpty ? block.name(in: words.language) : parts.joined(separator: ", ")
    }

    /// Organiser and municipality.
    func place(_ words: Words) -> String {
        [area.name(words.language), municipality?.name(words.language) ?? words("person.withheld")].joined(separator: ", ")
    }

    /// What the row makes the person in the quarter: started, ended, continuing; the picks; the evidence.
    func meanings(in quarter: MonitoringPeriod, _ words: Words) -> [String] {
        switch block {
        case .clientPeriods, .childProtectionPeriods:
            let hasStarted = days.start >= quarter.start ? [words("person.started")] : []
            return hasStarted + [words(days.end == nil ? "person.continues" : "person.ended")]
        case .serviceDecisions:
            return DecisionPicks.each.indices.filter { picks.contains(DecisionPicks.each[$0]) }.map {
                words("statistics.measure.\(Measure.decisionPicks[$0].rawValue)")
            }
        case .receivedServices:
            return EvidenceKinds.each.indices.filter { evidence.contains(EvidenceKinds.each[$0]) }.map {
                words("statistics.measure.\(Measure.evidenceKinds[$0].rawValue)")
            }
        }
    }

    func values(in quarter: MonitoringPeriod, _ words: Words) -> Values {
        [
            "topic": topic(words), "place": place(words), "days": words.days(days), "meanings": meanings(in: quarter, words),
            "sources": sources.map { source -> Values in
                [
                    "path": Address.delivery(source.delivery).path, "channel": words("channel.\(source.channel.rawValue)"),
                    "days": words.days(source.days), "deed": source.deed,
                ]
            },
            "edition": isInEdition.map { words($0 ? "person.in-edition" : "person.not-in-edition") },
        ]
    }
}

extension Words {
    /// First and last day; an end that is not known is said in words.
    func days(_ period: Period) -> String { "\(day(period.start)) – \(period.end.map(day) ?? self("person.open"))" }
}
