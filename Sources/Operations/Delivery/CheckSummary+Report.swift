import Delivery
import Localization
import RegisterStore

extension CheckSummary {
    /// How many lines of a group of findings are kept for the page; the file has them all.
    private static let shownLines = 10

    /// What the register keeps of a report.
    init(_ report: CheckReport, isAcceptable: Bool) {
        self.init(
            isAcceptable: isAcceptable,
            files: report.totals.map {
                File(
                    name: $0.file, read: $0.read, used: $0.used, duplicate: $0.duplicate, rejected: $0.rejected, outOfScope: $0.outOfScope)
            },
            groups: report.groups.map {
                Group(
                    rule: $0.rule.rule.name, severity: $0.severity.rawValue, file: $0.file, column: $0.column, count: $0.count,
                    firstLines: $0.first.prefix(Self.shownLines).map(\.line))
            },
            rulesRun: report.ledger.count { $0.notRunReason == nil }, rulesNotRun: report.ledger.count { $0.notRunReason != nil },
            failure: nil)
    }

    /// What the register keeps of a delivery that could not be read. The program's own folder is taken out of the message.
    init(_ failure: DeliveryFailure, folder: String) {
        func message(_ language: Language) -> String { failure.message(in: language).replacing("\(folder)/", with: "") }
        self.init(
            isAcceptable: false, files: [], groups: [], rulesRun: 0, rulesNotRun: 0,
            failure: LocalizedText(sv: message(.sv), fi: message(.fi), en: message(.en)))
    }
}
