/// A service task (serviceuppgift, palvelutehtävä): six in the register and family law, which is outside it.
public struct ServiceTask: Code {
    private let place: UInt16
    /// The code at a place of the list, from 0.
    public init(index: Int) { place = UInt16(index) }
    /// The place in the list, from 0.
    public var index: Int { Int(place) }
    /// The list, read once from its data file.
    public static let list = CodeList<ServiceTask>("service-tasks")
    /// False only for family law, which the register does not collect.
    public var isInScope: Bool { entry.inScope ?? true }
    /// The least and the most clients that THL estimates the task to have in the whole country; nil for family law. The list names the source.
    public var estimatedClients: ClosedRange<Int>? {
        guard let bounds = entry.estimatedClients, bounds.count == 2, bounds[0] <= bounds[1] else { return nil }
        return bounds[0]...bounds[1]
    }
    /// The six tasks of the register, in the form's order.
    public static let inScope: [ServiceTask] = all.filter(\.isInScope)
}

/// A social service (socialservice, sosiaalipalvelu): the 35 rows of question 28.
public struct SocialService: Code {
    private let place: UInt16
    /// The code at a place of the list, from 0.
    public init(index: Int) { place = UInt16(index) }
    /// The place in the list, from 0.
    public var index: Int { Int(place) }
    /// The list, read once from its data file.
    public static let list = CodeList<SocialService>("social-services")
    /// The theme under which the form's page shows the service.
    public var theme: ServiceTheme { ServiceTheme(rawValue: entry.theme ?? "") ?? .guidance }
}

/// The five themes under which the 35 services of question 28 are shown. Our own grouping; exports keep the printed order.
public enum ServiceTheme: String, CaseIterable, Sendable {
    case home, housing, families, participation, guidance
    /// The services of the theme in printed order.
    public var services: [SocialService] { SocialService.all.filter { $0.theme == self } }
}

/// One of the nine types of service decision that THL's notification form lists.
public struct DecisionType: Code {
    private let place: UInt16
    /// The code at a place of the list, from 0.
    public init(index: Int) { place = UInt16(index) }
    /// The place in the list, from 0.
    public var index: Int { Int(place) }
    /// The list, read once from its data file.
    public static let list = CodeList<DecisionType>("decision-types")
    /// The task that the type implies; nil where the decision itself names it (aftercare, income support).
    public var serviceTask: ServiceTask? { entry.serviceTask.flatMap { ServiceTask($0) } }
}

/// How a decision ended: positive, partly positive or negative.
public struct DecisionOutcome: Code {
    private let place: UInt16
    /// The code at a place of the list, from 0.
    public init(index: Int) { place = UInt16(index) }
    /// The place in the list, from 0.
    public var index: Int { Int(place) }
    /// The list, read once from its data file.
    public static let list = CodeList<DecisionOutcome>("decision-outcomes")
}

/// A client data system of question 5.
public struct ClientDataSystem: Code {
    private let place: UInt16
    /// The code at a place of the list, from 0.
    public init(index: Int) { place = UInt16(index) }
    /// The place in the list, from 0.
    public var index: Int { Int(place) }
    /// The list, read once from its data file.
    public static let list = CodeList<ClientDataSystem>("client-data-systems")
}

/// A phase of the national service process.
public struct ServicePhase: Code {
    private let place: UInt16
    /// The code at a place of the list, from 0.
    public init(index: Int) { place = UInt16(index) }
    /// The place in the list, from 0.
    public var index: Int { Int(place) }
    /// The list, read once from its data file.
    public static let list = CodeList<ServicePhase>("service-phases")
}

/// An area: one of the 21 wellbeing services counties (`01`…`21`), Helsinki (`90`) or Åland (`91`, outside the register).
public struct Area: Code {
    private let place: UInt16
    /// The code at a place of the list, from 0.
    public init(index: Int) { place = UInt16(index) }
    /// The place in the list, from 0.
    public var index: Int { Int(place) }
    /// The list, read once from its data file.
    public static let list = CodeList<Area>("areas")
    /// True for the 22 that organise social welfare and deliver; false for Åland.
    public var isOrganiser: Bool { entry.organiser ?? false }
    /// The 22 organisers in code order.
    public static let organisers: [Area] = all.filter(\.isOrganiser)
    /// Column (from the west) and row (from the north) on the tile map, both from 1; nil for Åland.
    public var tile: (column: Int, row: Int)? { entry.tile.map { ($0[0], $0[1]) } }
    /// The municipalities of the area in code order.
    public var municipalities: [Municipality] { Self.members[self] ?? [] }
    private static let members = Dictionary(grouping: Municipality.all, by: \.area)
}

/// A municipality of 1.1.2023, by its three-digit code.
public struct Municipality: Code {
    private let place: UInt16
    /// The code at a place of the list, from 0.
    public init(index: Int) { place = UInt16(index) }
    /// The place in the list, from 0.
    public var index: Int { Int(place) }
    /// The list, read once from its data file.
    public static let list = CodeList<Municipality>("municipalities")
    /// The area the municipality belongs to.
    public var area: Area { Self.areas[index] }
    private static let areas: [Area] = list.entries.map { entry in
        guard let area = entry.area.flatMap({ Area($0) }) else { preconditionFailure("Municipality \(entry.code) has no area.") }
        return area
    }
    /// Inhabitants by year (31 December); only the years known here.
    public var population: [Int: Int] { Self.populations[index] }
    private static let populations: [[Int: Int]] = list.entries.map { entry in
        Dictionary(uniqueKeysWithValues: (entry.population ?? [:]).compactMap { year, count in Int(year).map { ($0, count) } })
    }
}
