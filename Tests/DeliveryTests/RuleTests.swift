import Foundation
import Localization
import RegisterModel
import Testing

@testable import Delivery

/// Each rule with a row that passes it, one that fails it alone, and where it does not apply.
@Suite struct `Rules on rows` {
    struct Example: Sendable, CustomTestStringConvertible {
        let rule: RuleID
        let rows: RuleExample
        var testDescription: String { "\(rule.rule.name) in \(rows.kind.rawValue)" }
    }

    static let person = RuleExample.person
    static let child = RuleExample.child

    /// Every example of every rule.
    static let examples = Rule.all.flatMap { rule in rule.examples.map { Example(rule: rule.id, rows: $0) } }

    /// Checks one file of rows, each given as what differs from a sound row.
    static func check(_ kind: TableKind, _ rows: [[String: String]], use: IdentityUse = .test) throws -> [RuleID: [Int]] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "rules-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let example = RuleExample(kind, passes: [:], fails: [:])
        let lines = rows.map { example.row($0).joined(separator: ",") }
        let path = folder.appending(path: "\(kind.rawValue).csv").path
        let units = folder.appending(path: "units.csv").path
        try Data("unit,social_service\nU1,home-care\nU2,home-care\nU2,home-service\n".utf8).write(to: URL(filePath: units))
        try Data(([kind.columns.joined(separator: ",")] + lines).joined(separator: "\n").utf8).write(to: URL(filePath: path))
        let report = try DeliveryCheck.run(
            files: kind == .services ? [path, units] : [path],
            settings: CheckSettings(period: MonitoringPeriod("2023Q1")!, identityUse: use))
        var found: [RuleID: [Int]] = [:]
        report.forEachFinding { found[$0.rule, default: []].append($0.line) }
        for outcome in report.ledger {
            #expect(outcome.failed == found[outcome.rule, default: []].count, "\(outcome.rule)")
            #expect(outcome.passed >= 0, "\(outcome.rule)")
        }
        return found
    }

    @Test(arguments: ["1820-02-29", "1899-12-31", "1900-01-01"])
    func `a person of more than a hundred years was born before the row`(birthDay: String) throws {
        let sign: Character = birthDay < "1900" ? "+" : "-"
        let code = try #require(IdentityCode(birthDay: Day(birthDay)!, sign: sign, individualNumber: 907)).text
        for kind in [TableKind.matters, .clientPeriods, .decisions, .services] {
            #expect(try Self.check(kind, [["person_id": code]]).isEmpty, "\(kind)")
        }
    }

    @Test(arguments: examples)
    func `a row that fails the rule fails it alone, and one that passes is clean`(example: Example) throws {
        let rows = example.rows
        #expect(try Self.check(rows.kind, [rows.passes], use: rows.use).isEmpty)
        #expect(try Self.check(rows.kind, [rows.fails], use: rows.use) == [example.rule: [2]])
    }

    @Test func `every rule on fields and records has its example`() {
        // Rules on documents of the archive have theirs where those are read.
        for rule in Rule.all where (rule.scope == .field || rule.scope == .record) && !rule.name.hasPrefix("archive.") {
            #expect(!rule.examples.isEmpty, "\(rule.name)")
        }
    }

    @Test(arguments: Language.allCases)
    func `every rule says in each language what passes and what fails`(language: Language) {
        for rule in Rule.all {
            for text in [
                rule.what(in: language), rule.why(in: language), rule.remedy(in: language), rule.passing(in: language),
                rule.failing(in: language),
            ] { #expect(!text.isEmpty && !text.hasPrefix("[rule."), "\(rule.name)") }
        }
    }

    @Test func `an example shows no code that might be somebody's`() {
        for example in Rule.all.flatMap(\.examples) {
            for changes in [example.passes, example.fails] {
                #expect(!example.shown(changes).contains(RuleExample.realLooking))
            }
        }
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

    @Test func `a decision on several clients is one decision; rows that differ in more contradict each other`() throws {
        for kind in [TableKind.decisions, .serviceDecisions] {
            #expect(try Self.check(kind, [[:], ["person_id": Self.child]]).isEmpty)
            #expect(try Self.check(kind, [[:], [:], ["person_id": Self.child]]) == [.rowDuplicate: [3]])
            #expect(try Self.check(kind, [[:], ["valid_to": "2023-12-30"]]) == [.decisionConflict: [2, 3]])
            let other = ["person_id": Self.child, "municipality": ""]
            #expect(try Self.check(kind, [[:], other]) == [.municipalityWithheld: [3], .decisionConflict: [2, 3]])
            // The same id of another organiser is another decision.
            #expect(try Self.check(kind, [[:], ["organiser": "08", "municipality": "837", "valid_to": "2023-12-30"]]).isEmpty)
        }
        // What the type implies is what a row says, whether it is written or not.
        #expect(try Self.check(.decisions, [[:], ["service_task": ""]]) == [.rowDuplicate: [3]])
    }

    @Test func `rows without an id are repeated if they say the same in every column`() throws {
        #expect(try Self.check(.childProtection, [[:], [:]]) == [.rowDuplicate: [3]])
        #expect(try Self.check(.childProtection, [[:], ["ended": ""]]).isEmpty)
        #expect(try Self.check(.childProtectionPeriods, [[:], ["start": "2023-02-03", "end": ""]]) == [.periodOverlap: [3]])
        #expect(try Self.check(.services, [[:], ["social_service": "46"]]) == [.rowDuplicate: [3]])
        #expect(try Self.check(.services, [[:], ["unit": "U9"], ["evidence": "other"]]).isEmpty)
        #expect(try Self.check(.receivedServices, [[:], ["evidence": "valid-service+decision"]]) == [.rowDuplicate: [3]])
        #expect(try Self.check(.units, [[:], ["social_service": "home-service"], [:]]) == [.rowDuplicate: [4]])
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
