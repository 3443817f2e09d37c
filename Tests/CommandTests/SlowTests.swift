import Foundation
import Testing

extension Tag {
    /// Takes more than a few seconds; run by `make test-slow`.
    @Tag static var slow: Self
}

/// What takes long. `make test-slow` sets SLOW=1 and installs what the comparison needs.
@Suite(.tags(.slow), .enabled(if: ProcessInfo.processInfo.environment["SLOW"] == "1"))
struct `A million rows` {
    private let workspace: Workspace
    private let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    init() throws { workspace = try Workspace() }

    private func python(_ script: String, _ arguments: String...) throws {
        let python = root.appending(path: ".venv/bin/python").path()
        let child = try Child(
            python, [root.appending(path: "Benchmarks/\(script)").path()] + arguments, input: "/dev/null",
            output: workspace.path("python-output"), error: workspace.path("python-error"))
        let status = child.wait()
        let error = try workspace.text("python-error")
        try #require(status == 0, "\(error)")
    }

    /// DuckDB joins the same matters in SQL of its own: another reader, another union, another sort.
    @Test(arguments: ["2022Q4", "2023Q1"])
    func `give the bytes that DuckDB gives`(period: String) throws {
        let seed = Int.random(in: 1...1_000_000)
        print("seed \(seed)")
        try python("make_matters.py", workspace.path("matters.csv"), "1000000", String(seed), "0.02")
        try python("derive_peer.py", workspace.path("matters.csv"), period, workspace.path("peer.csv"))
        let run = try Program.run([
            "derive", "--period", period, "--matters", workspace.path("matters.csv"), "--identity", "test", "--out", workspace.path("out"),
        ])
        #expect(run.status == 1, "\(run.error)")
        let isEqual = try workspace.bytes("out/client_periods.csv") == workspace.bytes("peer.csv")
        #expect(isEqual)
        #expect(try workspace.bytes("peer.csv").count > 1_000_000)
    }

    /// Plain Python derives all four blocks from the definition, rule by rule and row by row; it shares nothing with the program.
    @Test(arguments: ["2022Q4", "2023Q1", "2023Q2"])
    func `give in every block the bytes that plain Python gives`(period: String) throws {
        let seed = Int.random(in: 1...1_000_000)
        print("seed \(seed)")
        try python("make_extracts.py", workspace.folder.path(), "20000", String(seed))
        try python("derive_blocks_peer.py", workspace.folder.path(), period, workspace.path("peer"))
        let extracts = (Extracts.kinds + [("--units", "units.csv")]).flatMap { [$0.0, workspace.path($0.1)] }
        let run = try Program.run(["derive", "--period", period, "--identity", "test", "--out", workspace.path("out")] + extracts)
        #expect(run.status == 1, "\(run.error)")
        for block in ["client_periods", "child_protection_periods", "service_decisions", "received_services"] {
            let peer = try workspace.bytes("peer/\(block).csv")
            let isEqual = try workspace.bytes("out/\(block).csv") == peer
            #expect(isEqual && peer.count > 100_000, "\(block), seed \(seed)")
        }
    }
}
