import CodeLists
import RegisterModel

/// What every row is checked against: the monitoring period, the kind of identity codes, the code lists as they are on the first day.
final class RowContext: Sendable {
    let period: MonitoringPeriod
    let identityUse: IdentityUse
    let organisers: CodeLookup<Area>
    let municipalities: CodeLookup<Municipality>
    let serviceTasks: CodeLookup<ServiceTask>
    let months = MonthTable()
    /// The area of each municipality, by places in the lists.
    let areaOfMunicipality: [UInt8]
    let familyLaw: Int
    let olderPeople: Int
    let childProtection: Int
    /// The last day of the period.
    let end: Day
    /// First and last day of the period, packed.
    let firstDay: UInt64
    let lastDay: UInt64

    /// The organiser that a delivery's manifest names; nil where there is none.
    let expectedOrganiser: Int?

    init(period: MonitoringPeriod, identityUse: IdentityUse, expectedOrganiser: Area? = nil) {
        self.expectedOrganiser = expectedOrganiser?.index
        self.period = period
        self.identityUse = identityUse
        organisers = CodeLookup(validOn: period.start, where: \.isOrganiser)
        municipalities = CodeLookup(validOn: period.start)
        serviceTasks = CodeLookup(validOn: period.start)
        areaOfMunicipality = Municipality.all.map { UInt8($0.area.index) }
        let task = { (slug: String) in ServiceTask(slug)!.index }
        familyLaw = task("family-law")
        olderPeople = task("older-people")
        childProtection = task("child-protection")
        end = period.end
        firstDay = PackedDay.pack(period.start)
        lastDay = PackedDay.pack(period.end)
    }
}
