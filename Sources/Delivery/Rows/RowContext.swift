import CodeLists
import RegisterModel

/// What every row is checked against: the monitoring period, the kind of identity codes, the code lists as they are on the first day.
final class RowContext: Sendable {
    let period: MonitoringPeriod
    let identityUse: IdentityUse
    let organisers: CodeLookup
    let municipalities: CodeLookup
    let serviceTasks: CodeLookup
    let socialServices: CodeLookup
    let decisionTypes: CodeLookup
    let outcomes: CodeLookup
    /// Every kind of evidence, and every pick, by its bit.
    let evidence: CodeLookup
    let picks: CodeLookup
    let pickConditions: PickConditions
    let months = MonthTable()
    /// The area of each municipality, by places in the lists.
    let areaOfMunicipality: [UInt8]
    /// The task that each decision type implies, by places in the lists; nil where the row gives it.
    let taskOfDecisionType: [Int?]
    let familyLaw: Int
    let olderPeople: Int
    let childProtection: Int
    /// The decision type that has one service only, and that service.
    let incomeSupportDecision: Int
    let incomeSupport: Int
    let negative: Int
    /// The last day of the period.
    let end: Day
    /// First and last day of the period, packed.
    let firstDay: UInt64
    let lastDay: UInt64

    /// The organiser that a delivery's manifest names; nil where there is none.
    let expectedOrganiser: Int?
    /// The services of units, for rows of services that name a unit only.
    let units: UnitTable

    init(period: MonitoringPeriod, identityUse: IdentityUse, expectedOrganiser: Area? = nil, units: UnitTable = UnitTable()) {
        self.expectedOrganiser = expectedOrganiser?.index
        self.units = units
        self.period = period
        self.identityUse = identityUse
        organisers = CodeLookup(Area.self, validOn: period.start, where: \.isOrganiser)
        municipalities = CodeLookup(Municipality.self, validOn: period.start)
        serviceTasks = CodeLookup(ServiceTask.self, validOn: period.start)
        socialServices = CodeLookup(SocialService.self, validOn: period.start)
        decisionTypes = CodeLookup(DecisionType.self, validOn: period.start)
        outcomes = CodeLookup(DecisionOutcome.self, validOn: period.start)
        evidence = CodeLookup(EvidenceKinds.names.enumerated().map { ($1, $0) })
        picks = CodeLookup(DecisionPicks.names.enumerated().map { ($1, $0) })
        pickConditions = PickConditions(period)
        areaOfMunicipality = Municipality.all.map { UInt8($0.area.index) }
        taskOfDecisionType = DecisionType.all.map { $0.serviceTask?.index }
        let task = { (slug: String) in ServiceTask(slug)!.index }
        familyLaw = task("family-law")
        olderPeople = task("older-people")
        childProtection = task("child-protection")
        incomeSupportDecision = DecisionType("supplementary-income-support-decision")!.index
        incomeSupport = SocialService("income-support")!.index
        negative = DecisionOutcome("negative")!.index
        end = period.end
        firstDay = PackedDay.pack(period.start)
        lastDay = PackedDay.pack(period.end)
    }
}
