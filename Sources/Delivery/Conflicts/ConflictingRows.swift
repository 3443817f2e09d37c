import Dispatch
import Synchronization

/// Repeated rows and contradicting rows of matters and decisions (derivation page, section 2, point 0; delivery page, `decision.conflict`),
/// whatever file they stand in.
///
/// Nearly every id stands once. So a first pass over the packed rows only marks in a bit table which hashes occur twice; the few rows
/// behind such a hash are then collected, sorted by the whole hash and compared on the text itself. Memory: two bits per eight bits of table,
/// about two bytes a row, and 24 bytes for each collected row.
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
        let row: PackedRow
    }

    /// Drops repeated and contradicting rows and names them.
    func resolve(_ rows: PartitionedRows, threads: Int) -> [RowFinding] {
        let slots = max(1 << 16, (rows.count * 8).roundedUpToPowerOfTwo)
        let found = Mutex<[RowFinding]>([])
        DispatchQueue.concurrentPerform(iterations: threads) { thread in
            // Each thread looks after its own share of the hashes, so that nothing is shared while they work.
            let mine = { (hash: UInt64) in Int((hash >> 40) % UInt64(threads)) == thread }
            var seen = [UInt64](repeating: 0, count: slots / 64)
            var twice = seen
            for partition in rows.partitions {
                partition.forEachRow { row in
                    let hash = hash(row)
                    guard mine(hash) else { return }
                    let (word, bit) = (Int(truncatingIfNeeded: hash) & (slots / 64 - 1), UInt64(1) << (hash >> 58))
                    if seen[word] & bit != 0 { twice[word] |= bit } else { seen[word] |= bit }
                }
            }
            var candidates: [Candidate] = []
            for (index, partition) in rows.partitions.enumerated() {
                partition.forEachRow { row in
                    let hash = hash(row)
                    guard mine(hash), twice[Int(truncatingIfNeeded: hash) & (slots / 64 - 1)] & UInt64(1) << (hash >> 58) != 0 else {
                        return
                    }
                    candidates.append(Candidate(hash: hash, partition: UInt16(index), row: row))
                }
            }
            candidates.sort { $0.hash < $1.hash }
            var mineFound: [RowFinding] = []
            var start = 0
            while start < candidates.count {
                var end = start + 1
                while end < candidates.count && candidates[end].hash == candidates[start].hash { end += 1 }
                if end - start > 1 { resolve(candidates[start..<end], &mineFound) }
                start = end
            }
            found.withLock { $0 += mineFound }
        }
        return found.withLock { $0 }
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

extension Int {
    /// The least power of two that is not less.
    fileprivate var roundedUpToPowerOfTwo: Int { self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}
