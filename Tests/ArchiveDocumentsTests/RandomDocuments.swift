import Foundation
import RegisterModel

/// JSON that keeps no order: each writing shuffles the keys of every object.
indirect enum JSON {
    case null
    case flag(Bool)
    case number(Int)
    case text(String)
    case list([JSON])
    case object([String: JSON])

    func written(_ random: inout some RandomNumberGenerator) -> String {
        switch self {
        case .null: return "null"
        case .flag(let flag): return "\(flag)"
        case .number(let number): return "\(number)"
        case .text(let text): return "\"\(text)\""
        case .list(let values): return "[" + values.map { $0.written(&random) }.joined(separator: ",") + "]"
        case .object(let members):
            let space = Bool.random(using: &random) ? " " : ""
            return "{"
                + members.sorted { $0.key < $1.key }.shuffled(using: &random)
                .map { "\"\($0.key)\":\(space)\($0.value.written(&random))" }.joined(separator: ",\(space)") + "}"
        }
    }

    static func optional(_ text: String?) -> JSON { text.map { .text($0) } ?? .null }
    /// A coded value.
    static func code(_ code: String) -> JSON {
        .object(["code": .text(code), "display": .text("Näyttönimi"), "system": .text("urn:oid:1.2")])
    }
    static func value(_ value: String) -> JSON { .object(["value": .text(value)]) }
}

/// A generator whose seed a failing test prints.
struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Documents of a small world, where sets, persons, matters and days meet often, some of them broken.
struct RandomDocuments {
    var random: Seeded
    /// The versions that each set has so far, so that two lines seldom claim one.
    private var versions: [Int: Set<Int>] = [:]

