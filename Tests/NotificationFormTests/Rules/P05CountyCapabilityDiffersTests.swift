import Testing

@testable import NotificationForm

@Suite struct P05CountyCapabilityDiffersTests {
    let rule = FormRule.p5

    @Test func `P5 passes when all answer alike`() {
        #expect(
            rule.outcome(Sample.situation([.countyCapability: "unlikely"], others: [("Muut", [.countyCapability: "unlikely"])])) == .passed)
    }

    @Test func `P5 fails when another group answers differently`() {
        let problems = rule.problems(
            Sample.situation([.countyCapability: "unlikely"], others: [("Muut", [.countyCapability: "county-wide"])]))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q32"])
        #expect(problems.allSatisfy { $0.severity == .confirm })
    }

    @Test func `P5 does not apply when only one group has answered`() {
        #expect(rule.outcome(Sample.situation([.countyCapability: "unlikely"], others: [("Muut", [:])])) == .notApplicable)
    }
}
