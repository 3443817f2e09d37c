import Foundation
import RegisterModel
import Testing

@Suite struct `sosdata derive` {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    private static let columns = "person_id,organiser,municipality,service_task,start,end\n"

    private func derive(_ file: String, to out: String = "out", _ more: String...) throws -> Program.Run {
        try Program.run(
            ["derive", "--period", "2023Q1", "--matters", file, "--identity", "test", "--out", workspace.path(out)] + more)
    }

    @Test func `joins the matters of a person and reports what overlaps the quarter`() throws {
        let rows = [
            Matters.header, Matters.row(0, "A", "2022-11-01", "2023-01-15"), Matters.row(0, "B", "2023-01-10", "2023-02-20"),
            Matters.row(1, "C", "2022-11-01", "2023-01-15"), Matters.row(1, "D", "2023-01-16"),
            Matters.row(2, "E", "2022-03-01", "2022-12-31"),
            Matters.row(3, "F", "2023-03-31", "2023-04-02"), Matters.row(4, "G", "2023-04-01"),
            Matters.row(5, "H", "2023-01-05", "2023-01-05", municipality: ""), Matters.row(6, "I", "2023-01-05", task: "family-law"),
        ]
        let run = try derive(workspace.write(rows.joined(separator: "\n") + "\n", to: "matters.csv"))
        #expect(run.status == 0, "\(run.error)")
        let expected = [
            (0, "091", "2022-11-01", "2023-02-20"), (1, "091", "2022-11-01", "2023-01-15"), (1, "091", "2023-01-16", ""),
            (3, "091", "2023-03-31", ""), (5, "", "2023-01-05", "2023-01-05"),
        ].map { person, municipality, start, end in "\(Matters.person(person)),90,\(municipality),working-age,\(start),\(end)\n" }
        #expect(try workspace.text("out/client_periods.csv") == Self.columns + expected.sorted().joined())
        #expect(try workspace.names(in: "out") == ["client_periods.csv", "findings.csv", "manifest.json"])
    }

    @Test func `an output folder with anything beside our own files is left as it is`() throws {
        let file = try workspace.write(Matters.file(rows: 8), to: "matters.csv")
        #expect(try derive(file).status == 0)
        #expect(try derive(file).status == 0)
        let extract = try workspace.write(Matters.file(rows: 4), to: "out/matters.csv")
        let run = try derive(extract)
        #expect(run.status == 2)
        #expect(run.error.contains("out"))
        #expect(try workspace.names(in: "out") == ["client_periods.csv", "findings.csv", "manifest.json", "matters.csv"])
    }

    @Test func `a refused run leaves no folder behind that it made on the way`() throws {
        let run = try derive(workspace.write("", to: "matters.csv"), to: "a/b/c")
        #expect(run.status == 2)
        #expect(!workspace.has("a"))
    }

    @Test func `no rows still give the header`() throws {
        let run = try derive(workspace.write(Matters.header + "\n", to: "matters.csv"))
        #expect(run.status == 0, "\(run.error)")
        #expect(try workspace.text("out/client_periods.csv") == Self.columns)
    }

