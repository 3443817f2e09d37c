import Foundation
import Testing

@Suite struct `The memory budget` {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    private func derive(_ file: String, to out: String, _ more: [String] = []) throws -> Program.Run {
        try Program.run(
            ["derive", "--period", "2023Q1", "--matters", file, "--identity", "test", "--out", workspace.path(out)] + more)
    }

    @Test func `changes no byte of what is derived, however small it is`() throws {
        let rows = Matters.file(rows: 30_000).split(separator: "\n", omittingEmptySubsequences: false)
        // Some rows come twice, so that what is repeated is looked for among rows that rest in the file.
        let text = (rows.dropLast() + rows[1...200]).joined(separator: "\n") + "\n"
        let file = try workspace.write(text, to: "matters.csv")
        #expect(try derive(file, to: "free").status == 0)
        #expect(try workspace.text("free/findings.csv").contains("row.duplicate"))
        for size in ["1", "64k", "1M"] {
            let run = try derive(file, to: size, ["--memory", size])
            #expect(run.status == 0, "\(run.error)")
            for name in ["client_periods.csv", "findings.csv", "manifest.json"] {
                #expect(try workspace.text("\(size)/\(name)") == workspace.text("free/\(name)"))
            }
        }
    }

    @Test func `bounds the rows of documents too, and changes no byte of them`() throws {
        let made = try Program.run([
            "generate", "--period", "2023Q1", "--organiser", "90", "--clients", "400", "--seed", "3", "--out", workspace.path("made"),
        ])
        #expect(made.status == 0, "\(made.error)")
        func derive(to out: String, _ more: [String]) throws -> Int32 {
            try Program.run(
                [
                    "derive", "--period", "2023Q1", "--archive", workspace.path("made/archive.ndjson"), "--matters",
                    workspace.path("made/matters.csv"), "--identity", "test", "--out", workspace.path(out),
                ] + more
            ).status
        }
        #expect(try derive(to: "free", []) < 2)
        #expect(try derive(to: "bounded", ["--memory", "1"]) < 2)
        for name in ["client_periods.csv", "child_protection_periods.csv", "service_decisions.csv", "received_services.csv"] + [
            "findings.csv", "provenance.csv", "differences.csv",
        ] {
            let text = try workspace.text("free/\(name)")
            let bounded = try workspace.text("bounded/\(name)")
            #expect(text.utf8.count > 20 && text == bounded, "\(name)")
        }
    }

    @Test(arguments: ["0", "M", "1.5M", "-1", "1T", "99999999999G", "1 M"])
    func `that is no size is refused`(size: String) throws {
        let file = try workspace.write(Matters.file(rows: 2), to: "matters.csv")
        let run = try derive(file, to: "out", ["--memory=\(size)"])
        #expect(run.status == 2 && run.error.contains("256M"))
    }
}
