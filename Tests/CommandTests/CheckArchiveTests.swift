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

    @Test(arguments: ["cat '%'", "gzip -c '%'", "cat '%' | dd bs=1 count=3 2>/dev/null; tail -c +4 '%'"])
    func `standard input is told by its first sign, from a pipe, packed or in pieces, and nothing of it is lost`(command: String) throws {
        let archive = try generate()
        let options = " --period 2023Q1 --identity test --format csv"
        func check(_ file: String) throws -> (status: Int32, lines: [Substring], error: String) {
            let input = command.replacing("%", with: file)
            let child = try Child(
                "/bin/sh", ["-c", "(\(input)) | '\(Program.path.path())' check -\(options)"], input: "/dev/null",
                output: workspace.path("piped"), error: workspace.path("error"))
            let status = child.wait()
            return (status, try workspace.text("piped").split(separator: "\n"), try workspace.text("error"))
        }
        for file in [archive, workspace.path("extracts/matters.csv")] {
            let named = try Program.run(["check", file] + options.split(separator: " ").map(String.init))
            let piped = try check(file)
            #expect(piped.status == named.status && piped.error.isEmpty, "\(piped.error)")
            #expect(
                piped.lines.count > 2 && piped.lines.map { $0.replacing(/^-,/, with: "\(file),") } == named.output.split(separator: "\n"))
        }
    }

    @Test func `standard input that is a file, or has nothing`() throws {
        let archive = try generate()
        let run = try Program.run(
            ["check", "-", workspace.path("extracts/matters.csv"), "--period", "2023Q1", "--identity", "test"],
            input: try Data(contentsOf: URL(filePath: archive)))
        #expect(run.output.contains("archive.inconclusive: looked at") && run.output.contains("-: read"), "\(run.error)")
        let nothing = try Program.run(["check", "-", "--period", "2023Q1"])
        #expect(nothing.status == 2 && nothing.error.contains("-"))
    }

    @Test func `a folder of extracts is no delivery, and says how to check it`() throws {
        let archive = try generate()
        let folder = workspace.path("extracts")
        let run = try Program.run(["check", folder, "--period", "2023Q1", "--identity", "test"])
        #expect(run.status == 1 && run.output.contains("manifest.missing"))
        #expect(run.error.contains(archive) && run.error.contains("\(folder)/matters.csv") && run.error.contains("sosdata derive"))
        let withoutPeriod = try Program.run(["check", folder, "--identity", "test"])
        #expect(withoutPeriod.status == 2 && withoutPeriod.error.contains(archive))
        #expect(try Program.run(["check", folder, "--period", "2023Q1", "--quiet"]).error.isEmpty)
        // A delivery without its manifest is one all the same, and so is a folder with nothing.
        try workspace.write("x", to: "extracts/client_periods.csv")
        #expect(!(try Program.run(["check", folder, "--period", "2023Q1"])).error.contains(archive))
        try FileManager.default.createDirectory(atPath: workspace.path("empty"), withIntermediateDirectories: false)
        #expect(try Program.run(["check", workspace.path("empty"), "--period", "2023Q1"]).error.isEmpty)
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
