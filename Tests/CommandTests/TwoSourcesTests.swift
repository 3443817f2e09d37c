import Foundation
import Testing

/// Documents of the archive beside extracts, as a county has both (derivation page, section 8).
@Suite struct `sosdata derive, archive and extracts` {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    private func derive(_ arguments: [String], to out: String = "out") throws -> Program.Run {
        try Program.run(["derive", "--period", "2023Q1", "--identity", "test", "--out", workspace.path(out)] + arguments)
    }

    /// A document of the phase in which a service is given: evidence on its day.
    private func delivery(_ number: Int, of person: Int, on day: String, service: String = "social-work", state: String = "final") -> String
    {
        """
        {"document":"d\(number)","set":"s\(number)","version":1,"state":"\(state)","kind":"client-document","type":"15014","organiser":"90",\
        "municipality":"091","service_task":"working-age","social_service":"\(service)","phase":"service-delivery","event":"\(day)",\
        "persons":["\(Matters.person(person))"],"content":null}
        """
    }

    /// A matter document.
    private func matter(_ number: Int, of person: Int, opened: String, closed: String) -> String {
        """
        {"document":"d\(number)","set":"s\(number)","version":1,"state":"final","kind":"matter","organiser":"90","municipality":"091",\
        "service_task":"working-age","persons":["\(Matters.person(person))"],"content":{"asia_asiakirja":{"asian_tiedot":\
        {"asiatunnus":{"value":"M\(number)"},"avauspaiva":"\(opened)","paattymispaiva":"\(closed)"}}}}
        """
    }

    private func lines(_ name: String) throws -> [String] { try workspace.text("out/\(name)").split(separator: "\n").map(String.init) }

    @Test func `each row says where it came from, and days that differ are listed`() throws {
        let archive = [
            matter(1, of: 0, opened: "2023-01-05", closed: "2023-02-01"), matter(2, of: 1, opened: "2023-02-01", closed: "2023-02-20"),
            delivery(3, of: 0, on: "2023-03-05"), delivery(4, of: 0, on: "2023-03", service: "home-care"),
            delivery(5, of: 0, on: "2023-03-05", state: "draft"),
        ]
        let matters = [Matters.header, Matters.row(0, "A", "2023-01-01", "2023-02-01"), Matters.row(2, "B", "2023-03-01")]
        let run = try derive([
            "--archive", workspace.write(archive.joined(separator: "\n") + "\n", to: "archive.ndjson"), "--matters",
            workspace.write(matters.joined(separator: "\n") + "\n", to: "matters.csv"),
        ])
        #expect(run.status == 0, "\(run.error)")
        let person = { (number: Int) in Matters.person(number) }
        #expect(
            try lines("provenance.csv").dropFirst() == [
                "client_periods,\(person(0)),90,091,working-age,,,2023-01-01,both,",
                "client_periods,\(person(1)),90,091,working-age,,,2023-02-01,archive,",
                "client_periods,\(person(2)),90,091,working-age,,,2023-03-01,separate,",
                "received_services,\(person(0)),90,091,working-age,home-care,,,archive,yes",
                "received_services,\(person(0)),90,091,working-age,social-work,,,archive,",
            ])
        #expect(
            try lines("differences.csv").dropFirst() == [
                "client_periods,\(person(0)),90,working-age,,,2023-01-05/2023-02-01,2023-01-01/2023-02-01"
            ])
        // With an archive every block is made, also those of which nothing is known.
        let blocks = ["child_protection_periods.csv", "client_periods.csv", "received_services.csv", "service_decisions.csv"]
        #expect(
            try workspace.names(in: "out")
                == (blocks + ["differences.csv", "findings.csv", "manifest.json", "provenance.csv"]).sorted())
        let total = try #require(run.output.split(separator: "\n").first { $0.contains("archive.ndjson: read") })
        let numbers = total.matches(of: /[a-z] (\d+)/).compactMap { Int($0.1) }
        #expect(numbers.count == 6 && numbers[0] == 5 && numbers[0] == numbers[1...].reduce(0, +), "\(total)")
        #expect(run.output.contains("drafts 1"))
    }

    @Test func `an archive alone is the archive's channel and needs no provenance`() throws {
        let file = try workspace.write(delivery(1, of: 0, on: "2023-03-05") + "\n", to: "archive.ndjson")
        #expect(try derive(["--archive", file]).status == 0)
        #expect(try workspace.text("out/manifest.json").contains("\"channel\" : \"archive\""))
        #expect(!workspace.has("out/provenance.csv") && !workspace.has("out/differences.csv"))
        #expect(try derive(["--archive", file, "--channel", "separate"]).status == 0)
        #expect(try workspace.text("out/manifest.json").contains("\"channel\" : \"separate\""))
        #expect(try derive(["--archive", file, "--provenance"]).status == 0)
        #expect(try lines("provenance.csv").count == 2)
    }

    @Test func `a broken document is a finding with its line, after those of the extracts`() throws {
        let archive = ["", "[]", delivery(1, of: 0, on: "2023-02-30")]
        let run = try derive([
            "--archive", workspace.write(archive.joined(separator: "\n") + "\n", to: "archive.ndjson"), "--services",
            workspace.write(Extracts.text("services.csv", ["x,90,091,working-age,home-care,,other,2023-01-01,"]), to: "services.csv"),
        ])
        #expect(run.status == 1, "\(run.error)")
        let found = try lines("findings.csv").dropFirst().map { line in
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            return "\(fields[0].split(separator: "/").last ?? "") \(fields[1]) \(fields[3])"
        }
        #expect(found == ["services.csv 2 person-id.shape", "archive.ndjson 2 file.row-shape", "archive.ndjson 3 date.shape"])
    }

    @Test func `explain names documents by file and line`() throws {
        let file = try workspace.write(delivery(1, of: 0, on: "2023-03") + "\n", to: "archive.ndjson")
        let run = try Program.run([
            "explain", "--period", "2023Q1", "--identity", "test", "--person", Matters.person(0), "--archive", file,
        ])
        #expect(run.status == 0, "\(run.error)")
        #expect(run.output.contains("archive.ndjson:1: 2023-03-01 – 2023-03-01 (imprecise day), shows the service (delivery-document)"))
    }
}
