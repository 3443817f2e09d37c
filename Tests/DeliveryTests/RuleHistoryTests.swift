import Foundation
import Testing

@testable import Delivery

@Suite struct `The history of the rules` {
    /// The history moves with the rules: a rule that comes, goes or weighs otherwise without a line there fails this.
    @Test func `names exactly the rules that there are, with what they weigh`() throws {
        let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let history = try String(contentsOf: root.appending(path: "RULE-HISTORY.md"), encoding: .utf8)
        let rows = history.matches(of: /(?m)^\| `([a-z.-]+)` \| (error|confirm|warning|info) \|$/).map { "\($0.1) \($0.2)" }
        #expect(Set(rows) == Set(Rule.all.map { "\($0.name) \($0.severity.rawValue)" }))
        #expect(rows.count == Set(rows).count)
        for rule in Rule.all {
            let page = root.appending(path: "docs/reference/rules/\(rule.name).md").path()
            #expect(FileManager.default.fileExists(atPath: page), "\(rule.name) has no page: make docs")
        }
    }
}
