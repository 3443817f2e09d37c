import RegisterModel
import Synchronization

extension TableIntake {
    /// Per rule of this kind of table what it looked at and what failed; rules that could not be run are not among them.
    public func ledger() -> [RuleOutcome] {
        let outcome = self.outcome.withLock { $0 }
        return RuleID.allCases.compactMap { rule in
            lookedAt(by: rule, outcome).map {
                RuleOutcome(rule: rule, lookedAt: $0, failed: outcome.failed[Int(rule.rawValue)], notRunReason: nil)
            }
        }
    }

    /// How many fields, rows or files a rule looked at; nil if it was not run.
    private func lookedAt(by rule: RuleID, _ outcome: Outcome) -> Int? {
        let failed = { (rules: RuleID...) in rules.reduce(0) { $0 + outcome.failed[Int($1.rawValue)] } }
        let read = outcome.totals.reduce(0) { $0 + $1.read }
        let broken = failed(.fileLineTooLong, .fileEncoding, .fileRowShape)
        let inScope = read - broken - failed(.serviceTaskOutOfScope)
        let days = kind.dayColumns.reduce(0) { $0 + inScope - outcome.empty[$1] }
        let hasPersons = kind != .units
        switch rule {
        case .fileUnreadable, .fileHeader: return outcome.totals.count
        case .fileLineTooLong, .fileEncoding, .fileRowShape: return read
        case .serviceTaskOutOfScope: return kind.hasServiceTask ? read - broken : nil
        case .personIdMissing, .municipalityWithheld: return hasPersons ? inScope : nil
        case .personIdShape: return hasPersons ? inScope - failed(.personIdMissing) : nil
        case .personIdDate: return hasPersons ? inScope - failed(.personIdMissing, .personIdShape) : nil
        case .personIdCheckCharacter: return hasPersons ? inScope - failed(.personIdMissing, .personIdShape, .personIdDate) : nil
        case .personIdTestCode where context.identityUse == .production, .personIdRealCode where context.identityUse == .test:
            return hasPersons ? inScope - failed(.personIdMissing, .personIdShape, .personIdDate, .personIdCheckCharacter) : nil
        case .municipalityUnknown: return hasPersons ? inScope - failed(.municipalityWithheld) : nil
        case .dateMissing: return hasPersons ? inScope * kind.neededDays : nil
        case .dateShape: return hasPersons ? days : nil
        case .dateRange: return hasPersons ? days - failed(.dateShape) : nil
        case .matterLeftBeforeJoined where !outcome.hasJointColumns: return nil
        case .manifestOrganiser where context.expectedOrganiser == nil: return nil
        case _ where kind.fieldRules.contains(rule) || kind.recordRules.contains(rule):
            return inScope - outcome.skipped[Int(rule.rawValue)]
        case .rowDuplicate: return outcome.sound
        case _ where rule == kind.clientRule: return outcome.heldAgainstClients
        case _ where kind.rowRules.contains(rule): return outcome.sound - failed(.rowDuplicate)
        default: return outcome.notes.lookedAt[rule]
        }
    }
}
