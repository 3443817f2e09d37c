import Foundation
import Localization
import RegisterModel
import Testing

@testable import Delivery

@Suite struct `Findings as lines` {
    private func object(_ finding: DeliveryFinding) throws -> [String: Any] {
        let line = try #require(FindingLines(.json, in: .en)).line(finding)
        #expect(line.last == 0x0A && line.dropLast().allSatisfy { $0 >= 0x20 })
        return try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
    }

    @Test func `an object has the columns of the table, value and related, whatever they hold`() throws {
        for text in ["", "a", "\"\\/\u{1}\n\t\u{7F}", "åäö 🙂 \u{2028}"] {
            let finding = DeliveryFinding(file: text, line: 7, column: "end", rule: .dateShape, value: text, related: text)
            let object = try object(finding)
            #expect(object.keys.sorted() == ["column", "file", "line", "message", "related", "rule", "severity", "value"])
            #expect(object["file"] as? String == text && object["value"] as? String == text && object["related"] as? String == text)
            #expect(object["line"] as? Int == 7 && object["column"] as? String == "end")
            #expect(object["rule"] as? String == "date.shape" && object["severity"] as? String == "error")
            #expect(object["message"] as? String == finding.message(in: .en))
        }
    }

    @Test func `a finding on a whole file has no line, and tells what was measured and why it is so`() throws {
        let finding = DeliveryFinding(
            file: "f", line: 0, column: "", rule: .datesPileUp, value: "v", related: "", detail: "\"60/100\"", reason: "\"new\" system")
        let object = try object(finding)
        #expect(object["line"] is NSNull && object["reason"] as? String == "\"new\" system")
        #expect(object["message"] as? String == finding.message(in: .en) && finding.message(in: .en).contains("\"60/100\""))
    }

    @Test func `what a terminal or a page would obey is shown by a sign`() throws {
        #expect("a\u{1B}[31m\n\u{7F}\u{85}\u{202E}ö".printable == "a␛[31m␊␡\u{FFFD}\u{FFFD}ö")
        let folder = FileManager.default.temporaryDirectory.appending(path: "lines-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "units.csv")
        try Data("unit,social_service\nU1,\"home\u{1B}[2J\ncare\"\n".utf8).write(to: file)
        let report = try DeliveryCheck.run(
            files: [file.path], settings: CheckSettings(period: MonitoringPeriod("2023Q1"), identityUse: .test))
        var values: [String] = []
        report.forEachFinding { values.append($0.value) }
        #expect(values == ["home␛[2J␊care"])
    }

    @Test(arguments: Language.allCases)
    func `no message of a failure has a place that nothing fills`(language: Language) {
        let failures: [DeliveryFailure] = [
            .unreadable(file: "f", reason: "r"), .directory(file: "f"), .empty(file: "f"), .headerTooLong(file: "f"),
            .headerEncoding(file: "f"), .headerLacks(file: "f", columns: ["a", "b"]), .headerRepeats(file: "f", column: "c"),
            .headerTooWide(file: "f"), .gzip(file: "f"), .gzipExpansion(file: "f"), .tooManyFiles(count: 300),
            .tooManyTemporaryIdentifiers(count: 9), .unknownKind(file: "f"), .manifest(file: "f"), .noPeriod,
            .yaml(file: "f", line: 3, problem: "format", word: "w"), .mappingLacks(file: "f", mapping: "m", columns: ["a"]),
            .earlier(file: "f", line: 3), .notification(file: "f", reason: "r"), .otherNotification(notified: "03", delivered: "90"),
            .unwritable(file: "f", reason: "r"), .tooLarge(file: "f"),
        ]
        for failure in failures {
            let message = failure.message(in: language)
            #expect(!message.contains("{") && !message.contains("[") && message.last == ".", "\(message)")
        }
    }
}
