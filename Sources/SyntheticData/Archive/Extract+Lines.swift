import CodeLists

extension Extract {
    /// Writes a document as a line, broken now and then; without facts never.
    mutating func write(_ document: ArchiveDocument, _ facts: RowFacts?) {
        guard facts != nil, order.defectsPerMillion > 0, defectRandom.chance(perMillion: order.defectsPerMillion) else {
            return line(document)
        }
        let possible = Defect.possible(in: .archive)
        let defect = possible[defectRandom.below(possible.count)]
        var broken = document
        switch DocumentBreaking.apply(defect, to: &broken) {
        case .notPossible: line(document)
        case .broken(let column):
            note(defect, column)
            line(broken)
        case .line: breakLine(defect, document)
        }
    }

    private mutating func note(_ defect: Defect, _ column: String = "") {
        self.broken.append(BrokenRow(file: .archive, line: archiveLine, column: column, defect: defect))
    }

    private mutating func line(_ document: ArchiveDocument) {
        document.write(to: &archive)
        endLine()
    }

    private mutating func endLine() {
        archive.endLine()
        archiveLine += 1
        totals.rows[.archive, default: 0] += 1
    }

    private mutating func breakLine(_ defect: Defect, _ document: ArchiveDocument) {
        let start = archive.bytes.count
        switch defect {
        case .repeated:
            line(document)
            archiveRepeats.append(Array(archive.bytes[start...]))
        case .conflict:
            note(defect)
            line(document)
            issued.document += 1
            var other = document
            other.number = issued.document
            note(defect)
            line(other)
        case .cutShort:
            note(defect)
            document.write(to: &archive)
            archive.cut(to: start + (archive.bytes.count - start) * 2 / 3)
            endLine()
        default:
            note(defect)
            document.write(to: &archive)
            archive.cut(to: archive.bytes.count - 1)
            archive.raw([0x2C, 0x22, 0x78, 0x22, 0x3A, 0x22, 0xC3, 0x28, 0x22, 0x7D])
            endLine()
        }
    }

    /// Writes the lines that are to stand twice, some way behind the first.
    mutating func repeatLines() {
        for bytes in archiveRepeats {
            note(.repeated)
            archive.raw(bytes)
            archiveLine += 1
            totals.rows[.archive, default: 0] += 1
        }
        archiveRepeats.removeAll()
    }
}
