import CodeLists
import RegisterModel

/// Makes the extracts of an order, row by row, consistent with each other: a decision lies within a matter of its task, a child-protection
/// relationship within a child-protection matter, a service within the matter it belongs to.
///
/// The rows hold no real person: every identity code is of the 900 series.
public struct Extract {
    private static let chunkBytes = 1 << 20

    let order: ExtractOrder
    let shape = ClientShape()
    var random: SeededGenerator
    /// Choices of what to break have a sequence of their own, so that the sound rows stay the same whatever the share of broken ones.
    var defectRandom: SeededGenerator
    /// So have the choices of how documents tell what the rows tell.
    var documentRandom: SeededGenerator
    var totals = ExtractTotals()
    var broken: [BrokenRow] = []
    /// What has been given out: identity codes, numbers of matters and decisions.
    var issued: IssuedNumbers
    /// Another client of the same organiser who is in families' services or child protection, to share joint matters with.
    var sibling: Client?
    /// What tells the present client's rows apart in files without an id, so that none is written twice by chance.
    var written: Set<RowKey> = []
    /// The lines of the archive that are written and not yet handed out, the next line's number, and the lines that are to stand twice.
    var archive = JSONWriter()
    var archiveLine = 1
    var archiveRepeats: [[UInt8]] = []
    /// What the present client's client-relationship documents will tell.
    var story = ClientStory()

    private var writers: [ExtractFile: RowWriter] = [:]
    private var repeats: [ExtractFile: [[[UInt8]]]] = [:]
    private var overlong: [ExtractFile: Int] = [:]
    private let breakings: [ExtractFile: Breaking]
    private let defects: [ExtractFile: [Defect]]

    private init(_ order: ExtractOrder, _ issued: IssuedNumbers) {
        self.order = order
        random = SeededGenerator(seed: order.seed)
        defectRandom = SeededGenerator(seed: order.seed, stream: 1)
        documentRandom = SeededGenerator(seed: order.seed, stream: 2)
        self.issued = issued
        for file in ExtractFile.tables { writers[file] = RowWriter(columns: file.columns) }
        breakings = Dictionary(uniqueKeysWithValues: ExtractFile.tables.map { ($0, Breaking(file: $0)) })
        defects = Dictionary(uniqueKeysWithValues: ExtractFile.tables.map { ($0, Defect.possible(in: $0)) })
    }

    /// Makes everything and hands it out in pieces of about a mebibyte, which follow each other within each file.
    public static func make(_ order: ExtractOrder, write: (ExtractFile, [UInt8]) throws -> Void) rethrows -> ExtractTotals {
        var issued = IssuedNumbers(for: order.period)
        return try make(order, &issued, write: write)
    }

    /// The same, with clients and numbers that were not given out before.
    public static func make(
        _ order: ExtractOrder, _ issued: inout IssuedNumbers, write: (ExtractFile, [UInt8]) throws -> Void
    ) rethrows -> ExtractTotals {
        var extract = Extract(order, issued)
        defer { issued = extract.issued }
        for (organiser, clients) in order.clientsByOrganiser where clients > 0 {
            let source = ClientSource(
                organiser: organiser, municipalities: order.municipalities(of: organiser), period: order.period, shape: extract.shape)
            extract.sibling = nil
            for _ in 0..<clients {
                guard let client = source.next(&extract.random, &extract.issued) else { continue }
                extract.add(client)
                try extract.handOut(whenOver: chunkBytes, write)
            }
            extract.addUnits(of: organiser)
        }
        extract.addDefects()
        try extract.handOut(whenOver: 0, write)
        return extract.totals
    }

    private mutating func handOut(whenOver limit: Int, _ write: (ExtractFile, [UInt8]) throws -> Void) rethrows {
        if archive.bytes.count > limit {
            repeatLines()
            try write(.archive, archive.bytes)
            archive.forget()
        }
        for file in ExtractFile.tables where (writers[file]?.bytes.count ?? 0) > limit {
            for fields in repeats.removeValue(forKey: file) ?? [] {
                note(.repeated, in: file, column: nil)
                wholeRow(file) { writer in for field in fields { writer.add(field) } }
            }
            guard let bytes = writers[file]?.bytes else { continue }
            try write(file, bytes)
            writers[file]?.forget()
        }
    }

    private mutating func note(_ defect: Defect, in file: ExtractFile, column: Int?, linesBack: Int = 0) {
        broken.append(
            BrokenRow(
                file: file, line: (writers[file]?.line ?? 0) - linesBack, column: column.map { file.columns[$0] } ?? "", defect: defect))
    }

    /// Writes a row as it is.
    mutating func wholeRow(_ file: ExtractFile, _ fill: (inout RowWriter) -> Void) {
        guard var writer = writers.removeValue(forKey: file) else { return }
        fill(&writer)
        writer.endRow()
        writers[file] = writer
        totals.rows[file, default: 0] += 1
    }

    /// Writes a row, broken now and then.
    mutating func row(_ file: ExtractFile, _ facts: RowFacts, _ fill: (inout RowWriter) -> Void) {
        guard order.defectsPerMillion > 0, defectRandom.chance(perMillion: order.defectsPerMillion), let defect = defect(for: file, facts)
        else {
            wholeRow(file, fill)
            return
        }
        var outcome = Breaking.Outcome.notPossible
        let breaking = breakings[file]
        wholeRow(file) { writer in
            fill(&writer)
            var fields = writer.fields
            outcome = breaking?.apply(defect, to: &fields, facts) ?? .notPossible
            if case .broken = outcome { writer.replace(with: fields) }
        }
        switch outcome {
        case .notPossible: break
        case .broken(let column): note(defect, in: file, column: column, linesBack: 1)
        case .followed(let fields, let column):
            // A repeated row comes some way behind; a contradicting one at once, and then both are at fault.
            if defect == .repeated {
                repeats[file, default: []].append(fields)
            } else {
                note(defect, in: file, column: column, linesBack: 1)
                note(defect, in: file, column: column)
                wholeRow(file) { writer in for field in fields { writer.add(field) } }
            }
        }
    }

    private mutating func defect(for file: ExtractFile, _ facts: RowFacts) -> Defect? {
        guard let possible = defects[file], !possible.isEmpty else { return nil }
        let defect = possible[defectRandom.below(possible.count)]
        if facts.shared && !defect.strikesSharedRows { return nil }
        if defect == .overlong {
            guard overlong[file, default: 0] < Breaking.overlongRows else { return nil }
            overlong[file, default: 0] += 1
        }
        return defect
    }

    private mutating func addUnits(of organiser: Area) {
        for (unit, service) in Units.rows(of: organiser) {
            wholeRow(.units) { writer in
                writer.add(Array(unit.utf8))
                writer.add(Array(service.slug.utf8))
            }
        }
    }

    private mutating func addDefects() {
        // The rows that are still to be repeated get their lines before the list is written.
        repeatLines()
        for file in ExtractFile.tables {
            for fields in repeats.removeValue(forKey: file) ?? [] {
                note(.repeated, in: file, column: nil)
                wholeRow(file) { writer in for field in fields { writer.add(field) } }
            }
        }
        let places = Dictionary(uniqueKeysWithValues: zip(ExtractFile.allCases, 0...))
        broken.sort { (places[$0.file] ?? 0, $0.line) < (places[$1.file] ?? 0, $1.line) }
        for found in broken {
            let texts = [
                found.file.name, String(found.line), found.column, found.defect.rule(in: found.file, column: found.column),
                found.defect.rawValue,
            ]
            wholeRow(.defects) { writer in for text in texts { writer.add(Array(text.utf8)) } }
        }
    }
}
