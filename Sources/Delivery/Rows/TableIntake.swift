import Dispatch
import RegisterModel
import Synchronization

/// What became of the rows of one file. read = used + duplicate + rejected + out of scope.
public struct FileTotals: Hashable, Sendable, Codable {
    /// The file's name as given.
    public let file: String
    /// Records met, empty lines not counted.
    public var read = 0
    /// Sound rows, also those outside the monitoring period.
    public var used: Int { read - duplicate - rejected - outOfScope }
    /// Rows that repeat an earlier one.
    public var duplicate = 0
    /// Rows left out because of an error.
    public var rejected = 0
    /// Rows of family law.
    public var outOfScope = 0
}

/// All files of one kind: their sound rows, packed and ready to be walked, and everything that was found on the way.
public final class TableIntake: Sendable {
    struct Outcome {
        var totals: [FileTotals] = []
        var logs: [FindingLog] = []
        var late: [PackedFinding] = []
        var failed = [Int](repeating: 0, count: RuleID.allCases.count)
        var skipped = [Int](repeating: 0, count: RuleID.allCases.count)
        var empty = [Int](repeating: 0, count: 16)
        var sound = 0
        var hasJointColumns = false
        var ignoredColumns: [(file: String, columns: [String])] = []
    }

    /// What the rows are.
    public let kind: TableKind
    let rows = PartitionedRows()
    private let context: RowContext
    private let threads: Int
    private let outcome = Mutex(Outcome())

    init(kind: TableKind, context: RowContext, threads: Int) {
        self.kind = kind
        self.context = context
        self.threads = max(1, threads)
    }

    /// Reads one file whole; `name` is how findings call it.
    func read(_ table: Table, named name: String) throws(DeliveryFailure) {
        let file = outcome.withLock { UInt8(truncatingIfNeeded: $0.totals.count) }
        let log = FindingLog()
        let failure = Mutex<DeliveryFailure?>(nil)
        DispatchQueue.concurrentPerform(iterations: threads) { _ in
            let mine = PartitionedRows()
            var records = RecordReader(scanner: RecordScanner(separator: table.separator))
            var reader = RowReader(table: table, file: file, context: context, rows: mine)
            let block = Block()
            do throws(DeliveryFailure) {
                while failure.withLock({ $0 == nil }), try table.reader.next(into: block) {
                    reader.beginBlock()
                    records.read(block, into: &reader)
                    try log.add(reader.findings.bytes, block: block.index)
                }
            } catch {
                failure.withLock { $0 = $0 ?? error }
            }
            outcome.withLock { outcome in
                rows.absorb(mine)
                if outcome.totals.count == Int(file) { outcome.totals.append(FileTotals(file: name)) }
                outcome.totals[Int(file)].read += reader.read
                outcome.totals[Int(file)].rejected += reader.rejected
                outcome.totals[Int(file)].outOfScope += reader.outOfScope
                for rule in outcome.failed.indices {
                    outcome.failed[rule] += reader.findings.counts[rule]
                    outcome.skipped[rule] += reader.skipped[rule]
                }
                for column in outcome.empty.indices { outcome.empty[column] += reader.empty[column] }
            }
        }
        if let failure = failure.withLock({ $0 }) { throw failure }
        outcome.withLock {
            $0.logs.append(log)
            $0.hasJointColumns = $0.hasJointColumns || (table.kind == .matters && (table.places[7] >= 0 || table.places[8] >= 0))
            if !table.ignoredColumns.isEmpty { $0.ignoredColumns.append((name, table.ignoredColumns)) }
        }
    }

    /// Finds repeated, contradicting and overlapping rows once all files are read.
    func resolve() throws(DeliveryFailure) {
        try rows.rankTemporaryIdentifiers()
        var found = kind == .matters ? MatterConflicts.resolve(rows, threads: threads) : PeriodConflicts.resolve(rows, threads: threads)
        found.sort { $0.precedes($1) }
        outcome.withLock { outcome in
            outcome.sound = rows.count
            for finding in found {
                outcome.failed[Int(finding.rule.rawValue)] += 1
                if finding.rule == .rowDuplicate {
                    outcome.totals[Int(finding.file)].duplicate += 1
                } else {
                    outcome.totals[Int(finding.file)].rejected += 1
                }
            }
            outcome.late = found
        }
    }

    /// What became of each file's rows, in the order of reading.
    public var totals: [FileTotals] { outcome.withLock { $0.totals } }
    /// Columns that the kind does not know, per file.
    public var ignoredColumns: [(file: String, columns: [String])] { outcome.withLock { $0.ignoredColumns } }
    /// Whether any finding is an error.
    public var hasErrors: Bool {
        outcome.withLock { outcome in RuleID.allCases.contains { $0.rule.severity == .error && outcome.failed[Int($0.rawValue)] > 0 } }
    }

