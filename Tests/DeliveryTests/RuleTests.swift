import Foundation
import RegisterModel
import Testing

@testable import Delivery

/// Each rule with a row that passes it, one that fails it alone, and where it does not apply.
@Suite struct `Rules on rows` {
    struct Example: Sendable, CustomTestStringConvertible {
        let rule: RuleID
        let kind: TableKind
        /// Columns that differ from a sound row, in a row that passes.
        let passes: [String: String]
        /// Columns that differ from a sound row, in a row that fails this rule and no other.
        let fails: [String: String]
        var use: IdentityUse = .test
        var testDescription: String { "\(rule.rule.name) in \(kind.rawValue)" }
    }

    static let person = IdentityCode(birthDay: Day("1980-05-06")!, sign: "-", individualNumber: 907)!.text
    static let child = IdentityCode(birthDay: Day("2015-05-06")!, sign: "A", individualNumber: 907)!.text
    static let sound: [TableKind: [String: String]] = [
        .matters: [
            "person_id": person, "organiser": "90", "municipality": "091", "service_task": "working-age", "matter_id": "M1",
            "opened": "2023-01-02", "closed": "2023-02-03", "joined": "", "left": "",
        ],
        .clientPeriods: [
            "person_id": person, "organiser": "90", "municipality": "091", "service_task": "working-age", "start": "2023-01-02",
            "end": "2023-02-03",
        ],
    ]
    static let wrongCheck = person.dropLast() + (person.last == "A" ? "B" : "A")

    static let examples: [Example] = [
        Example(rule: .personIdMissing, kind: .matters, passes: ["person_id": person], fails: ["person_id": " "]),
        Example(rule: .personIdShape, kind: .matters, passes: ["person_id": " \(person)"], fails: ["person_id": "060580*9071"]),
        Example(
            rule: .personIdShape, kind: .clientPeriods, passes: ["person_id": "1.2.246.10.1.22.2023|å1"], fails: ["person_id": "1.02.3|x"]),
        Example(rule: .personIdShape, kind: .matters, passes: ["person_id": "1.2|x"], fails: ["person_id": "1.2|"]),
        // Under the root of official codes there are no temporary identifiers.
        Example(rule: .personIdShape, kind: .matters, passes: ["person_id": "1.2.246.210|x"], fails: ["person_id": "1.2.246.21|x"]),
        Example(rule: .personIdDate, kind: .matters, passes: ["person_id": person], fails: ["person_id": "310280-9071"]),
        Example(rule: .personIdDate, kind: .clientPeriods, passes: [:], fails: ["person_id": "010423A9nnn"]),
        Example(rule: .personIdCheckCharacter, kind: .matters, passes: [:], fails: ["person_id": String(wrongCheck)]),
        Example(rule: .personIdBornAfter, kind: .matters, passes: ["opened": "1980-05-06"], fails: ["opened": "1980-05-05"]),
        Example(rule: .organiserUnknown, kind: .matters, passes: [:], fails: ["organiser": "91"]),
        Example(rule: .municipalityUnknown, kind: .matters, passes: [:], fails: ["municipality": "999"]),
        Example(
            rule: .municipalityOtherOrganiser, kind: .matters, passes: ["organiser": "08", "municipality": "837"],
            fails: ["municipality": "837"]),
        Example(rule: .municipalityWithheld, kind: .clientPeriods, passes: [:], fails: ["municipality": ""]),
        Example(rule: .serviceTaskUnknown, kind: .matters, passes: ["service_task": "10"], fails: ["service_task": "gardening"]),
        Example(rule: .serviceTaskOutOfScope, kind: .clientPeriods, passes: [:], fails: ["service_task": "family-law", "start": "x"]),
        Example(rule: .matterIdMissing, kind: .matters, passes: [:], fails: ["matter_id": ""]),
        Example(rule: .dateMissing, kind: .matters, passes: ["closed": ""], fails: ["opened": ""]),
        Example(rule: .dateShape, kind: .matters, passes: ["opened": "2020-02-29"], fails: ["opened": "2021-02-29"]),
        Example(rule: .dateShape, kind: .clientPeriods, passes: ["end": ""], fails: ["end": "3.2.2023"]),
        Example(rule: .dateRange, kind: .matters, passes: ["closed": "2099-12-31"], fails: ["closed": "2100-01-01"]),
        Example(rule: .periodEndBeforeStart, kind: .matters, passes: ["closed": "2023-01-02"], fails: ["closed": "2023-01-01"]),
        Example(rule: .matterLeftBeforeJoined, kind: .matters, passes: ["joined": "2023-02-03"], fails: ["joined": "2023-02-04"]),
        Example(
            rule: .periodOutsideMonitoringPeriod, kind: .clientPeriods, passes: ["start": "2022-01-01", "end": "2023-01-01"],
            fails: ["start": "2022-01-01", "end": "2022-12-31"]),
        Example(
            rule: .periodOutsideMonitoringPeriod, kind: .clientPeriods, passes: ["start": "2023-03-31", "end": ""],
            fails: ["start": "2023-04-01", "end": ""]),
        Example(rule: .periodEndAfterMonitoringPeriod, kind: .clientPeriods, passes: ["end": "2023-03-31"], fails: ["end": "2023-04-01"]),
        Example(
            rule: .ageImplausible, kind: .clientPeriods, passes: ["service_task": "older-people"],
            fails: ["service_task": "child-protection"]),
        Example(
            rule: .ageImplausible, kind: .clientPeriods, passes: ["service_task": "child-protection", "person_id": child],
            fails: ["service_task": "older-people", "person_id": child]),
        Example(rule: .personIdTestCode, kind: .matters, passes: ["person_id": "1.2.246|x"], fails: [:], use: .production),
        Example(rule: .personIdRealCode, kind: .matters, passes: [:], fails: ["person_id": "real"]),
    ]

