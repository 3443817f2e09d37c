import CodeLists
import Localization
import RegisterModel

/// The report of a delivery: where it stands, totals that add up, and the findings grouped by rule with the remedy.
public struct DeliveryPage: Page {
    /// The totals of one file: read = used + duplicate + rejected + out of scope.
    public struct Totals: Sendable {
        /// The name of the file.
        public let file: String
        /// Rows read.
        public let read: Int
        /// Rows used.
        public let used: Int
        /// Rows with the values of an earlier row.
        public let duplicate: Int
        /// Rows left out for an error.
        public let rejected: Int
        /// Rows outside the register, such as family law.
        public let outOfScope: Int

        /// Makes the totals of a file.
        public init(file: String, read: Int, used: Int, duplicate: Int, rejected: Int, outOfScope: Int) {
            self.file = file
            self.read = read
            self.used = used
            self.duplicate = duplicate
            self.rejected = rejected
            self.outOfScope = outOfScope
        }
    }

    /// One place where a rule fired. The message holds no whole person identifier.
    public struct Finding: Sendable {
        /// The physical line where the row starts; nil for the whole file.
        public let line: Int?
        /// The column; empty for the whole row.
        public let column: String
        /// The message in the reader's language.
        public let message: String

        /// Makes a finding.
        public init(line: Int?, column: String, message: String) {
            self.line = line
            self.column = column
            self.message = message
        }
    }

    /// The findings of one cause: of one rule in one column, where that tells more with one value.
    public struct Group: Sendable {
        /// The id of the rule.
        public let rule: String
        /// How grave.
        public let severity: Severity
        /// What is wrong, in the reader's language.
        public let title: String
        /// What to do about it, in the reader's language.
        public let remedy: String
        /// The name of the file.
        public let file: String
        /// The column; empty for whole rows.
        public let column: String
        /// What the values have in common; nil where rule and column tell enough.
        public let value: String?
        /// How many findings in all; as many go away when the cause is mended.
        public let count: Int
        /// The first of them.
        public let first: [Finding]

        /// Makes a group of findings.
        public init(
            rule: String, severity: Severity, title: String, remedy: String, file: String, column: String, value: String? = nil, count: Int,
            first: [Finding]
        ) {
            self.rule = rule
            self.severity = severity
            self.title = title
            self.remedy = remedy
            self.file = file
            self.column = column
            self.value = value
            self.count = count
            self.first = first
        }
    }

    /// A finding that may be right, and what the county has said about it.
    public struct Confirm: Sendable {
        /// What was found, in the reader's language.
        public let title: String
        /// What was measured: codes, days and numbers.
        public let measured: String
        /// The name of the file.
        public let file: String
        /// Why it is so; nil while nobody has said.
        public let reason: String?
        /// When that was said; nil while nobody has.
        public let said: Moment?

        /// Makes a finding.
        public init(title: String, measured: String, file: String, reason: String? = nil, said: Moment? = nil) {
            self.title = title
            self.measured = measured
            self.file = file
            self.reason = reason
            self.said = said
        }
    }

    /// A file that is on its way.
    public struct OnItsWay: Sendable {
        /// The name of the file.
        public let file: String
        /// How much of it has come, 0–100.
        public let percent: Int

        /// Makes a file on its way.
        public init(file: String, percent: Int) {
            self.file = file
            self.percent = percent
        }
    }

    /// What has happened to the delivery besides: the lines that not every delivery has.
    public struct History: Sendable {
        /// When the same bytes came before, as a delivery that has been replaced since; nil if never.
        public var earlier: Moment?
        /// When it was taken back; nil if it was not.
        public var withdrawn: Moment?
        /// Why it was taken back; empty if it was not.
        public var reason = ""
        /// How many days after the last day for its quarter it came; nil if in time.
        public var daysLate: Int?
        /// The files that are still coming.
        public var onTheirWay: [OnItsWay] = []
        /// How far the check has come, 0–100; nil while none is running.
        public var checkedPercent: Int?
        /// The way it came; nil if not known.
        public var channel: Channel?
        /// The findings that want a reason.
        public var confirms: [Confirm] = []

        /// Nothing besides.
        public init() {}
    }

    /// The id of the delivery.
    public let id: String
    /// The name of the municipality group; nil if the manifest names none.
    public let group: String?
    /// The quarter; nil if not known.
    public let period: MonitoringPeriod?
    /// When it came.
    public let received: Moment
    /// Where it stands.
    public let status: DeliveryStatus
    /// Why it could not be read, in the reader's language; only when unreadable.
    public let failure: String?
    /// The totals by file; empty until checked.
    public let totals: [Totals]
    /// The findings, gravest first.
    public let groups: [Group]
    /// What has happened to it besides.
    public let history: History

