import CodeLists
import Glibc
import RegisterModel

/// How a check is to be run.
public struct CheckSettings: Sendable {
    /// The monitoring period; nil takes the manifest's.
    public var period: MonitoringPeriod?
    /// Which identity codes are taken.
    public var identityUse: IdentityUse
    /// Threads that read and check.
    public var threads: Int
    /// How much memory rows may take; nil for as much as they need.
    public var memory: MemoryBudget?
    /// How exports of client data systems become the columns and codes of this format.
    public var mappings: [MappingFile] = []
    /// What the county has notified; nil leaves the rules on the notification out.
    public var notification: DeclaredDelivery?
    /// The folder of the previous quarter's delivery; nil leaves the rules on it out.
    public var previous: String?
    /// Reasons for findings that wait to be confirmed.
    public var confirmations = Confirmations()
    /// Standard input, where it was opened to see what it holds.
    package var standardInput: InputBytes?
    /// Counts what is read; nil where nobody looks.
    public var meter: ReadingMeter?
    /// Whether all clients are there, so that their number can be held against the population. A demonstration is a sample.
    public var expectsFullVolume = true
    /// Whether the number of clients can be held against that of the quarter before; two samples may be of any size.
    public var comparesVolume = true

    /// Makes settings without mapping files, a notification and a previous delivery.
    public init(period: MonitoringPeriod? = nil, identityUse: IdentityUse, threads: Int = 2, memory: MemoryBudget? = nil) {
        self.memory = memory
        self.period = period
        self.identityUse = identityUse
        self.threads = threads
    }
}

/// Checks a delivery, or single files, by every rule that can be run on them.
public enum DeliveryCheck {
    /// Checks the delivery in a folder: its manifest and its blocks. Findings call files by their names in the folder.
    /// - Throws: `DeliveryFailure` where nothing at all can be said.
    public static func run(folder: String, settings: CheckSettings) throws(DeliveryFailure) -> CheckReport {
        var rules = ManifestRules()
        var manifest: DeliveryManifest?
        let manifestPath = "\(folder)/\(DeliveryManifest.fileName)"
        let isThere = access(manifestPath, F_OK) == 0
        rules.checkPresence(isThere: isThere)
        if isThere {
            manifest = try? DeliveryManifest(json: try wholeFile(manifestPath))
            rules.checkShape(isSound: manifest != nil)
        }
        guard let period = settings.period ?? manifest?.monitoringPeriod else { throw isThere ? .manifest(file: manifestPath) : .noPeriod }
        if let manifest { rules.checkHead(manifest, period: settings.period) }
        let whole = try WholeBlockRules(settings: settings, period: period, manifest: manifest)
        let context = RowContext(period: period, identityUse: settings.identityUse, expectedOrganiser: manifest?.organiser)
        var intakes: [TableIntake] = []
        for kind in TableKind.allCases where kind.isBlock {
            let names = ["\(kind.rawValue).csv", "\(kind.rawValue).csv.gz"].filter { access("\(folder)/\($0)", F_OK) == 0 }
            if names.isEmpty { continue }
            let intake = TableIntake(kind: kind, context: context, threads: settings.threads, memory: settings.memory)
            for name in names {
                try intake.read(
                    Table(path: "\(folder)/\(name)", kind: kind, mappings: settings.mappings, meter: settings.meter), named: name)
            }
            try intake.resolve()
            intakes.append(intake)
        }
        if let clients = intakes.first(where: { $0.kind == .clientPeriods }) {
            for intake in intakes where intake.kind != .clientPeriods { try intake.hold(against: clients) }
        }
        for intake in intakes { try whole.look(at: intake) }
        for block in manifest?.blocks ?? [] {
            guard let totals = intakes.flatMap(\.totals).first(where: { $0.file == block.file }) else {
                rules.noteMissing(block)
                continue
            }
            rules.checkBlock(block, sha256: try sha256(ofFile: "\(folder)/\(block.file)"), rows: totals.read)
        }
        if let manifest {
            for totals in intakes.flatMap(\.totals) where !manifest.blocks.contains(where: { $0.file == totals.file }) {
                rules.noteUnlisted(totals.file)
            }
        }
        let files = intakes.flatMap { intake in intake.totals.indices.map { (intake, $0) } }
        return report(manifest, period, files, rules, whole, notRun: isThere ? "not-run.no-such-table" : "not-run.no-manifest")
    }

