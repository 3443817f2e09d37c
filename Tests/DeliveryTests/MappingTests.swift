import Foundation
import Localization
import RegisterModel
import Testing

@testable import Delivery

@Suite struct `Mapping files` {
    private static let head = "version: 1\nfiles:\n  matters:\n"

    /// Maps the rows of an export with some columns described; gives our fields of each row.
    private func map(_ described: String, header: String, _ rows: [String]) throws -> [[String: String]] {
        let file = try MappingFile(yaml: Self.head + described, named: "m.yaml")
        let columns = header.split(separator: ",").map(String.init)
        let plan = try #require(file.plan(.matters, header: columns))
        return rows.map { row in
            let bytes = Array("\(row)\n".utf8) + [UInt8](repeating: 0, count: 8)
            var fields = FieldPositions(separator: 44)
            _ = fields.splitLine(from: 0, in: bytes.span)
            var (output, places) = ([UInt8](), [Range<Int>](repeating: 0..<0, count: 9))
            plan.map(bytes.span, fields, into: &output, &places)
            return Dictionary(
                uniqueKeysWithValues: zip(TableKind.matters.columns, places).map { ($0, String(decoding: output[$1], as: UTF8.self)) })
        }
    }

    private static let header = "person_id,organiser,municipality,service_task,matter_id,opened,closed"

    @Test func `a column by its name, a constant, and columns that have our names already`() throws {
        let mapped = try map(
            "    person_id: HETU\n    organiser: {constant: '90'}\n", header: "X,HETU,municipality,service_task,matter_id,opened,closed",
            ["x,p,091,working-age,M,2023-01-02,"])
        #expect(mapped[0]["person_id"] == "p" && mapped[0]["organiser"] == "90" && mapped[0]["municipality"] == "091")
        #expect(mapped[0]["opened"] == "2023-01-02" && mapped[0]["closed"] == "" && mapped[0]["joined"] == "")
    }

    @Test func `several columns are joined, empty ones passed over`() throws {
        let mapped = try map(
            "    matter_id: {columns: [A, B], separator: '-'}\n", header: "\(Self.header),A,B",
            ["p,90,091,working-age,M,,,a,b", "p,90,091,working-age,M,,,,b", "p,90,091,working-age,M,,,,"])
        #expect(mapped.map { $0["matter_id"] } == ["a-b", "b", ""])
    }

    @Test func `codes in place or by name; what is not among them stays`() throws {
        let text = "    service_task: {column: T, codes: tasks}\ncodes:\n  tasks: {'1': disability, Äldre: older-people}\n"
        let rows = ["1", "Äldre", "3", ""].map { "p,90,091,\($0),M,," }
        let mapped = try map(text, header: Self.header.replacing("service_task", with: "T"), rows)
        #expect(mapped.map { $0["service_task"] } == ["disability", "older-people", "3", ""])
    }

    @Test(arguments: [
        ("d.M.yyyy", "3.2.2023", "2023-02-03"), ("d.M.yyyy", "13.12.2023", "2023-12-13"), ("dd.MM.yyyy", "3.2.2023", "3.2.2023"),
        ("yyyyMMdd", "20230203", "2023-02-03"), ("yyyyMMdd", "2023023", "2023023"), ("[yyyyMMdd, d.M.yyyy]", "3.2.2023", "2023-02-03"),
        ("yyyy-MM-dd*", "2023-02-03 00:00:00", "2023-02-03"), ("d.M.yyyy", "31.2.2023", "2023-02-31"), ("d.M.yyyy", "", ""),
        ("d.M.yyyy", "3.2.2023 klo 8", "3.2.2023 klo 8"), ("M/d/yyyy", "2/3/2023", "2023-02-03"),
    ])
    func `days in another form`(form: String, written: String, mapped: String) throws {
        let format = form.hasPrefix("[") ? form : "\"\(form)\""
        let rows = try map("    opened: {column: opened, format: \(format)}\n", header: Self.header, ["p,90,091,working-age,M,\(written),"])
        #expect(rows[0]["opened"] == mapped)
    }

    @Test func `a prefix goes before what is no OID yet`() throws {
        let mapped = try map(
            "    matter_id: {column: matter_id, prefix: '1.2.3.'}\n", header: Self.header,
            ["77", "1.2.246.5", "", "a.b"].map { "p,90,091,working-age,\($0),," })
        #expect(mapped.map { $0["matter_id"] } == ["1.2.3.77", "1.2.246.5", "", "1.2.3.a.b"])
    }

    @Test(arguments: [
        ("version: 2\nfiles: {}\n", 1, "version"), ("files: {}\n", 1, "version"), ("version: 1\n", 1, "no-files"),
        ("version: 1\nfile: {}\n", 2, "unknown-key"), ("version: 1\nfiles:\n  matter: {}\n", 3, "unknown-file"),
        ("version: 1\nfiles:\n  matters:\n    person: HETU\n", 4, "unknown-column"),
        (head + "    opened: {column: A, form: d.M.yyyy}\n", 4, "unknown-key"),
        (head + "    opened: {column: A, format: d.M.yy}\n", 4, "format"),
        (head + "    opened: {column: A, constant: B}\n", 4, "one-way"), (head + "    opened: {format: d.M.yyyy}\n", 4, "one-way"),
        (head + "    person_id: HETU\n    service_task: {column: T, codes: tasks}\n", 5, "unknown-codes"),
        (head + "    service_task: {column: T, codes: {'1': gardening}}\n", 4, "unknown-code"),
        (head + "    organiser: {constant: '91'}\n", 4, "unknown-code"), (head + "    opened: [A]\n", 4, "no-mapping"),
        ("version: 1\nfiles:\n  services:\n    evidence: {constant: gossip}\n", 4, "unknown-code"),
        ("version: 1\nfiles:\n  service_decisions:\n    picks: {constant: made+x}\n", 4, "unknown-code"),
        ("version: 1\nfiles:\n  matters: [\n", 4, "syntax"), ("", 1, "empty"),
    ])
    func `what the file may not say is refused with its line`(yaml: String, line: Int, problem: String) throws {
        do {
            _ = try MappingFile(yaml: yaml, named: "m.yaml")
            Issue.record("taken: \(yaml)")
        } catch .yaml(_, let at, let what, _) {
            #expect((at, what) == (line, problem))
        }
    }

