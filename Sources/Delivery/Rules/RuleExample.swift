import RegisterModel

/// A row that a rule lets pass and one that it finds, and no other rule does. Each is given as what differs from a sound row of its kind. The
/// tests run them, the documentation shows them.
public struct RuleExample: Sendable {
    /// What the rows are.
    public let kind: TableKind
    /// Columns that differ from a sound row, in a row that passes.
    public let passes: [String: String]
    /// Columns that differ from a sound row, in a row that fails.
    public let fails: [String: String]
    /// Where the rows are checked.
    public let use: IdentityUse

    init(_ kind: TableKind, passes: [String: String], fails: [String: String], use: IdentityUse = .test) {
        self.kind = kind
        self.passes = passes
        self.fails = fails
        self.use = use
    }

    /// The quarter for which the rows are checked.
    public static let period = "2023Q1"

    /// The values of a whole row, in the order of the kind's columns.
    public func row(_ changes: [String: String]) -> [String] { kind.columns.map { changes[$0] ?? Self.sound[kind]?[$0] ?? "" } }

    /// The same for a reader: a code that might be somebody's is masked.
    public func shown(_ changes: [String: String]) -> String {
        row(changes).map { value in
            let code = try? IdentityCode(value)
            return code.map { $0.isSynthetic ? value : PersonIdentifier.masked(value) } ?? value
        }.joined(separator: ",")
    }
}

/// Values that the examples share. Codes are of the 900 series, which no real person has, and are made here.
extension RuleExample {
    private static func code(_ birthDay: String, _ sign: Character, _ number: Int) -> String {
        Day(birthDay).flatMap { IdentityCode(birthDay: $0, sign: sign, individualNumber: number)?.text } ?? ""
    }

    /// Somebody of working age.
    static let person = code("1980-05-06", "-", 907)
    /// A child.
    static let child = code("2015-05-06", "A", 907)
    /// Somebody born after the quarter.
    static let bornAfter = code("2023-04-01", "A", 907)
    /// A code of the form of a real one, born too long ago to be anybody's who lives.
    static let realLooking = code("1880-02-03", "+", 20)
    /// A code whose check character is another one than it should be.
    static let wrongCheck = String(person.dropLast()) + (person.last == "A" ? "B" : "A")

    /// A row of each kind that no rule finds anything in.
    public static let sound: [TableKind: [String: String]] = [
        .matters: [
            "person_id": person, "organiser": "90", "municipality": "091", "service_task": "working-age", "matter_id": "M1",
            "opened": "2023-01-02", "closed": "2023-02-03", "joined": "", "left": "",
        ],
        .clientPeriods: [
            "person_id": person, "organiser": "90", "municipality": "091", "service_task": "working-age", "start": "2023-01-02",
            "end": "2023-02-03",
        ],
        .childProtection: ["person_id": child, "organiser": "90", "municipality": "091", "started": "2023-01-02", "ended": "2023-02-03"],
        .childProtectionPeriods: [
            "person_id": child, "organiser": "90", "municipality": "091", "start": "2023-01-02", "end": "2023-02-03",
        ],
        .decisions: [
            "person_id": person, "organiser": "90", "municipality": "091", "decision_type": "working-age-service-decision",
            "service_task": "working-age", "social_service": "social-work", "decision_id": "D1", "decided": "2023-01-02",
            "outcome": "positive", "valid_from": "2023-01-05", "valid_to": "2023-12-31",
        ],
        .serviceDecisions: [
            "person_id": person, "organiser": "90", "municipality": "091", "service_task": "working-age", "social_service": "social-work",
            "decision_type": "working-age-service-decision", "decision_id": "D1", "decided": "2023-01-02", "outcome": "positive",
            "valid_from": "2023-01-05", "valid_to": "2023-12-31", "picks": "made",
        ],
        .services: [
            "person_id": person, "organiser": "90", "municipality": "091", "service_task": "working-age", "social_service": "social-work",
            "unit": "", "evidence": "valid-service", "first_day": "2023-01-02", "last_day": "2023-02-03",
        ],
        .receivedServices: [
            "person_id": person, "organiser": "90", "municipality": "091", "service_task": "working-age", "social_service": "social-work",
            "evidence": "decision+valid-service", "first_day": "2023-01-02", "last_day": "2023-02-03",
        ],
        .units: ["unit": "U1", "social_service": "home-care"],
    ]
}
