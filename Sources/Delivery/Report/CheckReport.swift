import CodeLists
import Localization
import RegisterModel

/// Everything that a check found out. The same engine makes it on the command line and on the server.
public struct CheckReport: Sendable {
    /// The manifest; nil if there is none or it cannot be read.
    public let manifest: DeliveryManifest?
    /// The monitoring period that was checked for.
    public let period: MonitoringPeriod
    /// What became of the rows of each file.
    public let totals: [FileTotals]
    /// Every rule with what it looked at; lookedAt = passed + failed.
    public let ledger: [RuleOutcome]
    /// Columns that no rule reads, per file.
    public let ignoredColumns: [(file: String, columns: [String])]
    let intakes: [TableIntake]
    /// The files in the order in which they were given: the intake of each and its place there.
    let files: [(intake: TableIntake, place: Int)]
    let documents: (any CheckedDocuments)?
    let deliveryFindings: [DeliveryFinding]
    /// The reasons that were given for findings of severity `confirm`.
    public let confirmations: Confirmations

    /// How many findings of a severity there are.
    public func count(of severity: Rule.Severity) -> Int {
        ledger.filter { $0.rule.rule.severity == severity }.reduce(0) { $0 + $1.failed }
    }

    /// Whether anything is wrong enough that rows are left out.
    public var hasErrors: Bool { count(of: .error) > 0 }

    /// The share of rows that may be left out of a delivery which is taken all the same: one in a hundred.
    public static let rejectedShareLimit = 0.01

    /// Whether the delivery can go into the register: its manifest is sound, nothing waits to be confirmed, and hardly any rows are left out.
    public var isAcceptable: Bool { isAcceptable(leavingOut: Self.rejectedShareLimit) { _ in true } }

    /// Whether the delivery can go into the register by a round's rules.
    /// - Parameters:
    ///   - share: the share of rows that may be left out.
    ///   - mustBeExplained: whether findings of a rule of severity `confirm`, by its id, hinder it until somebody has said why.
    public func isAcceptable(leavingOut share: Double, _ mustBeExplained: (String) -> Bool) -> Bool {
        let read = totals.reduce(0) { $0 + $1.read }
        let rejected = totals.reduce(0) { $0 + $1.rejected }
        let waits = openConfirms.contains { mustBeExplained($0.rule.rule.name) }
        return manifest != nil && !totals.isEmpty && !deliveryFindings.contains { $0.rule.rule.severity == .error } && !waits
            && Double(rejected) <= Double(read) * share
    }

    /// Calls the body with each finding: those on the delivery first, then by file, line, column, rule; documents of the archive last.
    public func forEachFinding(_ body: (DeliveryFinding) throws -> Void) rethrows {
        for finding in deliveryFindings { try body(finding) }
        for file in files { try file.intake.forEachFinding(ofFile: file.place) { try body(confirmations.applied(to: $0)) } }
        try documents?.forEachFinding(body)
    }

    /// The findings of severity `confirm`, whether or not somebody has said why. They are about whole files, so they are few.
    public var confirmable: [DeliveryFinding] {
        intakes.flatMap(\.findingsOnFiles).filter { $0.rule.rule.severity == .confirm }.map(confirmations.applied)
    }

    /// Those of them that wait for a reason.
    public var openConfirms: [DeliveryFinding] { confirmable.filter(\.reason.isEmpty) }
}