    /// The same rows in another order, with other line ends, separators, quotes or packing are the same delivery.
    @Test func `the same rows in another dress give the same bytes`() throws {
        let plain = Matters.file(rows: 400)
        #expect(try derive(workspace.write(plain, to: "matters.csv"), to: "plain").status == 0)
        let wanted = try workspace.bytes("plain/client_periods.csv")
        #expect(wanted.count > 1000)

        let lines = plain.split(separator: "\n").map(String.init)
        let mixed = lines.dropFirst().sorted { $0.hashValue < $1.hashValue }
        let quoted = lines.dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map { "\"\($0)\"" }.joined(separator: ",")
        }
        let turned = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).reversed().joined(separator: ",") }
        let dresses: [(String, Data)] = [
            ("shuffled.csv", Data(([lines[0]] + mixed).joined(separator: "\n").utf8)),
            ("crlf.csv", Data(plain.replacing("\n", with: "\r\n").utf8)),
            ("semicolon.csv", Data(plain.replacing(",", with: ";").utf8)),
            ("mark.csv", Data([0xEF, 0xBB, 0xBF]) + Data(plain.utf8)),
            ("quoted.csv", Data(([lines[0]] + quoted).joined(separator: "\n").utf8)),
            ("turned.csv", Data(turned.joined(separator: "\n").utf8)),
            ("packed.csv.gz", try Gzip.compress(plain, in: workspace)),
        ]
        for (name, bytes) in dresses {
            let run = try derive(workspace.write(bytes, to: name), to: "out-\(name)")
            #expect(run.status == 0, "\(name): \(run.error)")
            #expect(try workspace.bytes("out-\(name)/client_periods.csv") == wanted, "\(name)")
        }
    }

    @Test func `standard input is read where the name is a hyphen`() throws {
        let text = Matters.file(rows: 8)
        let run = try Program.run(
            ["derive", "--period", "2023Q1", "--matters", "-", "--identity", "test", "--out", workspace.path("out")], input: Data(text.utf8)
        )
        #expect(run.status == 0, "\(run.error)")
        #expect(try derive(workspace.write(text, to: "matters.csv"), to: "other").status == 0)
        #expect(try workspace.bytes("out/client_periods.csv") == workspace.bytes("other/client_periods.csv"))
    }

    /// Each broken row costs itself alone and is named by its line and rule.
    @Test func `a broken row inside a good file costs that row only`() throws {
        var bytes = Data((Matters.header + "\n" + Matters.row(0, "A", "2023-01-02") + "\n").utf8)
        bytes += Data("90,091\n".utf8)  // line 3: too few fields
        bytes += Data((Matters.row(1, "B", "2023-01-03") + "\n").utf8)
        bytes += Data("\u{22}".utf8) + Data([0xFF, 0xFE]) + Data("\",90,091,working-age,C,2023-01-04,\n".utf8)  // line 5: no UTF-8
        bytes += Data((Matters.row(2, "D", "2023-02-30") + "\n").utf8)  // line 6: no such day
        bytes += Data((Matters.row(3, "E", "2023-01-05", "2023-01-04") + "\n").utf8)  // line 7: closed before opened
        bytes += Data(("x," + String(repeating: "y", count: 1 << 20) + "\n").utf8)  // line 8: far too long
        bytes += Data((Matters.row(4, "F", "2023-01-06") + "\n").utf8)
        let run = try derive(workspace.write(bytes, to: "matters.csv"))
        #expect(run.status == 1, "\(run.error)")
        let kept = try workspace.text("out/client_periods.csv").split(separator: "\n").dropFirst().map { $0.prefix(11) }
        #expect(kept.map(String.init) == [0, 1, 4].map(Matters.person).sorted())
        let named = try findings("out").map { "\($0[1]) \($0[3]) \($0[4])" }
        #expect(
            named == [
                "3 file.row-shape error", "5 file.encoding error", "6 date.shape error", "7 period.end-before-start error",
                "8 file.line-too-long error",
            ])
    }

    @Test func `a code of the 900 series is refused in production`() throws {
        let file = try workspace.write(Matters.file(rows: 3), to: "matters.csv")
        let run = try Program.run(["derive", "--period", "2023Q1", "--matters", file, "--out", workspace.path("out")])
        #expect(run.status == 1, "\(run.error)")
        #expect(try workspace.text("out/client_periods.csv") == Self.columns)
        #expect(try Set(findings("out").map { $0[3] }) == ["person-id.test-code"])
    }

    /// Whole identity codes stand in the blocks only.
    @Test func `no identity code stands in a finding, on standard output or on standard error`() throws {
        let code = Matters.person(0)
        let wrong = String(code.dropLast()) + (code.last == "A" ? "B" : "A")
        let rows = [Matters.header, Matters.row(0, "A", "2023-02-30"), Matters.row(0, "B", "1901-01-01")]
        let broken = wrong + Matters.row(0, "C", "2023-01-01").dropFirst(11)
        let run = try derive(workspace.write((rows + [broken]).joined(separator: "\n") + "\n", to: "matters.csv"))
        #expect(run.status == 1)
        let written = try workspace.text("out/findings.csv") + workspace.text("out/manifest.json") + run.output + run.error
        #expect(written.contains("person-id.check-character"))
        #expect(!written.contains(code) && !written.contains(wrong))
    }

    @Test(arguments: ["sv", "fi", "en"])
    func `messages come in the language that was asked for`(language: String) throws {
        let file = try workspace.write(Matters.header + "\n" + Matters.row(0, "A", "2023-02-30") + "\n", to: "matters.csv")
        #expect(try derive(file, to: language, "--language", language).status == 1)
        #expect(try derive(file, to: "default").status == 1)
        let messages = try findings(language).map { $0[5] }
        #expect(messages.count == 1 && !messages[0].isEmpty)
        #expect(try (messages == findings("default").map { $0[5] }) == (language == "en"))
    }

    @Test func `the manifest says how many rows each block has and what their bytes sum to`() throws {
        #expect(try derive(workspace.write(Matters.file(rows: 400), to: "matters.csv")).status == 0)
        let block = try workspace.text("out/client_periods.csv")
        let sum = try Child(
            "sha256sum", [workspace.path("out/client_periods.csv")], input: "/dev/null", output: workspace.path("sum"), error: "/dev/null")
        #expect(sum.wait() == 0)
        let manifest = try workspace.text("out/manifest.json")
        #expect(manifest.contains(try workspace.text("sum").prefix(64)))
        #expect(manifest.contains("\(block.split(separator: "\n").count - 1)"))
        #expect(manifest.contains("\"2023Q1\""))
        #expect(manifest.contains("\"90\""))
    }

    private func findings(_ folder: String) throws -> [[String]] {
        let lines = try workspace.text("\(folder)/findings.csv").split(separator: "\n")
        #expect(lines.first == "file,line,column,rule,severity,message")
        // The message comes last and may hold commas.
        return lines.dropFirst().map { $0.split(separator: ",", maxSplits: 5, omittingEmptySubsequences: false).map(String.init) }
    }
}
