import CodeLists
import RegisterModel

/// The bytes of codes and days as a block has them, made once.
struct RowText: Sendable {
    /// The most bytes of a period's row behind the person: five commas, area, municipality, task, two days, line break.
    static let bytesBehindPerson = 5 + 2 + 3 + 32 + 10 + 10 + 1

    private let days: [UInt8]
    let organisers: [[UInt8]]
    let municipalities: [[UInt8]]
    let serviceTasks: [[UInt8]]
    private let taskRanks: [Int]

    init() {
        organisers = Area.all.map { Array($0.slug.utf8) }
        municipalities = [[]] + Municipality.all.map { Array($0.slug.utf8) }
        serviceTasks = ServiceTask.all.map { Array($0.slug.utf8) }
        let sorted = ServiceTask.all.sorted { $0.slug.utf8.lexicographicallyPrecedes($1.slug.utf8) }
        taskRanks = ServiceTask.all.map { sorted.firstIndex(of: $0)! }
        var days: [UInt8] = []
        days.reserveCapacity(10 * Int(Day.latest.number - Day.earliest.number + 1))
        for number in Day.earliest.number...Day.latest.number { days += Array(Day(number: number).description.utf8) }
        self.days = days
    }

    /// The task's place among the slugs in byte order.
    func rank(ofTask task: Int) -> Int { taskRanks[task] }

    /// Writes `YYYY-MM-DD` of a day given as days since 1970-01-01.
    @inline(__always)
    func writeDay(_ number: Int32, at place: UnsafeMutablePointer<UInt8>) {
        let start = 10 * Int(number - Day.earliest.number)
        for byte in 0..<10 { place[byte] = days[start + byte] }
    }
}

/// Writes rows into memory that is large enough for them.
struct RowWriter {
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private let text: RowText
    /// How many bytes are written.
    var place = 0

    init(buffer: UnsafeMutableBufferPointer<UInt8>, text: RowText) {
        self.buffer = buffer
        self.text = text
    }

    /// Where the next byte goes.
    var next: UnsafeMutablePointer<UInt8> { buffer.baseAddress! + place }

    @inline(__always)
    private mutating func add(_ byte: UInt8) {
        buffer[place] = byte
        place += 1
    }

    @inline(__always)
    private mutating func add(_ bytes: [UInt8]) {
        for byte in bytes { add(byte) }
    }

    /// Writes everything behind the person's identifier.
    mutating func write(organiser: Int, municipality: UInt16, serviceTask: Int, start: Int32, end: Int32) {
        add(0x2C)
        add(text.organisers[organiser])
        add(0x2C)
        add(text.municipalities[Int(municipality)])
        add(0x2C)
        add(text.serviceTasks[serviceTask])
        add(0x2C)
        text.writeDay(start, at: next)
        place += 10
        add(0x2C)
        if end != .max {
            text.writeDay(end, at: next)
            place += 10
        }
        add(0x0A)
    }
}
