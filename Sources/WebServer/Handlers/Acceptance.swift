import Delivery
import Hummingbird
import Localization
import NotificationForm
import Operations
import RegisterModel
import RegisterStore
import WebPages

// The rules for taking deliveries of a round: THL sees them, an officer changes them.
extension Site {
    func acceptance(_ id: String, _ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        let found = try await operations.roundAcceptance(id, by: actor)
        let fields = AcceptanceFields(found)
        return visit.page(fields.page(found, visit.reader.language, mayChange: actor.role == .registerOfficer))
    }

    func changeAcceptance(_ id: String, _ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        guard actor.role == .registerOfficer else { throw PageError.forbidden }
        let found = try await operations.roundAcceptance(id, by: actor)
        let fields = AcceptanceFields(visit.form, found.periods)
        var problems = fields.problems
        if problems.isEmpty {
            do {
                try await operations.setAcceptanceRules(fields.rules(in: found.rules), round: id, by: actor)
                return visit.redirect(to: .followUp(.acceptance(id)), flash: .acceptanceChanged)
            } catch OperationError.invalid(let refused) {
                problems = refused.map(\.subject)
            }
        }
        let page = fields.page(found, visit.reader.language, mayChange: true, problems: problems)
        return visit.page(page, status: .unprocessableContent)
    }
}

/// The fields of ``AcceptancePage``, as text and as what they say.
struct AcceptanceFields {
    private let share: String
    private let days: String
    private let explained: Set<String>
    private let ownDays: [(period: MonitoringPeriod, text: String)]

    /// What the fields hold for rules as they stand.
    init(_ acceptance: RoundAcceptance) {
        let rules = acceptance.rules
        share = "\(rules.rejectedPerMille / 10),\(rules.rejectedPerMille % 10)"
        days = String(rules.deliveryDays)
        explained = Set(rules.rulesToExplain ?? AcceptanceRules.explainable)
        ownDays = acceptance.periods.map { period in
            (period, rules.deadlines.first { $0.period == period }.map(\.day.description) ?? "")
        }
    }

    /// What was posted.
    init(_ form: FormFields, _ periods: [MonitoringPeriod]) {
        share = (form["share"] ?? "").trimmed
        days = (form["days"] ?? "").trimmed
        explained = Set(form.all("rule"))
        ownDays = periods.map { ($0, (form["day.\($0)"] ?? "").trimmed) }
    }

    /// The share in thousandths: `1`, `1,5` or `1.5` per cent; nil for anything else.
    private var perMille: Int? {
        guard let match = share.wholeMatch(of: /([0-9]{1,3})(?:[.,]([0-9]))?/), let whole = Int(match.1) else { return nil }
        return whole * 10 + (match.2.flatMap { Int($0) } ?? 0)
    }

    /// The names of the fields that say nothing that can be understood.
    var problems: [String] {
        (perMille == nil ? ["share"] : []) + (Int(days) == nil ? ["days"] : [])
            + ownDays.filter { !$0.text.isEmpty && Day(entered: $0.text) == nil }.map { "day.\($0.period)" }
    }

    /// The rules that the fields say; quarters that the page does not show keep their days.
    func rules(in present: AcceptanceRules) -> AcceptanceRules {
        let shown = Set(ownDays.map(\.period))
        let deadlines = ownDays.compactMap { period, text in
            Day(entered: text).map { AcceptanceRules.Deadline(period: period, day: $0) }
        }
        let isAll = explained.isSuperset(of: AcceptanceRules.explainable)
        return AcceptanceRules(
            rejectedPerMille: perMille ?? present.rejectedPerMille, rulesToExplain: isAll ? nil : explained.sorted(),
            deliveryDays: Int(days) ?? present.deliveryDays,
            deadlines: present.deadlines.filter { !shown.contains($0.period) } + deadlines)
    }

    /// The page with these fields.
    func page(_ found: RoundAcceptance, _ language: Language, mayChange: Bool, problems: [String] = []) -> AcceptancePage {
        AcceptancePage(
            round: found.round, share: share, days: days,
            rules: Rule.all.filter { AcceptanceRules.explainable.contains($0.name) }.map { rule in
                AcceptancePage.ConfirmRule(id: rule.name, what: rule.what(in: language), isChosen: explained.contains(rule.name))
            },
            quarters: ownDays.map { period, text in
                AcceptancePage.Quarter(period: period, lastDay: found.rules.lastDay(of: period), entered: text)
            }, mayChange: mayChange, problems: problems)
    }
}
