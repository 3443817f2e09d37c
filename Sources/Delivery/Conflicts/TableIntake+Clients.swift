import CodeLists
import Synchronization

extension TableIntake {
    /// Names each row of a block whose person has no client period of the same organiser in its task, on whatever days.
    /// - Throws: `.tooManyTemporaryIdentifiers`.
    func hold(against clients: TableIntake) throws(DeliveryFailure) {
        guard let rule = kind.clientRule else { return }
        // A temporary identifier gets the same number on both sides.
        try TemporaryRanks.assign([clients.rows, rows])
        let task: UInt64? = kind.hasServiceTask ? nil : UInt64(context.childProtection)
        let column = UInt8(kind.columns.firstIndex(of: "service_task") ?? 0)
        let result = Mutex<(found: [RowFinding], lookedAt: Int)>(([], 0))
        rows.forEachPartition(threads: threads) { index, partition in
            let groups = clients.rows.partitions[index].sortedRows().map(\.key.group)
            var found: [RowFinding] = []
            var lookedAt = 0
            var place = 0
            // Both sides are sorted, so one walk along both is enough; rows of child protection take the place of their task.
            for row in partition.sortedRows() {
                let group = task.map { row.key.group & ~7 | $0 } ?? row.key.group
                lookedAt += 1
                while place < groups.count && groups[place] < group { place += 1 }
                if place == groups.count || groups[place] != group { found.append(RowFinding(rule, row.row, column: column)) }
            }
            clients.rows.partitions[index].rest()
            result.withLock {
                $0.found += found
                $0.lookedAt += lookedAt
            }
        }
        let (found, lookedAt) = result.withLock { $0 }
        outcome.withLock { outcome in
            outcome.heldAgainstClients = lookedAt
            outcome.failed[Int(rule.rawValue)] += found.count
            outcome.late = (outcome.late + found).sorted(by: RowFinding.precedes)
        }
    }
}
