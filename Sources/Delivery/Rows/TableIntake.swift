import Dispatch
import RegisterModel
import Synchronization

/// All files of one kind: their sound rows, packed and ready to be walked, and everything that was found on the way.
public final class TableIntake: Sendable {
    struct Outcome {
        var totals: [FileTotals] = []
        var logs: [FindingLog] = []
        /// Findings about several rows of the tables, in order.
        var late: [RowFinding] = []
        var failed = [Int](repeating: 0, count: RuleID.allCases.count)
        var skipped = [Int](repeating: 0, count: RuleID.allCases.count)
        var empty = [Int](repeating: 0, count: 16)
        /// Rows before repeated and contradicting ones were left out, without those of the archive.
        var sound = 0
        var fromArchive = 0
        /// Rows that were held against the client periods of the same delivery; nil if they were not.
        var heldAgainstClients: Int?
        var hasJointColumns = false
        var ignoredColumns: [(file: String, columns: [String])] = []
        /// What rules on the whole block found.
        var notes = BlockNotes()
        /// How findings call the previous quarter's block.
        var previousFile = ""
    }

    /// What the rows are.
    public let kind: TableKind
    let rows: PartitionedRows
    let context: RowContext
    let threads: Int
    let outcome = Mutex(Outcome())

    init(kind: TableKind, context: RowContext, threads: Int, memory: MemoryBudget? = nil) {
        rows = PartitionedRows(memory: memory)
        self.kind = kind
        self.context = context
        self.threads = max(1, threads)
    }

    /// Reads all files of one kind, checks their rows and finds repeated and contradicting ones.
    /// - Parameters:
    ///   - files: paths; `-` is standard input. Findings call them by these names.
    ///   - units: the units tables, for services; nil where there are none.
    ///   - archive: rows that were made of documents of the archive.
    ///   - mappings: how exports of client data systems become our columns; the first that fits a file's header is used.
    ///   - memory: the budget of the run; nil for none.
    ///   - meter: counts what is read.
    public static func read(
        _ files: [String], kind: TableKind, period: MonitoringPeriod, identityUse: IdentityUse, threads: Int, units: TableIntake? = nil,
        archive: [RowAppender] = [], mappings: [MappingFile] = [], memory: MemoryBudget? = nil, meter: ReadingMeter? = nil
    ) throws(DeliveryFailure) -> TableIntake {
        guard files.count <= Limits.filesOfAKind else { throw .tooManyFiles(count: files.count) }
        // All files are opened first, so that a missing one ends the run before minutes are spent on the others.
        var tables: [Table] = []
        for file in files { tables.append(try Table(path: file, kind: kind, mappings: mappings, meter: meter)) }
        let context = RowContext(period: period, identityUse: identityUse, units: units.map { UnitTable($0.rows) } ?? UnitTable())
        let intake = TableIntake(kind: kind, context: context, threads: threads, memory: memory)
        for (table, file) in zip(tables, files) { try intake.read(table, named: file) }
        for rows in archive { intake.take(rows) }
        try intake.resolve()
        return intake
    }

    /// Reads one file whole; `name` is how findings call it.
    func read(_ table: Table, named name: String) throws(DeliveryFailure) {
        switch kind {
        case .matters: try read(table, named: name, by: MatterReader.self)
        case .childProtection: try read(table, named: name, by: ChildProtectionReader.self)
        case .decisions: try read(table, named: name, by: DecisionReader.self)
        case .services: try read(table, named: name, by: ServiceReader.self)
        case .units: try read(table, named: name, by: UnitReader.self)
        case .clientPeriods: try read(table, named: name, by: ClientPeriodReader.self)
        case .childProtectionPeriods: try read(table, named: name, by: ChildProtectionPeriodReader.self)
        case .serviceDecisions: try read(table, named: name, by: ServiceDecisionReader.self)
        case .receivedServices: try read(table, named: name, by: ReceivedServiceReader.self)
        }
    }

