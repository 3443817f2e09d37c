import Testing

@testable import NotificationForm

@Suite struct C20OtherMethodUndescribedTests {
    let rule = FormRule.c20

    @Test func `C20 passes when the method is described`() {
        #expect(
            rule.outcome(Sample.situation([.services: "separate", .extraction("other-method"): "used", .extractionOther: "Fakturor"]))
                == .passed)
    }

    @Test func `C20 fails when it is not`() {
        let problems = rule.problems(Sample.situation([.services: "separate", .extraction("other-method"): "used"]))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q27"])
        #expect(problems.allSatisfy { $0.severity == .warning })
    }

    @Test func `C20 does not apply when another method is only considered`() {
        #expect(rule.outcome(Sample.situation([.services: "separate", .extraction("other-method"): "needs-review"])) == .notApplicable)
    }
}
