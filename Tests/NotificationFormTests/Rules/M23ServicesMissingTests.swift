import Localization
import Testing

@testable import NotificationForm

@Suite struct M23ServicesMissingTests {
    let rule = FormRule.m23

    @Test func `M23 passes with a main method`() {
        #expect(rule.outcome(Sample.situation([.services: "none"])) == .passed)
    }

    @Test func `M23 fails without one`() {
        let problems = rule.problems(Sample.situation([.services: nil]))
        #expect(problems.compactMap(\.places.first?.anchor) == ["q23"])
        #expect(problems.allSatisfy { $0.severity == .error })
        #expect(problems.first?.message(in: .fi) == "Valitse sosiaalipalvelutietojen pääasiallinen toimitustapa")
    }

    @Test func `M23 is not satisfied by methods of the tasks alone`() {
        let changes = Sample.rows("servicesByTask", "separate") + [.services: nil]
        #expect(rule.anchors(Sample.situation(changes)) == ["q23"])
    }
}
