import Testing

@testable import NotificationForm

@Suite struct C03HomeCareSystemUnnamedTests {
    let rule = FormRule.c3

    @Test func `C3 passes when the system of home care is named`() {
        #expect(rule.outcome(Sample.situation([.systemScope: "all-except-home-care", .systemExceptions: "Hemvård: Mediatri"])) == .passed)
    }

    @Test func `C3 fails when home care is the exception and nothing is named`() {
        let problems = rule.problems(Sample.situation([.systemScope: "all-except-home-care"]))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q8"])
        #expect(problems.allSatisfy { $0.severity == .warning })
    }

    @Test func `C3 does not apply when the exceptions are others`() {
        #expect(rule.outcome(Sample.situation([.systemScope: "exceptions"])) == .notApplicable)
    }
}
