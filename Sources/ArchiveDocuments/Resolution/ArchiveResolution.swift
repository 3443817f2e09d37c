import CodeLists
import Delivery
import RegisterModel

/// The facts of one block with the file it comes from. A class, so that handing it about costs one count and not one for each list.
final class FileBlock: Sendable {
    let file: UInt8
    let facts: BlockFacts

    init(file: UInt8, facts: BlockFacts) {
        self.file = file
        self.facts = facts
    }
}

/// Where a line's facts are.
struct LineReference {
    var set: UInt64 = 0
    var block: UInt32
    var line: UInt32
}

/// Concludes from the facts of all lines, once all are read: versions, histories and conflicts across documents, then rows.
struct ArchiveResolution {
    let context: ArchiveContext
    let blocks: [FileBlock]
    var totals: [ArchiveTotals]
    var findings: ArchiveFindings
    /// The deciding versions that give rows, in the order of the input.
    private(set) var documents: [LineReference] = []
    /// The child-protection relationships of those of them that are client-relationship documents.
    private(set) var pairs: [(document: LineReference, pair: ChildProtectionPair)] = []
    /// Clients of documents whose rows an earlier document has given.
    private(set) var repeats: Set<ClientOfDocument> = []
    /// Deciding versions whose fields were checked, and the days that were looked at.
    private(set) var checked = 0
    private(set) var checkedDays = 0
    private(set) var relationshipDocuments = 0
    /// Deciding versions in scope or out of it.
    private(set) var deciding = 0
    private var inconclusive: [InconclusiveKey: Int] = [:]

    private struct InconclusiveKey: Hashable {
        var organiser: UInt8
        var type: [UInt8]
        var missing: MissingPieces
    }

    init(context: ArchiveContext, blocks: [FileBlock], totals: [ArchiveTotals], findings: ArchiveFindings) {
        self.context = context
        self.blocks = blocks
        self.totals = totals
        self.findings = findings
    }

    func facts(_ reference: LineReference) -> LineFacts { blocks[Int(reference.block)].facts.lines[Int(reference.line)] }
    func block(_ reference: LineReference) -> FileBlock { blocks[Int(reference.block)] }
    func file(_ reference: LineReference) -> UInt8 { blocks[Int(reference.block)].file }

    /// Finds the deciding version of every document and takes in what it says, in the order of the input, so that memory is walked through once.
    mutating func resolveVersions() {
        var deciding = blocks.map { [UInt32](repeating: Self.notDeciding, count: $0.facts.lines.count) }
        var histories: [[LineReference]] = []
        var sets = SameSets(lines: blocks.reduce(0) { $0 + $1.facts.lines.count })
        for (place, block) in blocks.enumerated() {
            for line in block.facts.lines.indices {
                let reference = LineReference(block: UInt32(place), line: UInt32(line))
                let isFirst = sets.add(reference, hash: block.facts.lines[line].set) { isSameSet($0, reference) }
                if isFirst { deciding[place][line] = Self.onlyVersion }
            }
        }
        for group in sets.groups {
            deciding[Int(group[0].block)][Int(group[0].line)] = Self.notDeciding
            guard let kept = plainVersions(group) ?? withoutRepeats(group), let last = kept.last else { continue }
            for superseded in kept.dropLast() { totals[Int(file(superseded))].superseded += 1 }
            deciding[Int(last.block)][Int(last.line)] = UInt32(histories.count)
            histories.append(kept)
        }
        documents.reserveCapacity(deciding.reduce(0) { $0 + $1.count })
        for (block, roles) in deciding.enumerated() {
            for (line, role) in roles.enumerated() where role != Self.notDeciding {
                let reference = LineReference(block: UInt32(block), line: UInt32(line))
                take(reference, versions: role == Self.onlyVersion ? [reference] : histories[Int(role)])
            }
        }
    }

    /// What stands for a line that is not its document's deciding version, and for one that is the only version; else the place of its history.
    private static let notDeciding = UInt32.max
    private static let onlyVersion = UInt32.max - 1

