import CodeLists
import RegisterModel
import Testing

@testable import Delivery

@Suite struct `Ranks of temporary identifiers` {
    private func set(_ names: [String]) -> PartitionedRows {
        let appender = RowAppender()
        for (line, name) in names.enumerated() {
            appender.append(
                NewRow(
                    person: .temporary(name), organiser: Area("90")!, municipality: nil, serviceTask: nil, first: Day("2023-01-01")!,
                    last: nil, file: 0, line: UInt32(line)), text: Array("id \(line)".utf8)[...])
        }
        return appender.rows
    }

    private func sorted(_ set: PartitionedRows) -> [(partition: Int, number: UInt32, name: String)] {
        set.partitions.indices.flatMap { index in
            set.partitions[index].sortedRows().map { row in
                (index, row.key.person, String(decoding: row.row.personText, as: UTF8.self))
            }
        }
    }

    @Test func `go on in the next partition when one is full, in several tables alike`() throws {
        let names = (0..<20).map { "1.2.\($0)|x" }
        let (one, other) = (set(names.shuffled() + names.shuffled()), set(Array(names.shuffled()[..<7])))
        // Ranked alone first, as a table is; then together, as two tables are walked.
        try TemporaryRanks.assign([one], ranksOfPartition: 6)
        try TemporaryRanks.assign([other], ranksOfPartition: 6)
        try TemporaryRanks.assign([one, other], ranksOfPartition: 6)
        let byteOrder = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        #expect(sorted(one).map(\.name) == byteOrder.flatMap { [$0, $0] })
        #expect(sorted(one).map(\.partition).max() == PartitionedRows.temporary + 3)
        for row in sorted(other) {
            let rank = byteOrder.firstIndex(of: row.name)!
            #expect(row.partition == PartitionedRows.temporary + rank / 6 && row.number == UInt32(rank % 6))
        }
        #expect(one.count == 40 && other.count == 7)
    }

    @Test func `more than there are ranks for is a failure`() {
        let rows = set((0..<20).map { "1.2.\($0)|x" })
        #expect(throws: DeliveryFailure.tooManyTemporaryIdentifiers(count: 20)) {
            try TemporaryRanks.assign([rows], ranksOfPartition: 2)
        }
    }
}
