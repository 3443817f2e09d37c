import CodeLists
import RegisterModel

/// What a table counts. Always distinct persons. One byte: the place in the list of all measures.
public struct Measure: RawRepresentable, Hashable, Comparable, Sendable, Codable, CaseIterable {
    private let place: UInt8

    /// The code in files.
    public var rawValue: String { Self.codes[Int(place)] }

    /// The measure with a code; nil if there is none.
    public init?(rawValue: String) {
        guard let measure = Self.byCode[rawValue] else { return nil }
        self = measure
    }

    private init(_ place: Int) { self.place = UInt8(place) }

    /// Every measure, in the order of files.
    public static let allCases: [Measure] = codes.indices.map { Measure($0) }

    private static let codes: [String] =
        [
            "clients", "started", "continuing", "ended", "lasted-under-3-months", "lasted-3-to-12-months", "lasted-1-to-3-years",
            "lasted-3-years-or-longer", "child-protection-clients", "child-protection-started", "child-protection-continuing",
            "child-protection-ended", "decision-clients", "service-clients",
        ] + DecisionPicks.names.map { "decision-pick-\($0)" } + DecisionType.all.map { "decision-type-\($0)" }
        + DecisionOutcome.all.map { "decision-outcome-\($0)" } + SocialService.all.map { "decision-service-\($0)" }
        + SocialService.all.map { "service-\($0)" }
        + EvidenceKinds.names.map { "evidence-\($0)" }
    private static let byCode = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, Measure($0)) })

    /// Persons with at least one client relationship open in the quarter.
    public static let clients = Measure(0)
    /// Clients of whom a relationship began in the quarter and none was open before it.
    public static let started = Measure(1)
    /// Clients of whom a relationship was open before the quarter: clients minus started.
    public static let continuing = Measure(2)
    /// Clients whose last relationship ended in the quarter.
    public static let ended = Measure(3)
    /// The classes of duration, shortest first, of a client's latest relationship until its end or the quarter's: 1–90 days, 91–365, 366–1 095,
    /// more. Every client is in exactly one of them.
    public static let durations = (4...7).map { Measure($0) }
    /// Persons with at least one child-protection period open in the quarter.
    public static let childProtection = Measure(8)
    /// Those of them of whom no period was open before the quarter.
    public static let childProtectionStarted = Measure(9)
    /// Those of them of whom a period was open before the quarter.
    public static let childProtectionContinuing = Measure(10)
    /// Those of them whose last period ended in the quarter.
    public static let childProtectionEnded = Measure(11)
    /// Persons with at least one service decision that a pick takes.
    public static let decisions = Measure(12)
    /// Persons who received at least one social service.
    public static let services = Measure(13)

    /// Persons with a decision that a pick takes, by pick.
    public static let decisionPicks = DecisionPicks.names.compactMap { Measure(rawValue: "decision-pick-\($0)") }
    /// Persons with a decision on a social service, in any pick.
    public static let decisionServices = SocialService.all.compactMap { Measure(rawValue: "decision-service-\($0)") }
    /// Persons with a decision of a type, in any pick.
    public static let decisionTypes = DecisionType.all.compactMap { Measure(rawValue: "decision-type-\($0)") }
    /// Persons with a decision of an outcome, in any pick.
    public static let decisionOutcomes = DecisionOutcome.all.compactMap { Measure(rawValue: "decision-outcome-\($0)") }
    /// Persons who received a service.
    public static let serviceKinds = SocialService.all.compactMap { Measure(rawValue: "service-\($0)") }
    /// Persons of whom a kind of evidence shows that they received a service.
    public static let evidenceKinds = EvidenceKinds.names.compactMap { Measure(rawValue: "evidence-\($0)") }

    /// The class of a duration in days, both ends counted.
    static func lasting(days: Int32) -> Measure {
        switch days {
        case ...90: durations[0]
        case ...365: durations[1]
        case ...1095: durations[2]
        default: durations[3]
        }
    }

    /// In the order of files.
    public static func < (a: Measure, b: Measure) -> Bool { a.place < b.place }
}
