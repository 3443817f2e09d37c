import CodeLists
import RegisterModel

/// A made-up client of one organiser.
struct Client {
    /// The identifier as it is written in files.
    let id: [UInt8]
    /// The identity code; nil behind a temporary identifier.
    let code: IdentityCode?
    /// The day of birth, also of a client with a temporary identifier.
    let birth: Day
    /// The organiser.
    let organiser: Area
    /// The home municipality; nil when withheld for the client's protection.
    let municipality: Municipality?
    /// The tasks the client comes for, the main one first.
    let tasks: [ServiceTask]
    /// The age in whole years on the last day of the quarter.
    let age: Int
}

extension ClientShape {
    /// Whether a client of this age (whole years) is met in a task; wide enough to look true a year later as well.
    func fits(_ task: ServiceTask, age: Int) -> Bool {
        switch task {
        case olderPeople: age >= 65
        case workingAge: (18...64).contains(age)
        case families: age <= 60
        case childProtection: age <= 23
        case substanceAbuse: age >= 18
        default: true
        }
    }

    /// The age from which a matter of a task may have been opened.
    func youngest(in task: ServiceTask) -> Int {
        switch task {
        case olderPeople: 60
        case workingAge: 16
        case substanceAbuse: 13
        default: 0
        }
    }
}

/// Makes the clients of one organiser, one after the other.
struct ClientSource {
    private let shape: ClientShape
    private let organiser: Area
    private let period: MonitoringPeriod
    private let homes: Weighted<Municipality>
    private let temporaryRoot: [UInt8]

    /// Clients who live in the given municipalities of the organiser.
    init(organiser: Area, municipalities: [Municipality], period: MonitoringPeriod, shape: ClientShape) {
        self.shape = shape
        self.organiser = organiser
        self.period = period
        homes = Weighted(municipalities.map { ($0, $0.inhabitants) })
        temporaryRoot = Array("\(Registrar.root(of: organiser)).22.\(period.year)|".utf8)
    }

    /// The next client; nil when the 900 series has no code left for the drawn age or any greater one.
    func next(_ random: inout SeededGenerator, _ issued: inout IssuedNumbers) -> Client? {
        let group = shape.groups.draw(&random)
        let wanted = group.youngest + random.below(group.oldest - group.youngest + 1)
        guard let (code, birth) = issued.codes.code(bornOn: birthDay(age: wanted, &random)) else { return nil }
        let age = Self.age(of: birth, on: period.end)
        var tasks = [group.task]
        for (task, perThousand) in shape.further[group.task] ?? [] where random.chance(perThousand) && shape.fits(task, age: age) {
            tasks.append(task)
        }
        let withheld = random.chance(8)
        let home = homes.draw(&random)
        let temporary = random.chance(7)
        return Client(
            id: temporary ? temporaryIdentifier(birth: birth, &random, &issued) : Array(code.text.utf8), code: temporary ? nil : code,
            birth: birth, organiser: organiser, municipality: withheld ? nil : home, tasks: tasks, age: age)
    }

    /// A day of birth that gives the age on the last day of the quarter, not before 1900.
    private func birthDay(age: Int, _ random: inout SeededGenerator) -> Day {
        let (year, month, _) = period.end.civil
        // The last days of a quarter exist in every year, so the birthday of each age is found.
        let youngest = Day(year: year - age, month: month, day: period.end.civil.day) ?? period.end
        return max(Day.earliest.adding(random.below(365)), youngest.adding(-random.below(365)))
    }

    /// The age in whole years on a day.
    static func age(of birth: Day, on day: Day) -> Int {
        let (born, now) = (birth.civil, day.civil)
        return now.year - born.year - ((now.month, now.day) < (born.month, born.day) ? 1 : 0)
    }

    /// A temporary identifier: an issuer's object identifier, a bar, and a value in the shape of a code with a lower-case last letter.
    private func temporaryIdentifier(birth: Day, _ random: inout SeededGenerator, _ issued: inout IssuedNumbers) -> [UInt8] {
        let (year, month, day) = birth.civil
        issued.temporary += 1
        var id = temporaryRoot
        for number in [day, month, year % 100] {
            id.append(UInt8(0x30 + number / 10))
            id.append(UInt8(0x30 + number % 10))
        }
        id.append(0x2D)
        // The serial number in base 900 makes the value unique; the letter only dresses it.
        RowWriter.append(900 + issued.temporary % 100, to: &id)
        RowWriter.append(issued.temporary / 100, to: &id)
        id.append(UInt8(0x61 + random.below(6)))
        return id
    }
}

/// The object identifiers under which a made-up organiser issues its own. The business identity number `99999xx` belongs to nobody.
enum Registrar {
    /// The root of an organiser.
    static func root(of organiser: Area) -> String { "1.2.246.10.99999\(organiser.slug)" }
}
