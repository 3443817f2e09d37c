import Foundation
import Glibc
import Testing

/// Makes a folder with a file of somebody else in it.
private func putSomething(into folder: String, of workspace: Workspace) throws -> String {
    try FileManager.default.createDirectory(atPath: workspace.path(folder), withIntermediateDirectories: true)
    return try workspace.write("mine", to: "\(folder)/mine.txt")
}

@Suite struct `sosdata generate` {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    private func generate(_ seed: Int, defects: String, to out: String) throws -> Program.Run {
        try Program.run(
            [
                "generate", "--period", "2023Q1", "--organiser", "all", "--clients", "12000", "--seed", String(seed), "--defects", defects,
                "--out", workspace.path(out),
            ])
    }

    /// Line, column and rule of each row of a list; neither file quotes these.
    private func places(_ text: String, columns: (line: Int, column: Int, rule: Int), where isWanted: ([Substring]) -> Bool) -> [String] {
        text.split(separator: "\n").dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }.filter(isWanted)
            .map { "\($0[columns.line]) \($0[columns.column]) \($0[columns.rule])" }.sorted()
    }

    /// What `derive` is given to look at one file.
    private static let inputs = [
        "matters.csv": ["--matters", "matters.csv"], "child_protection.csv": ["--child-protection", "child_protection.csv"],
        "decisions.csv": ["--decisions", "decisions.csv"], "services.csv": ["--services", "services.csv", "--units", "units.csv"],
        "archive.ndjson": ["--archive", "archive.ndjson"],
    ]

    private func derive(_ files: [String], to out: String) throws -> Program.Run {
        let inputs = files.flatMap { Self.inputs[$0] ?? [] }.map { $0.hasPrefix("--") ? $0 : workspace.path("extracts/\($0)") }
        return try Program.run(
            ["derive", "--period", "2023Q1"] + inputs + ["--identity", "test", "--quiet", "--out", workspace.path(out)])
    }

    /// The generator writes its list without asking the rules, so the two can only agree if both are right.
    @Test(arguments: [11, 12])
    func `breaks exactly what derive finds`(seed: Int) throws {
        print("seed \(seed)")
        #expect(try generate(seed, defects: "0.03", to: "extracts").status == 0)
        for file in Self.inputs.keys.sorted() {
            let run = try derive([file], to: file)
            #expect(run.status == 1, "\(run.error)")
            let broken = places(try workspace.text("extracts/defects.csv"), columns: (1, 2, 3)) { $0[0] == file }
            let found = places(try workspace.text("\(file)/findings.csv"), columns: (1, 2, 3)) { $0[4] == "error" || $0[4] == "warning" }
            #expect(broken.count > (file == "child_protection.csv" ? 5 : 100), "\(file)")
            #expect(broken == found, "\(file)")
        }
    }

    /// Documents tell what the extracts tell. They have one municipality for all clients of a joint matter, so that column is left out.
    @Test func `tells the same relationships by extracts and by documents`() throws {
        #expect(try generate(14, defects: "0", to: "extracts").status == 0)
        #expect(try derive(["matters.csv", "child_protection.csv"], to: "separate").status == 0)
        #expect(try derive(["archive.ndjson"], to: "archive").status == 0)
        for block in ["client_periods.csv", "child_protection_periods.csv"] {
            let rows = try ["separate", "archive"].map { folder in
                try workspace.text("\(folder)/\(block)").split(separator: "\n").map { line in
                    var fields = line.split(separator: ",", omittingEmptySubsequences: false)
                    fields.remove(at: 2)
                    return fields.joined(separator: ",")
                }.sorted()
            }
            #expect(rows[0].count > 100)
            #expect(rows[0] == rows[1], "\(block)")
        }
    }

    /// The same for every extract in one run: file, line, column and rule of each.
    @Test func `breaks exactly what derive finds in every extract`() throws {
        #expect(try generate(14, defects: "0.03", to: "extracts").status == 0)
        try compareAll()
    }

    private func compareAll() throws {
        let extract = { (name: String) in workspace.path("extracts/\(name).csv") }
        let run = try Program.run(
            [
                "derive", "--period", "2023Q1", "--matters", extract("matters"), "--child-protection", extract("child_protection"),
                "--decisions", extract("decisions"), "--services", extract("services"), "--units", extract("units"), "--identity", "test",
                "--out", workspace.path("out"),
            ])
        #expect(run.status == 1, "\(run.error)")
        func rows(_ name: String) throws -> [[Substring]] {
            try workspace.text(name).split(separator: "\n").dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        }
        let broken = Set(try rows("extracts/defects.csv").filter { $0[0].hasSuffix(".csv") }.map { $0[0...3].joined(separator: " ") })
        let found = Set(
            try rows("out/findings.csv").filter { $0[4] == "error" || $0[4] == "warning" }
                .map { ([$0[0].split(separator: "/").last ?? ""] + $0[1...3]).joined(separator: " ") })
        #expect(broken.count > 500)
        #expect(broken.subtracting(found).sorted().prefix(20) == [])
        #expect(found.subtracting(broken).sorted().prefix(20) == [])
        try compareCheck(try rows("extracts/defects.csv"))
    }

    /// `check` finds the same, in the documents of the archive too. What it says of whole files has no line and is not the generator's doing.
    private func compareCheck(_ defects: [[Substring]]) throws {
        let files = ["matters.csv", "child_protection.csv", "decisions.csv", "services.csv", "units.csv", "archive.ndjson"]
        let run = try Program.run(
            ["check", "--period", "2023Q1", "--identity", "test", "--format", "csv", "--out", workspace.path("checked.csv")]
                + files.map { workspace.path("extracts/\($0)") })
        #expect(run.status == 1, "\(run.error)")
        var found: Set<String> = []
        for line in try workspace.text("checked.csv").split(separator: "\n").dropFirst() {
            let fields = line.split(separator: ",", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
            guard fields[4] == "error" || fields[4] == "warning", !fields[1].isEmpty, fields[1] != "0" else { continue }
            let file = fields[0].split(separator: "/").last.map(String.init) ?? ""
            found.insert([file, fields[1], fields[2], fields[3]].joined(separator: " "))
        }
        let broken = Set(defects.map { $0[0...3].joined(separator: " ") })
        let spoilt = Set(broken.map { $0.split(separator: " ")[0] })
        #expect(spoilt.count == files.count - 1, "\(spoilt)")
        #expect(broken.subtracting(found).sorted().prefix(20) == [])
        #expect(found.subtracting(broken).sorted().prefix(20) == [])
    }

    @Test(.tags(.slow), .enabled(if: ProcessInfo.processInfo.environment["SLOW"] == "1"))
    func `breaks exactly what derive finds in a million rows`() throws {
        let seed = Int.random(in: 1...1_000_000)
        print("seed \(seed)")
        let run = try Program.run(
            [
                "generate", "--period", "2023Q1", "--organiser", "all", "--clients", "240000", "--seed", String(seed), "--defects", "0.01",
                "--out", workspace.path("extracts"),
            ])
        #expect(run.status == 0, "\(run.error)")
        var rows = 0
        for name in ["matters", "child_protection", "decisions", "services"] {
            rows += try workspace.bytes("extracts/\(name).csv").count { $0 == 0x0A }
        }
        #expect(rows > 1_000_004)
        try compareAll()
    }

    @Test func `makes sound extracts in which derive finds no error`() throws {
        #expect(try generate(13, defects: "0", to: "extracts").status == 0)
        let run = try derive(Self.inputs.keys.sorted(), to: "out")
        #expect(run.status == 0, "\(run.error)")
        #expect(places(try workspace.text("out/findings.csv"), columns: (1, 2, 3)) { $0[4] == "error" || $0[4] == "warning" } == [])
    }

    @Test(arguments: [
        ["--period", "2023Q5"], ["--organiser", "91"], ["--organiser", "22"], ["--clients", "0"], ["--defects", "0.9"], ["--seed", "-1"],
    ])
    func `refuses what cannot be, and writes nothing`(wrong: [String]) throws {
        var options = ["--period": "2023Q1", "--organiser": "90", "--clients": "10", "--seed": "1", "--defects": "0"]
        options[wrong[0]] = wrong[1]
        let out = workspace.path("out")
        let run = try Program.run(["generate", "--out", out] + options.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })
        #expect(run.status == 2)
        #expect(!run.error.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: out))
    }

    @Test func `leaves a folder alone that holds something`() throws {
        let file = try putSomething(into: "out", of: workspace)
        let run = try generate(1, defects: "0", to: "out")
        #expect(run.status == 2)
        #expect(try workspace.names(in: "out") == ["mine.txt"])
        #expect(FileManager.default.fileExists(atPath: file))
    }
}

