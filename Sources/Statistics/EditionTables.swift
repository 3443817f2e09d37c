import CodeLists
import RegisterModel

/// The tables that are made of every edition. The raw value is the table's name in files and addresses.
public enum TableName: String, CaseIterable, Sendable, Codable {
    /// Clients by area and service task.
    case clientsByArea = "clients-by-area"
    /// Clients by age group, area and service task.
    case clientsByAge = "clients-by-age"
    /// Clients by municipality, service task and age group.
    case clientsByMunicipality = "clients-by-municipality"
    /// Clients who started, continued and ended, by area and service task.
    case clientChanges = "client-changes"
    /// Clients by the duration of their relationship, area and service task.
    case clientDurations = "client-durations"
    /// Clients of child protection by area.
    case childProtection = "child-protection"
    /// Persons with service decisions by area, pick, type, service and outcome.
    case decisions
    /// Persons who received social services by area, service and evidence.
    case receivedServices = "received-services"

    /// The block the table counts, where that is not client periods.
    public var block: BlockKind {
        switch self {
        case .childProtection: .childProtectionPeriods
        case .decisions: .serviceDecisions
        case .receivedServices: .receivedServices
        default: .clientPeriods
        }
    }
}

extension Place {
    /// The country and the 22 areas.
    public static let areas: [Place] = [.country] + Area.organisers.map { .area($0) }
    /// The country, the areas, and each area's municipalities with the row of those without one.
    public static let all: [Place] =
        areas + Area.organisers.flatMap { area in area.municipalities.map { .municipality($0) } + [.unknownMunicipality(area)] }
}

extension AgeClass {
    /// The six age groups, the unknown one last, and the total.
    public static let standard: [AgeClass] = AgeGroup.allCases.map { AgeClass($0) } + [.total]
}

extension EditionCounts {
    /// The names of the edition's tables, in their order. A block of which nothing has come has no table.
    public var tableNames: [TableName] { TableName.allCases.filter { $0.block == .clientPeriods || factArrivals[$0.block] != nil } }

    /// The tables of the edition, in the order of their names. They are not for publication as they are.
    public var tables: [StatisticalTable] { tableNames.map(table) }

    /// One table of the edition.
    public func table(_ name: TableName) -> StatisticalTable {
        let tasks = ServiceTask.inScope.map { $0 } + [nil]
        func table(_ places: [Place], _ measures: [Measure], _ ages: [AgeClass]) -> StatisticalTable {
            counter.table(name: name.rawValue, measures: measures, places: places, tasks: tasks, ages: ages, arrival: arrival)
        }
        func factTable(_ measures: [Measure]) -> StatisticalTable {
            StatisticalTable(
                name: name.rawValue, measures: measures, quarter: quarter, places: Place.areas, tasks: [nil],
                arrival: factArrivals[name.block] ?? Arrival(blocks: []), count: count)
        }
        return switch name {
        case .childProtection:
            factTable([.childProtection, .childProtectionStarted, .childProtectionContinuing, .childProtectionEnded])
        case .decisions:
            factTable([.decisions] + Measure.decisionPicks + Measure.decisionTypes + Measure.decisionServices + Measure.decisionOutcomes)
        case .receivedServices: factTable([.services] + Measure.serviceKinds + Measure.evidenceKinds)
        case .clientsByArea: table(Place.areas, [.clients], [.total])
        case .clientsByAge: table(Place.areas, [.clients], AgeClass.standard)
        case .clientsByMunicipality: table(Place.all, [.clients], AgeClass.standard)
        case .clientChanges: table(Place.areas, [.clients, .started, .continuing, .ended], [.total])
        case .clientDurations: table(Place.areas, [.clients] + Measure.durations, [.total])
        }
    }
}
