import Foundation
import Testing

@Suite struct `sosdata derive, all blocks` {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    private static let blockOf = [
        "client_periods.csv": ["--matters"], "child_protection_periods.csv": ["--child-protection"],
        "service_decisions.csv": ["--decisions"],
        "received_services.csv": ["--decisions", "--services"],
    ]

    private func derive(_ arguments: [String], to out: String = "out") throws -> Program.Run {
        try Program.run(["derive", "--period", "2023Q1", "--identity", "test", "--out", workspace.path(out)] + arguments)
    }

    /// Writes sound extracts and gives the options that name them; units go with services.
    private func inputs(_ options: [String] = Extracts.kinds.map(\.0), in folder: String = "") throws -> [String] {
        var arguments: [String] = []
        for (option, name) in Extracts.kinds + [("--units", "units.csv")]
        where options.contains(option == "--units" ? "--services" : option) {
            arguments += [option, try workspace.write(Extracts.text(name, Extracts.rows(name)), to: folder + name)]
        }
        return arguments
    }

    private func blocks(in folder: String = "out") throws -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: try Self.blockOf.keys.filter { workspace.has("\(folder)/\($0)") }.map {
                ($0, try workspace.text("\(folder)/\($0)"))
            })
    }

    @Test(arguments: 1..<16)
    func `each block is written when one of its inputs is given, and the manifest lists it`(bits: Int) throws {
        let options = Extracts.kinds.indices.filter { bits & 1 << $0 != 0 }.map { Extracts.kinds[$0].0 }
        let run = try derive(inputs(options))
        #expect(run.status == 0, "\(run.error)")
        let wanted = Self.blockOf.filter { !$0.value.allSatisfy { !options.contains($0) } }.keys
        #expect(try workspace.names(in: "out") == (wanted + ["findings.csv", "manifest.json"]).sorted())
        let manifest = try workspace.text("out/manifest.json")
        for block in Self.blockOf.keys { #expect(manifest.contains("\"\(block)\"") == wanted.contains(block)) }
        #expect(try Program.run(["check", workspace.path("out"), "--identity", "test", "--quiet"]).status == 0)
    }

    @Test func `rows come as the definition says`() throws {
        let run = try derive(inputs())
        #expect(run.status == 0, "\(run.error)")
        let person = { (number: Int) in Matters.person(number) }
        let decisions = [
            "\(person(0)),90,091,working-age,social-work,working-age-service-decision,1,2023-01-10,positive,,,made",
            "\(person(1)),90,091,working-age,home-service,working-age-service-decision,2,2022-12-10,positive,2023-02-01,,starting",
        ]
        #expect(try workspace.text("out/service_decisions.csv").split(separator: "\n").dropFirst().map(String.init) == decisions.sorted())
        let received = [
            "\(person(0)),90,091,working-age,social-work,decision+valid-service,2023-01-01,2023-03-31",
            "\(person(1)),90,091,working-age,day-activities,unit-relationship,2023-03-01,2023-03-31",
            "\(person(1)),90,091,working-age,home-service,decision,2023-02-01,2023-03-31",
        ]
        #expect(try workspace.text("out/received_services.csv").split(separator: "\n").dropFirst().map(String.init) == received.sorted())
        let children = ["\(person(2)),90,091,2022-05-01,", "\(person(3)),90,091,2023-01-05,"]
        #expect(
            try workspace.text("out/child_protection_periods.csv").split(separator: "\n").dropFirst().map(String.init) == children.sorted())
        for line in ["made: 1", "starting: 1", "only starting: 1", "no pick: 1"] { #expect(run.output.contains(line), "\(run.output)") }
        for word in ["child-protection", "working-age", "social-work", "day-activities"] {
            #expect(try workspace.text("out/manifest.json").contains("\"\(word)\""))
        }
    }

    @Test func `shuffled, repeated and split inputs give the same bytes`() throws {
        #expect(try derive(inputs()).status == 0)
        let plain = try blocks()
        #expect(plain.count == 4)
        var arguments: [String] = []
        for (option, name) in Extracts.kinds + [("--units", "units.csv")] {
            let rows = Extracts.rows(name)
            arguments += [option, try workspace.write(Extracts.text(name, rows.reversed() + rows), to: "again-\(name)")]
            arguments += [option, try workspace.write(Extracts.text(name, [rows[0]]), to: "once-\(name)")]
        }
        let run = try derive(arguments, to: "again")
        #expect(run.status == 0, "\(run.error)")
        #expect(try blocks(in: "again") == plain)
    }

    @Test func `findings come by kind of extract, then line, and the totals add up`() throws {
        var arguments: [String] = []
        for (option, name) in Extracts.kinds {
            let rows = Extracts.rows(name)
            let broken = rows[0].replacing(",90,", with: ",99,")
            arguments += [option, try workspace.write(Extracts.text(name, [broken] + rows + [rows[0]]), to: name)]
        }
        let run = try derive(arguments)
        #expect(run.status == 1, "\(run.error)")
        let findings = try workspace.text("out/findings.csv").split(separator: "\n").dropFirst().map { line in
            let fields = line.split(separator: ",")
            return "\(fields[0].split(separator: "/").last ?? "") \(fields[1]) \(fields[3] == "error" ? fields[2] : fields[3])"
        }
        let wanted = ["matters.csv", "child_protection.csv", "decisions.csv", "services.csv"].flatMap { name in
            let repeated = "\(name) \(Extracts.rows(name).count + 3) warning"
            let unit = name == "services.csv" ? ["services.csv 4 unit.unknown"] : []
            return ["\(name) 2 organiser.unknown"] + unit + [repeated]
        }
        #expect(findings.map { $0.replacing("row.duplicate", with: "warning") } == wanted)
        for (_, name) in Extracts.kinds {
            let line = try #require(run.output.split(separator: "\n").first { $0.contains("\(name): read") })
            let numbers = line.matches(of: /[a-z] (\d+)/).compactMap { Int($0.1) }
            #expect(numbers.count == 5 && numbers[0] == numbers[1...].reduce(0, +), "\(line)")
        }
    }

    @Test func `provenance names the source of every row when it is asked for`() throws {
        #expect(try derive(inputs() + ["--provenance"]).status == 0)
        let lines = try workspace.text("out/provenance.csv").split(separator: "\n").map(String.init)
        #expect(lines.first == "block,person_id,organiser,municipality,service_task,social_service,decision_id,start,source,imprecise")
        let rows = try blocks().values.reduce(0) { $0 + $1.split(separator: "\n").count - 1 }
        #expect(lines.count == rows + 1)
        #expect(lines.dropFirst().allSatisfy { $0.hasSuffix(",separate,") })
        #expect(Array(lines.dropFirst()) == lines.dropFirst().sorted())
        #expect(!workspace.has("out/differences.csv"))
        #expect(try derive(inputs()).status == 0)
        #expect(!workspace.has("out/provenance.csv"))
    }

    @Test func `own counts stand beside derived ones`() throws {
        let own = try workspace.write("task,clients\nworking-age,3\nolder-people,5\n", to: "own.csv")
        let run = try derive(inputs() + ["--own-counts", own])
        #expect(run.status == 0, "\(run.error)")
        #expect(
            try workspace.text("out/own_counts.csv")
                == "service_task,own_clients,derived_clients,difference\nolder-people,5,0,-5\nworking-age,3,2,-1\n")
        #expect(run.output.contains("working-age: 3") && run.output.contains("2 derived"))
        for (text, line) in [
            ("task,count\n", "clients"), ("task,clients\nreading,1\n", "2"), ("task,clients\nworking-age,1\nworking-age,2\n", "3"),
            ("task,clients\nworking-age,-1\n", "2"), ("task,clients\nworking-age,many\n", "2"), ("task,clients\nworking-age\n", "2"),
            ("task,clients\n\nworking-age,1,2\n", "3"),
        ] {
            let refused = try derive(inputs() + ["--own-counts", workspace.write(text, to: "bad.csv")], to: "bad")
            #expect(refused.status == 2 && refused.error.contains("bad.csv") && refused.error.contains(line), "\(refused.error)")
            #expect(!workspace.has("bad"))
        }
        #expect(try derive(inputs(["--decisions"]) + ["--own-counts", own], to: "bad").status == 2)
    }

    @Test func `own counts come in any form of a table`() throws {
        let texts = [
            "\u{FEFF}\"clients\";\"task\"\r\n\"3\";\"working-age\"\r\n",
            "service_task,clients\nfamily-law,7\nworking-age,3\nolder-people,\n",
        ]
        for text in texts {
            #expect(try derive(inputs() + ["--own-counts", workspace.write(text, to: "own.csv")]).status == 0)
            #expect(
                try workspace.text("out/own_counts.csv")
                    == "service_task,own_clients,derived_clients,difference\nworking-age,3,2,-1\n")
        }
        let noted = try derive(inputs() + ["--own-counts", workspace.write("note,task,clients\nx,working-age,3\n", to: "own.csv")])
        #expect(noted.status == 0 && noted.error.contains("own.csv") && noted.error.contains("note"), "\(noted.error)")
    }

    @Test func `units alone, and standard input twice, are refused`() throws {
        let units = try workspace.write(Extracts.text("units.csv", Extracts.rows("units.csv")), to: "units.csv")
        #expect(try derive(["--units", units]).status == 2)
        #expect(try derive(["--matters", "-", "--decisions", "-"]).status == 2)
        #expect(!workspace.has("out"))
    }

    @Test func `standard input can be any extract`() throws {
        #expect(try derive(inputs(["--decisions"])).status == 0)
        let plain = try blocks()
        let run = try Program.run(
            ["derive", "--period", "2023Q1", "--identity", "test", "--out", workspace.path("again"), "--decisions", "-"],
            input: Data(Extracts.text("decisions.csv", Extracts.rows("decisions.csv")).utf8))
        #expect(run.status == 0, "\(run.error)")
        #expect(try blocks(in: "again") == plain)
    }

    @Test func `an unusable file of one kind leaves nothing written`() throws {
        let arguments = try inputs(["--matters"]) + ["--decisions", workspace.write("person_id\n", to: "decisions.csv")]
        let run = try derive(arguments)
        #expect(run.status == 2 && run.error.contains("decisions.csv"), "\(run.error)")
        #expect(!workspace.has("out"))
    }

    @Test func `an earlier output with other blocks is exchanged whole`() throws {
        #expect(try derive(inputs() + ["--provenance"]).status == 0)
        #expect(try derive(inputs(["--matters"])).status == 0)
        #expect(try workspace.names(in: "out") == ["client_periods.csv", "findings.csv", "manifest.json"])
    }
}