@Suite struct `sosdata demo` {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    @Test func `fills a data directory, and leaves it alone the second time`() throws {
        let data = workspace.path("data")
        // So few that some groups have no row that could be made faulty.
        let first = try Program.run(["demo", "--data", data, "--clients", "100", "--seed", "2"])
        #expect(first.status == 0, "\(first.error)")
        let accounts = first.output.split(separator: "\n").filter { $0.contains("@") }
        #expect(accounts.count == 6)
        #expect(accounts.allSatisfy { $0.split(separator: "\t").count == 3 })
        let names = try workspace.names(in: "data")
        #expect(names.contains("register.sqlite") && names.contains("keys") && !names.contains("work"))
        for key in ["pseudonym.key", "seal.key"] {
            var status = stat()
            #expect(stat(workspace.path("data/keys/\(key)"), &status) == 0)
            #expect(status.st_mode & 0o777 == 0o600)
        }

        let register = try workspace.bytes("data/register.sqlite")
        let second = try Program.run(["demo", "--data", data])
        #expect(second.status == 0)
        #expect(accounts.allSatisfy { second.output.contains($0) })
        #expect(try workspace.bytes("data/register.sqlite") == register)
    }

    @Test func `gives two deliveries to try out, a sound and a faulty one`() throws {
        let data = workspace.path("data")
        #expect(try Program.run(["demo", "--data", data, "--clients", "1500", "--seed", "4"]).status == 0)
        let good = try Program.run(["check", "\(data)/samples/helsinki-good", "--identity", "test"])
        #expect(good.status == 0, "\(good.output)")
        let faulty = try Program.run(["check", "\(data)/samples/helsinki-faulty", "--identity", "test"])
        #expect(faulty.status == 1)
        #expect(faulty.output.contains("person-id.check-character"))
    }

    @Test func `refuses a folder that holds something else`() throws {
        _ = try putSomething(into: "data", of: workspace)
        let run = try Program.run(["demo", "--data", workspace.path("data")])
        #expect(run.status == 2)
        #expect(try workspace.names(in: "data") == ["mine.txt"])
    }
}
