import CodeLists
import Foundation
import Localization
import RegisterModel
import Testing

@testable import NotificationForm

@Suite struct DefinitionTests {
    let form = FormDefinition.version1
    var official: [Question] { form.questions.filter { !$0.isExtension } }

    @Test func `all 33 printed numbers are there, once each and in order`() {
        let numbers = official.flatMap { question in
            let rows = question.rows.compactMap(\.number)
            return rows.isEmpty ? [question.number] : rows
        }
        #expect(numbers == Array(1...33))
        #expect((1...33).allSatisfy { form.question(number: $0) != nil })
        #expect(form.question(number: 13)?.id == "structured")
        #expect(form.question(number: 34) == nil)
    }

    @Test func `six sections hold the questions as printed`() {
        #expect(form.sections.map(\.id) == ["I", "II", "III", "IV", "V", "VI"])
        let firsts = form.sections.map { $0.questions.first?.number }
        #expect(firsts == [1, 5, 17, 20, 23, 30])
        #expect(form.sections[4].svPrinted?.hasPrefix("S: ") == true)
    }

    @Test func `the rows of question 28 are the 35 services in printed order with the names of the code list`() {
        let rows = form.question("serviceCoverage")?.rows ?? []
        #expect(rows.count == 35)
        #expect(rows.map(\.code) == SocialService.all.map(\.slug))
        #expect(rows.map(\.text) == SocialService.all.map(\.name))
        #expect(form.question("serviceCoverageNote")?.rows.map(\.code) == rows.map(\.code))
    }

    @Test(arguments: ["periods", "structured", "servicesByTask"])
    func `a matrix of service tasks has the six tasks of the register`(id: String) {
        let rows = form.question(id)?.rows ?? []
        #expect(rows.map(\.code) == ServiceTask.inScope.map(\.slug))
        #expect(rows.map(\.text) == ServiceTask.inScope.map(\.name))
    }

    @Test func `question 5 lists the systems in printed order`() {
        #expect(form.question("system")?.options.map(\.code) == ClientDataSystem.all.map(\.slug))
        #expect(form.question("system")?.options.map(\.text) == ClientDataSystem.all.map(\.name))
    }

    @Test func `questions 10 to 15 have sixteen quarters and the end of the transition`() {
        let options = form.question("structured")?.options ?? []
        #expect(options.count == 17)
        #expect(options.dropLast().allSatisfy { MonitoringPeriod($0.code) != nil })
        #expect(options.first?.text == LocalizedText(sv: "kvartal 1/2023", fi: "I/2023", en: "Q1 2023"))
        #expect(options.last?.code == "transition-end")
    }

    @Test func `the codes that rules ask for by name are those of the definition`() {
        func codes(_ id: String) -> [String] { form.question(id)?.options.map(\.code) ?? [] }
        #expect(codes("periods") == PeriodsMethod.allCases.map(\.rawValue))
        #expect(codes("retroactive") == Retroactivity.allCases.map(\.rawValue))
        #expect(codes("childProtectionRetroactive") == Retroactivity.allCases.map(\.rawValue))
        #expect(codes("childProtection") == ChildProtectionMethod.allCases.map(\.rawValue))
        #expect(codes("services") == ServicesMethod.allCases.map(\.rawValue))
        #expect(codes("servicesByTask") == ServicesMethod.allCases.map(\.rawValue))
        #expect(codes("serviceCoverage") == ServiceCoverage.allCases.map(\.rawValue))
        #expect(codes("systemScope") == SystemScope.allCases.map(\.rawValue))
        #expect(codes("countyCapability") == CountyCapability.allCases.map(\.rawValue))
    }

    @Test func `only 17 and 30 are mandatory in the printed form, and 1 to 4 and 23 in this system`() {
        func numbers(_ level: RequirementLevel) -> [Int] {
            official.filter { question in question.levels.contains { $0.level == level } }.map(\.number)
        }
        #expect(numbers(.official) == [17, 30])
        #expect(numbers(.system) == [1, 2, 3, 4, 23])
        #expect(numbers(.optional) == [8, 9, 16, 19, 22, 25, 27, 28, 29, 32, 33])
        #expect(numbers(.expected) == [5, 6, 7, 8, 10, 18, 20, 21, 24, 26, 27, 28, 31])
    }

