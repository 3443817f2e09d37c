import Foundation
import Glibc
import Testing

/// The line about progress on a terminal. `script` of util-linux gives the program a terminal of its own.
@Suite struct `Progress on a terminal` {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    /// Runs a check on a terminal and gives what the terminal shows. The rows come through a pipe and half of them late, so that the line is
    /// shown whatever the machine.
    private func onTerminal(_ more: String...) throws -> (status: Int32, shown: String) {
        let rows = (0..<20_000).map { "\(Matters.person($0)),90,091,working-age,M\($0),2021-03-0\($0 % 7 + 2),\n" }
        let header = "person_id,organiser,municipality,service_task,matter_id,opened,closed\n"
        let file = try workspace.write(header + rows.joined(), to: "rows.csv")
        let pipe = workspace.path("matters.csv")
        try #require(mkfifo(pipe, 0o600) == 0)
        let options = ["--period", "2023Q1", "--identity", "test", "--out", workspace.path("report")] + more
        let command =
            "{ head -c 300000 '\(file)'; sleep 1.6; tail -c +300001 '\(file)'; } > '\(pipe)' & "
            + "'\(Program.path.path())' check '\(pipe)' \(options.joined(separator: " "))"
        let child = try Child(
            "script", ["--quiet", "--return", "--command", command, workspace.path("typescript")], input: "/dev/null",
            output: workspace.path("shown"), error: workspace.path("error"))
        return (child.wait(), try workspace.text("shown"))
    }

    @Test func `rows and speed are shown while reading, and the line goes away`() throws {
        let (status, shown) = try onTerminal()
        #expect(status == 0, "\(shown.debugDescription)")
        let lines = shown.split(separator: "\r").map { $0.replacing("\u{1B}[K", with: "") }.filter { $0.contains { $0.isNumber } }
        #expect(lines.contains { $0.contains("MB/s") }, "\(shown.debugDescription)")
        #expect(shown.hasSuffix("\r\u{1B}[K"), "\(shown.debugDescription)")
    }

    @Test func `--quiet shows nothing`() throws {
        let (status, shown) = try onTerminal("--quiet")
        #expect(status == 0 && shown.isEmpty, "\(shown.debugDescription)")
    }
}
