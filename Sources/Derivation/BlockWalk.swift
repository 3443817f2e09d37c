import Delivery
import RegisterModel

/// Walks all persons of the stores a block is made from and writes what the block's rules report, with what stands beside it.
struct BlockWalk<Rules: BlockRules>: Sendable {
    let rules: Rules

    private struct Piece: Sendable {
        var bytes: [UInt8] = []
        var provenance: [UInt8] = []
        var differences: [UInt8] = []
        var tally = BlockTally()
    }

    /// Makes the block from a store, or from two of which each may be missing.
    func run(_ rows: TableIntake?, _ others: TableIntake? = nil, threads: Int, to output: BlockOutput) throws -> BlockSummary {
        let (wantsProvenance, wantsDifferences) = (output.provenance != nil, output.differences != nil)
        let (hasRows, hasOthers) = (rows != nil, others != nil)
        var tally = BlockTally()
        try TableIntake.forEachPersonRows(of: [rows, others].compactMap(\.self), threads: threads) { stores in
            derive(hasRows ? stores.first : nil, hasOthers ? stores.last : nil, wantsProvenance, wantsDifferences)
        } inOrder: { piece in
            tally += piece.tally
            try output.rows(piece.bytes)
            try output.provenance?(piece.provenance)
            try output.differences?(piece.differences)
        }
        return BlockSummary(tally)
    }

    private func derive(_ first: PersonRows?, _ second: PersonRows?, _ wantsProvenance: Bool, _ wantsDifferences: Bool) -> Piece {
        var piece = Piece()
        var rows = RowWriter()
        var provenance = RowWriter()
        var differences = RowWriter()
        var reported: [Rules.Reported] = []
        var persons = JoinedPersons(first?.rows ?? [], second?.rows ?? [])
        while let person = persons.next() {
            reported.removeAll(keepingCapacity: true)
            rules.report(person, into: &reported, tally: &piece.tally)
            guard !reported.isEmpty || wantsDifferences, let store = person.range.isEmpty ? second : first else { continue }
            let row = person.anyRow
            for next in reported {
                rows.beginRow(textBytes: next.decision?.text.count ?? 0)
                rows.add(personOf: row, in: store)
                rules.write(next, with: &rows)
                rows.endRow()
            }
            if !reported.isEmpty { piece.tally.add(reported) }
            if wantsProvenance { write(reported, of: person, in: store, with: &provenance) }
            if wantsDifferences { piece.tally.differences += SourceDifferences(rules).write(person, in: store, with: &differences) }
        }
        piece.bytes = rows.bytes
        piece.provenance = provenance.bytes
        piece.differences = differences.bytes
        return piece
    }

    /// Writes the rows of `provenance.csv` for one person in that file's order.
    private func write(_ reported: [Rules.Reported], of person: OnePerson, in store: PersonRows, with writer: inout RowWriter) {
        var rows = reported.map { row in
            let (sources, isImprecise) = rules.provenance(of: row, in: person)
            return (row: row, sources: sources, isImprecise: isImprecise)
        }
        if rows.count > 1 {
            rows.sort { a, b in
                let order = ProvenanceFile.compare(a.row, b.row)
                // `archive`, `both`, `separate`; two rows of one decision can differ in this alone.
                return order == 0 ? a.sources.text < b.sources.text : order < 0
            }
        }
        for (row, sources, isImprecise) in rows {
            writer.beginRow(textBytes: row.decision?.text.count ?? 0)
            writer.add(Rules.kind.rawValue)
            writer.comma()
            writer.add(personOf: person.anyRow, in: store)
            ProvenanceFile.write(row, sources, isImprecise: isImprecise, with: &writer)
            writer.endRow()
        }
    }
}
