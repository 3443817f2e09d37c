import Delivery
import RegisterModel

extension ArchiveResolution {
    /// Gives every row that the documents make, in no particular order.
    func forEachRow(_ body: (ArchiveRow) throws -> Void) rethrows {
        var spells = ServiceSpells()
        var temporary: [[UInt8]: UInt32] = [:]
        for (place, document) in documents.enumerated() {
            // The block is one counted reference; its lists, taken out, would be five for each document.
            let block = block(document)
            let line = block.facts.lines[Int(document.line)]
            for rowPlace in line.rowPlaces {
                let row = block.facts.rows[rowPlace]
                if row.use == .childProtection { continue }
                for number in 0..<Int(line.personCount)
                where row.client == DocumentRow.everyClient || row.client == UInt32(number) {
                    if !repeats.isEmpty, repeats.contains(ClientOfDocument(document: document, client: number)) { continue }
                    let client = block.facts.clients[Int(line.persons) + number]
                    if row.use == .serviceStart || row.use == .serviceEnd {
                        spells.add(entry(row, line, client, number, block, place, &temporary))
                    } else {
                        try body(self.row(row, document, client, line, block))
                    }
                }
            }
        }
        for (document, pair) in pairs {
            let line = facts(document)
            let block = block(document)
            for client in block.facts.clients(of: line) { try body(row(pair, client, line, block)) }
        }
        for spell in spells.spells() {
            let document = documents[spell.entry.document]
            let line = facts(document)
            let block = block(document)
            guard line.rowCount > 0 else { continue }
            var row = block.facts.rows[line.rowPlaces.lowerBound]
            (row.days[0], row.days[1], row.isImprecise) = (spell.entry.day, spell.end, spell.isImprecise)
            let client = block.facts.clients[Int(line.persons) + Int(spell.entry.client)]
            try body(self.row(row, document, client, line, block))
        }
    }

    private func entry(
        _ row: DocumentRow, _ line: LineFacts, _ client: ClientReference, _ number: Int, _ block: FileBlock, _ document: Int,
        _ temporary: inout [[UInt8]: UInt32]
    ) -> ServiceSpells.Entry {
        var person = client.code
        if person == 0 {
            let text = Array(block.facts.texts[Int(client.text)..<Int(client.text + client.length)])
            // Packed codes have 30 bits, so numbers with a higher one stand for temporary identifiers.
            person = temporary[text] ?? 1 << 31 + UInt32(temporary.count)
            temporary[text] = person
        }
        return ServiceSpells.Entry(
            person: person, service: UInt32(line.organiser) << 16 | UInt32(row.task) << 8 | UInt32(row.service), day: row.days[0],
            isEnd: row.use == .serviceEnd, isImprecise: row.isImprecise, client: UInt32(number), document: document)
    }

    private func row(
        _ row: DocumentRow, _ document: LineReference, _ client: ClientReference, _ line: LineFacts, _ block: FileBlock
    ) -> ArchiveRow {
        let kind: ArchiveRow.Kind =
            switch row.use {
            case .matter: .matter
            case .decision: .decision
            case .childProtection: .childProtection
            case .evidence, .serviceStart, .serviceEnd: .evidence
            }
        let days = kind == .matter ? row.effective : (row.days[0], row.days[1])
        return ArchiveRow(
            kind: kind, code: client.code == 0 ? nil : IdentityCode(packed: client.code),
            temporary: block.facts.temporary(client), organiser: Int(line.organiser),
            municipality: line.municipality, serviceTask: Int(row.task), socialService: Int(row.service), decisionType: Int(row.type),
            outcome: Int(row.outcome), evidence: DocumentEvidence(rawValue: row.type) ?? .deliveryDocument, id: block.facts.ownId(line),
            first: days.0, last: days.1, days: row.days, isImprecise: row.isImprecise, file: file(document), line: line.line)
    }

    private func row(_ pair: ChildProtectionPair, _ client: ClientReference, _ line: LineFacts, _ block: FileBlock) -> ArchiveRow {
        ArchiveRow(
            kind: .childProtection, code: client.code == 0 ? nil : IdentityCode(packed: client.code),
            temporary: block.facts.temporary(client), organiser: Int(line.organiser),
            municipality: pair.municipality, serviceTask: 0, socialService: 0, decisionType: 0, outcome: 0,
            evidence: .clientRelationshipDocument, id: [], first: pair.start, last: pair.end,
            days: SIMD4(pair.start, pair.end, DocumentRow.noDay, DocumentRow.noDay), isImprecise: pair.isImprecise, file: pair.file,
            line: pair.line)
    }
}
