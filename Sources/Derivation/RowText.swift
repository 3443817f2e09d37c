import CodeLists
import RegisterModel

/// The bytes of codes and days as a block has them, and the places of codes in byte order, made once.
struct RowText: Sendable {
    /// One for the whole program: a day's bytes are a megabyte that nobody needs twice.
    static let shared = RowText()

    private let days: [UInt8]
    let organisers: [[UInt8]]
    let municipalities: [[UInt8]]
    let serviceTasks: [[UInt8]]
    let socialServices: [[UInt8]]
    let decisionTypes: [[UInt8]]
    let outcomes: [[UInt8]]
    /// The texts of all sets of picks, by their bits.
    let picks: [[UInt8]]
    /// The texts of all sets of evidence, by their bits.
    let evidence: [[UInt8]]
    private let taskRanks: [Int]
    private let serviceRanks: [Int]
    private let typeRanks: [Int]
    private let outcomeRanks: [Int]

    private init() {
        organisers = Self.texts(Area.self)
        municipalities = [[]] + Self.texts(Municipality.self)
        serviceTasks = Self.texts(ServiceTask.self)
        socialServices = Self.texts(SocialService.self)
        decisionTypes = Self.texts(DecisionType.self)
        outcomes = Self.texts(DecisionOutcome.self)
        picks = (UInt8(0)..<32).map { Array(DecisionPicks(rawValue: $0).text.utf8) }
        evidence = (UInt16(0)..<512).map { Array(EvidenceKinds(rawValue: $0).text.utf8) }
        taskRanks = Self.ranks(serviceTasks)
        serviceRanks = Self.ranks(socialServices)
        typeRanks = Self.ranks(decisionTypes)
        outcomeRanks = Self.ranks(outcomes)
        var days: [UInt8] = []
        days.reserveCapacity(10 * Int(Day.latest.number - Day.earliest.number + 1))
        for number in Day.earliest.number...Day.latest.number { days += Array(Day(number: number).description.utf8) }
        self.days = days
    }

    private static func texts<C: Code>(_ list: C.Type) -> [[UInt8]] { list.all.map { Array($0.slug.utf8) } }

    private static func ranks(_ texts: [[UInt8]]) -> [Int] {
        let sorted = texts.sorted { $0.lexicographicallyPrecedes($1) }
        return texts.map { sorted.firstIndex(of: $0)! }
    }

    /// The task's place among the slugs in byte order.
    func rank(ofTask task: Int) -> Int { taskRanks[task] }
    /// The service's place among the slugs in byte order.
    func rank(ofService service: Int) -> Int { serviceRanks[service] }
    /// The decision type's place among the slugs in byte order.
    func rank(ofType type: Int) -> Int { typeRanks[type] }
    /// The outcome's place among the slugs in byte order.
    func rank(ofOutcome outcome: Int) -> Int { outcomeRanks[outcome] }

    /// Writes `YYYY-MM-DD` of a day given as days since 1970-01-01.
    @inline(__always)
    func writeDay(_ number: Int32, at place: UnsafeMutablePointer<UInt8>) {
        let start = 10 * Int(number - Day.earliest.number)
        for byte in 0..<10 { place[byte] = days[start + byte] }
    }
}
