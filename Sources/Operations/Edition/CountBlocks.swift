import CodeLists
import RegisterModel
import RegisterStore
import Statistics

/// The blocks of client periods of a quarter, joined and counted.
struct CountedBlocks {
    let blocks: [EditionBlock]
    let counts: EditionCounts
    let persons: Int
    let periods: Int
}

extension Operations {
    /// Joins and counts some blocks of client periods. One pass over the rows in the order of persons; memory does not grow with them.
    func count(_ blocks: [EditionBlock], _ period: MonitoringPeriod, in transaction: any RegisterTransaction) throws -> CountedBlocks {
        var counting = EditionCounting(quarter: period, arrived: Self.arrived(blocks), others: Self.othersArrived(blocks))
        var reported: [ReportedPeriod] = []
        var person: Pseudonym?
        var birthYear: Int?
        func finishPerson() {
            guard let person else { return }
            counting.add(reported, birthYear: birthYear, person: (person.high, person.low))
            reported.removeAll(keepingCapacity: true)
        }
        let periods = blocks.filter { $0.kind == .clientPeriods }
        try transaction.forEachClientPeriod(blocks: periods.map(\.number)) { place, row in
            if person != row.person {
                finishPerson()
                person = row.person
                birthYear = row.birthYear.map(Int.init)
            }
            reported.append(
                ReportedPeriod(
                    organiser: periods[place].area, channel: periods[place].channel, municipality: row.municipality, task: row.serviceTask,
                    period: row.period))
        }
        finishPerson()
        try countFacts(blocks, period, into: &counting, in: transaction)
        return CountedBlocks(blocks: blocks, counts: counting.finish(), persons: counting.persons, periods: counting.periods)
    }

    /// By kind of the other blocks the municipalities whose group has delivered it.
    private static func othersArrived(_ blocks: [EditionBlock]) -> [BlockKind: Set<Municipality>] {
        blocks.filter { $0.kind != .clientPeriods }.reduce(into: [:]) { $0[$1.kind, default: []].formUnion($1.municipalities) }
    }

    /// The blocks in force of a quarter, by number, as a manifest names them; of one area if given.
    func manifestBlocks(
        _ period: MonitoringPeriod, of area: Area? = nil, in transaction: any RegisterTransaction
    ) throws -> [EditionBlock] {
        let counts = try transaction.blockCounts(period: period)
        let blocks = try transaction.acceptedBlocks(period: period).filter { area == nil || $0.key.area == area }
        return try blocks.map { block -> EditionBlock in
            let key = block.key
            var rows: [String: Int] = [:]
            for count in counts where key.kind == .clientPeriods && count.groupID == key.groupID && count.channel == key.channel {
                rows[count.serviceTask.slug] = count.periods
            }
            if key.kind != .clientPeriods { rows["rows"] = block.rowCount }
            let part = try transaction.parts(delivery: block.deliveryID).first { $0.name.hasPrefix(key.kind.rawValue) }
            return EditionBlock(
                number: block.number, area: key.area, groupID: key.groupID,
                // What came covers the municipalities that the group had then: one that it was given later is missing, not without clients.
                municipalities: try transaction.municipalities(ofGroup: key.groupID, at: block.acceptedAt), channel: key.channel,
                kind: key.kind, deliveryID: block.deliveryID, rows: rows, sha256: part.map { $0.sha256.hexadecimal } ?? "")
        }
    }

    /// By service task the municipalities whose group has delivered rows of it: that a group has nobody at all in a whole task is not to be
    /// believed, and missing is not zero.
    static func arrived(_ blocks: [EditionBlock]) -> [ServiceTask: Set<Municipality>] {
        var arrived: [ServiceTask: Set<Municipality>] = [:]
        for block in blocks where block.kind == .clientPeriods {
            for (slug, rows) in block.rows where rows > 0 {
                if let task = ServiceTask(slug) { arrived[task, default: []].formUnion(block.municipalities) }
            }
        }
        return arrived
    }
}
