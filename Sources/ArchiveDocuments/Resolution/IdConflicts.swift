/// One client of one document, by the place among its clients.
struct ClientOfDocument: Hashable {
    let document: LineReference
    let client: Int
}

/// Documents that tell different things under one matter id or decision id (derivation page, section 2, point 0; delivery page, `matter.conflict`
/// and `decision.conflict`). Documents that tell the same count once.
struct IdConflicts {
    private let resolution: ArchiveResolution
    private let use: DocumentRow.Use

    /// Looks at the rows of one use: matters or decisions.
    init(_ resolution: ArchiveResolution, of use: DocumentRow.Use) {
        self.resolution = resolution
        self.use = use
    }

    /// Documents of conflicts, each with another one of it.
    private(set) var conflicting: [(document: LineReference, other: LineReference)] = []
    /// Clients of whom an earlier document has told the same.
    private(set) var repeats: Set<ClientOfDocument> = []

    /// Goes through all documents that have rows of the use.
    mutating func find() {
        var candidates: [LineReference] = []
        candidates.reserveCapacity(resolution.documents.count)
        // Of documents with several rows, which can contradict themselves.
        var several: Set<UInt64> = []
        for document in resolution.documents {
            let block = resolution.block(document)
            let line = block.facts.lines[Int(document.line)]
            guard line.rowCount > 0, block.facts.rows[line.rowPlaces.lowerBound].use == use else { continue }
            let hash = block.facts.texts.withUnsafeBufferPointer { texts in
                line.ownLength == 0 ? 0 : texts.baseAddress.map { ByteHash.of($0 + Int(line.ownText), Int(line.ownLength)) } ?? 0
            }
            candidates.append(LineReference(set: hash, block: document.block, line: document.line))
            if line.rowCount > 1 { several.insert(hash) }
        }
        candidates.groupByHash()
        candidates.forEachHash { places in
            if places.count > 1 || several.contains(candidates[places.lowerBound].set) { resolve(Array(candidates[places])) }
        }
    }

    /// Documents of one hash: they are told apart by the id itself, decisions by their organiser as well.
    private mutating func resolve(_ documents: [LineReference]) {
        var rest = documents
        while let first = rest.first {
            let same = rest.filter { isSameId($0, first) }
            rest.removeAll { isSameId($0, first) }
            var repeated: Set<ClientOfDocument> = []
            if isInConflict(same, &repeated) {
                for document in same { conflicting.append((document, same.first { $0 != document } ?? document)) }
            } else {
                repeats.formUnion(repeated)
            }
        }
    }

    private func isSameId(_ a: LineReference, _ b: LineReference) -> Bool {
        let (mine, other) = (resolution.facts(a), resolution.facts(b))
        if use == .decision && mine.organiser != other.organiser { return false }
        return resolution.block(a).facts.ownId(mine) == resolution.block(b).facts.ownId(other)
    }

    private struct Told: Equatable {
        var organiser: UInt8
        var municipality: UInt16
        var row: [Int32]
        /// Of a matter: what all its rows must agree in. Of a decision: everything.
        var shared: [Int32]
    }

    private func isInConflict(_ documents: [LineReference], _ repeated: inout Set<ClientOfDocument>) -> Bool {
        var shared: [Int32]?
        var toldOf: [[UInt8]: Told] = [:]
        for document in documents {
            let line = resolution.facts(document)
            let block = resolution.block(document).facts
            for row in block.rows(of: line) where row.use == use {
                let days = (0..<4).map { row.days[$0] }
                let common = [Int32(line.organiser), Int32(row.task), days[0], days[1]]
                let whole = common + days + [Int32(row.service), Int32(row.type), Int32(row.outcome)]
                let told = Told(
                    organiser: line.organiser, municipality: line.municipality, row: whole,
                    shared: use == .matter ? common : whole + [Int32(line.municipality)])
                if let shared, shared != told.shared { return true }
                shared = told.shared
                for (place, client) in block.clients(of: line).enumerated()
                where row.client == DocumentRow.everyClient || row.client == UInt32(place) {
                    let person = person(client, block)
                    if let other = toldOf[person] {
                        if other != told { return true }
                        repeated.insert(ClientOfDocument(document: document, client: place))
                    }
                    toldOf[person] = told
                }
            }
        }
        return false
    }

    private func person(_ client: ClientReference, _ block: BlockFacts) -> [UInt8] {
        if client.code == 0 { return Array(block.texts[Int(client.text)..<Int(client.text + client.length)]) }
        return withUnsafeBytes(of: client.code) { [0] + Array($0) }
    }
}
