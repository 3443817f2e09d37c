import RegisterModel
import Testing

@Suite struct `Identity codes` {
    @Test(arguments: IdentityCodeVectors.valid)
    func `a published test code is sound and is written back as it was`(text: String) throws {
        let code = try IdentityCode(text)
        #expect(code.text == text)
        #expect(IdentityCode(packed: code.packed) == code)
        #expect(code.isSynthetic == (text.dropFirst(7).first == "9"))
        #expect(code.dayOfMonth == Int(text.prefix(2)))
        #expect(code.month == Int(text.dropFirst(2).prefix(2)))
        #expect(code.birthYear % 100 == Int(text.dropFirst(4).prefix(2)))
    }

    @Test(arguments: IdentityCodeVectors.faulty.indices)
    func `a faulty code is named by its first fault`(row: Int) {
        let (text, expected, why) = IdentityCodeVectors.faulty[row]
        do throws(IdentityCode.Fault) {
            _ = try IdentityCode(text)
            Issue.record("\(why) was taken for a sound code")
        } catch {
            #expect("\(error)" == expected, "\(why)")
        }
    }

    @Test func `two persons who differ in the sign alone are two persons`() throws {
        let older = try IdentityCode("100190-999P")
        let newer = try IdentityCode("100190Y999P")
        #expect(older != newer)
        #expect(older.birthDay == newer.birthDay)
    }

    @Test(arguments: [("+", 1800), ("-", 1900), ("U", 1900), ("V", 1900), ("W", 1900), ("X", 1900), ("Y", 1900)])
    func `the sign of an older century tells the century`(sign: String, century: Int) throws {
        try expectCentury(century, of: sign)
    }

    @Test(arguments: ["A", "B", "C", "D", "E", "F"])
    func `the letters from A to F are the 2000s`(sign: String) throws { try expectCentury(2000, of: sign) }

    private func expectCentury(_ century: Int, of sign: String) throws {
        let birth = try #require(Day(year: century + 12, month: 3, day: 4))
        let code = try #require(IdentityCode(birthDay: birth, sign: Character(sign), individualNumber: 905))
        #expect(try IdentityCode(code.text) == code)
        #expect(code.birthYear == century + 12)
        #expect(code.birthDay == birth)
        let otherCentury = try #require(Day(year: century + 112, month: 3, day: 4))
        #expect(IdentityCode(birthDay: otherCentury, sign: Character(sign), individualNumber: 905) == nil)
    }

    @Test func `29 February exists in 2000 and not in 1900`() throws {
        let leapDay = try #require(Day("2000-02-29"))
        let code = try #require(IdentityCode(birthDay: leapDay, sign: "A", individualNumber: 900))
        #expect(try IdentityCode(code.text).birthDay == leapDay)
        #expect(throws: IdentityCode.Fault.date) { try IdentityCode("290200-900C") }
    }

    @Test func `a birth day on the reference day is sound and one day later is not`() throws {
        let birth = try #require(Day("2023-03-31"))
        let code = try #require(IdentityCode(birthDay: birth, sign: "A", individualNumber: 901))
        #expect(try IdentityCode(code.text, bornBy: birth) == code)
        #expect(throws: IdentityCode.Fault.date) { try IdentityCode(code.text, bornBy: birth.adding(-1)) }
    }

    /// Every one of the 31 remainders, by the rule as it is printed: the nine digits as one number, divided by 31.
    @Test func `the check character is the one that the printed rule gives`() throws {
        let characters = Array("0123456789ABCDEFHJKLMNPRSTUVWXY")
        let first = try #require(Day("1960-01-01"))
        var seen: Set<Int> = []
        for step in 0..<400 {
            let birth = first.adding(step * 17)
            let code = try #require(IdentityCode(birthDay: birth, sign: "-", individualNumber: 900 + step % 100))
            let text = code.text
            let digits = try #require(Int(text.prefix(6) + text.dropFirst(7).prefix(3)))
            seen.insert(digits % 31)
            #expect(text.last == characters[digits % 31])
            for wrong in characters where wrong != characters[digits % 31] {
                #expect(throws: IdentityCode.Fault.checkCharacter) { try IdentityCode(text.dropLast() + String(wrong)) }
            }
        }
        #expect(seen.count == 31)
    }

    @Test func `packed codes are ordered as their written form is, byte by byte`() {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("seed \(seed)")
        var random = SplitMix(state: seed)
        let codes = (0..<2000).compactMap { _ in
            let birth = Day(number: Int32(truncatingIfNeeded: random.next() % 60_000) - 25_000)
            let signs: [Character] = birth.civil.year >= 2000 ? ["A", "B", "C", "D", "E", "F"] : ["-", "U", "V", "W", "X", "Y"]
            return IdentityCode(birthDay: birth, sign: signs[Int(random.next() % 6)], individualNumber: 900 + Int(random.next() % 100))
        }
        #expect(codes.count > 1000)
        #expect(codes.sorted().map(\.text) == codes.map(\.text).sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
    }

    @Test func `what may be shown of an identifier is six characters and five stars`() {
        #expect(PersonIdentifier.masked("010181-900C") == "010181*****")
        #expect(PersonIdentifier.masked("1.2.246.10.1|ab") == "1.2.24*****")
        #expect(PersonIdentifier.masked("ab") == "ab*****")
    }
}

/// A small generator whose whole state is its seed, so that a failed run can be made again from what it printed.
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
