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

    @Test(arguments: ["0", "M", "1.5M", "-1", "1T", "99999999999G", "1 M"])
    func `that is no size is refused`(size: String) throws {
        let file = try workspace.write(Matters.file(rows: 2), to: "matters.csv")
        let run = try derive(file, to: "out", ["--memory=\(size)"])
        #expect(run.status == 2 && run.error.contains("256M"))
    }
}