    @Test func `a national code will do where it is known, and evidence may be joined`() throws {
        let files = [
            "  matters:\n    service_task: {column: T, codes: {L: '10'}}\n",
            "  received_services:\n    evidence: {constant: decision+other}\n    social_service: {column: S, codes: {K: '46'}}\n",
        ]
        for text in files { #expect(throws: Never.self) { try MappingFile(yaml: "version: 1\nfiles:\n\(text)", named: "m.yaml") } }
    }

    @Test func `a file beyond a mebibyte is refused, for half of it would say something else`() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "mapping-\(UUID().uuidString).yaml")
        defer { try? FileManager.default.removeItem(at: file) }
        let codes = (0..<60_000).map { "      C\($0): older-people\n" }.joined()
        let text = Self.head + "    service_task:\n      column: T\n      codes:\n" + codes.replacing("      ", with: "        ")
        try Data(text.utf8).write(to: file)
        #expect(throws: DeliveryFailure.tooLarge(file: file.path)) { try MappingFile(file: file.path) }
    }

    @Test func `a byte-order mark before a file that people write is passed over`() throws {
        let mapping = try MappingFile(yaml: "\u{FEFF}" + Self.head + "    person_id: HETU\n", named: "m.yaml")
        #expect(mapping.columns[.matters]?["person_id"]?.sources == ["HETU"])
        #expect(try Confirmations(yaml: "\u{FEFF}version: 1\nconfirmations: []\n", named: "c.yaml").entries.isEmpty)
    }

    @Test func `every problem has its text in each language`() {
        for problem in [
            "syntax", "empty", "version", "no-files", "unknown-file", "unknown-column", "unknown-key", "one-way", "format", "unknown-codes",
            "unknown-code", "no-mapping", "no-word",
        ] {
            for language in Language.allCases {
                let text = DeliveryFailure.yaml(file: "m.yaml", line: 7, problem: problem, word: "w").message(in: language)
                #expect(text.contains("m.yaml") && text.contains("7") && !text.contains("["), "\(text)")
            }
        }
    }

    @Test(arguments: ["semicolons-and-finnish-dates", "several-columns-and-plain-dates"])
    func `the examples that are shipped can be read`(name: String) throws {
        let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = try MappingFile(file: root.appending(path: "docs/examples/mapping/\(name).yaml").path())
        #expect(file.columns[.matters]?["opened"]?.forms.count == 1)
    }

    /// The same periods, once with our columns and once as an export, give the same findings and totals, mapped values included.
    @Test func `an export is checked as if it had our columns`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "mapping-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func check(_ text: String, _ mappings: [MappingFile]) throws -> [String] {
            let path = folder.appending(path: "client_periods.csv")
            try Data(text.utf8).write(to: path)
            var settings = CheckSettings(period: MonitoringPeriod("2023Q1")!, identityUse: .test)
            settings.mappings = mappings
            let report = try DeliveryCheck.run(files: [path.path], settings: settings)
            var found = report.totals.map { "\($0.read) \($0.used) \($0.rejected)" }
            report.forEachFinding { found.append("\($0.line) \($0.column) \($0.rule.rule.name) \($0.value)") }
            return found
        }
        let people = (0..<40).map(WholeBlocks.person)
        let ours = people.enumerated().map { "\($1),90,091,\($0 == 7 ? "gardening" : "working-age"),\($0 == 9 ? "x" : "2022-05-03"),\n" }
        let theirs = people.enumerated().map { "\"\($1)\";091;\($0 == 7 ? "gardening" : "T");;\($0 == 9 ? "x" : "3.5.2022")\r\n" }
        let mapping = try MappingFile(
            yaml: """
                version: 1
                files:
                  client_periods:
                    person_id: Hetu
                    organiser: {constant: "90"}
                    municipality: Kunta
                    service_task: {column: Tehtävä, codes: {T: working-age}}
                    start: {column: Alku, format: d.M.yyyy}
                    end: {column: Loppu, format: d.M.yyyy}
                """, named: "m.yaml")
        let wanted = try check("person_id,organiser,municipality,service_task,start,end\n" + ours.joined(), [mapping])
        #expect(wanted.count == 3 && wanted[0] == "40 38 2")
        #expect(try check("Hetu;Kunta;Tehtävä;Loppu;Alku\r\n" + theirs.joined(), [mapping]) == wanted)
        #expect(throws: DeliveryFailure.self) { try check("Hetu;Kunta;Tehtävä;Alku\r\n" + theirs.joined(), [mapping]) }
    }
}
