import CodeLists
import RegisterModel
import Testing

@testable import SyntheticData

/// An extract in memory, taken apart in the most obvious way.
struct MadeExtract {
    var files: [ExtractFile: [UInt8]] = [:]
    let totals: ExtractTotals

    init(_ order: ExtractOrder) {
        var made: [ExtractFile: [UInt8]] = [:]
        totals = Extract.make(order) { made[$0, default: []] += $1 }
        files = made
    }

    /// The lines of a file from line 1, as text; bytes that are no UTF-8 show as replacement characters.
    func lines(_ file: ExtractFile) -> [String] {
        var lines = (files[file] ?? []).split(separator: 0x0A, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
        lines.removeLast()
        return lines
    }

    /// The rows of a file without the header, each as column name to value.
    func rows(_ file: ExtractFile) -> [[String: String]] {
        lines(file).dropFirst().map { line in
            Dictionary(
                uniqueKeysWithValues: zip(file.columns, line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)))
        }
    }
}

/// An order around the first quarter of 2023.
func order(
    _ period: String = "2023Q1", organisers: [Area] = Area.organisers, clients: Int = 3_000, seed: UInt64 = 7, defects: Double = 0,
    archive: Bool = false
) throws -> ExtractOrder {
    try ExtractOrder(
        period: #require(MonitoringPeriod(period)), organisers: organisers, clients: clients, seed: seed, defects: defects, archive: archive
    )
}

@Suite struct `An extract` {
    @Test func `is the same bytes for the same order and other bytes for another seed`() throws {
        let first = try MadeExtract(order(defects: 0.05))
        let again = try MadeExtract(order(defects: 0.05))
        let other = try MadeExtract(order(seed: 8, defects: 0.05))
        #expect(first.files == again.files)
        #expect(first.files[.matters] != other.files[.matters])
    }

    @Test(arguments: ["2000Q1", "2023Q1", "2024Q1", "2099Q4"], [UInt64(1), 2])
    func `holds only valid codes of the 900 series, each for one client`(period: String, seed: UInt64) throws {
        print("seed \(seed)")
        let made = try MadeExtract(order(period, seed: seed))
        let end = try #require(MonitoringPeriod(period)).end
        var people: Set<String> = []
        for row in made.rows(.matters) {
            let id = try #require(row["person_id"])
            people.insert(id)
            guard !id.contains("|") else { continue }
            let code = try IdentityCode(id, bornBy: end)
            #expect(code.isSynthetic)
            let opened = try #require(row["opened"].flatMap { Day($0) })
            #expect(code.birthDay <= opened)
        }
        #expect(people.count == made.totals.clients)
        #expect(made.totals.clients == 3_000)
    }

    @Test func `uses every century sign of both centuries`() throws {
        let made = try MadeExtract(order(clients: 4_000))
        let signs = Set(
            made.rows(.matters).compactMap { row in row["person_id"].flatMap { $0.contains("|") ? nil : $0.dropFirst(6).first } })
        #expect(signs == Set("-YXWVUABCDEF"))
    }

    @Test func `has ages that fit the task`() throws {
        let made = try MadeExtract(order())
        let end = try #require(MonitoringPeriod("2023Q1")).end
        for row in made.rows(.matters) {
            guard let id = row["person_id"], !id.contains("|") else { continue }
            let age = ClientSource.age(of: try IdentityCode(id).birthDay, on: end)
            switch row["service_task"] {
            case "older-people": #expect(age >= 65)
            case "child-protection": #expect(age < 25)
            case "working-age": #expect((18..<65).contains(age))
            default: break
            }
        }
    }

    @Test func `names real municipalities of the organiser and withholds some`() throws {
        let made = try MadeExtract(order())
        var withheld = 0
        for row in made.rows(.matters) {
            guard let code = row["municipality"], !code.isEmpty else {
                withheld += 1
                continue
            }
            let municipality = try #require(Municipality(code))
            #expect(municipality.area.slug == row["organiser"])
        }
        #expect(withheld > 0)
        #expect(Set(made.rows(.matters).compactMap { $0["organiser"] }) == Set(Area.organisers.map(\.slug)))
    }

    @Test func `has about one and a quarter tasks a client`() throws {
        let made = try MadeExtract(order(clients: 10_000))
        let pairs = Set(
            made.rows(.matters).filter { $0["service_task"] != "family-law" }.map { "\($0["person_id"] ?? "") \($0["service_task"] ?? "")" }
        )
        let perClient = Double(pairs.count) / Double(made.totals.clients)
        #expect((1.15...1.30).contains(perClient), "\(perClient) tasks a client")
    }

    @Test func `keeps decisions and child protection inside the matters of their client`() throws {
        let made = try MadeExtract(order())
        var matters: [String: [Period]] = [:]
        for row in made.rows(.matters) {
            let start = try #require(row["opened"].flatMap { Day($0) })
            matters["\(row["person_id"] ?? "") \(row["service_task"] ?? "")", default: []].append(
                Period(start: start, end: row["closed"].flatMap { Day($0) }))
        }
        func covered(_ key: String, _ start: Day, _ end: Day?) -> Bool {
            (matters[key] ?? []).contains { matter in
                matter.start <= start && (matter.end.map { last in end.map { $0 <= last } ?? false } ?? true)
            }
        }
        for row in made.rows(.decisions) {
            let decided = try #require(row["decided"].flatMap { Day($0) })
            let last = row["valid_to"].flatMap { Day($0) }
            let isNegative = row["outcome"] == "negative"
            #expect(covered("\(row["person_id"] ?? "") \(row["service_task"] ?? "")", decided, isNegative ? decided : last))
        }
        for row in made.rows(.childProtection) {
            let started = try #require(row["started"].flatMap { Day($0) })
            #expect(covered("\(row["person_id"] ?? "") child-protection", started, row["ended"].flatMap { Day($0) }))
        }
        #expect(made.rows(.decisions).count > 1_000 && made.rows(.childProtection).count > 50)
    }

    @Test func `shares joint matters without contradiction`() throws {
        let made = try MadeExtract(order())
        let byId = Dictionary(grouping: made.rows(.matters)) { $0["matter_id"] ?? "" }
        let joint = byId.values.filter { $0.count > 1 }
        #expect(joint.count > 20)
        for rows in joint {
            #expect(
                Set(rows.map { "\($0["organiser"] ?? "") \($0["service_task"] ?? "") \($0["opened"] ?? "") \($0["closed"] ?? "")" }).count
                    == 1)
            #expect(Set(rows.map { $0["person_id"] }).count == rows.count)
        }
        #expect(joint.contains { rows in rows.contains { $0["joined"] != "" } })
        #expect(joint.contains { rows in rows.contains { $0["left"] != "" } })
    }

    @Test func `shares clients among organisers so that they add up`() throws {
        for clients in [1, 21, 22, 23, 999, 50_000] {
            let shares = try order(clients: clients).clientsByOrganiser
            #expect(shares.reduce(0) { $0 + $1.clients } == clients)
        }
    }

    @Test func `is refused with an organiser that organises nothing, no clients or too many defects`() throws {
        let aland = try #require(Area("91"))
        #expect(throws: ExtractOrder.Refusal.organisers) { try order(organisers: [aland]) }
        #expect(throws: ExtractOrder.Refusal.clients) { try order(clients: 0) }
        #expect(throws: ExtractOrder.Refusal.defects) { try order(defects: 0.6) }
    }
}
