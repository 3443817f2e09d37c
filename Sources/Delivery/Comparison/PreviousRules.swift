import CodeLists
import RegisterModel
import Synchronization

/// Holds a block of periods against the same block of the quarter before.
struct PreviousRules {
    /// The previous quarter's block.
    let previous: TableIntake
    /// The quarter that is checked.
    let period: MonitoringPeriod
    /// Whether the number of clients is held against that of then; in a sample it says nothing.
    let comparesVolume: Bool
    private var startColumn: UInt8 { UInt8(previous.kind.columns.firstIndex(of: previous.kind.startColumn) ?? 0) }

    func notes(on intake: TableIntake, profile: BlockProfile, threads: Int) -> BlockNotes {
        let whole = Mutex(BlockNotes())
        let firstDay = period.start.number
        intake.rows.forEachPartition(threads: threads) { index, partition in
            let before = previous.rows.partitions[index]
            let notes = compare(before.sortedRows(), partition.sortedRows(), firstDay) { row in
                index >= PartitionedRows.temporary
                    ? Array(row.row.personText.prefix(6)) + [0x7C]
                    : Array(PartitionedRows.identityCode(partition: index, person: row.key.person).text.utf8.prefix(7))
            }
            whole.withLock { $0.merge(notes) }
        }
        var notes = whole.withLock { $0 }
        if comparesVolume { lookAtChange(intake, profile, BlockProfile(previous.rows, threads: threads), &notes) }
        return notes
    }

    /// Both sorted by person, organiser, task and days: one walk through the two.
    private func compare(_ before: [SortedRow], _ now: [SortedRow], _ firstDay: Int32, shown: (SortedRow) -> [UInt8]) -> BlockNotes {
        var notes = BlockNotes()
        var start = 0
        for row in before where row.key.last == .max {
            while start < now.count && now[start].key.group < row.key.group { start += 1 }
            var end = start
            while end < now.count && now[end].key.group == row.key.group { end += 1 }
            look(at: row, now: now[start..<end], firstDay, shown, &notes)
        }
        return notes
    }

    /// An open period of the quarter before went on at least to this quarter's first day.
    private func look(
        at before: SortedRow, now: ArraySlice<SortedRow>, _ firstDay: Int32, _ shown: (SortedRow) -> [UInt8], _ notes: inout BlockNotes
    ) {
        notes.lookedAt[.periodVanished, default: 0] += 1
        guard let first = now.first else {
            return notes.rows.append(
                PackedFinding(
                    line: 0, rule: .periodVanished, column: PackedFinding.noColumn, related: before.row.line,
                    relatedFile: PackedFinding.previousFile, value: shown(before)))
        }
        notes.lookedAt[.periodStartChanged, default: 0] += 1
        let same = now.first { $0.key.first <= firstDay && $0.key.last >= firstDay } ?? first
        guard same.key.first != before.key.first else { return }
        notes.rows.append(
            PackedFinding(
                file: same.row.file, line: same.row.line, rule: .periodStartChanged, column: startColumn, related: before.row.line,
                relatedFile: PackedFinding.previousFile, value: Array(Day(number: same.key.first).description.utf8)))
    }

    private func lookAtChange(_ intake: TableIntake, _ now: BlockProfile, _ before: BlockProfile, _ notes: inout BlockNotes) {
        let file = intake.totals.first?.file ?? ""
        for (task, place) in intake.kind.tasks where before.clients[place] > 0 {
            let (then, count) = (before.clients[place], now.clients[place])
            notes.look(
                at: .volumeChange, fails: abs(count - then) * 10 > then * 3, file: file, column: intake.kind.taskColumn,
                value: "\(task.slug) \(period)", detail: "\(task.slug): \(then) → \(count)")
        }
    }
}
