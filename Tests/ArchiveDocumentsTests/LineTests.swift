import ArchiveDocuments
import Delivery
import Foundation
import RegisterModel
import Testing

@Suite struct `Lines of an archive file` {
    private static let person = Archive.person(3)

    /// A sound matter document; members are put in or, with nil, left out.
    private static func matter(_ changes: [String: JSON?] = [:], content: JSON? = nil) -> String {
        var members: [String: JSON] = [
            "document": .text("d"), "set": .text("s"), "version": .number(1), "state": .text("final"), "kind": .text("matter"),
            "organiser": .text("90"), "municipality": .text("091"), "service_task": .text("working-age"), "persons": .list([.text(person)]),
            "content": content
                ?? .object([
                    "asia_asiakirja": .object(["asian_tiedot": .object(["asiatunnus": .value("m"), "avauspaiva": .text("2023-01-05")])])
                ]),
        ]
        for (name, value) in changes { members[name] = value }
        var random = Seeded(state: 7)
        return JSON.object(members).written(&random)
    }

    private static let row = "matter,working-age,m,2023-01-05,,,,2023-01-05,,\(person),90,091,,0:1"

    @Test func `a byte-order mark, carriage returns, empty lines and a missing last line break are taken`() throws {
        for text in [Self.matter(), Self.matter() + "\n", "\u{FEFF}" + Self.matter(), Self.matter() + "\r\n"] {
            #expect(try Archive().read([text]).rows == [Self.row])
        }
        let result = try Archive().read(["\n\r\n" + Self.matter() + "\n\nnonsense"])
        #expect(result.rows == [Self.row.replacing(/0:1$/, with: "0:3")])
        #expect(result.findings == ["0.ndjson:5  file.row-shape"])
        #expect(result.totals[0].hasPrefix("read=2 used=1 duplicate=0 rejected=1 "))
    }

    @Test(arguments: ["document", "set", "version", "state", "kind", "organiser"])
    func `without what must be there a line is no document`(name: String) throws {
        for value in [nil, JSON.null] {
            #expect(try Archive().read([Self.matter([name: value])]).findings == ["0.ndjson:1  file.row-shape"])
        }
    }

    @Test func `what may be left out may be null`() throws {
        let names = ["type", "structure", "social_service", "phase", "event", "valid_from", "valid_to", "retired_system"]
        #expect(try Archive().read([Self.matter(Dictionary(uniqueKeysWithValues: names.map { ($0, .null) }))]).rows == [Self.row])
    }

    @Test(arguments: [
        "[]", "null", "7", "\"text\"", "{", "{}", "{\"a\":1}}", "{\"a\":tru}", "{\"a\":1,}", "{'a':1}", " ", "{\"a\":\"\u{1}\"}",
    ])
    func `no object is no document`(line: String) throws {
        #expect(try Archive().read([line]).findings == ["0.ndjson:1  file.row-shape"])
    }

    @Test func `a line cut anywhere is no document, and the next one is read`() throws {
        let whole = Array(Self.matter().utf8)
        for length in stride(from: 1, to: whole.count, by: 7) {
            let file = Data(whole[..<length] + [0x0A] + whole)
            let result = try Archive(threads: 1).read([file])
            #expect(result.findings == ["0.ndjson:1  file.row-shape"])
            #expect(result.rows == [Self.row.replacing(/0:1$/, with: "0:2")])
        }
    }

    @Test func `bytes that are no UTF-8 are named as such`() throws {
        var bytes = Array(Self.matter().utf8)
        bytes.insert(contentsOf: [0xC3, 0x28], at: bytes.count - 1)
        #expect(try Archive().read([Data(bytes)]).findings == ["0.ndjson:1  file.encoding"])
    }

    @Test func `a broken value that nobody reads breaks the line all the same`() throws {
        let line = Self.matter(["more": .object(["x": .text("y")])]).replacing("\"y\"", with: "nul")
        #expect(try Archive().read([line]).findings == ["0.ndjson:1  file.row-shape"])
    }

    @Test func `a line of sixteen mebibytes is read and a longer one named`() throws {
        let limit = 16 << 20
        let empty = Self.matter(["more": .text("")])
        let filled = { (length: Int) in Self.matter(["more": .text(String(repeating: "x", count: length - empty.utf8.count))]) }
        let result = try Archive().read([
            [filled(limit), filled(limit + 1), Self.matter(["set": .text("t"), "version": .number(2)]), filled(limit + 9)]
                .joined(separator: "\n")
        ])
        #expect(result.findings == ["0.ndjson:2  file.line-too-long", "0.ndjson:4  file.line-too-long"])
        #expect(result.rows.count == 1)
        #expect(result.totals[0].hasPrefix("read=4 used=2 "))
    }

    @Test func `gzip is read as it is`() throws {
        let archive = Archive()
        try archive.withFiles([Data((Self.matter() + "\n").utf8)]) { paths in
            let pack = Process()
            pack.executableURL = URL(filePath: "/bin/gzip")
            pack.arguments = [paths[0]]
            try pack.run()
            pack.waitUntilExit()
            let reading = try ArchiveReading.read([paths[0] + ".gz"], period: archive.period, identityUse: .test, threads: 2)
            var rows: [String] = []
            reading.forEachRow { rows.append(Archive.text(of: $0)) }
            #expect(rows == [Self.row])
        }
    }

    @Test func `of a repeated key the last one counts`() throws {
        let line = "{\"state\":\"draft\",\"persons\":[\"x\"]," + Self.matter().dropFirst()
        #expect(try Archive().read([line]).rows == [Self.row])
    }

    @Test func `byte-equal lines are counted once and the later one is named`() throws {
        let result = try Archive().read([Self.matter() + "\n" + Self.matter(), Self.matter() + "\r\n"])
        #expect(result.rows == [Self.row])
        #expect(result.findings == ["0.ndjson:2  row.duplicate", "1.ndjson:1  row.duplicate"])
    }

    @Test func `a client of the content who has only a temporary identifier is known by system, bar and value`() throws {
        let client = JSON.object([
            "tilapainen_yksilointitunnus": .object(["system": .text("urn:oid:1.2.246.10.1.22.2023"), "value": .text("112233-900a")])
        ])
        let facts = JSON.object(["asiatunnus": .value("m"), "avauspaiva": .text("2023-01-05")])
        for persons in [JSON.list([]), .null] {
            let line = Self.matter(
                ["persons": persons], content: .object(["asia_asiakirja": .object(["asiakas": .list([client]), "asian_tiedot": facts])]))
            #expect(try Archive().read([line]).rows.first?.contains(",1.2.246.10.1.22.2023|112233-900a,90,091") == true)
        }
    }

    @Test func `of a faulty identifier a finding keeps six characters`() throws {
        let archive = Archive()
        try archive.withFiles([Data(Self.matter(["persons": .list([.text("010190A9999")])]).utf8)]) { paths in
            let reading = try ArchiveReading.read(paths, period: archive.period, identityUse: .test, threads: 1)
            var values: [String] = []
            reading.forEachFinding { values.append($0.value) }
            #expect(values == ["010190*****"])
        }
    }

    @Test func `codes of real persons are refused in a test environment and the other way round`() throws {
        #expect(try Archive(identityUse: .production).read([Self.matter()]).findings == ["0.ndjson:1 person_id person-id.test-code"])
    }

    @Test func `a missing file ends the run`() {
        #expect(throws: DeliveryFailure.self) {
            try ArchiveReading.read(["/nowhere/archive.ndjson"], period: Archive().period, identityUse: .test, threads: 1)
        }
    }
}
