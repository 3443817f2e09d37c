import Delivery
import Localization
import RegisterStore

extension CheckSummary {
    /// How many lines of a group of findings are kept for the page; the file has them all.
    private static let shownLines = 10
    /// How many causes are kept for the page; the report has them all.
    private static let shownCauses = 200

    /// What the register keeps of a report.
    init(_ report: CheckReport, isAcceptable: Bool) {
        self.init(
            isAcceptable: isAcceptable,
            files: report.totals.map {
                File(
                    name: $0.file, read: $0.read, used: $0.used, duplicate: $0.duplicate, rejected: $0.rejected, outOfScope: $0.outOfScope)
            },
            groups: report.causes.prefix(Self.shownCauses).map { cause in
                let first = cause.files.first?.file
                return Group(
                    rule: cause.sign.rule.rule.name, severity: cause.severity.rawValue,
                    file: cause.files.map(\.file).joined(separator: ", "), column: cause.sign.column,
                    value: cause.sign.value.isEmpty ? nil : cause.sign.value, count: cause.count,
                    firstLines: cause.first.filter { $0.file == first }.prefix(Self.shownLines).map(\.line))
            },
            rulesRun: report.ledger.count { $0.notRunReason == nil }, rulesNotRun: report.ledger.count { $0.notRunReason != nil },
            failure: nil,
            confirms: report.confirmable.map {
                let place = Confirmations.Entry($0, in: report.period)
                return Confirm(rule: $0.rule.rule.name, block: place.block, subject: place.subject, measured: place.measured)
            }, decisionsInNoPick: report.manifest?.decisionsInNoPick)
    }

    /// What the register keeps of a delivery that could not be read. The program's own folder is taken out of the message.
    init(_ failure: DeliveryFailure, folder: String) {
        func message(_ language: Language) -> String { failure.message(in: language).replacing("\(folder)/", with: "") }
        self.init(
            isAcceptable: false, files: [], groups: [], rulesRun: 0, rulesNotRun: 0,
            failure: LocalizedText(sv: message(.sv), fi: message(.fi), en: message(.en)))
    }
}
