import RegisterModel

/// An age group of the statistics, by the age reached in the year of the quarter: the year of the quarter minus the year of birth.
///
/// The register keeps the year of birth and nothing else of a person, so the age is that of the last day of the year's own count: everybody
/// born in one year changes group together. Persons with a temporary identifier have no known year of birth and form a group of their own,
/// so the groups add up to the total.
public enum AgeGroup: Int, CaseIterable, Sendable, Codable, Comparable {
    /// 0–17 years.
    case under18
    /// 18–24 years.
    case from18
    /// 25–64 years.
    case from25
    /// 65–84 years.
    case from65
    /// 85 years and over.
    case over84
    /// The year of birth is not known.
    case unknown

    /// The group of a person born in a year, counted in a quarter. Nil, or a year after the quarter's, gives `unknown`.
    public init(birthYear: Int?, quarter: MonitoringPeriod) {
        switch birthYear.map({ quarter.year - $0 }) {
        case .some(0...17): self = .under18
        case .some(18...24): self = .from18
        case .some(25...64): self = .from25
        case .some(65...84): self = .from65
        case .some(85...): self = .over84
        default: self = .unknown
        }
    }

    /// The lowest age of the group in years; nil for `unknown`.
    var lowestAge: Int? { [0, 18, 25, 65, 85, nil][rawValue] }
    /// The highest age of the group in years, included; nil for the open group and for `unknown`.
    var highestAge: Int? { [17, 24, 64, 84, nil, nil][rawValue] }

    /// From the youngest; the unknown ones last.
    public static func < (a: AgeGroup, b: AgeGroup) -> Bool { a.rawValue < b.rawValue }
}

/// One class of a table's age column: one age group, several neighbours taken together, or all of them (the total).
public struct AgeClass: Hashable, Comparable, Sendable, Codable {
    private let bits: UInt8

    /// All age groups together, the unknown one included.
    public static let total = AgeClass(AgeGroup.allCases)

    /// The class of these groups; the order does not matter.
    public init(_ groups: some Sequence<AgeGroup>) {
        bits = groups.reduce(0) { $0 | 1 << UInt8($1.rawValue) }
    }

    /// The class of one group.
    public init(_ group: AgeGroup) { self.init([group]) }

    /// The groups in the class, youngest first.
    public var groups: [AgeGroup] { AgeGroup.allCases.filter { bits & 1 << UInt8($0.rawValue) != 0 } }
    /// Whether the class is the total over ages.
    public var isTotal: Bool { self == .total }
    /// Whether everybody of the other class is in this one.
    public func contains(_ other: AgeClass) -> Bool { bits & other.bits == other.bits }

    /// The code in files: `0-17`, `85-` for an open class, `unknown`, `total`; classes with gaps are joined by `+`.
    public var code: String {
        if isTotal { return "total" }
        var runs: [[AgeGroup]] = []
        for group in groups {
            if group != .unknown, let last = runs.last?.last, last.rawValue + 1 == group.rawValue {
                runs[runs.count - 1].append(group)
            } else {
                runs.append([group])
            }
        }
        return runs.map { run in
            guard let low = run[0].lowestAge, let last = run.last else { return "unknown" }
            return "\(low)-" + (last.highestAge.map(String.init) ?? "")
        }.joined(separator: "+")
    }

    /// The total first, then by groups from the youngest.
    public static func < (a: AgeClass, b: AgeClass) -> Bool {
        if a.isTotal != b.isTotal { return a.isTotal }
        return a.groups.lexicographicallyPrecedes(b.groups)
    }
}