    /// Checks single files, whose kinds show from their names, else their headers. Rules on the whole delivery are not run.
    /// - Parameter documents: files that are no tables, already read for the same period; they come behind the tables.
    /// - Throws: `DeliveryFailure` where nothing at all can be said; `.noPeriod` if the settings name no period.
    public static func run(
        files: [String], documents: (any CheckedDocuments)? = nil, settings: CheckSettings
    ) throws(DeliveryFailure) -> CheckReport {
        for file in files where file != "-" {
            var status = stat()
            guard stat(file, &status) == 0 else { throw .unreadable(file: file, reason: String(cString: strerror(errno))) }
            if status.st_mode & S_IFMT == S_IFDIR { throw .directory(file: file) }
        }
        guard let period = settings.period else { throw .noPeriod }
        let whole = try WholeBlockRules(settings: settings, period: period, manifest: nil)
        var tables: [Table] = []
        for file in files {
            let opened = file == "-" ? settings.standardInput?.source : nil
            tables.append(try Table(path: file, kind: nil, mappings: settings.mappings, meter: settings.meter, opened: opened))
        }
        var intakes: [TableKind: TableIntake] = [:]
        var places = [Int](repeating: 0, count: files.count)
        // Units come first, because rows of services refer to them; the report keeps the order in which the files were given.
        for kind in [.units] + TableKind.allCases where intakes[kind] == nil {
            let mine = tables.indices.filter { tables[$0].kind == kind }
            if mine.isEmpty { continue }
            guard mine.count <= Limits.filesOfAKind else { throw .tooManyFiles(count: mine.count) }
            let units = intakes[.units].map { UnitTable($0.rows) } ?? UnitTable()
            let context = RowContext(period: period, identityUse: settings.identityUse, units: units)
            let intake = TableIntake(kind: kind, context: context, threads: settings.threads, memory: settings.memory)
            for (place, file) in mine.enumerated() {
                places[file] = place
                try intake.read(tables[file], named: files[file])
            }
            try intake.resolve()
            intakes[kind] = intake
        }
        for kind in TableKind.allCases { if let intake = intakes[kind] { try whole.look(at: intake) } }
        let given = tables.indices.compactMap { file in intakes[tables[file].kind].map { ($0, places[file]) } }
        return report(nil, period, given, nil, whole, documents: documents, notRun: "not-run.single-files")
    }

    private static func report(
        _ manifest: DeliveryManifest?, _ period: MonitoringPeriod, _ files: [(intake: TableIntake, place: Int)], _ rules: ManifestRules?,
        _ whole: WholeBlockRules, documents: (any CheckedDocuments)? = nil, notRun: String
    ) -> CheckReport {
        var intakes: [TableIntake] = []
        for file in files where !intakes.contains(where: { $0 === file.intake }) { intakes.append(file.intake) }
        var outcomes: [RuleID: (lookedAt: Int, failed: Int)] = [:]
        for outcome in intakes.flatMap({ $0.ledger() }) + (documents?.ledger() ?? []) {
            let known = outcomes[outcome.rule] ?? (0, 0)
            outcomes[outcome.rule] = (known.lookedAt + outcome.lookedAt, known.failed + outcome.failed)
        }
        for (rule, lookedAt) in rules?.lookedAt ?? [:] {
            let known = outcomes[rule] ?? (0, 0)
            outcomes[rule] = (known.lookedAt + lookedAt, known.failed + (rules?.findings.count { $0.rule == rule } ?? 0))
        }
        let ledger = RuleID.allCases.map { rule in
            if let outcome = outcomes[rule] {
                return RuleOutcome(rule: rule, lookedAt: outcome.lookedAt, failed: outcome.failed, notRunReason: nil)
            }
            let reason =
                switch rule {
                case .personIdTestCode, .personIdRealCode: "not-run.identity-use"
                // Across the blocks: what is missing in a folder is one of the two blocks.
                case .serviceWithoutClientPeriod, .decisionWithoutClientPeriod, .childProtectionWithoutClientPeriod:
                    rules == nil ? notRun : "not-run.no-such-table"
                default: whole.reasonNotRun(rule) ?? (rule.rule.scope == .delivery ? notRun : "not-run.no-such-table")
                }
            return RuleOutcome(rule: rule, lookedAt: 0, failed: 0, notRunReason: reason)
        }
        return CheckReport(
            manifest: manifest, period: period,
            totals: files.map { $0.intake.totals[$0.place] } + (documents?.fileTotals ?? []), ledger: ledger,
            ignoredColumns: intakes.flatMap(\.ignoredColumns), intakes: intakes, files: files, documents: documents,
            deliveryFindings: rules?.findings ?? [],
            confirmations: whole.confirmations)
    }
}

/// All bytes of a small file, such as a manifest.
/// - Throws: `.tooLarge` beyond `Limits.smallFileBytes`, for a part of a file would say something else than the whole.
func wholeFile(_ path: String) throws(DeliveryFailure) -> [UInt8] {
    var source = try ByteSource(path: path)
    var bytes: [UInt8] = []
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
    defer { piece.deallocate() }
    while true {
        let count = try source.read(into: piece)
        if count == 0 { return bytes }
        bytes += piece[0..<count]
        guard bytes.count <= Limits.smallFileBytes else { throw .tooLarge(file: path) }
    }
}