    private func read<Reader: RowReader>(_ table: Table, named name: String, by: Reader.Type) throws(DeliveryFailure) {
        let file = outcome.withLock { UInt8(truncatingIfNeeded: $0.totals.count) }
        let log = FindingLog()
        let failure = Mutex<DeliveryFailure?>(nil)
        DispatchQueue.concurrentPerform(iterations: threads) { _ in
            var records = RecordReader(scanner: RecordScanner(separator: table.separator))
            var reader = Reader(RowChecks(table: table, file: file, context: context, rows: PartitionedRows(memory: rows.memory)))
            let block = Block()
            do throws(DeliveryFailure) {
                while failure.withLock({ $0 == nil }), try table.reader.next(into: block) {
                    reader.checks.beginBlock()
                    records.read(block, into: &reader)
                    try log.add(reader.checks.findings.bytes, block: block.index)
                }
            } catch {
                failure.withLock { $0 = $0 ?? error }
            }
            take(reader.checks, file: Int(file), named: name)
        }
        if let failure = failure.withLock({ $0 }) { throw failure }
        try rows.memory?.check()
        outcome.withLock {
            $0.logs.append(log)
            $0.hasJointColumns = $0.hasJointColumns || (kind == .matters && (table.places[7] >= 0 || table.places[8] >= 0))
            if !table.ignoredColumns.isEmpty { $0.ignoredColumns.append((name, table.ignoredColumns)) }
        }
    }

    /// Takes over what one thread has read of a file.
    private func take(_ checks: RowChecks, file: Int, named name: String) {
        outcome.withLock { outcome in
            rows.absorb(checks.rows)
            if outcome.totals.count == file { outcome.totals.append(FileTotals(file: name)) }
            outcome.totals[file].read += checks.read
            outcome.totals[file].rejected += checks.rejected
            outcome.totals[file].outOfScope += checks.outOfScope
            for rule in outcome.failed.indices {
                outcome.failed[rule] += checks.findings.counts[rule]
                outcome.skipped[rule] += checks.skipped[rule]
            }
            for column in kind.columns.indices {
                outcome.empty[column] += checks.hasColumn(column) ? checks.empty[column] : checks.inScope
            }
            if kind == .matters && !checks.hasColumn(7) && !checks.hasColumn(8) {
                outcome.skipped[Int(RuleID.matterLeftBeforeJoined.rawValue)] += checks.inScope
            }
        }
    }

    /// Takes over rows that were made of documents of the archive.
    func take(_ archive: RowAppender) {
        outcome.withLock { outcome in
            outcome.fromArchive += archive.count
            rows.absorb(archive.rows)
        }
    }

    /// Finds repeated, contradicting and overlapping rows once all files are read.
    func resolve() throws(DeliveryFailure) {
        try TemporaryRanks.assign([rows])
        var found =
            switch kind {
            case .matters, .decisions, .serviceDecisions: ConflictingRows(kind: kind).resolve(rows, threads: threads)
            default: RepeatedRows.resolve(rows, threads: threads)
            }
        if kind.rowRules.contains(.periodOverlap) { found += OverlappingPeriods(kind: kind).resolve(rows, threads: threads) }
        found.sort(by: RowFinding.precedes)
        outcome.withLock { outcome in
            outcome.sound = rows.count - outcome.fromArchive
            // Documents that contradict each other have been named by their own reader; of those that say the same one is enough.
            outcome.late = found.filter { !$0.isInArchive }
            for finding in outcome.late {
                outcome.failed[Int(finding.rule.rawValue)] += 1
                if finding.rule == .rowDuplicate {
                    outcome.totals[Int(finding.file)].duplicate += 1
                } else {
                    outcome.totals[Int(finding.file)].rejected += 1
                }
            }
        }
    }

    /// What became of each file's rows, in the order of reading.
    public var totals: [FileTotals] { outcome.withLock { $0.totals } }
    /// Columns that the kind does not know, per file.
    public var ignoredColumns: [(file: String, columns: [String])] { outcome.withLock { $0.ignoredColumns } }
    /// Whether any finding is an error.
    public var hasErrors: Bool {
        outcome.withLock { outcome in RuleID.allCases.contains { $0.isError && outcome.failed[Int($0.rawValue)] > 0 } }
    }
}
