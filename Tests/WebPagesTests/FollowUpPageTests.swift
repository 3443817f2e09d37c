import CodeLists
import Foundation
import Localization
@testable import NotificationForm
import RegisterModel
import Testing
import WebPages

@Suite struct FollowUpPageTests {
    @Test func `the forecast rounds a share as the coverage does`() throws {
        let all = Sample.pirkanmaa.municipalities
        let population = all.reduce(0) { $0 + $1.newestPopulation }
        // Cutting the decimals off would tell another share of this municipality.
        let municipality = try #require(
            all.first { $0.newestPopulation * 1000 / population < Share.perMille($0.newestPopulation, of: population) })
        let forecast = ArchivingForecast(
            municipalities: all, groups: [Sample.group("n9", "x", [municipality], Sample.complete)], round: .first, definition: .version1)
        let page = Sample(name: "", address: .followUp(.forecast("2023-01")), user: Sample.officer) { _ in
            ForecastPage(round: .first, forecast: forecast)
        }
        let share = Share.perMille(municipality.newestPopulation, of: population)
        #expect(page.html(.en).contains(">\(share / 10).\(share % 10)%</td>"))
    }

    @Test func `what only the older version answers stands in its place among the differences`() throws {
        var older = Sample.complete
        older.set("other", for: .system)
        older.set("Oma", for: .systemOther)
        older.set("all", for: .systemScope)
        var newer = Sample.complete
        newer.set("saga", for: .system)
        newer.set("exceptions", for: .systemScope)
        let (before, after) = (older, newer)
        let page = Sample(name: "", address: .followUp(.comparison(Sample.id("n9"), 1, 2)), user: Sample.officer) { language in
            func version(_ number: Int, _ answers: Answers) -> ComparisonPage.Version {
                .init(number: number, sent: Sample.moment, reason: nil, summary: Sample.summary(answers, language), municipalities: [])
            }
            return ComparisonPage(
                notification: Sample.id("n9"), area: Sample.pirkanmaa, group: "x", older: version(1, before), newer: version(2, after),
                changed: Set(AnswerChange.between(before, after, in: .version1).map(\.key)))
        }
        let numbers = page.html(.en).matches(of: /<th scope="row">([0-9]+)[.–]/).compactMap { Int($0.output.1) }
        let changed = try #require(numbers.split(separator: 1).first)
        #expect(changed.prefix(3) == [5, 6, 7])
    }

    @Test func `what was answered in an earlier round is told in the words of that round's form`() throws {
        let file = try #require(FormDefinition.url("delivery-method-1"))
        let text = "Kanta-arkiverade uppgifter kompletteras med en separat leverans"
        let json = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        let newer = try FormDefinition(json: Data(json.replacing(text, with: "Ny text").utf8))
        var before = Sample.complete
        before.set("kanta-plus-separate", for: .services)
        var after = before
        after.set("separate", for: .services)
        let municipalities = Array(Sample.pirkanmaa.municipalities.prefix(1))
        func html(_ older: Answers, _ new: Answers) -> String {
            let differences = RoundDifference.between(
                [Sample.group("n9", "x", municipalities, older)], [Sample.group("n2", "x", municipalities, new)],
                municipalities: municipalities, in: newer)
            return Sample(name: "", address: .followUp(.changes("2023-01")), user: Sample.officer) { _ in
                RoundChangesPage(round: .first, before: .first, definition: newer, differences: differences)
            }.html(.sv)
        }
        #expect(html(before, after).contains(text))
        #expect(!html(before, after).contains("Ny text"))
        #expect(html(after, before).contains("Ny text"))
    }
}