    /// Makes the page.
    public init(
        id: String, group: String?, period: MonitoringPeriod?, received: Moment, status: DeliveryStatus, failure: String? = nil,
        totals: [Totals] = [], groups: [Group] = [], history: History = History()
    ) {
        self.id = id
        self.group = group
        self.period = period
        self.received = received
        self.status = status
        self.failure = failure
        self.totals = totals
        self.groups = groups
        self.history = history
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let isOfTHL = if case .county = frame.user?.role { false } else { true }
        return PageContent(
            template: "delivery", title: words("delivery.title"), back: isOfTHL ? .matrix : .county, isWide: true,
            values: [
                "caption": [group, period.map { words.quarter($0) }, history.channel.map { words("channel.\($0.rawValue)") }].compactMap {
                    $0
                }
                .joined(separator: " · "),
                "earlier": history.earlier.map { words("delivery.earlier", ["moment": words.moment($0)]) },
                "withdrawn": history.withdrawn.map {
                    words("delivery.withdrawn", ["moment": words.moment($0), "reason": history.reason])
                },
                "late": history.daysLate.map {
                    words($0 == 1 ? "delivery.late-one" : "delivery.late", ["days": words.number($0)])
                },
                "hasOnTheirWay": !history.onTheirWay.isEmpty,
                "onTheirWay": history.onTheirWay.map { ["file": $0.file, "percent": String($0.percent)] as Values },
                "checked": history.checkedPercent.map { words("delivery.checked", ["percent": String($0)]) },
                "checkedPercent": history.checkedPercent.map { String($0) },
                "withdrawPath": isOfTHL || ![.accepted, .uploading].contains(status) ? nil : Address.withdrawDelivery(id).path,
                "withdraw": words(status == .uploading ? "take-back.give-up" : "take-back.title"),
                "rowsPath": frame.user?.role == .registerOfficer && status == .accepted ? Address.deliveryRows(id).path : nil,
                "received": words.moment(received), "status": StatusTag.delivery(status, words).values, "state": status.rawValue,
                "isUnderWay": status.isUnderWay, "path": Address.delivery(id).path, "failure": failure,
                "lead": words("delivery.lead-\(waitsForReasonsOnly ? "to-confirm" : status.rawValue)"),
                "hasTotals": !totals.isEmpty, "totals": totals.map { row($0, words) },
                "hasFindings": !groups.isEmpty, "isClean": groups.isEmpty && (status == .accepted || status == .replaced),
                "groups": groups.enumerated().map { section($1, number: $0 + 1, words) },
                "findingsPath": Address.findings(id).path, "reportPath": Address.report(id).path,
                "hasConfirms": !history.confirms.isEmpty, "confirms": history.confirms.map { confirm($0, words) },
                "confirmPath": isOfTHL || ![.accepted, .refused].contains(status) || history.confirms.isEmpty
                    ? nil : Address.confirmFindings(id).path,
                "newPath": isOfTHL ? nil : Address.newDelivery.path,
            ])
    }

    /// Whether nothing is wrong with a returned delivery but that reasons are wanted.
    private var waitsForReasonsOnly: Bool {
        status == .refused && history.confirms.contains { $0.reason == nil } && !groups.contains { $0.severity == .error }
    }

    private func confirm(_ confirm: Confirm, _ words: Words) -> Values {
        [
            "title": confirm.title, "measured": confirm.measured, "file": confirm.file, "reason": confirm.reason,
            "said": confirm.said.map { words("confirm.said", ["moment": words.moment($0)]) },
            "open": confirm.reason == nil ? words("confirm.open") : nil,
        ]
    }

    private func row(_ totals: Totals, _ words: Words) -> Values {
        [
            "file": totals.file,
            "numbers": [totals.read, totals.used, totals.duplicate, totals.rejected, totals.outOfScope].map { words.number($0) },
        ]
    }

    private func section(_ group: Group, number: Int, _ words: Words) -> Values {
        [
            "id": "finding-\(number)", "rule": group.rule, "title": group.title, "remedy": group.remedy, "file": group.file,
            "column": group.column.isEmpty ? nil : group.column, "value": group.value,
            "vanish": group.count == 1 ? nil : words("delivery.vanish", ["count": words.number(group.count)]),
            "severity": StatusTag.severity(group.severity, words).values,
            "count": words(group.count == 1 ? "delivery.one-finding" : "delivery.findings", ["count": words.number(group.count)]),
            "caption": words("delivery.first-of", ["shown": words.number(group.first.count), "count": words.number(group.count)]),
            "hasFirst": !group.first.isEmpty,
            "first": group.first.map { finding in
                [
                    "line": finding.line.map { String($0) } ?? "–", "column": finding.column.isEmpty ? "–" : finding.column,
                    "message": finding.message,
                ] as Values
            },
        ]
    }
}
