import CodeLists
import Localization
import NotificationForm
import RegisterModel

/// The home of a county: the deadline, the municipalities without a group, the groups and the deliveries.
public struct CountyHomePage: Page {
    /// A municipality group with its notification.
    public struct Group: Sendable {
        /// The id of the group.
        public let id: String
        /// The id of its notification.
        public let notification: String
        /// The name of the group.
        public let name: String
        /// The municipalities of the group.
        public let municipalities: [Municipality]
        /// Where the notification stands.
        public let status: NotificationStatus
        /// The newest sent version, from 1; nil before the first.
        public let version: Int?
        /// The reference number; nil before the first version.
        public let reference: String?

        /// Makes a group.
        public init(
            id: String, notification: String, name: String, municipalities: [Municipality], status: NotificationStatus, version: Int?,
            reference: String?
        ) {
            self.id = id
            self.notification = notification
            self.name = name
            self.municipalities = municipalities
            self.status = status
            self.version = version
            self.reference = reference
        }
    }

    /// A delivery of the county.
    public struct Delivery: Sendable {
        /// The id of the delivery.
        public let id: String
        /// The name of the municipality group; nil if the manifest names none.
        public let group: String?
        /// The quarter.
        public let period: MonitoringPeriod?
        /// The way it came; nil if the manifest names none.
        public let channel: Channel?
        /// When it came.
        public let received: Moment
        /// How many days after the last day for its quarter it came; nil if it came in time.
        public let daysLate: Int?
        /// Where it stands.
        public let status: DeliveryStatus
        /// The rows read; nil until checked.
        public let rows: Int?

        /// Makes a delivery.
        public init(
            id: String, group: String?, period: MonitoringPeriod?, channel: Channel? = nil, received: Moment, daysLate: Int? = nil,
            status: DeliveryStatus, rows: Int?
        ) {
            self.id = id
            self.group = group
            self.period = period
            self.channel = channel
            self.received = received
            self.daysLate = daysLate
            self.status = status
            self.rows = rows
        }
    }

    /// The county.
    public let area: Area
    /// The quarter of the round.
    public let period: MonitoringPeriod
    /// Which of the rounds it is.
    public let round: CountyRound
    /// The last day to notify, included.
    public let deadline: Day
    /// Whether the deadline has passed; the form stays open, a notification is then marked late.
    public let isPastDeadline: Bool
    /// The groups.
    public let groups: [Group]
    /// The municipalities of the county that are in no group.
    public let withoutGroup: [Municipality]
    /// What the notifications of the groups contradict each other in (rules P1–P7).
    public let problems: [FormProblem]
    /// The deliveries, newest first.
    public let deliveries: [Delivery]

    /// What comes from THL; nil if nothing does.
    public let fromTHL: FromTHL?

    /// What comes from THL: a later deadline, comments and queries, the file for checking deliveries.
    public struct FromTHL: Sendable {
        /// Why the deadline was put off; nil if it was not.
        public let extensionReason: String?
        /// By group: how many comments and queries are not closed, and how many queries wait for an answer.
        public let remarks: [String: (all: Int, unanswered: Int)]
        /// Where the file of what was declared is; nil while nothing has been sent.
        public let declared: FollowUpAddress?

        /// Makes what comes from THL.
        public init(extensionReason: String?, remarks: [String: (all: Int, unanswered: Int)], declared: FollowUpAddress?) {
            self.extensionReason = extensionReason
            self.remarks = remarks
            self.declared = declared
        }
    }

