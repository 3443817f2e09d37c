import Localization
import Testing

@testable import NotificationForm

@Suite struct M01ContactMissingTests {
    let rule = FormRule.m1

    @Test func `M1 passes with a name and an address that carries a plus sign`() {
        #expect(rule.outcome(Sample.situation([.contactEmail: "a+b@terveys.museum"])) == .passed)
    }

    @Test func `M1 fails twice when name and address are missing`() {
        let problems = rule.problems(Sample.situation([.contactName: nil, .contactEmail: nil]))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q1-name", "q1-email"])
        #expect(problems.allSatisfy { $0.severity == .error })
        #expect(problems.first?.message(in: .en) == "Enter the contact person's name")
    }

    @Test func `M1 says what is wrong with an address that cannot be one`() {
        let problems = rule.problems(Sample.situation([.contactEmail: "maija.malli"]))
        #expect(problems.map(\.messageKey) == ["rule.M1.malformed"])
    }
}