    @Test func `additions of this system are marked, optional, and stand with the question they add to`() {
        let additions = form.questions.filter(\.isExtension)
        #expect(
            additions.map(\.id) == [
                "systemExceptionRows", "systemChangeMonth", "retroactiveFrom", "childProtectionMonth", "childProtectionBefore",
                "childProtectionRetroactiveFrom", "servicesByTask", "serviceCoverageNote",
            ])
        #expect(additions.map(\.number) == [8, 9, 18, 20, 20, 21, 23, 28])
        #expect(additions.allSatisfy { $0.levels.map(\.level) == [.optional] })
    }

    @Test func `dates in the texts come from the round and read as printed`() {
        let round = Round.first
        #expect(
            form.question("periods")?.text(in: .sv, round: round).hasPrefix(
                "Hur får Sosdata kommungruppens uppgifter om serviceuppgifternas klientperioder 1.1–31.3.2023?") == true)
        #expect(
            form.question("system")?.text(in: .fi, round: round)
                == "Kuntaryhmässä 1.1.–31.3.2023 käytettävä sosiaalihuollon asiakastietojärjestelmä:")
        #expect(form.question("services")?.text(in: .en, round: round).contains("1 January–31 March 2023") == true)
        #expect(form.question("countyCapability")?.text(in: .sv, round: round).hasSuffix("ert välfärdsområde 31.3.2023?") == true)
        for question in form.questions {
            for language in Language.allCases { #expect(!question.text(in: language, round: round).contains("{"), "\(question.id)") }
        }
    }

    @Test func `the months in brackets come from the round and read as printed`() throws {
        let question = try #require(form.question("structured"))
        #expect(question.rows.allSatisfy { question.rowText($0, in: .sv, round: .first) == $0.svPrinted })
    }

    @Test func `what is printed is kept only where the shown text differs`() {
        for question in official {
            if let printed = question.svPrinted { #expect(printed != question.text(in: .sv, round: .first), "\(question.id)") }
            for option in question.options { #expect(option.svPrinted != option.text.sv, "\(question.id) \(option.code)") }
        }
        #expect(form.question("extractionOther")?.svPrinted == "Beskriv det eventuella andra plocknings sättet")
        #expect(form.question("childProtectionRetroactive")?.options.allSatisfy { $0.svPrinted?.hasPrefix("Datumerna") == true } == true)
    }

    @Test(arguments: ["retroactive", "childProtectionRetroactive"])
    func `the fourth option on start dates carries what it means`(id: String) {
        let help = form.question(id)?.option("new-only")?.help
        #expect(help?.sv.hasPrefix("Avses: startdatum kan i huvudsak anges endast för nya klientrelationer") == true)
    }

    @Test func `the condition on archiving stands at the choices of question 17, not in a help that is folded`() throws {
        let periods = try #require(form.question("periods"))
        #expect(periods.help == nil)
        for (language, word) in [(Language.sv, "alla klienter"), (.fi, "kaikki"), (.en, "all clients")] {
            #expect(periods.option("kanta")?.help?[language].contains(word) == true)
        }
        #expect(periods.option("kanta-plus-separate")?.help != nil && periods.option("separate")?.help == nil)
    }

    @Test func `every anchor on the form is its own`() {
        let anchors = form.questions.flatMap { question in question.keys.map(question.anchor) }
        #expect(Set(anchors).count == anchors.count)
        #expect(anchors.contains("q17-disability"))
        #expect(anchors.contains("q13-child-protection"))
        #expect(anchors.contains("q1-email"))
        #expect(anchors.contains("q23-servicesByTask-disability"))
    }

    @Test func `every topic but the last has questions, and guidance where the introduction gives it`() {
        for topic in Topic.allCases where topic != .check {
            #expect(!form.questions(of: topic).isEmpty, "\(topic)")
            #expect(!form.guidance(for: topic).isEmpty, "\(topic)")
        }
        #expect(form.questions(of: .check).isEmpty)
        #expect(form.guidance(for: .extraction).contains { $0.points.count == DecisionType.all.count })
    }

    @Test func `municipalities are those of the county that are valid on the first day of the period`() throws {
        let question = try #require(form.question("municipalities"))
        let options = form.options(of: question, answers: Sample.answers(), round: .first)
        #expect(options.map(\.code) == Sample.municipalities.split(separator: " ").map(String.init))
        #expect(form.options(of: question, answers: Answers(), round: .first).isEmpty)
        let county = try #require(form.question("county"))
        #expect(form.options(of: county, answers: Answers(), round: .first).count == 22)
    }
}
