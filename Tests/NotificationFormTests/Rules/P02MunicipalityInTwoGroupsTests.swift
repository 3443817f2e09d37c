import Localization
import Testing

@testable import NotificationForm

@Suite struct P02MunicipalityInTwoGroupsTests {
    let rule = FormRule.p2

    @Test func `P2 passes when the groups share no municipality`() {
        #expect(rule.outcome(Sample.situation([.municipalities: "638 753"], others: [("Muut", [.municipalities: "018 407"])])) == .passed)
    }

    @Test func `P2 fails for each group that shares one`() {
        let problems = rule.problems(
            Sample.situation(
                [.municipalities: "638 753"], others: [("Muut", [.municipalities: "018 638"]), ("Sibbo", [.municipalities: "753"])]))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q3", "q3"])
        #expect(problems.allSatisfy { $0.severity == .error })
        #expect(problems.first?.message(in: .en).hasPrefix("Already in the municipality group Muut: Porvoo.") == true)
    }

    @Test func `P2 does not apply to the only group`() {
        #expect(rule.outcome(Sample.situation()) == .notApplicable)
    }
}
