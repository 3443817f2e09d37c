import Localization
import Testing

@testable import NotificationForm

@Suite struct P03MunicipalityElsewhereTests {
    let rule = FormRule.p3

    @Test func `P3 passes when all belong to the county`() {
        #expect(rule.outcome(Sample.situation()) == .passed)
    }

    @Test func `P3 fails when one belongs elsewhere`() {
        let problems = rule.problems(Sample.situation([.municipalities: "638 091"]))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q3"])
        #expect(problems.allSatisfy { $0.severity == .error })
        #expect(
            problems.first?.message(in: .sv) == "Hör inte till Östra Nylands välfärdsområde under perioden: Helsingfors. Ta bort ur gruppen"
        )
    }

    @Test func `P3 does not apply before municipalities are chosen`() {
        #expect(rule.outcome(Sample.situation([.municipalities: nil])) == .notApplicable)
    }
}
