import CSimdjson
import Delivery
import RegisterModel

extension DocumentReader {
    /// A client-relationship document: the pair of child-protection days that it shows, and the services of producers and subcontractors
    /// (derivation page, section 7, point 5). The history of the pairs is put together from all final versions later.
    mutating func readClientRelationship(_ document: sosdata_document) {
        let head = checkHead(document)
        facts.hasChildProtectionFields = Self.hasChildProtectionFields(document.structure)
        guard document.has_root, !document.misshapen else { return find(.archiveContentShape, .none) }
        var firstDays: [Int32] = []
        readPair(document, &firstDays)
        var rows: [DocumentRow] = []
        for place in 0..<document.producer_count { readProducer(document.producers[place], document, &rows, &firstDays) }
        if isBornAfter(firstDays.min(), head) { return }
        for row in rows where row.days[0] > row.days[1] { return find(.serviceLastBeforeFirst, .lastDay) }
        block.rows.append(contentsOf: rows)
    }

    /// Keeps the pair of days without a word about it.
    mutating func keepPair(_ document: sosdata_document) {
        facts.hasChildProtectionFields = Self.hasChildProtectionFields(document.structure)
        if document.municipality.isThere, let municipality = document.municipality.withBytes({ context.checks.municipality($0) }) {
            facts.municipality = UInt16(municipality + 1)
        }
        var ignored: [Int32] = []
        if document.has_root && !document.misshapen { readPair(document, &ignored) }
        block.findings.removeSubrange(Int(facts.findings)...)
        hasError = false
    }

    /// Keeps the pair of days, also in a version that has errors: if it is not the deciding one, only its days count.
    private mutating func readPair(_ document: sosdata_document, _ firstDays: inout [Int32]) {
        guard facts.hasChildProtectionFields else { return }
        let startIsThere = document.child_protection_start.isThere
        guard startIsThere || document.child_protection_end.isThere else { return }
        var imprecise = false
        let started = day(document.child_protection_start, as: .start, .started, required: true, &imprecise)
        let ended = day(document.child_protection_end, as: .end, .ended, required: false, &imprecise)
        guard let started, let ended else { return }
        firstDays.append(started)
        guard started <= ended else { return find(.periodEndBeforeStart, .ended, document.child_protection_end) }
        var row = DocumentRow(
            use: .childProtection, isImprecise: imprecise, days: SIMD4(started, ended, DocumentRow.noDay, DocumentRow.noDay))
        // A pair from a retired system is kept, so that it can be replaced, but it starts nothing in the quarter.
        row.type = document.retired_system || document.old_relationship ? 1 : 0
        block.rows.append(row)
    }

    /// Reads one service of a producer; only a known service tells anything. Its task is the block's, else the metadata's.
    private mutating func readProducer(
        _ producer: sosdata_producer, _ document: sosdata_document, _ rows: inout [DocumentRow], _ firstDays: inout [Int32]
    ) {
        guard let service = service(producer.service) else { return }
        let task = task(producer.task) ?? namedTask
        if task == context.familyLaw { return }
        var imprecise = false
        let first = day(producer.start, as: .start, .firstDay, required: true, &imprecise)
        let last = day(producer.end, as: .end, .lastDay, required: false, &imprecise)
        guard let task else { return find(.serviceTaskUnknown, .serviceTask, producer.task) }
        guard let first, let last else { return }
        firstDays.append(first)
        rows.append(.evidence(.clientRelationshipDocument, task: task, service: service, first: first, last: last, isImprecise: imprecise))
    }

    /// Structures before the version of 10.1.2022 have no fields of child protection; one that is null or not readable has them.
    private static func hasChildProtectionFields(_ structure: DocumentText) -> Bool {
        guard structure.isThere else { return true }
        return structure.withBytes { bytes in
            // The version is the last three arcs: year, month, day.
            var (year, month, day, arcs) = (0, 0, 0, 1)
            for place in 0..<bytes.count {
                if bytes[place] == 0x2E {
                    (year, month, day, arcs) = (month, day, 0, arcs + 1)
                } else if (0x30...0x39).contains(bytes[place]), day < 1_000_000_000 {
                    day = day * 10 + Int(bytes[place] - 0x30)
                } else {
                    return true
                }
            }
            guard arcs >= 3, let version = Day(year: year, month: month, day: day) else { return true }
            return version >= childProtectionFieldsSince
        }
    }

    /// 10.1.2022, by its number.
    private static let childProtectionFieldsSince = Day(number: 19_002)
}
