import Foundation
import Testing

@Suite struct `sosdata check` {
    private let workspace: Workspace

    init() throws {
        workspace = try Workspace()
        let file = try workspace.write(Matters.file(rows: 400), to: "matters.csv")
        let run = try Program.run(["derive", "--period", "2023Q1", "--matters", file, "--identity", "test", "--out", workspace.path("out")])
        try #require(run.status == 0, "\(run.error)")
    }

    private func check(_ more: String...) throws -> Program.Run {
        try Program.run(["check", workspace.path("out"), "--identity", "test"] + more)
    }

    /// Changes the first of the derived rows.
    private func changeBlock(_ change: (String) -> String) throws {
        try workspace.write(change(workspace.text("out/client_periods.csv")), to: "out/client_periods.csv")
    }

    @Test func `finds nothing of severity error in what derive wrote`() throws {
        let run = try check()
        #expect(run.status == 0, "\(run.output)\(run.error)")
    }

    @Test func `finds a block that was changed after it was written`() throws {
        try changeBlock { $0.replacing("working-age", with: "older-people", maxReplacements: 1) }
        let run = try check("--format", "csv")
        #expect(run.status == 1)
        #expect(run.output.contains("manifest.checksum"))
    }

    @Test func `finds a row that was taken out`() throws {
        try changeBlock { $0.split(separator: "\n").dropLast().joined(separator: "\n") + "\n" }
        let run = try check("--format", "csv")
        #expect(run.status == 1)
        #expect(run.output.contains("manifest.row-count"))
    }

    @Test func `finds two periods of one key that share a day`() throws {
        let person = Matters.person(0)
        let file = try workspace.write(
            """
            person_id,organiser,municipality,service_task,start,end
            \(person),90,091,working-age,2023-01-01,2023-02-01
            \(person),90,091,working-age,2023-02-01,

            """, to: "client_periods.csv")
        let run = try Program.run(["check", file, "--period", "2023Q1", "--identity", "test", "--format", "csv"])
        #expect(run.status == 1, "\(run.error)")
        #expect(run.output.contains("period.overlap"))
        #expect(!run.output.contains(person))
    }

    @Test func `a delivery without a manifest lacks it`() throws {
        try FileManager.default.removeItem(atPath: workspace.path("out/manifest.json"))
        let run = try check("--period", "2023Q1", "--format", "csv")
        #expect(run.status == 1, "\(run.error)")
        #expect(run.output.contains("manifest.missing"))
    }

    @Test func `changes nothing in what it looks at`() throws {
        let before = try workspace.bytes("out/client_periods.csv") + workspace.bytes("out/manifest.json")
        _ = try check()
        #expect(try workspace.bytes("out/client_periods.csv") + workspace.bytes("out/manifest.json") == before)
        #expect(try workspace.names() == ["matters.csv", "out"])
    }
}
