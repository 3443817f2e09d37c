import Foundation
import Testing

/// Input about which nothing can be said: a clear message, exit status 2, nothing written.
@Suite struct `Input that cannot be used` {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    private func expectRefused(_ arguments: [String], naming word: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let before = try workspace.names()
        let run = try Program.run(arguments)
        #expect(run.status == 2, "\(run.error)", sourceLocation: sourceLocation)
        #expect(run.output.isEmpty, sourceLocation: sourceLocation)
        #expect(run.error.contains(word), "\(run.error)", sourceLocation: sourceLocation)
        #expect(try workspace.names() == before, "something was written", sourceLocation: sourceLocation)
    }

    private func derive(_ file: String, period: String = "2023Q1") -> [String] {
        ["derive", "--period", period, "--matters", file, "--identity", "test", "--out", workspace.path("out")]
    }

    @Test func `an empty file`() throws { try expectRefused(derive(workspace.write("", to: "matters.csv")), naming: "matters.csv") }

    @Test func `a header without a needed column`() throws {
        let file = try workspace.write("person_id,organiser,municipality,service_task,matter_id,closed\n", to: "matters.csv")
        try expectRefused(derive(file), naming: "opened")
    }

    @Test func `a header with a column twice`() throws {
        try expectRefused(derive(workspace.write(Matters.header + ",opened\n", to: "matters.csv")), naming: "opened")
    }

    @Test func `a header that is one line of a gibibyte`() throws {
        let file = try workspace.write("person_id,", to: "matters.csv")
        // A hole in the file: it reads as a gibibyte without a line end and takes no room.
        #expect(truncate(file, 1 << 30) == 0)
        try expectRefused(derive(file), naming: "matters.csv")
    }

    @Test func `a header that is no UTF-8`() throws {
        try expectRefused(derive(workspace.write(Data([0xFF, 0xFE, 0x70, 0x00, 0x0A]), to: "matters.csv")), naming: "matters.csv")
    }

    @Test func `a directory`() throws {
        try FileManager.default.createDirectory(atPath: workspace.path("matters.csv"), withIntermediateDirectories: false)
        try expectRefused(derive(workspace.path("matters.csv")), naming: "matters.csv")
    }

    @Test func `a file that is not there`() throws { try expectRefused(derive(workspace.path("nowhere.csv")), naming: "nowhere.csv") }

    @Test(arguments: [
        Data([0x1F, 0x8B, 0x08, 0x00]),
        Data([0x1F, 0x8B, 0x08, 0x00, 0, 0, 0, 0, 0, 0x03, 0xDE, 0xAD, 0xBE, 0xEF, 0x00, 0x11, 0x22]),
        Data("no gzip at all".utf8),
    ])
    func `a broken gzip stream`(bytes: Data) throws {
        try expectRefused(derive(workspace.write(bytes, to: "matters.csv.gz")), naming: "matters.csv.gz")
    }

    @Test func `a gzip stream that is cut off in the middle of the rows`() throws {
        let whole = try Gzip.compress(Matters.file(rows: 20_000), in: workspace)
        try expectRefused(derive(workspace.write(whole.prefix(whole.count / 2), to: "cut.csv.gz")), naming: "cut.csv.gz")
    }

    @Test(arguments: ["2023Q5", "1999Q4", "2100Q1", " 2023Q1", "2023q1", "2023", ""])
    func `a monitoring period that is none`(period: String) throws {
        try expectRefused(derive(workspace.write(Matters.file(rows: 4), to: "matters.csv"), period: period), naming: "2023Q1")
    }

    @Test func `an unknown option`() throws {
        let file = try workspace.write(Matters.file(rows: 4), to: "matters.csv")
        try expectRefused(derive(file) + ["--no-such-option"], naming: "--no-such-option")
    }

    @Test func `an unknown command`() throws { try expectRefused(["no-such-command"], naming: "no-such-command") }

    @Test func `no input at all`() throws {
        try expectRefused(["derive", "--period", "2023Q1", "--out", workspace.path("out")], naming: "--matters")
    }

    @Test func `a place for the output that holds something else`() throws {
        let file = try workspace.write(Matters.file(rows: 4), to: "matters.csv")
        try FileManager.default.createDirectory(atPath: workspace.path("out"), withIntermediateDirectories: false)
        try workspace.write("mine", to: "out/notes.txt")
        try expectRefused(derive(file), naming: "out")
        #expect(try workspace.names(in: "out") == ["notes.txt"])
        #expect(try workspace.text("out/notes.txt") == "mine")
    }

    @Test func `a single file to check without a monitoring period`() throws {
        let file = try workspace.write("person_id,organiser,municipality,service_task,start,end\n", to: "client_periods.csv")
        try expectRefused(["check", file, "--identity", "test"], naming: "--period")
    }

    @Test func `two folders to check at once, and standard input twice`() throws {
        try FileManager.default.createDirectory(atPath: workspace.path("one"), withIntermediateDirectories: true)
        try expectRefused(["check", workspace.path("one"), workspace.path("one")], naming: "directory")
        try expectRefused(["check", "-", "-", "--period", "2023Q1"], naming: "once")
    }

    @Test func `a folder to check that is not there`() throws {
        try expectRefused(["check", workspace.path("nowhere"), "--period", "2023Q1"], naming: "nowhere")
    }
}

/// Compressing with the system's own program, so that what is read was not written by us.
enum Gzip {
    static func compress(_ text: String, in workspace: Workspace) throws -> Data {
        let plain = try workspace.write(text, to: "to-compress")
        let gzip = try Child(
            "gzip", ["--force", "--no-name", plain], input: "/dev/null", output: "/dev/null", error: "/dev/null")
        #expect(gzip.wait() == 0)
        let bytes = try workspace.bytes("to-compress.gz")
        try FileManager.default.removeItem(atPath: workspace.path("to-compress.gz"))
        return bytes
    }
}
