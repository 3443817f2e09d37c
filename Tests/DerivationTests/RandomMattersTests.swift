import Delivery
import RegisterModel
import Testing

@Suite struct `Random matters` {
    /// A small generator with a seed that can be printed.
    struct Seeded: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
            return z ^ z >> 31
        }
    }

    static let cases = 60

    /// Few persons, few days and few matter ids, so that everything meets everything.
    private func rows(_ random: inout Seeded) -> [ObviousDerivation.Row] {
        let day = { (random: inout Seeded) in Day("2022-12-20")!.adding(Int.random(in: 0..<110, using: &random)).description }
        return (0..<Int.random(in: 1...60, using: &random)).map { index in
            let number = Int.random(in: 0..<6, using: &random)
            let person =
                number == 5 ? "1.2.246.10.\(Int.random(in: 1...3, using: &random)).22.2023|t-\(number)" : Deriving.person(number * 29)
            let organiser = ["90", "08"].randomElement(using: &random)!
            let opened = day(&random)
            let later = { (random: inout Seeded) in Day(opened)!.adding(Int.random(in: 0..<40, using: &random)).description }
            let joint = Int.random(in: 0..<4, using: &random) == 0
            return ObviousDerivation.Row(
                person: person, organiser: organiser, municipality: ["091", "837", "211", ""].randomElement(using: &random)!,
                task: ["working-age", "disability", "older-people", "family-law"].randomElement(using: &random)!,
                matter: Int.random(in: 0..<8, using: &random) == 0 ? "M\(index % 7)" : "M\(index)", opened: opened,
                closed: Bool.random(using: &random) ? "" : later(&random), joined: joint ? day(&random) : "",
                left: joint && Bool.random(using: &random) ? later(&random) : "")
        }.flatMap { row in Int.random(in: 0..<10, using: &random) == 0 ? [row, row] : [row] }
    }

    @Test(arguments: 0..<cases)
    func `are derived as the plainest way does, in any order, split into files, on one thread or two`(index: Int) throws {
        let seed = UInt64(index) &* 7919 &+ 20_230_331
        print("seed \(seed)")
        var random = Seeded(state: seed)
        let rows = rows(&random)
        let gapDays = [0, 0, 1, 7].randomElement(using: &random)!
        let wanted = ObviousDerivation(first: "2023-01-01", last: "2023-03-31", gapDays: gapDays).derive(rows)
        let shuffled = rows.shuffled(using: &random)
        let cut = Int.random(in: 0...shuffled.count, using: &random)
        for threads in [1, 2] {
            let text = { (rows: ArraySlice<ObviousDerivation.Row>) in Deriving.header + rows.map { $0.text + "\n" }.joined() }
            // Nearly no memory for rows changes nothing.
            let deriving = Deriving(gapDays: gapDays, threads: threads, memory: threads == 1 ? MemoryBudget(bytes: 1) : nil)
            let whole = try deriving.run([text(rows[...])])
            #expect(whole.rows == wanted, "seed \(seed)")
            #expect(try deriving.run([text(shuffled[..<cut]), text(shuffled[cut...])]).rows == wanted, "seed \(seed)")
            for totals in whole.totals {
                #expect(totals.read == rows.count)
                #expect(totals.outOfScope == rows.count { $0.task == "family-law" })
            }
        }
    }

    @Test func `a thousand rows of one person in one joint matter and a thousand copies of one row`() throws {
        let row = ObviousDerivation.Row(
            person: Deriving.person(1), organiser: "90", municipality: "091", task: "disability", matter: "M", opened: "2023-01-01",
            closed: "", joined: "", left: "")
        let copies = try Deriving().run([Deriving.header + String(repeating: row.text + "\n", count: 1000)])
        #expect(copies.rows.count == 1)
        #expect(copies.totals[0].duplicate == 999)
        let many = (0..<1000).map { index in
            var next = row
            next.matter = "M\(index)"
            next.opened = Day("2020-01-01")!.adding(index).description
            return next.text + "\n"
        }
        #expect(try Deriving().run([Deriving.header + many.shuffled().joined()]).rows == ["\(row.person),90,091,disability,2020-01-01,"])
    }

    @Test func `a temporary identifier of 64 characters may be of any script, and is told from another by its last one`() throws {
        let oid = "1.2.246.10." + String(repeating: "1", count: 53)
        let persons = ["𝔸", "𝔹", "ö", "a"].map { "\(oid)|" + String(repeating: "𝔸", count: 63) + $0 }
        #expect(persons[0].utf8.count == 64 + 1 + 64 * 4)
        let rows = persons.enumerated().map { "\($1),90,091,disability,t\($0),2023-01-05,,,\n" }
        let made = try Deriving().run([Deriving.header + rows.joined()])
        let expected = persons.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
        #expect(made.rows == expected.map { "\($0),90,091,disability,2023-01-05," })
        // One character more is too many, of however few bytes.
        let long = "1.2.246.10.1|" + String(repeating: "a", count: 65)
        #expect(try Deriving().run([Deriving.header + "\(long),90,091,disability,t1,2023-01-05,,,\n"]).rows == [])
    }

    @Test func `a temporary identifier with separators and quotes is quoted in the block`() throws {
        let given = "\"1.2.246.10.1|a,\"\"b\",90,091,disability,t1,2023-01-05,,,\n"
        #expect(try Deriving().run([Deriving.header + given]).rows == ["\"1.2.246.10.1|a,\"\"b\",90,091,disability,2023-01-05,"])
    }
}
