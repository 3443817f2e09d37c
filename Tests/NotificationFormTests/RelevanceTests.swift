import CodeLists
import Testing

@testable import NotificationForm

@Suite struct RelevanceTests {
    let form = FormDefinition.version1

    /// A row of the truth table of the form specification, section 6.
    struct Row: Sendable, CustomTestStringConvertible {
        let services: String?
        let otherMethod: String?
        /// Numbers of the relevant questions among 24–29.
        let asked: [Int]
        let coverage: RequirementLevel?
        var testDescription: String { "\(services ?? "unanswered"), other method \(otherMethod ?? "unanswered")" }
    }

    static let table: [Row] = {
        let separate = ["kanta-plus-separate", "separate", "separate-partial"]
        let kanta = ["kanta-structured", "kanta-unstructured"].map {
            Row(services: $0, otherMethod: "used", asked: [28, 29], coverage: .optional)
        }
        return kanta
            + [
                Row(services: nil, otherMethod: "used", asked: [], coverage: nil),
                Row(services: "none", otherMethod: "used", asked: [], coverage: nil),
            ]
            + separate.flatMap { services in
                ["used", "needs-review", "not-used", nil].map { method in
                    let isDescribed = method == "used" || method == "needs-review"
                    return Row(
                        services: services, otherMethod: method, asked: [24, 25, 26] + (isDescribed ? [27] : []) + [28, 29],
                        coverage: .expected)
                }
            }
    }()

    @Test(arguments: table)
    func `question 23 decides about 24 to 29`(row: Row) throws {
        let relevance = Relevance(form, Sample.answers([.services: row.services, .extraction("other-method"): row.otherMethod]))
        let asked = (24...29).filter { number in form.question(number: number).map(relevance.isRelevant) ?? false }
        #expect(asked == row.asked)
        #expect(relevance.level(of: try #require(form.question("serviceCoverage"))) == row.coverage)
    }

    @Test(arguments: zip(["used", "needs-review"], [RequirementLevel.expected, .optional]))
    func `the other extraction method is expected when used and optional when considered`(method: String, level: RequirementLevel) throws {
        let relevance = Relevance(form, Sample.answers([.services: "separate", .extraction("other-method"): method]))
        #expect(relevance.level(of: try #require(form.question("extractionOther"))) == level)
    }

    @Test func `a service task with another method opens or closes the branch`() {
        func isOpen(_ main: String, _ rows: [AnswerKey: String?]) -> Bool {
            Relevance(form, Sample.answers([.services: main] + rows)).isOpen("B1")
        }
        #expect(isOpen("kanta-unstructured", ["servicesByTask.child-protection": "separate"]))
        #expect(!isOpen("separate", Sample.rows("servicesByTask", "kanta-structured")))
        #expect(isOpen("none", ["servicesByTask.disability": "separate"]))
    }

    @Test func `nothing is delivered only when no task delivers`() {
        func asksCoverage(_ rows: [AnswerKey: String?]) -> Bool {
            Relevance(form, Sample.answers([.services: "none"] + rows)).isOpen("B2")
        }
        #expect(!asksCoverage([:]))
        #expect(!asksCoverage(Sample.rows("servicesByTask", "none")))
        #expect(asksCoverage(["servicesByTask.disability": "kanta-structured"]))
    }

    @Test(arguments: [
        ("B3", "system", "other", "apotti"), ("B4", "systemScope", "exceptions", "all"),
        ("B4", "systemScope", "all-except-home-care", "all"),
        ("B5", "discussion", "yes", "no"),
    ])
    func `one answer opens a branch and another closes it`(branch: String, key: String, opens: String, closes: String) {
        let key = AnswerKey(description: key)
        #expect(Relevance(form, Sample.answers([key: opens])).isOpen(branch))
        #expect(!Relevance(form, Sample.answers([key: closes])).isOpen(branch))
        #expect(!Relevance(form, Sample.answers([key: nil])).isOpen(branch))
    }

    @Test func `what is hidden itself opens nothing`() throws {
        let hidden = Sample.answers([.system: nil, .systemScope: "exceptions", .systemExceptions: "Mediatri"])
        let relevance = Relevance(form, hidden)
        #expect(!relevance.isRelevant(try #require(form.question("systemScope"))))
        #expect(!relevance.isRelevant(try #require(form.question("systemExceptions"))))
        #expect(relevance.answers.text(.systemExceptions) == nil)
    }

    @Test func `exceptions are expected after no and voluntary for home care`() throws {
        let question = try #require(form.question("systemExceptions"))
        #expect(Relevance(form, Sample.answers([.systemScope: "exceptions"])).level(of: question) == .expected)
        #expect(Relevance(form, Sample.answers([.systemScope: "all-except-home-care"])).level(of: question) == .optional)
        #expect(Relevance(form, Sample.answers()).level(of: question) == nil)
    }

    @Test func `the way of the periods does not open the extraction branch`() {
        #expect(!Relevance(form, Sample.answers(Sample.rows("periods", "separate"))).isOpen("B1"))
    }

    @Test func `only relevant answers are submitted`() {
        let all = Sample.answers([.services: "none", "serviceCoverage.home-care": "mostly", .decisionsNote: "Anteckning"])
        let submitted = Relevance(form, all).answers
        #expect(all.text("serviceCoverage.home-care") == "mostly")
        #expect(submitted.text("serviceCoverage.home-care") == nil)
        #expect(submitted.text(.decisionsNote) == nil)
        #expect(submitted.groupName == "Kaikki")
    }
}
