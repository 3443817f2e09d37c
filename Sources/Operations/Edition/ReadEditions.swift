import CodeLists
import RegisterModel
import RegisterStore
import Statistics

/// An edition and what has become of it.
public struct EditionStatus: Sendable {
    /// The edition.
    public let edition: Edition
    /// Its publications, newest first.
    public let publications: [PublicationRecord]
}

/// A quarter and its editions.
public struct QuarterStatus: Sendable {
    /// The quarter.
    public let period: MonitoringPeriod
    /// Its editions, newest first.
    public let editions: [EditionStatus]
    /// The job that makes or made the newest; nil if none was ever ordered.
    public let job: Job?
    /// How many blocks in force are not in the newest edition, or in it and no longer in force.
    public let changedBlocks: Int
}

/// How the figures of two editions of a quarter differ. **Not for publication.**
public struct EditionDifference: Sendable {
    /// A number of clients in both editions; nil where nothing had arrived.
    public struct Line: Sendable {
        /// Where.
        public let place: Place
        /// The service task; nil is the total.
        public let task: ServiceTask?
        /// In the earlier edition.
        public let before: Int?
        /// In the later edition.
        public let after: Int?
    }

    /// The later edition.
    public let edition: Edition
    /// The earlier one; nil where the later is the first.
    public let earlier: Edition?
    /// What the later one counts.
    public let counts: EditionCounts
    /// The figures by area and task that differ, and the country's.
    public let lines: [Line]
    /// The blocks that only the later edition has.
    public let added: [EditionBlock]
    /// The blocks that only the earlier edition has.
    public let removed: [EditionBlock]
}

extension Operations {
    /// Every quarter of which blocks are in force or editions were made, newest first. Right: THL.
    public func quarters(by actor: Actor) async throws -> [QuarterStatus] {
        try actor.requireTHL()
        return try await store.read { transaction in
            let editions = Dictionary(grouping: try transaction.editions(period: nil), by: \.period)
            let blocks = Dictionary(grouping: try transaction.acceptedBlocks(period: nil), by: \.key.period)
            let publications = Dictionary(grouping: try transaction.publications()) { [$0.period.description, String($0.edition)] }
            return try Set(editions.keys).union(blocks.keys).sorted(by: >).map { period in
                let known = editions[period] ?? []
                let inForce = Set((blocks[period] ?? []).map(\.number))
                return QuarterStatus(
                    period: period,
                    editions: known.map {
                        EditionStatus(edition: $0, publications: publications[[period.description, String($0.number)]] ?? [])
                    },
                    job: try transaction.job(subject: period.description),
                    changedBlocks: inForce.symmetricDifference((known.first?.blocks ?? []).map(\.number)).count)
            }
        }
    }

    /// An edition with its counts, and how it differs from the one before. Right: THL.
    public func edition(_ period: MonitoringPeriod, _ number: Int, by actor: Actor) async throws -> EditionDifference {
        try actor.requireTHL()
        let found = try await store.read { transaction in
            guard let edition = try transaction.edition(period: period, number: number) else { throw OperationError.notFound }
            return try difference(edition, try transaction.edition(period: period, number: number - 1), in: transaction)
        }
        try await store.write { try audit(.editionRead, found.edition.subject, area: nil, by: actor.id, in: $0) }
        return found
    }

    private func difference(
        _ edition: Edition, _ earlier: Edition?, in transaction: any RegisterTransaction
    ) throws -> EditionDifference {
        let after = try counts(of: edition, in: transaction)
        let before = try earlier.map { try counts(of: $0, in: transaction) }
        var lines: [EditionDifference.Line] = []
        for place in Place.areas {
            for task in ServiceTask.inScope.map({ $0 }) + [nil] {
                let cell = Cell(.clients, edition.period, place, task: task)
                func count(_ counts: EditionCounts?) -> Int? {
                    counts.flatMap { $0.arrival.reaches(place, task) ? $0.count(cell) : nil }
                }
                let line = EditionDifference.Line(place: place, task: task, before: count(before), after: count(after))
                if line.before != line.after || place == .country { lines.append(line) }
            }
        }
        let (old, new) = (Set((earlier?.blocks ?? []).map(\.number)), Set(edition.blocks.map(\.number)))
        return EditionDifference(
            edition: edition, earlier: earlier, counts: after, lines: lines, added: edition.blocks.filter { !old.contains($0.number) },
            removed: (earlier?.blocks ?? []).filter { !new.contains($0.number) })
    }

    /// The counts kept with an edition.
    func counts(of edition: Edition, in transaction: any RegisterTransaction) throws -> EditionCounts {
        guard let text = try transaction.editionCounts(period: edition.period, number: edition.number) else {
            throw EditionFault.unreadable
        }
        return try EditionCounts(text: text)
    }
}
