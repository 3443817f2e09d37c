import CodeLists
import Localization
import RegisterModel
import Testing

@testable import NotificationForm

@Suite struct `Across counties` {
    private let all = Municipality.all.filter { $0.area.slug == "01" }

    private func group(_ id: String, _ municipalities: [Municipality], _ changes: [AnswerKey: String?] = [:]) -> NotifiedGroup {
        let answers = Sample.answers(changes)
        return NotifiedGroup(
            id: id, area: Area("01")!, name: id, municipalities: municipalities, answers: answers,
            profile: DeliveryProfile(.version1, round: .first, answers: answers))
    }

    private func people(_ municipalities: some Sequence<Municipality>) -> Int { municipalities.reduce(0) { $0 + $1.newestPopulation } }

    @Test func `each way of delivery has the inhabitants of its municipalities, and the ways add up to all`() {
        let groups = [
            group("a", Array(all[0..<2]), ["periods.disability": "kanta-plus-separate"]),
            group("b", [all[2]], ["periods.disability": "separate", .services: "none"]),
        ]
        let coverage = ChannelCoverage(.periods, municipalities: all, groups: groups)
        let column = coverage.tasks.firstIndex { $0.slug == "disability" }!
        #expect(coverage.count(.both, column: column).population == people(all[0..<2]))
        #expect(coverage.count(.separate, column: column).population == people([all[2]]))
        #expect(coverage.count(.notNotified, column: column).municipalities == all.count - 3)
        for column in coverage.tasks.indices {
            let sum = ChannelCoverage.Way.allCases.reduce(0) { $0 + coverage.count($1, column: column).population }
            #expect(sum == people(all))
        }
        let services = ChannelCoverage(.services, municipalities: all, groups: groups)
        #expect(services.count(.none, column: 0).population == people([all[2]]))
        #expect(services.count(.archive, column: 0).population == people(all[0..<2]))
        let childProtection = ChannelCoverage(
            .childProtection, municipalities: all, groups: [group("a", all, [.childProtection: "kanta-during-2023"])])
        #expect(childProtection.tasks.map(\.slug) == ["child-protection"])
        #expect(childProtection.count(.archiveLater, column: 0).perMille == 1000)
    }

    @Test func `a share is rounded to the nearest thousandth, and nobody is no share`() {
        #expect(Share().perMille == 0)
        var share = Share()
        for (place, municipality) in all.enumerated() { share.add(municipality, isCounted: place == 0) }
        let exact = Double(all[0].newestPopulation) * 1000 / Double(people(all))
        #expect(abs(Double(share.perMille) - exact) <= 0.5)
    }

    @Test func `possibly is counted apart from every other answer, and a derived no from an answered one`() throws {
        let home = SocialService("home-care")!
        let groups = [
            group("a", [all[0]], [.services: "separate", .coverage(home): "possibly"]),
            group("b", [all[1]], [.services: "separate", .coverage(home): "no"]), group("c", [all[2]], [.services: "none"]),
            group("d", [all[3]], [.services: "separate"]),
        ]
        let row = try #require(ServiceExpectations(municipalities: all, groups: groups).rows.first { $0.service == home })
        let expected: [ServiceExpectations.Answer: Municipality] = [
            .possibly: all[0], .no: all[1], .derivedNo: all[2], .unanswered: all[3],
        ]
        for (answer, municipality) in expected { #expect(row.shares[answer]?.population == municipality.newestPopulation, "\(answer)") }
        #expect(row.shares[.mostly]?.population == 0 && row.shares[.notNotified]?.municipalities == all.count - 4)
    }

    @Test func `the same system with different answers is told per question, the most frequent answer first`() throws {
        let groups = [
            group("a", [all[0]]), group("b", [all[1]], [.retroactive: "new-only"]), group("c", [all[2]]),
            group("d", [all[3]], [.system: "abilita", .retroactive: "since-2020"]),
            group("e", [all[4]], [.system: "other", .systemOther: "Oma"]), group("f", [all[5]], [.system: nil]),
            group("g", [all[6]], [.system: "other", .systemOther: "OMA", .retroactive: nil]),
            group("h", [all[5]], [.system: "other"]), group("i", [all[5]], [.system: "other", .retroactive: "new-only"]),
        ]
        let comparison = SystemComparison(groups, in: .version1)
        let lifecare = try #require(comparison.systems.first { $0.id == "lifecare" })
        let difference = try #require(lifecare.differences.first)
        #expect(lifecare.differences.count == 1 && difference.key == .retroactive)
        #expect(difference.answers.map { $0.groups.map(\.id) } == [["a", "c"], ["b"]])
        #expect(comparison.systems.first { $0.id == "abilita" }?.differences.isEmpty == true, "one group differs from nobody")
        let own = try #require(comparison.systems.first { $0.id == "oma" })
        #expect(own.name.sv == "Oma" && own.differences.isEmpty, "an unanswered question is no other answer")
        #expect(comparison.withoutSystem.map(\.id) == ["f", "h", "i"], "two other systems without a name need not be the same")
    }

    @Test func `the forecast adds up by quarter, and what comes after the end of transition is late`() throws {
        let task = ServiceTask("older-people")!
        let groups = [
            group("a", [all[0]], [.structured(task): "2023Q1"]), group("b", [all[1]], [.structured(task): "transition-end"]),
            group("c", [all[2]], [.structured(task): "2024Q4"]), group("d", [all[3]], [.structured(task): nil]),
        ]
        let forecast = ArchivingForecast(municipalities: all, groups: groups, round: .first, definition: .version1)
        let row = try #require(forecast.rows.first { $0.task == task })
        // The transition period of services for older people ends in 9/2024: the third quarter.
        func moved(_ quarter: String) throws -> Int {
            let place = forecast.quarters.firstIndex { $0.description == quarter }
            return row.moved[try #require(place)]
        }
        #expect(try moved("2024Q2") == people([all[0]]))
        #expect(try moved("2024Q3") == people(all[0..<2]))
        #expect(try moved("2024Q4") == people(all[0..<3]))
        #expect(row.late == people([all[2]]) && row.lateGroups.map(\.id) == ["c"])
        #expect(row.unanswered == people([all[3]]) && row.notNotified == people(all[4...]))
        #expect((row.moved.last ?? 0) + row.unanswered + row.notNotified == people(all) && forecast.population == people(all))
    }

    @Test func `a municipality's difference between rounds is that of its groups, and a new or lost one is told`() {
        let older = [group("a", [all[0], all[1]]), group("b", [all[2]])]
        let newer = [group("c", [all[0]]), group("d", [all[1], all[3]], [.system: "abilita", "periods.disability": "separate"])]
        let differences = RoundDifference.between(older, newer, municipalities: all, in: .version1)
        #expect(differences.map(\.municipality) == [all[1], all[2], all[3]])
        #expect(differences[0].changes.map(\.key) == [.system, "periods.disability"])
        #expect(differences[1].after == nil && differences[1].changes.isEmpty)
        #expect(differences[2].before == nil && differences[2].after?.id == "d")
    }
}
