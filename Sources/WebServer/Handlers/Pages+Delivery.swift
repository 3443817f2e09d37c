import Delivery
import Localization
import RegisterModel
import RegisterStore
import WebPages

extension DeliveryPage {
    /// The report of a delivery in the reader's language.
    init(_ delivery: ReceivedDelivery, group: String?, job: Job?, isReplaced: Bool, language: Language) {
        let summary = delivery.summary
        self.init(
            id: delivery.id, group: group, period: delivery.period, received: Moment(delivery.receivedAt ?? delivery.createdAt),
            status: DeliveryStatus(delivery.state, job: job, isReplaced: isReplaced), failure: summary?.failure?[language],
            totals: (summary?.files ?? []).map { file in
                Totals(
                    file: file.name, read: file.read, used: file.used, duplicate: file.duplicate, rejected: file.rejected,
                    outOfScope: file.outOfScope)
            },
            groups: (summary?.groups ?? []).compactMap { Group($0, language: language) })
    }
}

extension DeliveryPage.Group {
    /// A group of findings with its rule's texts; nil for a rule that this version of the program no longer has.
    fileprivate init?(_ group: CheckSummary.Group, language: Language) {
        guard let rule = Rule.all.first(where: { $0.name == group.rule }) else { return nil }
        let title = rule.what(in: language)
        self.init(
            rule: group.rule, severity: Severity(rawValue: group.severity) ?? .error, title: title, remedy: rule.remedy(in: language),
            file: group.file, column: group.column, count: group.count,
            first: group.firstLines.map { DeliveryPage.Finding(line: $0, column: group.column, message: title) })
    }
}
