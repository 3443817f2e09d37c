import Delivery
import Localization
import Operations
import RegisterModel
import RegisterStore
import WebPages

extension DeliveryPage {
    /// The report of a delivery in the reader's language.
    init(_ status: CheckedDelivery, uploads: [PartUpload], language: Language) {
        let (delivery, job) = (status.delivery, status.job)
        let summary = delivery.summary
        var history = History()
        history.earlier = status.earlierReceiptAt.map { Moment($0) }
        history.withdrawn = delivery.withdrawal.map { Moment($0.at) }
        history.daysLate = status.daysLate
        history.reason = delivery.withdrawal?.reason ?? ""
        history.onTheirWay = uploads.map { OnItsWay(file: $0.name, percent: $0.offsetBytes * 100 / max(1, $0.lengthBytes)) }
        if job?.state == .running, delivery.state == .checking { history.checkedPercent = job?.progressPercent }
        history.channel = delivery.channel
        history.confirms = status.confirms.compactMap { Confirm($0, language: language) }
        self.init(
            id: delivery.id, group: status.groupName, period: delivery.period, received: Moment(delivery.receivedAt ?? delivery.createdAt),
            status: .init(delivery.state, job: job, isReplaced: status.isReplaced), failure: summary?.failure?[language],
            totals: (summary?.files ?? []).map { file in
                Totals(
                    file: file.name, read: file.read, used: file.used, duplicate: file.duplicate, rejected: file.rejected,
                    outOfScope: file.outOfScope)
            },
            groups: (summary?.groups ?? []).compactMap { Group($0, language: language) }, history: history)
    }
}

extension DeliveryPage.Group {
    /// A group of findings with its rule's texts; nil for a rule that this version of the program no longer has.
    fileprivate init?(_ group: CheckSummary.Group, language: Language) {
        guard let rule = Rule.all.first(where: { $0.name == group.rule }) else { return nil }
        let title = rule.what(in: language)
        self.init(
            rule: group.rule, severity: Severity(rawValue: group.severity) ?? .error, title: title, remedy: rule.remedy(in: language),
            file: group.file, column: group.column, value: group.value, count: group.count,
            first: group.firstLines.map { DeliveryPage.Finding(line: $0, column: group.column, message: title) })
    }
}

extension DeliveryPage.Confirm {
    /// A finding with its rule's text; nil for a rule that this version of the program no longer has.
    fileprivate init?(_ found: ConfirmedFinding, language: Language) {
        guard let rule = Rule.all.first(where: { $0.name == found.finding.rule }) else { return nil }
        self.init(
            title: rule.what(in: language), measured: found.finding.measured, file: found.finding.block,
            reason: found.confirmation?.reason, said: found.confirmation.map { Moment($0.at) })
    }
}

extension ConfirmFindingsPage {
    /// The page of a delivery, with what has been said so far.
    init(_ status: CheckedDelivery, language: Language) {
        self.init(
            id: status.delivery.id, group: status.groupName, period: status.delivery.period,
            isReturned: status.delivery.state == .returned,
            items: status.confirms.compactMap { found in
                guard let rule = Rule.all.first(where: { $0.name == found.finding.rule }) else { return nil }
                return Item(
                    rule: found.finding.rule, block: found.finding.block, subject: found.finding.subject, title: rule.what(in: language),
                    measured: found.finding.measured, reason: found.confirmation?.reason ?? "")
            })
    }
}
