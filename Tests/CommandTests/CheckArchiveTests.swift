import Foundation
import Testing

/// `sosdata check` of documents of the archive.
@Suite struct `Checking an archive` {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    private func generate() throws -> String {
        let run = try Program.run([
            "generate", "--period", "2023Q1", "--organiser", "90", "--clients", "300", "--seed", "5", "--defects", "0.05", "--out",
            workspace.path("extracts"),
        ])
        try #require(run.status == 0, "\(run.error)")
        return workspace.path("extracts/archive.ndjson")
    }

    @Test func `it finds what derive finds, and its totals and ledger agree`() throws {
        let archive = try generate()
        let derived = try Program.run([
            "derive", "--period", "2023Q1", "--archive", archive, "--identity", "test", "--out", workspace.path("out"),
        ])
        let check = ["check", archive, "--period", "2023Q1", "--identity", "test"]
        let checked = try Program.run(check + ["--format", "csv"])
        #expect(checked.status == derived.status && checked.error.isEmpty, "\(checked.error)")
        let mine = checked.output.split(separator: "\n").filter { $0.contains("archive.ndjson") }
        let its = try workspace.text("out/findings.csv").split(separator: "\n").filter { $0.contains("archive.ndjson") }
        #expect(mine == its && mine.count > 10)
        let text = try Program.run(check).output
        #expect(text.contains("set aside") && text.contains("archive.inconclusive: looked at"), "\(text)")
        let totals = try #require(text.split(separator: "\n").first { $0.contains("archive.ndjson: read") })
        #expect(derived.output.contains(totals), "\(totals)")
        for line in text.split(separator: "\n") {
            guard let outcome = line.firstMatch(of: /looked at (\d+), passed (\d+), failed (\d+)/) else { continue }
            #expect(Int(outcome.1) == (Int(outcome.2) ?? 0) + (Int(outcome.3) ?? 0), "\(line)")
        }
        let page = try Program.run(check + ["--format", "html"]).output
        #expect(page.contains("Set aside") && page.contains("Åsidosatta"))
    }

    @Test func `a name that tells nothing is told by the first brace, and tables are checked beside it`() throws {
        let archive = try generate()
        try FileManager.default.copyItem(atPath: archive, toPath: workspace.path("documents"))
        let matters = workspace.path("extracts/matters.csv")
        let run = try Program.run([
            "check", workspace.path("documents"), matters, "--period", "2023Q1", "--identity", "test", "--format", "csv",
        ])
        let files = run.output.split(separator: "\n").dropFirst().map { $0.prefix { $0 != "," }.split(separator: "/").last ?? "" }
        #expect(Set(files) == ["matters.csv", "documents"] && files.last == "documents")
        #expect(try Program.run(["check", workspace.path("documents"), "--identity", "test"]).status == 2, "no period")
        #expect(try Program.run(["check", workspace.path("none.ndjson"), "--period", "2023Q1"]).status == 2)
    }
}