    /// Calls the body with each finding in the order of file, line, column, rule.
    public func forEachFinding(_ body: (DeliveryFinding) throws -> Void) rethrows {
        let outcome = self.outcome.withLock { $0 }
        var late = outcome.late[...]
        for (file, log) in outcome.logs.enumerated() {
            let name = outcome.totals[file].file
            try log.forEach(file: UInt8(file)) { finding in
                while let next = late.first, next.precedes(finding) { try body(unpacked(late.removeFirst(), file: name, outcome.totals)) }
                try body(unpacked(finding, file: name, outcome.totals))
            }
            while let next = late.first, Int(next.file) == file { try body(unpacked(late.removeFirst(), file: name, outcome.totals)) }
        }
    }

    private func unpacked(_ finding: PackedFinding, file: String, _ totals: [FileTotals]) -> DeliveryFinding {
        let column = finding.column == PackedFinding.noColumn ? "" : kind.columns[Int(finding.column)]
        let text = String(decoding: finding.value, as: UTF8.self)
        return DeliveryFinding(
            file: file, line: Int(finding.line), column: column, rule: finding.rule,
            value: column == "person_id" && !text.isEmpty ? PersonIdentifier.masked(text) : masked(text),
            related: finding.related == 0 ? "" : "\(totals[Int(finding.relatedFile)].file):\(finding.related)")
    }

    /// Masks a value that may be, or begin, a person identifier in a column where none belongs: six digits in a row, or a bar.
    private func masked(_ text: String) -> String {
        let bytes = Array(text.utf8)
        if bytes.contains(0x7C) { return PersonIdentifier.masked(text) }
        var digits = 0
        for (place, byte) in bytes.enumerated() {
            digits = (0x30...0x39).contains(byte) ? digits + 1 : 0
            if digits == 6 && place + 1 < bytes.count { return String(decoding: bytes[...place], as: UTF8.self) + "*****" }
        }
        return text
    }

    /// Per rule of this kind of table what it looked at and what failed; rules that could not be run are not among them.
    public func ledger() -> [RuleOutcome] {
        let outcome = self.outcome.withLock { $0 }
        let failed = { (rule: RuleID) in outcome.failed[Int(rule.rawValue)] }
        let read = outcome.totals.reduce(0) { $0 + $1.read }
        let broken = failed(.fileLineTooLong) + failed(.fileEncoding) + failed(.fileRowShape)
        let inScope = read - broken - failed(.serviceTaskOutOfScope)
        let dayColumns = kind == .matters ? [5, 6, 7, 8] : [4, 5]
        let days = dayColumns.filter { $0 < 7 || hasJointColumns }.count * inScope - dayColumns.reduce(0) { $0 + outcome.empty[$1] }
        return RuleID.allCases.compactMap { rule in
            let lookedAt: Int
            switch rule {
            case .fileUnreadable, .fileHeader: lookedAt = outcome.totals.count
            case .fileLineTooLong, .fileEncoding, .fileRowShape: lookedAt = read
            case .serviceTaskOutOfScope: lookedAt = read - broken
            case .personIdMissing, .organiserUnknown, .serviceTaskUnknown, .municipalityWithheld, .dateMissing: lookedAt = inScope
            case .personIdShape: lookedAt = inScope - failed(.personIdMissing)
            case .personIdDate: lookedAt = inScope - failed(.personIdMissing) - failed(.personIdShape)
            case .personIdCheckCharacter: lookedAt = inScope - failed(.personIdMissing) - failed(.personIdShape) - failed(.personIdDate)
            case .personIdTestCode where context.identityUse == .production, .personIdRealCode where context.identityUse == .test:
                lookedAt =
                    inScope - failed(.personIdMissing) - failed(.personIdShape) - failed(.personIdDate) - failed(.personIdCheckCharacter)
            case .personIdTestCode, .personIdRealCode: return nil
            case .municipalityUnknown: lookedAt = inScope - failed(.municipalityWithheld)
            case .matterIdMissing where kind == .matters: lookedAt = inScope
            case .dateShape: lookedAt = days
            case .dateRange: lookedAt = days - failed(.dateShape)
            case .personIdBornAfter, .municipalityOtherOrganiser, .periodEndBeforeStart:
                lookedAt = inScope - outcome.skipped[Int(rule.rawValue)]
            case .matterLeftBeforeJoined where kind == .matters && hasJointColumns:
                lookedAt = inScope - outcome.skipped[Int(rule.rawValue)]
            case .periodOutsideMonitoringPeriod, .ageImplausible:
                if kind != .clientPeriods { return nil }
                lookedAt = inScope - outcome.skipped[Int(rule.rawValue)]
            case .periodEndAfterMonitoringPeriod where kind == .clientPeriods:
                lookedAt = inScope - outcome.skipped[Int(rule.rawValue)] - failed(.periodOutsideMonitoringPeriod)
            case .manifestOrganiser where context.expectedOrganiser != nil: lookedAt = inScope - outcome.skipped[Int(rule.rawValue)]
            case .rowDuplicate: lookedAt = outcome.sound
            case .matterConflict where kind == .matters, .periodOverlap where kind == .clientPeriods:
                lookedAt = outcome.sound - failed(.rowDuplicate)
            default: return nil
            }
            return RuleOutcome(rule: rule, lookedAt: lookedAt, failed: failed(rule), notRunReason: nil)
        }
    }

    private var hasJointColumns: Bool { outcome.withLock { $0.hasJointColumns } }
}