    /// Makes the page.
    public init(
        area: Area, period: MonitoringPeriod, round: CountyRound = CountyRound(), deadline: Day, isPastDeadline: Bool, groups: [Group],
        withoutGroup: [Municipality],
        problems: [FormProblem] = [], deliveries: [Delivery], fromTHL: FromTHL? = nil
    ) {
        self.fromTHL = fromTHL
        self.area = area
        self.period = period
        self.round = round
        self.deadline = deadline
        self.isPastDeadline = isPastDeadline
        self.groups = groups
        self.withoutGroup = withoutGroup
        self.problems = problems
        self.deliveries = deliveries
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let sent = groups.filter { $0.status.isWithTHL }.count
        let values: Values = [
            "heading": area.name(frame.language), "period": words.quarter(period), "days": words.days(period),
            "deadline": words(isPastDeadline ? "county.deadline-past" : "county.deadline", ["day": words.day(deadline)]),
            "isPastDeadline": isPastDeadline, "extension": fromTHL?.extensionReason.map { words("county.extended", ["reason": $0]) },
            "declaredPath": fromTHL?.declared?.path,
            "sent": words("county.sent", ["sent": String(sent), "groups": String(groups.count)]),
            "isComplete": withoutGroup.isEmpty && !groups.isEmpty && sent == groups.count,
            "hasRounds": round.others.count > 1, "rounds": round.links(words),
            "newGroupPath": round.path(.newGroup), "municipalitiesPath": round.path(.municipalities), "gapsPath": Address.gaps(nil).path,
            "picksPath": Address.picks(nil).path,
            "newDeliveryPath": Address.newDelivery.path, "tokensPath": Address.tokens.path,
            "hasMissing": !withoutGroup.isEmpty,
            "missingCount": words(
                withoutGroup.count == 1 ? "county.one-without-group" : "county.without-group", ["count": words.number(withoutGroup.count)]),
            "missing": words.sorted(withoutGroup) { $0.name(frame.language) }.map { ["name": $0.name(frame.language)] as Values },
            "hasContradictions": !shownProblems.isEmpty, "contradictions": shownProblems.map { problem($0, words) },
            "hasGroups": !groups.isEmpty, "groups": groups.map { row($0, words) },
            "hasDeliveries": !deliveries.isEmpty, "deliveryPeriods": deliveryPeriods(words),
        ]
        return PageContent(template: "county-home", title: area.name(frame.language), isWide: true, values: values)
    }

    /// Municipalities without a group are listed anyhow; they are a problem of their own only when nothing else is left to be sent.
    private var shownProblems: [FormProblem] { problems.filter { $0.rule != "P1" || $0.severity == .error } }

    private func problem(_ problem: FormProblem, _ words: Words) -> Values {
        ["severity": StatusTag.severity(Severity(problem.severity), words).values, "message": problem.message(in: words.language)]
    }

    private func row(_ group: Group, _ words: Words) -> Values {
        let names = words.sorted(group.municipalities.map { $0.name(words.language) }) { $0 }
        let remarks = fromTHL?.remarks[group.id]
        return [
            "remarksPath": remarks.map { _ in FollowUpAddress.remarks(group.notification).path },
            "remarks": remarks.map {
                words(
                    $0.unanswered > 0 ? "county.queries" : "county.remarks", ["count": String($0.unanswered > 0 ? $0.unanswered : $0.all)])
            },
            "name": group.name, "path": Address.notification(group.notification).path, "editPath": Address.group(group.id).path,
            "municipalities": names.joined(separator: ", "), "count": words.number(names.count),
            "status": StatusTag.notification(group.status, words).values, "version": group.version.map { String($0) } ?? "–",
            "reference": group.reference ?? "–",
            "receiptPath": group.reference.map { _ in Address.receipt(group.notification).path },
        ]
    }

    /// The deliveries under their quarters, the newest quarter first; those whose quarter could not be read come last.
    private func deliveryPeriods(_ words: Words) -> [Values] {
        let byPeriod = Dictionary(grouping: deliveries, by: \.period)
        let periods = byPeriod.keys.compactMap(\.self).sorted(by: >).map(Optional.some) + (byPeriod[nil] == nil ? [] : [nil])
        return periods.map { period in
            [
                "title": period.map { words.quarter($0) } ?? words("county.period-unknown"),
                "deliveries": (byPeriod[period] ?? []).map { row($0, words) },
            ]
        }
    }

    private func row(_ delivery: Delivery, _ words: Words) -> Values {
        [
            "path": Address.delivery(delivery.id).path, "received": words.moment(delivery.received), "group": delivery.group ?? "–",
            "channel": delivery.channel.map { words("channel.\($0.rawValue)") },
            "late": delivery.daysLate.map { words($0 == 1 ? "county.late-one" : "county.late", ["days": words.number($0)]) },
            "rows": delivery.rows.map { words.number($0) } ?? "–",
            "status": StatusTag.delivery(delivery.status, words).values,
        ]
    }
}
