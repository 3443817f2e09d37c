import CodeLists
import RegisterModel

/// By which way data come from each municipality and service task, and how many inhabitants that is: THL's coverage matrix.
public struct ChannelCoverage: Sendable {
    /// Which data.
    public enum Subject: String, CaseIterable, Sendable {
        /// Client relationship periods (question 17).
        case periods
        /// The dates of the statutory child protection relationship (question 20); only for child protection.
        case childProtection = "child-protection"
        /// Social services (question 23 and its differences).
        case services
    }

    /// The way of delivery.
    public enum Way: String, CaseIterable, Sendable {
        /// From the national archive.
        case archive
        /// From the archive and as a separate delivery.
        case both
        /// As a separate delivery.
        case separate
        /// From the archive, but later than the period.
        case archiveLater = "archive-later"
        /// Nothing can be delivered.
        case none
        /// Notified without an answer.
        case unanswered
        /// No notification is in force for the municipality.
        case notNotified = "not-notified"
    }

    /// One municipality.
    public struct Row: Sendable {
        /// The municipality.
        public let municipality: Municipality
        /// The group that speaks for it; nil if none does.
        public let group: NotifiedGroup?
        /// The way in each of ``tasks``, in their order.
        public let ways: [Way]
    }

    /// Which data.
    public let subject: Subject
    /// The service tasks of the columns.
    public let tasks: [ServiceTask]
    /// The municipalities in code order.
    public let rows: [Row]

    /// Looks at every municipality.
    /// - Parameters:
    ///   - municipalities: all that should be notified for.
    ///   - groups: the groups in force; no municipality in two of them.
    public init(_ subject: Subject, municipalities: [Municipality], groups: [NotifiedGroup]) {
        self.subject = subject
        let tasks = subject == .childProtection ? [ServiceTask.childProtection] : ServiceTask.inScope
        self.tasks = tasks
        let speaking = Dictionary(groups.flatMap { group in group.municipalities.map { ($0, group) } }) { first, _ in first }
        let ways = Dictionary(groups.map { group in (group.id, tasks.map { Self.way(subject, $0, group.profile) }) }) { first, _ in first }
        rows = municipalities.map { municipality in
            let group = speaking[municipality]
            return Row(
                municipality: municipality, group: group,
                ways: group.flatMap { ways[$0.id] } ?? tasks.map { _ in .notNotified })
        }
    }

    /// How many municipalities and inhabitants of the whole country a way has in the task of a column.
    public func count(_ way: Way, column: Int) -> Share {
        var share = Share()
        for row in rows { share.add(row.municipality, isCounted: row.ways[column] == way) }
        return share
    }

    private static func way(_ subject: Subject, _ task: ServiceTask, _ profile: DeliveryProfile) -> Way {
        guard let declared = profile.tasks[task] else { return .unanswered }
        return switch subject {
        case .periods: way(declared.periods)
        case .services: declared.isServicesAnswered && declared.services.isEmpty ? .none : way(declared.serviceChannels)
        case .childProtection: way(declared.childProtection)
        }
    }

    private static func way(_ channels: Set<Channel>) -> Way {
        switch (channels.contains(.archive), channels.contains(.separate)) {
        case (true, true): .both
        case (true, false): .archive
        case (false, true): .separate
        case (false, false): .unanswered
        }
    }

    private static func way(_ channels: Set<DeliveryProfile.ChildProtectionChannel>) -> Way {
        channels.contains(.separate)
            ? .separate : channels.contains(.archiveLater) ? .archiveLater : channels.isEmpty ? .unanswered : .archive
    }
}

/// A part of the municipalities, with their inhabitants.
public struct Share: Hashable, Sendable {
    /// The municipalities counted.
    public private(set) var municipalities = 0
    /// Their inhabitants.
    public private(set) var population = 0
    /// All municipalities looked at.
    public private(set) var allMunicipalities = 0
    /// The inhabitants of all of them.
    public private(set) var allPopulation = 0

    /// Nothing looked at yet.
    public init() {}

    /// Looks at a municipality.
    public mutating func add(_ municipality: Municipality, isCounted: Bool) {
        let inhabitants = municipality.newestPopulation
        allMunicipalities += 1
        allPopulation += inhabitants
        if isCounted {
            municipalities += 1
            population += inhabitants
        }
    }

    /// All of some municipalities, every one counted.
    init(of municipalities: [Municipality]) {
        for municipality in municipalities { add(municipality, isCounted: true) }
    }

    /// Of the same municipalities none.
    var none: Share {
        var share = self
        (share.municipalities, share.population) = (0, 0)
        return share
    }

    /// Counts what another share has counted of the municipalities that this one has looked at already.
    mutating func count(_ other: Share) {
        municipalities += other.municipalities
        population += other.population
    }

    /// The part of the inhabitants in thousandths, 0–1000, rounded; 0 where there is nobody.
    public var perMille: Int { Self.perMille(population, of: allPopulation) }

    /// A part of some inhabitants in thousandths, rounded the same way on every page; 0 where there is nobody.
    public static func perMille(_ people: Int, of all: Int) -> Int { all == 0 ? 0 : (people * 2000 / all + 1) / 2 }
}