    /// The lines of a document by version if no version comes twice, as is nearly always so; else nil.
    private func plainVersions(_ references: [LineReference]) -> [LineReference]? {
        if isAscending(references) { return references }
        var sorted: [LineReference] = []
        sorted.reserveCapacity(references.count)
        for reference in references {
            let version = blocks[Int(reference.block)].facts.lines[Int(reference.line)].version
            var place = sorted.count
            while place > 0 {
                let before = sorted[place - 1]
                let other = blocks[Int(before.block)].facts.lines[Int(before.line)].version
                if other == version { return nil }
                if other < version { break }
                place -= 1
            }
            sorted.insert(reference, at: place)
        }
        return sorted
    }

    /// Whether the lines come in the order of their versions already, none twice.
    private func isAscending(_ references: [LineReference]) -> Bool {
        var last: Int64?
        for reference in references {
            let version = blocks[Int(reference.block)].facts.lines[Int(reference.line)].version
            if let last, version <= last { return false }
            last = version
        }
        return true
    }

    private func isSameSet(_ a: LineReference, _ b: LineReference) -> Bool {
        let (mine, other) = (block(a), block(b))
        let (line, otherLine) = (mine.facts.lines[Int(a.line)], other.facts.lines[Int(b.line)])
        guard line.setLength == otherLine.setLength else { return false }
        for place in 0..<Int(line.setLength)
        where mine.facts.texts[Int(line.text) + place] != other.facts.texts[Int(otherLine.text) + place] { return false }
        return true
    }

    /// The versions of one document by number without repeated lines; nil if two lines claim one version with different bytes.
    private mutating func withoutRepeats(_ references: [LineReference]) -> [LineReference]? {
        let sorted = references.sorted { (facts($0).version, $0.place) < (facts($1).version, $1.place) }
        var kept: [LineReference] = []
        var conflicts: [LineReference: LineReference] = [:]
        for reference in sorted {
            let mine = facts(reference)
            let sameVersion = kept.filter { facts($0).version == mine.version }
            if let same = sameVersion.first(where: { facts($0).bytes == mine.bytes }) {
                totals[Int(file(reference))].duplicate += 1
                findings.add(.rowDuplicate, file: file(reference), line: mine.line, related: (file(same), facts(same).line))
                continue
            }
            if let other = sameVersion.first {
                conflicts[other] = conflicts[other] ?? reference
                conflicts[reference] = other
            }
            kept.append(reference)
        }
        if conflicts.isEmpty { return kept }
        let greatest = kept.map { facts($0).version }.max()
        for reference in kept {
            let file = Int(file(reference))
            if let other = conflicts[reference] {
                findings.add(
                    .archiveVersionConflict, file: UInt8(file), line: facts(reference).line, related: (self.file(other), facts(other).line))
                totals[file].rejected += 1
            } else if facts(reference).version == greatest {
                totals[file].rejected += 1
            } else {
                totals[file].superseded += 1
            }
        }
        return nil
    }

    /// Takes in the deciding version of a document.
    private mutating func take(_ reference: LineReference, versions: @autoclosure () -> [LineReference]) {
        let (block, file) = (block(reference), file(reference))
        let line = block.facts.lines[Int(reference.line)]
        deciding += 1
        if line.outcome != .invalidated && line.findingCount > 0 {
            findings.add(block.facts.findings(of: line), of: block.facts, file: file, line: line.line)
        }
        if line.isChecked {
            checked += 1
            checkedDays += Int(line.days)
        }
        switch line.outcome {
        case .rejected: totals[Int(file)].rejected += 1
        case .outOfScope: totals[Int(file)].outOfScope += 1
        case .invalidated: totals[Int(file)].invalidated += 1
        case .passedOver: break
        case .inconclusive:
            totals[Int(file)].inconclusive += 1
            findings.add(missing: line.missing, file: file, line: line.line)
            let key = InconclusiveKey(organiser: line.organiser, type: Array(block.facts.ownId(line)), missing: line.missing)
            inconclusive[key, default: 0] += 1
        case .read:
            var isRetired = line.isRetired
            var gives = line.rowCount > 0
            if line.isClientRelationship {
                relationshipDocuments += 1
                let before = pairs.count
                isRetired = takeHistory(reference, versions())
                gives = pairs.count > before || block.facts.rows(of: line).contains { $0.use != .childProtection }
            }
            if isRetired && !gives { totals[Int(file)].retired += 1 }
            if gives { documents.append(reference) }
        }
    }

