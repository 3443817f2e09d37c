import CodeLists
import RegisterModel
import RegisterStore
import Statistics

/// The register of one quarter, counted but not protected: only for the making of tables.
public struct RegisterCounts: Sendable {
    /// The quarter.
    public let period: MonitoringPeriod
    /// Distinct persons by place, service task and age.
    public let counter: ClientCounter
    /// The area and task pairs of which rows have arrived. Others are shown as missing: that a county has no clients at all in a whole
    /// service task is not to be believed, and missing is not zero.
    public let delivered: Set<Block>
    /// The numbers of the blocks it was counted from: the same numbers give the same counts.
    public let blocks: [Int64]
}

extension Operations {
    /// Counts the distinct persons of a quarter from the blocks in force. Right: THL.
    public func registerCounts(_ period: MonitoringPeriod, by actor: Actor) async throws -> RegisterCounts {
        try actor.requireTHL()
        let counts = try await store.read { transaction in try count(period, in: transaction) }
        try await store.write { try audit(.countsRead, period.description, area: nil, by: actor.id, in: $0) }
        return counts
    }

    /// The numbers of the blocks in force of a quarter: as long as they are the same, so are the counts. Right: THL.
    public func registerBlocks(_ period: MonitoringPeriod, by actor: Actor) async throws -> [Int64] {
        try actor.requireTHL()
        return try await store.read { try blockNumbers(period, in: $0) }
    }

    /// The quarters of which blocks are in force, newest first. Right: THL.
    public func registerPeriods(by actor: Actor) async throws -> [MonitoringPeriod] {
        try actor.requireTHL()
        return try await store.read { Set(try $0.acceptedBlocks(period: nil).map(\.key.period)).sorted(by: >) }
    }

    private func count(_ period: MonitoringPeriod, in transaction: any RegisterTransaction) throws -> RegisterCounts {
        var counter = ClientCounter()
        var person: (pseudonym: Pseudonym, birthYear: Int16?)?
        var periods: [CountedPeriod] = []
        var delivered: Set<Block> = []
        func finishPerson() {
            guard let person else { return }
            counter.count(periods, age: AgeGroup(birthYear: person.birthYear.map(Int.init), quarter: period))
            periods.removeAll(keepingCapacity: true)
        }
        try transaction.forEachClientPeriod(of: period) { organiser, row in
            if person?.pseudonym != row.person {
                finishPerson()
                person = (row.person, row.birthYear)
            }
            periods.append(
                CountedPeriod(organiser: organiser, municipality: row.municipality, task: row.serviceTask, start: row.period.start))
            delivered.insert(Block(organiser, row.serviceTask))
        }
        finishPerson()
        return RegisterCounts(period: period, counter: counter, delivered: delivered, blocks: try blockNumbers(period, in: transaction))
    }

    private func blockNumbers(_ period: MonitoringPeriod, in transaction: any RegisterTransaction) throws -> [Int64] {
        try transaction.acceptedBlocks(period: period).filter { $0.key.kind == .clientPeriods }.map(\.number)
    }
}
