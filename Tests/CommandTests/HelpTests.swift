import Foundation
import Testing

@Suite struct `Help` {
    private static let commands = ["derive", "check", "explain", "generate", "demo", "serve", "rules", "codes"]

    @Test func `names every command`() throws {
        let run = try Program.run(["--help"])
        #expect(run.status == 0)
        #expect(run.error.isEmpty)
        for command in Self.commands { #expect(run.output.contains("\n  \(command) "), "\(command)") }
    }

    @Test(arguments: commands)
    func `of a command says what it does, and docs/reference/commands.md describes each of its options`(command: String) throws {
        let run = try Program.run(["help", command])
        #expect(run.status == 0)
        let reference = try documented("docs/reference/commands.md")
        #expect(reference.contains("\n## `sosdata \(command)`\n"))
        for option in Set(run.output.matches(of: /--[a-z][a-z-]+/).map { String($0.output) })
        where !["--help", "--version"].contains(option) {
            #expect(reference.contains("`\(option)"), "\(command) \(option) is described nowhere")
        }
    }

    @Test func `rules list names every rule, and docs/reference/rules.md and RULE-HISTORY.md know them all`() throws {
        let run = try Program.run(["rules", "list"])
        #expect(run.status == 0, "\(run.error)")
        let rules = run.output.split(separator: "\n").map { $0.prefix { $0 != " " } }
        #expect(rules.count >= 35)
        let reference = try documented("docs/reference/rules.md")
        let history = try documented("RULE-HISTORY.md")
        for rule in rules {
            #expect(reference.contains("`\(rule)`"), "\(rule) is not in the reference")
            #expect(history.contains("`\(rule)`"), "\(rule) is not in the history")
        }
    }

    @Test func `codes show prints a list`() throws {
        #expect(try Program.run(["codes", "list"]).output.contains("municipalities"))
        let areas = try Program.run(["codes", "show", "areas"])
        #expect(areas.status == 0, "\(areas.error)")
        #expect(areas.output.contains("90"))
        #expect(try Program.run(["codes", "show", "no-such-list"]).status == 2)
        #expect(try Program.run(["rules", "show", "no.such-rule"]).status == 2)
    }

    private func documented(_ file: String) throws -> String {
        let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: file), encoding: .utf8)
    }
}
