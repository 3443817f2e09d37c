import Foundation
import Localization
import RegisterModel
import Testing

@testable import Delivery

@Suite struct `Causes and reports` {
    private let blocks: WholeBlocks

    init() throws { blocks = try WholeBlocks() }

    private func report(_ rows: [WholeBlocks.Row]) throws -> CheckReport {
        try blocks.deliver(rows)
        return try blocks.check()
    }

    private func shown(_ causes: [RootCause]) -> [String] {
        causes.map { "\($0.sign.rule.rule.name) \($0.sign.column) \($0.sign.value) \($0.count)" }
    }

    @Test func `one unknown code is one cause, and one way of writing days another`() throws {
        let rows =
            (0..<30).map { WholeBlocks.Row(person: $0, task: "gardening") }
            + (30..<50).map { WholeBlocks.Row(person: $0, start: "\($0 - 20).1.2020") }
            + [.init(person: 60, task: "fishing"), .init(person: 61, start: "20200101"), .init(person: 62)]
        let causes = try report(rows).causes
        #expect(
            shown(causes) == [
                "service-task.unknown service_task gardening 30", "date.shape start 9.9.9999 20",
                "service-task.unknown service_task fishing 1",
                "date.shape start 999999***** 1",
            ])
        #expect(causes[0].first.count == Limits.findingsShownPerGroup && causes[0].files.map(\.count) == [30])
    }

    @Test func `the counts of the causes add up to the findings`() throws {
        let rows = (0..<1300).map { WholeBlocks.Row(person: $0, task: $0 < 1200 ? "t\($0)" : "working-age", end: "2022-01-01") }
        let report = try report(rows)
        var findings = 0
        report.forEachFinding { _ in findings += 1 }
        let causes = report.causes
        #expect(causes.reduce(0) { $0 + $1.count } == findings)
        // Beyond a thousand values of one column they are one cause.
        #expect(causes.contains { $0.sign.rule == .serviceTaskUnknown && $0.sign.value.isEmpty && $0.count == 200 })
    }

    @Test func `an earlier check is compared by cause, and holds no identity code`() throws {
        let before = try report(
            (0..<10).map { .init(person: $0, task: $0 < 6 ? "gardening" : "working-age", start: $0 == 8 ? "x" : "2022-05-03") })
        var lines = ""
        before.forEachFinding { finding in
            lines +=
                "{\"file\":\"old.csv\",\"rule\":\"\(finding.rule.rule.name)\",\"column\":\"\(finding.column)\",\"value\":\"\(finding.value)\"}\n"
        }
        #expect((0..<10).allSatisfy { !lines.contains(WholeBlocks.person($0)) })
        let path = FileManager.default.temporaryDirectory.appending(path: "earlier-\(UUID().uuidString).json").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(lines.utf8).write(to: URL(filePath: path))
        let earlier = try EarlierFindings(file: path)
        #expect(earlier.total == 7 && earlier.changes(to: before.causes).isEmpty)
        let now = try report((0..<10).map { .init(person: $0, task: $0 < 2 ? "gardening" : "working-age", end: $0 == 9 ? "y" : "") })
        let changes = earlier.changes(to: now.causes).map { "\($0.sign.rule.rule.name) \($0.before) \($0.now)" }
        #expect(changes == ["service-task.unknown 6 2", "date.shape 0 1", "date.shape 1 0"])
        try Data("no finding\n".utf8).write(to: URL(filePath: path))
        #expect(throws: DeliveryFailure.earlier(file: path, line: 1)) { try EarlierFindings(file: path) }
    }

    @Test(arguments: Language.allCases)
    func `the page stands by itself and escapes what it shows`(language: Language) throws {
        let report = try report([.init(person: 1, task: "<script>\"'&"), .init(person: 2)])
        var page = ""
        ReportPage(report, language: language).write { page += $0 }
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">") && page.hasSuffix("</html>\n"))
        #expect(!page.contains("<script") && page.contains("&lt;script&gt;&quot;&#39;&amp;"))
        #expect(!page.contains("http://") && !page.contains("https://") && !page.contains("src=") && !page.contains("[page."))
        for other in Language.allCases where other != language { #expect(page.contains("<details lang=\"\(other.rawValue)\">")) }
        for tag in ["section", "table", "details", "svg", "div", "ul"] {
            #expect(page.ranges(of: "<\(tag)>").count + page.ranges(of: "<\(tag) ").count == page.ranges(of: "</\(tag)>").count, "\(tag)")
        }
    }

    @Test(arguments: [
        ("=1+2.csv", "'=1+2.csv"), ("+a", "'+a"), ("-a", "'-a"), ("@a", "'@a"), ("\ta", "'\ta"), ("\ra", "\"'\ra\""), ("-", "-"),
        ("a=1", "a=1"), ("=a,b", "\"'=a,b\""),
    ])
    func `a cell that a spreadsheet would take for a formula is text`(file: String, cell: String) {
        let finding = DeliveryFinding(file: file, line: 2, column: "", rule: .rowDuplicate, value: "", related: "")
        #expect(String(decoding: FindingsFile(in: .en).row(finding), as: UTF8.self).hasPrefix("\(cell),2,"))
    }
}
