import Dispatch
import Synchronization

/// Repeated rows and contradicting rows of matters (derivation page, section 2, point 0), whatever file they stand in.
///
/// Nearly every matter id stands once. So a first pass over the packed rows only marks in a bit table which hashes occur twice; the few rows
/// behind such a hash are then collected, sorted by the whole hash and compared on the text itself. Memory: two bits per eight bits of table,
/// about two bytes a row, and 24 bytes for each collected row.
enum MatterConflicts {
    private struct Candidate {
        let hash: UInt64
        let partition: UInt16
        let row: PackedRow
    }

    /// Drops repeated and contradicting rows and names them.
    static func resolve(_ rows: PartitionedRows, threads: Int) -> [PackedFinding] {
        let slots = max(1 << 16, (rows.count * 8).roundedUpToPowerOfTwo)
        let found = Mutex<[PackedFinding]>([])
        DispatchQueue.concurrentPerform(iterations: threads) { thread in
            // Each thread looks after its own share of the hashes, so that nothing is shared while they work.
            let mine = { (hash: UInt64) in Int((hash >> 40) % UInt64(threads)) == thread }
            var seen = [UInt64](repeating: 0, count: slots / 64)
            var twice = seen
            for partition in rows.partitions {
                partition.forEachRow { row in
                    let hash = hash(row.matterId)
                    guard mine(hash) else { return }
                    let (word, bit) = (Int(truncatingIfNeeded: hash) & (slots / 64 - 1), UInt64(1) << (hash >> 58))
                    if seen[word] & bit != 0 { twice[word] |= bit } else { seen[word] |= bit }
                }
            }
            var candidates: [Candidate] = []
            for (index, partition) in rows.partitions.enumerated() {
                partition.forEachRow { row in
                    let hash = hash(row.matterId)
                    guard mine(hash), twice[Int(truncatingIfNeeded: hash) & (slots / 64 - 1)] & UInt64(1) << (hash >> 58) != 0 else {
                        return
                    }
                    candidates.append(Candidate(hash: hash, partition: UInt16(index), row: row))
                }
            }
            candidates.sort { $0.hash < $1.hash }
            var mineFound: [PackedFinding] = []
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

    /// Rows of one hash: nearly always of one matter, but that is looked at on the text.
    private static func resolve(_ candidates: ArraySlice<Candidate>, _ found: inout [PackedFinding]) {
        let sorted = candidates.sorted { a, b in
            let order = compare(a.row.matterId, b.row.matterId)
            return order == 0 ? b.row.isLater(than: a.row) : order < 0
        }
        var start = 0
        while start < sorted.count {
            var end = start + 1
            while end < sorted.count && compare(sorted[end].row.matterId, sorted[start].row.matterId) == 0 { end += 1 }
            if end - start > 1 { resolveMatter(sorted[start..<end], &found) }
            start = end
        }
    }

    /// Rows of one matter in input order: names the repeated ones, then all others if they contradict each other.
    private static func resolveMatter(_ rows: ArraySlice<Candidate>, _ found: inout [PackedFinding]) {
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
                    found.append(finding(.rowDuplicate, candidate.row, column: PackedFinding.noColumn, related: same.row))
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
                finding(
                    .matterConflict, candidate.row, column: 4, related: candidate.row.place == first.place ? kept[1].row : first))
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

    /// Organiser, service task, opened and closed are facts of the matter.
    private static func agrees(_ a: PackedRow, _ b: PackedRow) -> Bool {
        a.key.organiser == b.key.organiser && a.key.serviceTask == b.key.serviceTask && a.days[0] == b.days[0] && a.days[1] == b.days[1]
    }

    static func finding(_ rule: RuleID, _ row: PackedRow, column: UInt8, related: PackedRow) -> PackedFinding {
        PackedFinding(file: row.file, line: row.line, rule: rule, column: column, related: related.line, relatedFile: related.file)
    }

    /// Bytewise order: negative, zero or positive.
    static func compare(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Int {
        for place in 0..<min(a.count, b.count) where a[place] != b[place] { return Int(a[place]) - Int(b[place]) }
        return a.count - b.count
    }

    /// A 64-bit hash of some bytes. Collisions cost a comparison, never an answer.
    @inline(__always)
    private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var hash = UInt64(bytes.count) &* 0x9E37_79B9_7F4A_7C15
        var place = 0
        while place + 8 <= bytes.count {
            hash = mix(hash ^ bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            place += 8
        }
        var rest: UInt64 = 0
        while place < bytes.count {
            rest = rest << 8 | UInt64(bytes[place])
            place += 1
        }
        return mix(hash ^ rest)
    }

    @inline(__always)
    private static func mix(_ value: UInt64) -> UInt64 {
        var value = value &* 0xBF58_476D_1CE4_E5B9
        value ^= value >> 29
        value = value &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 32
    }
}

extension Int {
    /// The least power of two that is not less.
    fileprivate var roundedUpToPowerOfTwo: Int { self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}
