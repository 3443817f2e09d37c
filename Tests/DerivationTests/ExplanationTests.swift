import CodeLists
import Delivery
import Derivation
import Localization
import RegisterModel
import Testing

@Suite struct `An explanation` {
    private let quarter = MonitoringPeriod("2023Q1")!

    private func explain(_ files: [TableKind: [String]], gapDays: Int = 0) throws -> Explanation {
        let person = Deriving.person(1)
        let input = Deriving.Input(
            files: files.mapValues { rows in [rows.map { $0.replacing("P", with: person) + "\n" }.joined()] })
        let sources = try Deriving().read(input)
        return try Explainer(period: quarter, gapDays: gapDays).explain(.identityCode(try IdentityCode(person)), from: sources, threads: 2)
    }

    private func matters(_ rows: [String]) -> [TableKind: [String]] {
        [.matters: [TableKind.matters.columns.joined(separator: ",")] + rows]
    }

    @Test func `says of each matter what it did to its period`() throws {
        let explanation = try explain(
            matters([
                "P,90,091,working-age,1,2022-01-01,2022-06-30,,", "P,90,091,working-age,2,2022-07-01,2023-01-10,,",
                "P,90,091,working-age,3,2023-01-10,2023-02-01,,", "P,90,091,working-age,4,2023-01-20,2023-01-21,,",
                "P,90,091,working-age,5,2023-02-04,2023-04-05,,", "P,90,091,working-age,6,2023-03-01,2023-03-02,,",
                "P,90,091,working-age,7,2023-04-01,,,",
            ]), gapDays: 0)
        let day = { (text: String) in Day(text)! }
        #expect(
            explanation.rows.map { $0.origins.map(\.role) } == [
                [
                    .splits(after: day("2022-06-30"), days: 1), .overlaps(runningEnd: day("2023-01-10")),
                    .overlaps(runningEnd: day("2023-02-01")),
                ],
                [.splits(after: day("2023-02-01"), days: 3), .overlaps(runningEnd: nil)],
            ])
        #expect(explanation.rows.map { $0.origins.map(\.line) } == [[3, 4, 5], [6, 7]])
        #expect(explanation.rows.map(\.isEndAfterQuarter) == [false, true])
        #expect(explanation.unused.map(\.origin.role) == [.beforeQuarter, .afterQuarter])
    }

    @Test func `says where a gap was allowed`() throws {
        let rows = ["P,90,091,working-age,1,2023-01-01,2023-01-10,,", "P,90,091,working-age,2,2023-01-13,,,"]
        let explanation = try explain(matters(rows), gapDays: 3)
        #expect(explanation.rows.map { $0.origins.map(\.role) } == [[.begins, .withinGap(after: Day("2023-01-10")!, days: 3)]])
    }

    @Test func `shows a decision in both of its blocks, and why it is in none`() throws {
        let header = TableKind.decisions.columns.joined(separator: ",")
        let explanation = try explain([
            .decisions: [
                header, "P,90,091,working-age-service-decision,,social-work,1,2022-12-01,positive,2023-02-01,",
                "P,90,091,working-age-service-decision,,social-work,2,2023-01-01,negative,,",
                "P,90,091,working-age-service-decision,,social-work,3,2021-01-01,positive,,2021-02-01",
                "P,90,091,working-age-service-decision,,social-work,4,2023-04-01,positive,,",
            ]
        ])
        let roles = { (block: BlockKind) in explanation.rows.filter { $0.block == block }.map { $0.origins.map(\.role) } }
        #expect(Set(roles(.serviceDecisions)) == [[.picked(.starting)], [.picked(.negative)]])
        let made = explanation.rows.filter { $0.block == .serviceDecisions }.flatMap(\.origins).compactMap(\.decided)
        #expect(Set(made.map { "\($0.day) \($0.outcome.slug)" }) == ["2022-12-01 positive", "2023-01-01 negative"])
        #expect(explanation.rows[0].origins[0].facts(in: .en).hasSuffix("(decided \(made[0].day): \(made[0].outcome.entry.en))"))
        let held = Period(start: Day("2023-02-01")!, end: Day("2023-03-31")!)
        #expect(roles(.receivedServices) == [[.shows(.decision, held)]])
        let unused = { (block: BlockKind) in
            explanation.unused.filter { $0.block == block }.map { "\($0.origin.id) \($0.origin.role)" }.sorted()
        }
        #expect(unused(.serviceDecisions) == ["3 noPick", "4 afterQuarter"])
        #expect(unused(.receivedServices) == ["2 negative", "3 noDayInQuarter", "4 afterQuarter"])
    }

    @Test func `sets what led to no row apart in the picture, with its task`() throws {
        let explanation = try explain(matters(["P,90,091,working-age,1,2020-01-01,2020-02-01,,", "P,90,091,disability,2,2023-02-01,,,"]))
        let picture = TimeLine(explanation, person: "A", language: .en) { "line \($0.line)" }.svg
        let words = "\(Catalogue.delivery.text("explain.unused", .en)) \(ServiceTask("working-age")!.entry.en)"
        let heading = try #require(picture.firstRange(of: ">\(words)<"))
        let unused = try #require(picture.firstRange(of: ">line 2: 2020-01-01"))
        #expect(heading.upperBound < unused.lowerBound)
        #expect(picture[..<heading.lowerBound].contains(">line 3: 2023-02-01"))
    }

    @Test(arguments: Language.allCases)
    func `drawn, has a line for each row and escapes what it is given`(language: Language) throws {
        let explanation = try explain(matters(["P,90,091,working-age,1,2010-01-01,,,", "P,90,,disability,2,2023-02-01,2023-02-02,,"]))
        let picture = TimeLine(explanation, person: "A<&\"B", language: language) { "file<\($0.line)" }.svg
        #expect(picture.contains("A&lt;&amp;&quot;B") && !picture.contains("A<&"))
        #expect(picture.contains("file&lt;2: 2010-01-01") && picture.contains("file&lt;3: 2023-02-01"))
        #expect(picture.contains(">2023Q1<"))
        for task in ["working-age", "disability"] { #expect(picture.contains(ServiceTask(task)!.entry.sv) == (language == .sv)) }
    }
}
