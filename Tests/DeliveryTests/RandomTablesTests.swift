import Foundation
import RegisterModel
import Testing

@testable import Delivery

/// Every kind of table, with random values of every sort and random broken bytes, is judged as the plainest way does.
@Suite struct `Random tables` {
    private let period = MonitoringPeriod("2023Q1")!
    private let units: [String: Set<String>] = ["U1": ["home-care"], "U2": ["home-care", "home-service"]]

    private static let persons: [String] = {
        let code = { (day: String, sign: Character, number: Int) in
            IdentityCode(birthDay: Day(day)!, sign: sign, individualNumber: number)!.text
        }
        let sound = [
            code("1980-05-06", "-", 907), code("2015-05-06", "A", 907), code("1940-01-01", "-", 910), code("1899-12-31", "+", 907),
        ]
        let broken = [
            code("2023-02-10", "A", 911), code("2023-04-01", "A", 907), "310280-9071", "060580-907A", "", " ", "x", "1.2.246.21|x",
        ]
        return sound + sound + sound + ["1.2.246.10.1.22.2023|t1", "2.999|å", " \(sound[0])"] + broken
    }()

    /// What may stand in a column: sound values often, others now and then.
    private static func pool(_ column: String) -> [String] {
        switch column {
        case "person_id": persons
        case "organiser": ["90", "90", "90", "08", "91", ""]
        case "municipality": ["091", "091", "091", "837", "", "999"]
        case "service_task": ["older-people", "older-people", "child-protection", "10", "disability", "", "family-law", "gardening"]
        case "social_service": ["home-care", "home-care", "home-service", "46", "social-work", "income-support", "", "gardening"]
        case "decision_type":
            [
                "older-people-service-decision", "11000", "child-protection-decision", "disability-service-decision",
                "special-care-decision",
                "aftercare-decision", "supplementary-income-support-decision", "", "decision",
            ]
        case "outcome": ["positive", "1", "negative", "partly-positive", "", "granted"]
        case "evidence":
            [
                "valid-service", "unit-relationship", "unit-relationship", "other", "other+decision", "decision+other", "decision", "", "x",
                "other+",
            ]
        case "unit": ["U1", "U2", "U3", "", ""]
        case "picks": ["made", "made", "in-force", "ended", "ended+made", "made+ended", "negative", "starting", "", "made+", "x"]
        case "matter_id", "decision_id": ["I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8", "I9", ""]
        default: days
        }
    }

    private static let days: [String] = {
        let days = ["2022-12-31", "2023-01-01", "2023-01-02", "2023-02-03", "2023-03-31", "2023-04-01", "2022-06-01", "1980-05-05"]
        return days + days + days + ["", "", "", "", "2023-02-29", "2100-01-01", "x", "1899-12-31"]
    }()

    private func row(_ kind: TableKind, _ random: inout SeededGenerator) -> [String] {
        kind.columns.map { column in
            let pool = Self.pool(column)
            // Half of the values are the pool's first, so that sound rows, repeated and contradicting ones are many.
            return Bool.random(using: &random) ? pool[0] : pool.randomElement(using: &random)!
        }
    }

    private func found(_ kind: TableKind, _ bytes: [UInt8], _ settings: CheckSettings) throws -> (
        findings: [ObviousRules.Finding], report: CheckReport
    ) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tables-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let table = folder.appending(path: "\(kind.rawValue).csv").path
        try Data(bytes).write(to: URL(filePath: table))
        let other = folder.appending(path: "more.csv").path
        let pairs = units.sorted { $0.key < $1.key }.flatMap { unit in unit.value.sorted().map { "\(unit.key),\($0)\n" } }
        try Data(("unit,social_service\n" + pairs.joined()).utf8).write(to: URL(filePath: other))
        let report = try DeliveryCheck.run(
            files: kind == .services ? [table, other] : [table], settings: settings)
        var findings: [ObviousRules.Finding] = []
        report.forEachFinding { findings.append(ObviousRules.Finding(line: $0.line, column: $0.column, rule: $0.rule.rule.name)) }
        return (findings, report)
    }

    @Test(arguments: TableKind.allCases, 0..<24)
    func `are judged as the plainest way does, and the ledger agrees`(kind: TableKind, index: Int) throws {
        let seed = UInt64(index) &* 15_485_863 &+ UInt64(kind.columns.count)
        print("seed \(seed)")
        var random = SeededGenerator(state: seed)
        let header = Array((kind.columns.joined(separator: ",") + "\n").utf8)
        var bytes = Array(
            (0..<Int.random(in: 1...80, using: &random)).map { _ in row(kind, &random).joined(separator: ",") + "\n" }.joined().utf8)
        if index % 3 == 0 {
            // Bytes changed, left out or cut off at random: quotes, separators, line breaks, bytes that are no UTF-8.
            for _ in 0..<Int.random(in: 1...12, using: &random) where !bytes.isEmpty {
                let place = Int.random(in: bytes.indices, using: &random)
                if Bool.random(using: &random) {
                    bytes[place] = [0x22, 0x2C, 0x0A, 0x0D, 0xFF, 0xC3, 0x20, 0x7C, UInt8.random(in: 0x30...0x39, using: &random)]
                        .randomElement(using: &random)!
                } else {
                    bytes.remove(at: place)
                }
            }
            bytes.removeLast(Int.random(in: 0...min(9, bytes.count), using: &random))
        }
        let records = ObviousReader(separator: 44, recordBytes: Limits.recordBytes).read(header + bytes).dropFirst()
        let wanted = ObviousRules(kind: kind, period: period, units: units).findings(Array(records))
        // Nearly no memory for rows changes nothing, nor does the number of threads.
        let settings = CheckSettings(
            period: period, identityUse: .test, threads: 1 + index % 3, memory: index % 2 == 0 ? nil : MemoryBudget(bytes: 1))
        let (findings, report) = try found(kind, header + bytes, settings)
        #expect(Set(findings) == wanted, "seed \(seed): \(Set(findings).symmetricDifference(wanted).sorted { $0.line < $1.line })")
        #expect(findings.count == wanted.count, "seed \(seed): a finding comes twice")
        #expect(findings.map(\.line) == findings.map(\.line).sorted())
        for outcome in report.ledger {
            #expect(outcome.passed >= 0, "seed \(seed): \(outcome.rule)")
            #expect(outcome.failed == findings.count { $0.rule == outcome.rule.rule.name }, "seed \(seed): \(outcome.rule)")
        }
        let totals = report.totals[0]
        #expect(totals.read == records.count)
        #expect(totals.duplicate == wanted.count { $0.rule == "row.duplicate" })
        #expect(totals.outOfScope == wanted.count { $0.rule == "service-task.out-of-scope" })
        #expect(totals.used >= 0)
    }
}