    /// Puts a client's child-protection relationships together from all final versions; true if one was dropped because it comes from a
    /// retired system and starts in the quarter.
    private mutating func takeHistory(_ deciding: LineReference, _ versions: [LineReference]) -> Bool {
        var history = ChildProtectionHistory()
        var hasFields = false
        for (place, version) in versions.enumerated() where facts(version).isFinal && facts(version).isClientRelationship {
            let line = facts(version)
            hasFields = hasFields || line.hasChildProtectionFields
            for row in block(version).facts.rows(of: line) where row.use == .childProtection {
                history.add(
                    ChildProtectionPair(
                        start: row.days[0], end: row.days[1], municipality: line.municipality, isImprecise: row.isImprecise,
                        isRetired: row.type == 1, line: line.line, file: file(version), newest: place, oldest: place))
            }
        }
        if !hasFields {
            findings.add(.archiveChildProtectionUnknown, file: file(deciding), line: facts(deciding).line)
            return false
        }
        var dropped = false
        for pair in history.closed() {
            if pair.isRetired && context.quarter.contains(pair.start) {
                dropped = true
            } else {
                pairs.append((deciding, pair))
            }
        }
        return dropped
    }

    /// Leaves out deciding versions that contradict each other under one matter id or decision id, and names them.
    mutating func resolveConflicts() {
        for (use, rule, column) in [
            (DocumentRow.Use.matter, RuleID.matterConflict, FindingColumn.matterId), (.decision, .decisionConflict, .decisionId),
        ] {
            var conflicts = IdConflicts(self, of: use)
            conflicts.find()
            repeats.formUnion(conflicts.repeats)
            var isLeftOut: Set<LineReference> = []
            for (document, other) in conflicts.conflicting where isLeftOut.insert(document).inserted {
                totals[Int(file(document))].rejected += 1
                findings.add(
                    rule, file: file(document), line: facts(document).line, related: (file(other), facts(other).line), column: column)
            }
            if !isLeftOut.isEmpty { documents.removeAll { isLeftOut.contains($0) } }
        }
    }

    /// What is missing, by organiser, document type and missing pieces; the organiser with the smallest code first, the most frequent first.
    var inconclusiveCounts: [InconclusiveCount] {
        inconclusive.map { key, count in
            InconclusiveCount(
                organiser: Area(index: Int(key.organiser)).slug, documentType: Self.shown(key.type), missing: key.missing.names,
                documents: count)
        }.sorted {
            ($0.organiser, -$0.documents, $0.documentType, $0.missing) < ($1.organiser, -$1.documents, $1.documentType, $1.missing)
        }
    }

    /// A document type as it may be shown: a code or a slug, nothing that could be more.
    private static func shown(_ type: [UInt8]) -> String {
        let isCode = type.count <= 5 && type.allSatisfy { (0x30...0x39).contains($0) }
        let isSlug = type.count <= 40 && type.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D }
        return isCode || isSlug ? String(decoding: type, as: UTF8.self) : "?"
    }
}

extension LineReference: Hashable {
    /// Orders lines as the input has them.
    var place: UInt64 { UInt64(block) << 32 | UInt64(line) }

    static func == (a: LineReference, b: LineReference) -> Bool { a.block == b.block && a.line == b.line }
    func hash(into hasher: inout Hasher) {
        hasher.combine(block)
        hasher.combine(line)
    }
}
