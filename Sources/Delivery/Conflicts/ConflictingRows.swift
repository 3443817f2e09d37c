import Dispatch
import Synchronization

/// Repeated rows and contradicting rows of matters and decisions (derivation page, section 2, point 0; delivery page, `decision.conflict`),
/// whatever file they stand in.
///
/// Nearly every id stands once, so a first walk over the packed rows only finds the hashes that occur twice (`RepeatedHashes`); the few rows
/// behind such a hash are then collected, sorted by the whole hash and compared on the text itself. Memory: about four bytes a row, and 24
/// bytes for each collected row; under a budget the hashes are worked through in several turns.
struct ConflictingRows {
    /// The rule that contradicting rows break.
    let rule: RuleID
    /// The column of the id.
    let column: UInt8
    /// A decision id is unique within its organiser only, and its rows differ in nothing but the person.
    let isOfDecisions: Bool

    init(kind: TableKind) {
        isOfDecisions = kind != .matters
        rule = isOfDecisions ? .decisionConflict : .matterConflict
        column = UInt8(kind.columns.firstIndex(of: isOfDecisions ? "decision_id" : "matter_id") ?? 0)
    }

    private struct Candidate {
        let hash: UInt64
        let partition: UInt16
        let address: UInt
        var row: PackedRow { PackedRow(place: UnsafeMutableRawPointer(bitPattern: address)!) }
    }

    /// Drops repeated and contradicting rows and names them.
    func resolve(_ rows: PartitionedRows, threads: Int) -> [RowFinding] {
        // A row costs about eight bytes here; a quarter of the budget, but never less than some MiB, is for that.
        let turns = rows.memory.map { 1 + 8 * rows.count / max($0.bytes / 4, 8 << 20) } ?? 1
        return (0..<turns).flatMap { turn in resolve(rows, threads: threads, turn: turn, turns: turns) }
    }

    /// Looks after the hashes of one turn.
    private func resolve(_ rows: PartitionedRows, threads: Int, turn: Int, turns: Int) -> [RowFinding] {
        @Sendable func isOfTurn(_ hash: UInt64) -> Bool { turns == 1 || Int(hash >> 10 & 0x3F_FFFF) % turns == turn }
        let repeated = RepeatedHashes(hashes: rows.count / turns, threads: threads) { thread, body in
            rows.forEachPartition(of: thread, threads: threads) { _, partition in
                partition.forEachRow { row in
                    let hash = hash(row)
                    if isOfTurn(hash) { body(hash) }
                }
            }
        }
        if repeated.isEmpty { return [] }
        let collected = Mutex<[Candidate]>([])
        DispatchQueue.concurrentPerform(iterations: threads) { thread in
            var mine: [Candidate] = []
            rows.forEachPartition(of: thread, threads: threads) { index, partition in
                partition.forEachRow { row in
                    let hash = hash(row)
                    guard isOfTurn(hash), repeated.mayContain(hash) else { return }
                    mine.append(Candidate(hash: hash, partition: UInt16(index), address: UInt(bitPattern: row.place)))
                }
            }
            collected.withLock { $0 += mine }
        }
        let candidates = collected.withLock { $0.sorted { $0.hash < $1.hash } }
        var found: [RowFinding] = []
        var start = 0
        while start < candidates.count {
            var end = start + 1
            while end < candidates.count && candidates[end].hash == candidates[start].hash { end += 1 }
            if end - start > 1 {
                resolve(candidates[start..<end], &found)
                // The rows of a group lie anywhere, so each may have brought a page and its neighbours back.
                rows.memory?.noteWalked(byteCount: (end - start) * RowPartition.chunkBytes)
            }
            start = end
        }
        return found
    }

    /// The rows of one id; those of the archive and those of a table are not held against each other, for the union of both counts.
    @inline(__always)
    private func hash(_ row: PackedRow) -> UInt64 {
        let organiser = isOfDecisions ? UInt64(row.key.organiser) : 0
        return TextOrder.hash(row.text, seed: organiser << 1 | (row.isFromArchive ? 1 : 0))
    }

    private func compareId(_ a: PackedRow, _ b: PackedRow) -> Int {
        let order = TextOrder.compare(a.text, b.text)
        if order != 0 { return order }
        if a.isFromArchive != b.isFromArchive { return a.isFromArchive ? 1 : -1 }
        return isOfDecisions ? a.key.organiser - b.key.organiser : 0
    }

    /// Rows of one hash: nearly always of one id, but that is looked at on the text.
    private func resolve(_ candidates: ArraySlice<Candidate>, _ found: inout [RowFinding]) {
        let sorted = candidates.sorted { a, b in
            let order = compareId(a.row, b.row)
            return order == 0 ? b.row.isLater(than: a.row) : order < 0
        }
        var start = 0
        while start < sorted.count {
            var end = start + 1
            while end < sorted.count && compareId(sorted[end].row, sorted[start].row) == 0 { end += 1 }
            if end - start > 1 { resolveId(sorted[start..<end], &found) }
            start = end
        }
    }

    /// Rows of one id in input order: names the repeated ones, then all others if they contradict each other.
    private func resolveId(_ rows: ArraySlice<Candidate>, _ found: inout [RowFinding]) {
        var firstOfPerson: [Person: Candidate] = [:]
        var kept: [Candidate] = []
        var conflict = false
        for candidate in rows {
            let person = Person(candidate)
            if let first = firstOfPerson[person] {
                // A person's rows are few, whatever the size of the matter; each is compared with all of the person's earlier ones.
                let same =
                    first.row.saysTheSame(as: candidate.row)
                    ? first : kept.first { Person($0) == person && $0.row.saysTheSame(as: candidate.row) }
                if let same {
                    candidate.row.drop()
                    found.append(RowFinding(.rowDuplicate, candidate.row, related: same.row))
                    continue
                }
                conflict = true
            } else {
                firstOfPerson[person] = candidate
            }
            kept.append(candidate)
        }
        let first = kept[0].row
        conflict = conflict || kept.contains { !agrees($0.row, first) }
        guard conflict else { return }
        for candidate in kept {
            candidate.row.drop()
            found.append(
                RowFinding(rule, candidate.row, column: column, related: candidate.row.place == first.place ? kept[1].row : first))
        }
    }

    private struct Person: Hashable {
        let partition: UInt16
        let number: UInt32
        init(_ candidate: Candidate) {
            partition = candidate.partition
            number = candidate.row.key.person
        }
    }

    /// Organiser, service task, opened and closed are facts of the matter; everything but the person is a fact of the decision.
    private func agrees(_ a: PackedRow, _ b: PackedRow) -> Bool {
        if isOfDecisions {
            return a.key.facts == b.key.facts && a.municipality == b.municipality && a.further == b.further
        }
        let (mine, others) = (a.matterDays, b.matterDays)
        return a.key.organiser == b.key.organiser && a.key.serviceTask == b.key.serviceTask && mine[0] == others[0] && mine[1] == others[1]
    }
}
