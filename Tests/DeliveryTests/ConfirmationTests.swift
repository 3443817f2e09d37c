import Localization
import RegisterModel
import Testing

@testable import Delivery

@Suite struct `Confirming` {
    private let blocks: WholeBlocks

    init() throws { blocks = try WholeBlocks() }

    private func pile(_ day: String, from person: Int = 0) -> [WholeBlocks.Row] {
        (0..<60).map { .init(person: person + $0, start: day, end: "2023-02-0\($0 % 9 + 1)") }
    }

    private func check(_ text: String?) throws -> CheckReport {
        let confirmations = try text.map { try Confirmations(yaml: $0, named: "c.yaml") } ?? Confirmations()
        return try blocks.check { $0.confirmations = confirmations }
    }

    @Test func `a report writes a place for each reason, and takes the file with the reasons`() throws {
        try blocks.deliver(pile("2020-01-02"))
        let open = try check(nil)
        #expect(open.openConfirms.count == 1 && !open.isAcceptable)
        let template = String(decoding: try #require(open.confirmations.file(adding: open, language: .en)), as: UTF8.self)
        #expect(
            template.contains("subject: \"working-age 2020-01-02\"") && template.contains("measured: \"working-age, 2020-01-02: 60/60\""))
        // The file as it was written confirms nothing, and has a place already.
        let still = try check(template)
        #expect(still.openConfirms.count == 1 && still.confirmations.file(adding: still, language: .en) == nil)
        let filled = template.replacing("reason: \"\"", with: "reason: \"Systembyte: \\\"Nya\\\" togs i bruk\"")
        let confirmed = try check(filled)
        #expect(confirmed.openConfirms.isEmpty && confirmed.isAcceptable && confirmed.count(of: .confirm) == 1)
        confirmed.forEachFinding {
            #expect($0.reason == "Systembyte: \"Nya\" togs i bruk" && $0.message(in: .sv).contains("Bekräftad: Systembyte"))
        }
    }

    @Test func `a reason is remembered the next quarter, and a new finding gets its place behind it`() throws {
        try blocks.deliver(pile("2020-01-02"))
        let first = try check(nil)
        let filled = String(decoding: try #require(first.confirmations.file(adding: first, language: .fi)), as: UTF8.self)
            .replacing("reason: \"\"", with: "reason: \"a\\\\b\"")
        let rows = (pile("2020-01-02") + pile("2021-05-06", from: 100)).map { row in
            WholeBlocks.Row(person: row.person, start: row.start, end: "2023-05-0\(row.person % 9 + 1)")
        }
        try blocks.deliver(rows, period: "2023Q2")
        let next = try check(filled)
        #expect(next.openConfirms.map(\.value) == ["working-age 2021-05-06"])
        let again = String(decoding: try #require(next.confirmations.file(adding: next, language: .fi)), as: UTF8.self)
        let read = try Confirmations(yaml: again, named: "c.yaml")
        #expect(read.entries.map(\.reason) == ["a\\b", ""] && read.entries.map(\.period) == ["2023Q1", "2023Q2"])
    }

    @Test func `blanks are no reason`() throws {
        try blocks.deliver(pile("2020-01-02"))
        let open = try check(nil)
        let blank = String(decoding: try #require(open.confirmations.file(adding: open, language: .en)), as: UTF8.self)
            .replacing("reason: \"\"", with: "reason: \"  \"")
        #expect(try !check(blank).isAcceptable)
    }

    @Test(arguments: [
        ("version: 2\nconfirmations: []\n", 1, "version"), ("version: 1\n", 1, "lacks-key"),
        ("version: 1\nconfirmations:\n  - rule: date.shape\n    block: a\n    subject: b\n    reason: c\n", 3, "unknown-rule"),
        ("version: 1\nconfirmations:\n  - rule: dates.pile-up\n    block: a\n    subject: b\n", 3, "lacks-key"),
        ("version: 1\nconfirmations:\n  - rule: dates.pile-up\n    because: a\n", 4, "unknown-key"),
    ])
    func `a file that is none is refused with its line`(yaml: String, line: Int, problem: String) {
        do {
            _ = try Confirmations(yaml: yaml, named: "c.yaml")
            Issue.record("taken: \(yaml)")
        } catch .yaml(_, let at, let what, _) {
            #expect((at, what) == (line, problem))
        } catch { Issue.record(error) }
    }
}
