import Testing

@testable import NotificationForm

@Suite struct M03MunicipalitiesMissingTests {
    let rule = FormRule.m3

    @Test func `M3 passes with one municipality`() {
        #expect(rule.outcome(Sample.situation([.municipalities: "638"])) == .passed)
    }

    @Test func `M3 fails without municipalities`() {
        let problems = rule.problems(Sample.situation([.municipalities: nil]))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q3"])
        #expect(problems.allSatisfy { $0.severity == .error })
    }

    @Test func `M3 leaves municipalities of another county to P3`() {
        #expect(rule.outcome(Sample.situation([.municipalities: "091"])) == .passed)
    }
}
