import Dispatch
import RegisterModel
import Synchronization

extension TableIntake {
    /// Works through all persons on several threads and hands over the results in the byte order of person identifiers.
    public func forEachPersonRows<Result: Sendable>(
        threads: Int, _ work: @Sendable (PersonRows) -> Result, inOrder emit: (Result) throws -> Void
    ) rethrows {
        try PersonWalk.walk([rows], threads: threads, { work($0[0]) }, inOrder: emit)
    }

    /// Works through all persons of several intakes together: each piece of work has the rows of the same persons from every intake, in the
    /// order of the intakes, and a person has the same number in all of them.
    /// - Throws: `.tooManyTemporaryIdentifiers`, or what the bodies throw.
    public static func forEachPersonRows<Result: Sendable>(
        of intakes: [TableIntake], threads: Int, _ work: @Sendable ([PersonRows]) -> Result, inOrder emit: (Result) throws -> Void
    ) throws {
        try TemporaryRanks.assign(intakes.map(\.rows))
        try PersonWalk.walk(intakes.map(\.rows), threads: threads, work, inOrder: emit)
    }
}

/// The walk over the partitions in the byte order of person identifiers.
enum PersonWalk {
    /// Persons who follow each other: a birthday, or the temporary identifiers of a partition that begin with a digit.
    private struct Piece {
        let partition: Int
        var firstByte: UInt8?
    }

    static func walk<Result: Sendable>(
        _ sets: [PartitionedRows], threads: Int, _ work: @Sendable ([PersonRows]) -> Result, inOrder emit: (Result) throws -> Void
    ) rethrows {
        let pieces = pieces(sets)
        let batch = max(1, threads) * 8
        for start in stride(from: 0, to: pieces.count, by: batch) {
            let some = pieces[start..<min(start + batch, pieces.count)]
            let results = Mutex<[Int: Result]>([:])
            let next = Atomic<Int>(some.startIndex)
            DispatchQueue.concurrentPerform(iterations: max(1, threads)) { _ in
                while true {
                    let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                    guard index < some.endIndex else { return }
                    let result = work(sets.map { rows(of: some[index], in: $0) })
                    results.withLock { $0[index] = result }
                    for set in sets { set.partitions[some[index].partition].rest() }
                }
            }
            for index in some.indices { try emit(results.withLock { $0.removeValue(forKey: index)! }) }
        }
    }

    private static func pieces(_ sets: [PartitionedRows]) -> [Piece] {
        // An OID starts with 0., 1. or 2.; a point sorts before every digit, so these come before the birthdays 01, 10 and 20.
        let firstDays: [Int: Character] = [0: "0", 9 * 12: "1", 19 * 12: "2"]
        let temporary = (PartitionedRows.temporary..<PartitionedRows.temporary + PartitionedRows.temporaryPartitions).filter { partition in
            sets.contains { $0.partitions[partition].count > 0 }
        }
        return (0..<PartitionedRows.birthdays).flatMap { birthday in
            let digit = firstDays[birthday]?.asciiValue
            return (digit == nil ? [] : temporary.map { Piece(partition: $0, firstByte: digit) }) + [Piece(partition: birthday)]
        }
    }

    private static func rows(of piece: Piece, in set: PartitionedRows) -> PersonRows {
        let rows = set.partitions[piece.partition].sortedRows()
        return PersonRows(
            rows: piece.firstByte.map { first in rows.filter { $0.row.personText.first == first } } ?? rows, partition: piece.partition)
    }
}
