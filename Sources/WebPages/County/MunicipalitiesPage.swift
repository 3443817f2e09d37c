import CodeLists
import Localization

/// The county's municipalities, each with its group: groups are drawn anew here. Field names: `group.<code>` with the id of the chosen group
/// or nothing, and `from.<code>` with the group that was shown.
public struct MunicipalitiesPage: Page {
    /// A group that can be chosen.
    public struct Group: Sendable {
        /// The id.
        public let id: String
        /// The name.
        public let name: String
        /// Whether its notification has been sent, so that a change means sending it again.
        public let isSent: Bool

        /// Makes a group.
        public init(id: String, name: String, isSent: Bool) {
            self.id = id
            self.name = name
            self.isSent = isSent
        }
    }

    /// The time a municipality was in a group.
    public struct Placement: Sendable {
        /// The municipality.
        public let municipality: Municipality
        /// The name of the group.
        public let group: String
        /// Since when.
        public let since: Moment
        /// Until when; nil while it is there.
        public let until: Moment?

        /// Makes a placement.
        public init(municipality: Municipality, group: String, since: Moment, until: Moment?) {
            self.municipality = municipality
            self.group = group
            self.since = since
            self.until = until
        }
    }

    /// A group that was dissolved.
    public struct Dissolved: Sendable {
        /// The name.
        public let name: String
        /// When.
        public let at: Moment
        /// Why; nil where no reason was needed.
        public let reason: String?
        /// The id of the notification that it had sent, whose receipt stays; nil where it had sent none.
        public let notification: String?

        /// Makes a dissolved group.
        public init(name: String, at: Moment, reason: String?, notification: String?) {
            self.name = name
            self.at = at
            self.reason = reason
            self.notification = notification
        }
    }

    /// The county.
    public let area: Area
    /// The municipalities.
    public let municipalities: [Municipality]
    /// The groups.
    public let groups: [Group]
    /// The group of each municipality as stored, by id.
    public let present: [Municipality: String]
    /// The group chosen for each municipality, where the page is shown again; otherwise empty.
    public let chosen: [Municipality: String]
    /// Earlier and present placements, oldest first.
    public let history: [Placement]
    /// The groups that were dissolved, the newest first.
    public let dissolved: [Dissolved]
    /// Whether somebody else has moved a municipality meanwhile.
    public let isRefused: Bool
    /// Which round the groups belong to.
    public let round: CountyRound

    /// Makes the page.
    public init(
        area: Area, municipalities: [Municipality], groups: [Group], present: [Municipality: String], chosen: [Municipality: String] = [:],
        history: [Placement], dissolved: [Dissolved] = [], isRefused: Bool = false, round: CountyRound = CountyRound()
    ) {
        self.area = area
        self.municipalities = municipalities
        self.groups = groups
        self.present = present
        self.chosen = chosen
        self.history = history
        self.dissolved = dissolved
        self.isRefused = isRefused
        self.round = round
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let rows = words.sorted(municipalities) { $0.name(words.language) }
        let moved = history.filter { $0.until != nil }
        return PageContent(
            template: "municipalities", title: words("municipalities.title"), back: .county, backRound: round.earlier,
            problems: isRefused ? [PageProblem(target: rows.first.map(field) ?? "main", message: words("municipalities.changed"))] : [],
            values: [
                "caption": area.name(words.language), "path": Address.municipalities.path, "cancelPath": round.path(.county),
                "round": round.earlier,
                "hasGroups": !groups.isEmpty, "newGroupPath": round.path(.newGroup), "rows": rows.map { row($0, words) },
                "hasDissolved": !dissolved.isEmpty,
                "dissolved": dissolved.map { group in
                    [
                        "name": group.name, "at": words.moment(group.at), "reason": group.reason ?? "–",
                        "receiptPath": group.notification.map { Address.receipt($0).path },
                    ] as Values
                },
                "hasSent": groups.contains(where: \.isSent), "hasHistory": !moved.isEmpty,
                "history": moved.reversed().map { placement in
                    [
                        "municipality": placement.municipality.name(words.language), "group": placement.group,
                        "since": words.moment(placement.since), "until": placement.until.map { words.moment($0) },
                    ] as Values
                },
            ])
    }

    private func field(_ municipality: Municipality) -> String { "municipality-\(municipality.slug)" }

    private func row(_ municipality: Municipality, _ words: Words) -> Values {
        let here = present[municipality] ?? ""
        let wanted = chosen[municipality] ?? here
        return [
            "field": field(municipality), "label": municipality.name(words.language), "code": municipality.slug, "from": here,
            "isMissing": here.isEmpty,
            "options": groups.map { group in
                [
                    "value": group.id, "isChosen": group.id == wanted,
                    "label": group.isSent ? words("municipalities.sent-group", ["group": group.name]) : group.name,
                ] as Values
            },
        ]
    }
}
