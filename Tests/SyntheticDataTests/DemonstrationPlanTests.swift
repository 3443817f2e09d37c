import CodeLists
import NotificationForm
import RegisterModel
import Testing

@testable import SyntheticData

@Suite struct `The plan of a demonstration` {
    private let plan = DemonstrationPlan(round: .first, clients: 50_000)

    @Test func `has every organiser, every fate, every style and every fault`() {
        #expect(Set(plan.groups.map(\.organiser)) == Set(Area.organisers))
        #expect(Set(plan.groups.map(\.fate)) == Set(DemonstrationPlan.Fate.allCases))
        #expect(Set(plan.groups.map(\.style)) == Set(NotificationStyle.allCases))
        #expect(Set(plan.groups.flatMap(\.deliveries).compactMap(\.fault)) == Set(DeliveryFault.allCases))
    }

    @Test func `has each municipality in at most one group of its own organiser`() {
        var seen: Set<Municipality> = []
        for group in plan.groups {
            #expect(!group.municipalities.isEmpty)
            for municipality in group.municipalities {
                #expect(municipality.area == group.organiser)
                #expect(seen.insert(municipality).inserted)
            }
        }
        let left = Area.organisers.flatMap(\.municipalities).filter { !seen.contains($0) }
        #expect(left.map(\.area.slug) == ["08"])
    }

    @Test func `has group names once in each county and about the wanted number of clients`() {
        for groups in Dictionary(grouping: plan.groups, by: \.organiser).values {
            #expect(Set(groups.map { $0.name.lowercased() }).count == groups.count)
        }
        let clients = plan.groups.reduce(0) { $0 + $1.clients }
        #expect((49_900...50_000).contains(clients))
    }

    @Test func `leaves Helsinki with a draft and nothing delivered for the round's quarter`() throws {
        let helsinki = try #require(plan.groups.first { $0.organiser.slug == "90" })
        #expect(helsinki.fate == .draft)
        #expect(!helsinki.deliveries.contains { $0.period == Round.first.period })
    }
}

@Suite struct `A made-up notification` {
    @Test(arguments: NotificationStyle.allCases)
    func `can be sent: no rule stops it or asks for a reason`(style: NotificationStyle) throws {
        let definition = try #require(FormDefinition.version(1))
        for seed in UInt64(1)...20 {
            var random = SeededGenerator(seed: seed)
            let group = try #require(DemonstrationPlan(round: .first, clients: 100).groups.first { $0.style == style })
            var answers = style.answers(
                contact: (name: "Maija Malli", email: "maija@sosdata.example"), system: group.system, round: .first, &random)
            answers.set(group.organiser.slug, for: .county)
            answers.set(group.municipalities.map(\.slug), for: .municipalities)
            answers.set(group.name, for: .groupName)
            let check = FormCheck(FormSituation(definition: definition, round: .first, answers: answers))
            let hard = check.problems.filter { $0.severity == .error || $0.severity == .confirm }
            #expect(hard.isEmpty, "seed \(seed): \(hard.map(\.id))")
            #expect(!check.problems.contains { $0.rule == "E" }, "seed \(seed)")
        }
    }

    @Test(arguments: NotificationStyle.allCases)
    func `has only questions and codes of the form`(style: NotificationStyle) throws {
        let definition = try #require(FormDefinition.version(1))
        var random = SeededGenerator(seed: 1)
        let system = try #require(ClientDataSystem("lifecare"))
        let answers = style.answers(contact: (name: "Maija Malli", email: "maija@sosdata.example"), system: system, round: .first, &random)
        let known = Set(definition.keys)
        for key in answers.values.keys { #expect(known.contains(key), "\(key)") }
    }
}

@Suite struct `A faulty delivery` {
    private let period = Round.first.period
    private var block: [UInt8] {
        var text = "person_id,organiser,municipality,service_task,start,end\n"
        for place in 0..<400 {
            text += place % 9 == 0 ? "1.2.246.10.9999990.22.2023|010101-900a" : "010181-900C"
            text += ",90,091,older-people,2022-0\(1 + place % 9)-01,\(place % 3 == 0 ? "2023-02-01" : "")\n"
        }
        return Array(text.utf8)
    }

    @Test(arguments: DeliveryFault.allCases)
    func `differs from the sound one in a few rows`(fault: DeliveryFault) {
        let sound = String(decoding: block, as: UTF8.self).split(separator: "\n")
        let faulty = String(decoding: fault.applied(to: block, for: period), as: UTF8.self).split(separator: "\n")
        let differing = zip(sound, faulty).count { $0 != $1 } + sound.count - faulty.count
        #expect((1...30).contains(differing), "\(differing) rows")
        #expect(faulty.first == sound.first)
        #expect(faulty.allSatisfy { $0.count(where: { $0 == "," }) == 5 })
    }
}