    init(seed: UInt64) { random = Seeded(state: seed) }

    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }
    mutating func pick<T>(_ values: [T]) -> T { values[below(values.count)] }
    mutating func maybe(_ share: Int) -> Bool { below(100) < share }

    /// A day about the quarter, now and then partial, an instant, or none at all.
    mutating func day() -> String {
        let day = Day("2022-11-01")!.adding(below(200))
        switch below(40) {
        case 0: return String(day.description.prefix(4))
        case 1...3: return String(day.description.prefix(7))
        case 4: return "\(day)T\(pick(["00:30:00Z", "21:59:59Z", "22:00:00Z", "23:59:59.5Z", "01:00:00+03:00", "23:30:00-05:00"]))"
        case 5:
            return pick(["2023-02-30", "2023-13-01", "2023-01-00", "202", "2023-00", "yesterday", "2023-01-01T24:00:00Z", "2023-01-01 "])
        default: return day.description
        }
    }
    mutating func dayOrNone() -> JSON { maybe(50) ? .text(day()) : .null }
    mutating func person() -> String {
        maybe(3) ? pick(["010150-9", "131052A999X"]) : maybe(10) ? "1.2.246.10.1|a\(below(3))" : Archive.person(below(5))
    }
    mutating func task() -> String {
        pick(["older-people", "working-age", "child-protection", "10", "15", "working-age", "family-law", "garden"])
    }
    mutating func service() -> String { pick(["home-care", "family-care", "31", "45", "46", "income-support", "dog-walking"]) }

    /// Lines of a file, in any order, some repeated, some broken.
    mutating func lines(_ count: Int) -> [String] {
        var lines: [String] = []
        for _ in 0..<count {
            if maybe(4), let line = lines.last {
                lines.append(line)
            } else if maybe(2) {
                lines.append(pick(["", "[]", "7", "{", "{\"set\":\"a\"}", "{\"document\":1}", "null"]))
            } else {
                lines.append(document().written(&random))
            }
        }
        return lines.shuffled(using: &random)
    }

    mutating func document() -> JSON {
        let kind = below(3)
        let type = pick(["11000", "11002", "11047", "11059", "11053", "special-care-decision", "19002", "19012", "19006", "19005", "15014"])
        let persons = (0..<(maybe(15) ? 2 : 1)).map { _ in person() }
        var content: JSON
        switch kind {
        case 0: content = matter(persons)
        case 1: content = relationship()
        default: content = clientContent(type, persons)
        }
        if maybe(kind == 2 ? 35 : 4) { content = .null }
        if maybe(3) { content = .object(["jokin": .object(["muu": .number(1)])]) }
        let set = below(30)
        var version = below(6)
        while versions[set, default: []].contains(version) && !maybe(6) { version += 1 }
        versions[set, default: []].insert(version)
        let taskless = maybe(kind == 1 ? 70 : 30)
        let members: [String: JSON] = [
            "document": .text("d"), "set": .text("set-\(set)"), "version": .number(version),
            "state": .text(pick(["final", "final", "final", "final", "draft", "invalidated"])),
            "kind": .text(["matter", "client-relationship", "client-document"][kind]),
            "type": kind < 2 || maybe(6) ? .null : .text(type),
            "structure": .optional(
                maybe(60)
                    ? pick([
                        "1.2.246.537.6.1505.1.2023.6.1", "1.2.246.537.6.1505.1.2022.1.10", "1.2.246.537.6.1505.1.2022.1.9",
                        "1.2.246.537.6.1505.1.2019.5.1", "x",
                    ]) : nil),
            "organiser": .text(maybe(3) ? "99" : pick(["90", "90", "04"])),
            "municipality": maybe(8) ? .null : .text(maybe(3) ? "999" : pick(["091", "091", "837"])),
            "service_task": taskless ? .null : .text(task()), "social_service": maybe(50) ? .null : .text(service()),
            "phase": maybe(60) ? .text("service-delivery") : .optional(maybe(50) ? "closing" : nil),
            "event": dayOrNone(), "valid_from": dayOrNone(), "valid_to": dayOrNone(),
            "retired_system": maybe(20) ? .flag(true) : maybe(50) ? .flag(false) : .null,
            "persons": maybe(10) ? .list([]) : maybe(10) ? .null : .list(persons.map { .text($0) }), "content": content,
            "somethingElse": .object(["persons": .list([.text("ignored")])]),
        ]
        // Whatever may be null may be left out as well.
        return .object(members.filter { _, value in if case .null = value { maybe(50) } else { true } })
    }

    private mutating func clients(_ persons: [String], joint: Bool = false) -> JSON {
        .list(
            persons.map { person in
                var members: [String: JSON] = ["sukunimi": .text("Testi"), "etunimet": .text("Tuuli")]
                let parts = person.split(separator: "|")
                if parts.count == 2 {
                    members["tilapainen_yksilointitunnus"] = .object([
                        "system": .text((maybe(50) ? "urn:oid:" : "") + parts[0]), "value": .text(String(parts[1])),
                    ])
                } else {
                    members["henkilotunnus"] = .value(person)
                }
                if joint && maybe(30) && parts.count == 1 { members["asiaan_liittymishetki"] = .text(day()) }
                if joint && maybe(30) && parts.count == 1 { members["asiasta_poistumishetki"] = .text(day()) }
                return .object(members)
            })
    }

    private mutating func matter(_ persons: [String]) -> JSON {
        var facts: [String: JSON] = [
            "asiatunnus": .value("m\(below(6))"), "avauspaiva": .text(day()), "tila": .code("1"), "palvelutehtava": .code(task()),
        ]
        if maybe(40) { facts["paattymispaiva"] = .text(day()) }
        return .object(["asia_asiakirja": .object(["asiakas": clients(persons, joint: true), "asian_tiedot": .object(facts)])])
    }

    private mutating func relationship() -> JSON {
        func producer(_ random: inout RandomDocuments, deep: Bool) -> JSON {
            var members: [String: JSON] = [
                "sosiaalipalvelu": .list([.code(random.service())]), "asiakkuuden_alkamispvm": .text(random.day()),
                "asiakkuuden_paattymispvm": random.dayOrNone(),
            ]
            if deep && random.maybe(30) { members["palveluntoteuttaja"] = .list([producer(&random, deep: false)]) }
            return .object(members)
        }
        var root: [String: JSON] = [
            "asiakas": .object(["sukunimi": .text("Testi"), "henkilotunnus": .value(person())]),
            "sosiaalihuollon_asiakkuus": .object(["vanha_asiakkuus": .flag(maybe(15))]),
            "asiakkaaseen_liittyvat_henkilot": .list([.object(["henkilotunnus": .value("third person")])]),
        ]
        if maybe(70) {
            root["lastensuojelun_asiakkuus"] = .object([
                "lastensuojelun_asiakkuuden_alkamispvm": maybe(90) ? .text(day()) : .null,
                "lastensuojelun_asiakkuuden_paattymispvm": maybe(30) ? .text(day()) : .null,
            ])
        }
        if maybe(25) {
            root["sosiaalihuollon_palvelutehtava"] = .list([
                .object(["palvelutehtava": .code(pick(["10", "15", "99"])), "palveluntuottaja": .list([producer(&self, deep: true)])])
            ])
        }
        return .object(["asiakkuusasiakirja": .object(root)])
    }

    private mutating func clientContent(_ type: String, _ persons: [String]) -> JSON {
        if type.hasPrefix("19") || type.hasPrefix("15") {
            let coded: [String: JSON] = [
                "palvelutehtava": .code(task()),
                "sosiaalipalvelu": maybe(30) ? .list([.code(service()), .code(service())]) : .code(service()),
            ]
            var root: [String: JSON] = ["asiakas": clients(persons)]
            if type == "19005" { root["asiakaskertomusmerkinta"] = .object(coded) } else { root.merge(coded) { $1 } }
            if maybe(95) { root["sosiaalipalvelun_alkamispaiva"] = .text(day()) }
            if maybe(95) { root["sosiaalipalvelun_paattymispaiva"] = .text(day()) }
            return .object(["merkinta": .object(root)])
        }
        var decision: [String: JSON] = [
            "paatospaivamaara": .text(day()), "ratkaisun_laji": .code(maybe(5) ? "5" : pick(["1", "1", "2"])),
            "paatoksen_voimassaolo": .object(["alkamispaiva": dayOrNone(), "paattymispaiva": dayOrNone()]),
        ]
        if maybe(60) { decision["paatostunnus"] = .value("p\(below(4))") }
        if type != "11047" { decision["sosiaalipalvelu_jota_paatos_koskee"] = .object(["sosiaalipalvelu": .code(service())]) }
        if type == "11047" || type == "11059" {
            decision["asiakas"] = clients(persons)
            return .object(["paatos_x": .object(decision)])
        }
        return .object(["paatos_x": .object(["asiakas": clients(persons), "paatos": .object(decision)])])
    }
}
