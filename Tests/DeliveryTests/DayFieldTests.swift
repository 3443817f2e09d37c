import RegisterModel
import Testing

@testable import Delivery

@Suite struct `Day fields` {
    private let months = MonthTable()

    private func read(_ bytes: [UInt8]) -> UInt64? {
        // Bytes stand before and behind, as in a row.
        let row = [0x2C] + bytes + [0x2C, 0, 0, 0, 0, 0, 0, 0]
        return months.packedDay(row.span, 1..<1 + bytes.count)
    }

    @Test func `every day of 1900 to 2099 is found, and comes back from its packed form`() {
        for number in Day.earliest.number...Day.latest.number {
            let day = Day(number: number)
            guard let packed = read(Array(day.description.utf8)), PackedDay.unpack(packed) == day, packed == PackedDay.pack(day) else {
                Issue.record("\(day)")
                return
            }
        }
    }

    @Test func `every other year, month and day of the month is none`() {
        for year in [0, 1, 1899, 1900, 1904, 2000, 2023, 2099, 2100, 9999] {
            for month in 0...99 {
                for day in 0...99 {
                    let text = [(year, 4), (month, 2), (day, 2)].map { value, width in
                        String(repeating: "0", count: width - String(value).count) + String(value)
                    }.joined(separator: "-")
                    let wanted = Day(Substring(text)).flatMap { Day.earliest <= $0 && $0 <= .latest ? PackedDay.pack($0) : nil }
                    if read(Array(text.utf8)) != wanted { Issue.record("\(text)") }
                }
            }
        }
    }

    @Test func `a sound day with one byte changed to any other is what the plain reading says`() {
        let sound = Array("2023-12-28".utf8)
        for place in sound.indices {
            for byte in UInt8.min...UInt8.max {
                var bytes = sound
                bytes[place] = byte
                let wanted = Day(bytes: bytes.span).flatMap { Day.earliest <= $0 && $0 <= .latest ? PackedDay.pack($0) : nil }
                #expect(read(bytes) == wanted)
            }
        }
    }
}
