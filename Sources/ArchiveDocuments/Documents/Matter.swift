import CSimdjson
import Delivery
import RegisterModel

extension DocumentReader {
    /// A matter document: one row a client, clipped to joining and leaving (derivation page, section 7, points 3 and 4).
    mutating func readMatter(_ document: sosdata_document) {
        let head = checkHead(document)
        guard document.has_matter, !document.misshapen, document.matter_id.count <= Self.idBytes else {
            return find(.archiveContentShape, .none)
        }
        keepOwnId(document.matter_id)
        let task = checkTask(document)
        if !document.matter_id.isThere { find(.matterIdMissing, .matterId) }
        var imprecise = false
        let opened = day(document.opened, as: .start, .opened, required: true, &imprecise)
        let closed = day(document.closed, as: .end, .closed, required: false, &imprecise)
        var rows: [DocumentRow] = []
        var common: DocumentRow?
        if let opened, let closed, head.hasClients {
            let row = DocumentRow(
                use: .matter, isImprecise: imprecise, task: UInt8(task ?? 0),
                days: SIMD4(opened, closed, DocumentRow.noDay, DocumentRow.noDay))
            if isJoint(document) { rowsOfClients(row, document, &rows) } else { common = row }
        }
        if isBornAfter(opened, head) { return }
        if let opened, let closed, closed < opened { return find(.periodEndBeforeStart, .closed, document.closed) }
        if rows.contains(where: { $0.effective.first > $0.effective.last }) { return find(.matterLeftBeforeJoined, .left) }
        if contradicts(document, services: []) || hasError { return }
        if let common { keep(common, document) }
        for row in rows { keep(row, document) }
    }

    /// Keeps a row, unless it comes from a retired system and would start in the quarter.
    private mutating func keep(_ row: DocumentRow, _ document: sosdata_document) {
        if document.retired_system && context.quarter.contains(row.effective.first) {
            facts.isRetired = true
        } else {
            block.rows.append(row)
        }
    }

    /// Whether any client joined late or left early, so that the clients' rows differ.
    private func isJoint(_ document: sosdata_document) -> Bool {
        (0..<document.client_count).contains { document.clients[$0].joined.isThere || document.clients[$0].left.isThere }
    }

    /// Adds a row for each client, with the days that the content gives for them.
    private mutating func rowsOfClients(_ row: DocumentRow, _ document: sosdata_document, _ rows: inout [DocumentRow]) {
        for client in 0..<block.clients.count - Int(facts.persons) {
            var mine = row
            mine.client = UInt32(client)
            let places = contentPlaces(of: client, document)
            if places.isEmpty { rows.append(mine) }
            for place in places { joint(mine, document.clients[place], &rows) }
        }
    }

    /// Adds the row of a client who perhaps joined a joint matter late or left it early; faulty days are named and give no row.
    private mutating func joint(_ row: DocumentRow, _ client: sosdata_client, _ rows: inout [DocumentRow]) {
        var row = row
        let joined = day(client.joined, as: .start, .joined, required: false, &row.isImprecise)
        let left = day(client.left, as: .end, .left, required: false, &row.isImprecise)
        guard let joined, let left else { return }
        (row.days[2], row.days[3]) = (joined, left)
        if !rows.contains(where: { $0.client == row.client && $0.days == row.days }) { rows.append(row) }
    }
}

extension DocumentRow {
    /// First and last day on which a matter's client takes part; the last is `noDay` if it has not ended.
    var effective: (first: Int32, last: Int32) {
        (days[2] == Self.noDay ? days[0] : max(days[0], days[2]), min(days[1], days[3]))
    }
}
