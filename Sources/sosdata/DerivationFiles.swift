import ArchiveDocuments
import Delivery
import Derivation
import RegisterModel

/// The files that a delivery is derived from, by kind and in the order in which findings and totals name them.
struct DerivationFiles {
    var matters: [String] = []
    var childProtection: [String] = []
    var decisions: [String] = []
    var services: [String] = []
    var units: [String] = []
    var archive: [String] = []
    /// How exports of client data systems become our columns.
    var mappings: [MappingFile] = []
    /// Counts what is read; nil where nobody looks.
    var meter: ReadingMeter?

    /// Every path.
    var all: [String] { extracts + units + archive }
    private var extracts: [String] { matters + childProtection + decisions + services }
    /// Whether there is nothing to derive from; units alone say nothing of any person.
    var isEmpty: Bool { extracts.isEmpty && archive.isEmpty }
    /// Whether there are rows from both ways, so that what each says is set beside the other (derivation page, section 8).
    var hasBothChannels: Bool { !extracts.isEmpty && !archive.isEmpty }
    /// The way by which the rows come, unless the sender says another.
    var channel: Channel { extracts.isEmpty ? .archive : .separate }

    /// Reads all files, checks their rows and finds repeated and contradicting ones.
    func read(period: MonitoringPeriod, identityUse: IdentityUse, threads: Int, memory: MemoryBudget? = nil) throws(DeliveryFailure)
        -> DerivationInput
    {
        var input = DerivationInput()
        let documents =
            try archive.isEmpty
            ? nil : ArchiveIntake.read(archive, period: period, identityUse: identityUse, threads: threads, memory: memory)
        input.archive = documents
        func intake(_ files: [String], _ kind: TableKind, units: TableIntake? = nil, _ rows: RowAppender?) throws(DeliveryFailure)
            -> TableIntake?
        {
            if files.isEmpty && rows == nil { return nil }
            let intake = try TableIntake.read(
                files, kind: kind, period: period, identityUse: identityUse, threads: threads, units: units,
                archive: rows.map { [$0] } ?? [], mappings: mappings, memory: memory, meter: meter)
            input.intakes.append(intake)
            return intake
        }
        input.sources.matters = try intake(matters, .matters, documents?.matters)
        input.sources.childProtection = try intake(childProtection, .childProtection, documents?.childProtection)
        input.sources.decisions = try intake(decisions, .decisions, documents?.decisions)
        let unitTable = try intake(units, .units, nil)
        input.sources.services = try intake(services, .services, units: unitTable, documents?.services)
        input.intakes = [TableKind.matters, .childProtection, .decisions, .services, .units].flatMap { kind in
            input.intakes.filter { $0.kind == kind }
        }
        return input
    }
}

/// What was read: the sound rows, and what was found on the way.
struct DerivationInput {
    /// The sound rows by kind.
    var sources = DerivationSources()
    /// The tables that were read, in the order of the findings.
    var intakes: [TableIntake] = []
    /// The documents of the archive; nil where none were given.
    var archive: ArchiveIntake?

    /// What became of the rows of each table.
    var totals: [FileTotals] { intakes.flatMap(\.totals) }
    /// Columns that the kind does not know, per file.
    var ignoredColumns: [(file: String, columns: [String])] { intakes.flatMap(\.ignoredColumns) }
    /// Whether any row or document was left out because of an error.
    var hasErrors: Bool { intakes.contains(where: \.hasErrors) || archive?.hasErrors == true }

    /// Per rule with findings how many there are, in the order of rules.
    var findings: [(rule: Rule, count: Int)] {
        var counts: [RuleID: Int] = [:]
        for outcome in intakes.flatMap({ $0.ledger() }) + (archive?.ledger ?? []) { counts[outcome.rule, default: 0] += outcome.failed }
        return RuleID.allCases.compactMap { rule in counts[rule].flatMap { $0 > 0 ? (rule.rule, $0) : nil } }
    }

    /// Calls the body with each finding, by file, line, column and rule; the archive's files come last.
    func forEachFinding(_ body: (DeliveryFinding) throws -> Void) rethrows {
        for intake in intakes { try intake.forEachFinding(body) }
        try archive?.forEachFinding(body)
    }
}