    /// Checks one file of rows, each given as what differs from a sound row.
    static func check(_ kind: TableKind, _ rows: [[String: String]], use: IdentityUse = .test) throws -> [RuleID: [Int]] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "rules-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let lines = rows.map { row in
            kind.columns.map { column in
                let value = row[column] ?? sound[kind]![column]!
                // A code outside the 900 series stands in no file of ours; it is made here, of digits that belong to nobody's date of birth.
                return value == "real" ? realLooking : value == "010423A9nnn" ? bornAfter : value
            }.joined(separator: ",")
        }
        let path = folder.appending(path: "\(kind.rawValue).csv").path
        try Data(([kind.columns.joined(separator: ",")] + lines).joined(separator: "\n").utf8).write(to: URL(filePath: path))
        let report = try DeliveryCheck.run(files: [path], settings: CheckSettings(period: MonitoringPeriod("2023Q1")!, identityUse: use))
        var found: [RuleID: [Int]] = [:]
        report.forEachFinding { found[$0.rule, default: []].append($0.line) }
        for outcome in report.ledger {
            #expect(outcome.failed == found[outcome.rule, default: []].count, "\(outcome.rule)")
            #expect(outcome.passed >= 0, "\(outcome.rule)")
        }
        return found
    }

    /// A code of the form of a real one, made at run time so that none stands in the repository.
    static var realLooking: String { IdentityCode(birthDay: Day("1880-02-03")!, sign: "+", individualNumber: 20)!.text }
    /// A code of somebody born after the quarter.
    static var bornAfter: String { IdentityCode(birthDay: Day("2023-04-01")!, sign: "A", individualNumber: 907)!.text }

    @Test(arguments: examples)
    func `a row that fails the rule fails it alone, and one that passes is clean`(example: Example) throws {
        #expect(try Self.check(example.kind, [example.passes], use: example.use).isEmpty)
        #expect(try Self.check(example.kind, [example.fails], use: example.use) == [example.rule: [2]])
    }

    @Test func `every rule on fields and records has its example`() {
        let covered = Set(Self.examples.map(\.rule))
        for rule in Rule.all where rule.scope == .field || rule.scope == .record { #expect(covered.contains(rule.id), "\(rule.name)") }
    }

    @Test func `each field of a row is named at most once, and record rules go on where their fields are sound`() throws {
        let found = try Self.check(.matters, [["municipality": "999", "closed": "x", "opened": "1980-05-05"]])
        #expect(found == [.municipalityUnknown: [2], .dateShape: [2], .personIdBornAfter: [2]])
    }

    @Test func `rules on rows: repeated, overlapping, in conflict`() throws {
        #expect(try Self.check(.clientPeriods, [[:], [:]]) == [.rowDuplicate: [3]])
        #expect(try Self.check(.clientPeriods, [[:], ["start": "2023-02-03", "end": ""]]) == [.periodOverlap: [3]])
        #expect(try Self.check(.clientPeriods, [[:], ["start": "2023-02-04", "end": ""]]).isEmpty)
        // Each row that shares a day with an earlier one is named, also where that one is named itself; the order of days plays no part.
        let chain = [["end": "2023-01-10"], ["start": "2023-01-10", "end": "2023-01-20"], ["start": "2023-01-20", "end": ""]]
        #expect(try Self.check(.clientPeriods, chain) == [.periodOverlap: [3, 4]])
        #expect(try Self.check(.clientPeriods, chain.reversed()) == [.periodOverlap: [3, 4]])
        #expect(try Self.check(.clientPeriods, [chain[0], chain[2], chain[1]]) == [.periodOverlap: [4]])
        #expect(try Self.check(.clientPeriods, [[:], ["start": "2023-02-03", "service_task": "disability"]]).isEmpty)
        #expect(try Self.check(.matters, [[:], ["opened": "2023-01-03"]]) == [.matterConflict: [2, 3]])
        #expect(try Self.check(.matters, [[:], ["matter_id": "M2", "opened": "2023-01-03"]]).isEmpty)
    }

    @Test(arguments: [
        (person, "060580*****"), ("x\(person)x", "x060580*****"), (person.replacing("-", with: ""), "060580*****"),
        (String(repeating: "y", count: 31) + person, String(repeating: "y", count: 31) + "060580*****"),
        ("1.2.246.10.1|secret77", "1.2.24*****"), ("999", "999"), ("060580", "060580"),
    ])
    func `what may be a person identifier is masked in any column`(value: String, shown: String) throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "client_periods-\(UUID().uuidString).csv").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let header = "person_id,organiser,municipality,service_task,start,end\n"
        try Data((header + "\(value),90,\(value),working-age,2023-01-01,\n").utf8).write(to: URL(filePath: path))
        let report = try DeliveryCheck.run(files: [path], settings: CheckSettings(period: MonitoringPeriod("2023Q1")!, identityUse: .test))
        var values: [String: String] = [:]
        report.forEachFinding { values[$0.column] = $0.value }
        #expect(values["municipality"] == shown)
        if let person = values["person_id"] { #expect(person == "\(value.prefix(6))*****") }
    }
}
