import Delivery
import RegisterModel

extension ArchiveResolution {
    /// Gives every row that the documents make, in no particular order.
    func forEachRow(_ body: (ArchiveRow) throws -> Void) rethrows {
        var spells = ServiceSpells()
        var temporary: [[UInt8]: UInt32] = [:]
        for (place, document) in documents.enumerated() {
            let line = facts(document)
            let block = block(document).facts
            for row in block.rows(of: line) where row.use != .childProtection {
                for (number, client) in block.clients(of: line).enumerated()
                where row.client == DocumentRow.everyClient || row.client == UInt32(number) {
                    if !repeats.isEmpty, repeats.contains(ClientOfDocument(document: document, client: number)) { continue }
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
            let block = block(document).facts
            for client in block.clients(of: line) { try body(row(pair, client, line, block)) }
        }
        for spell in spells.spells() {
            let document = documents[spell.entry.document]
            let line = facts(document)
            let block = block(document).facts
            guard var row = block.rows(of: line).first else { continue }
            (row.days[0], row.days[1], row.isImprecise) = (spell.entry.day, spell.end, spell.isImprecise)
            let client = block.clients(of: line)[Int(line.persons) + Int(spell.entry.client)]
            try body(self.row(row, document, client, line, block))
        }
    }

    private func entry(
        _ row: DocumentRow, _ line: LineFacts, _ client: ClientReference, _ number: Int, _ block: BlockFacts, _ document: Int,
        _ temporary: inout [[UInt8]: UInt32]
    ) -> ServiceSpells.Entry {
        var person = client.code
        if person == 0 {
            let text = Array(block.texts[Int(client.text)..<Int(client.text + client.length)])
            // Packed codes have 30 bits, so numbers with a higher one stand for temporary identifiers.
            person = temporary[text] ?? 1 << 31 + UInt32(temporary.count)
            temporary[text] = person
        }
        return ServiceSpells.Entry(
            person: person, service: UInt32(line.organiser) << 16 | UInt32(row.task) << 8 | UInt32(row.service), day: row.days[0],
            isEnd: row.use == .serviceEnd, isImprecise: row.isImprecise, client: UInt32(number), document: document)
    }

    private func row(
        _ row: DocumentRow, _ document: LineReference, _ client: ClientReference, _ line: LineFacts, _ block: BlockFacts
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
            temporary: block.texts[Int(client.text)..<Int(client.text + client.length)], organiser: Int(line.organiser),
            municipality: line.municipality, serviceTask: Int(row.task), socialService: Int(row.service), decisionType: Int(row.type),
            outcome: Int(row.outcome), evidence: DocumentEvidence(rawValue: row.type) ?? .deliveryDocument, id: block.ownId(line),
            first: days.0, last: days.1, days: row.days, isImprecise: row.isImprecise, file: file(document), line: line.line)
    }

    private func row(_ pair: ChildProtectionPair, _ client: ClientReference, _ line: LineFacts, _ block: BlockFacts) -> ArchiveRow {
        ArchiveRow(
            kind: .childProtection, code: client.code == 0 ? nil : IdentityCode(packed: client.code),
            temporary: block.texts[Int(client.text)..<Int(client.text + client.length)], organiser: Int(line.organiser),
            municipality: pair.municipality, serviceTask: 0, socialService: 0, decisionType: 0, outcome: 0,
            evidence: .clientRelationshipDocument, id: [], first: pair.start, last: pair.end,
            days: SIMD4(pair.start, pair.end, DocumentRow.noDay, DocumentRow.noDay), isImprecise: pair.isImprecise, file: pair.file,
            line: pair.line)
    }
}
