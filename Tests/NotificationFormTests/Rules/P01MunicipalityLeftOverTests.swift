import Localization
import Testing

@testable import NotificationForm

@Suite struct P01MunicipalityLeftOverTests {
    let rule = FormRule.p1

    @Test func `P1 passes when every municipality of the county has a group`() {
        #expect(
            rule.outcome(Sample.situation([.municipalities: "638 753"], others: [("Muut", [.municipalities: "018 407 434 504 616"])]))
                == .passed)
    }

    @Test func `P1 fails when some are left over`() {
        let problems = rule.problems(Sample.situation([.municipalities: "638 753"], others: [("Muut", [.municipalities: "018 407 434"])]))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q3"])
        #expect(problems.allSatisfy { $0.severity == .warning })
        #expect(problems.first?.message(in: .sv) == "Utan kommungrupp: Mörskom och Pukkila. Lägg till kommunerna i en grupp")
        #expect(rule.problems(Sample.situation([.municipalities: "638"], isCompleting: true)).map(\.severity) == [.error])
    }

    @Test func `P1 does not apply before the county is known`() {
        #expect(rule.outcome(Sample.situation([.county: nil])) == .notApplicable)
    }
}
