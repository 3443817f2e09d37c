import CodeLists
import Localization
import RegisterModel
import Testing

@testable import NotificationForm

/// Eight hundred drafts against the plain reading of the specification. A failure names its seed.
@Suite struct RandomDraftTests {
    private static let form = FormDefinition.version1
    private static let services = form.question("serviceCoverage")?.rows.map(\.code) ?? []

    /// A draft, what the specification says of it and what the program says.
    private struct Case {
        let answers: Answers
        let plain: PlainReading
        let situation: FormSituation
        let check: FormCheck
        let seed: Comment

        init(seed: UInt64) {
            let draft = RandomDraft(seed: seed)
            answers = draft.answers
            plain = PlainReading(given: draft.given, exceptions: draft.exceptions)
            situation = FormSituation(definition: form, round: .first, answers: answers)
            check = FormCheck(situation)
            self.seed = "seed \(seed)"
        }
    }

    private static let cases = (UInt64(1)...800).map(Case.init)

    @Test func `what is asked, and at which level, is what the specification says`() {
        let questions = Self.form.questions
        for one in Self.cases {
            let levels = questions.compactMap { question in
                one.situation.relevance.level(of: question).map { "\(question.id) \($0.rawValue)" }
            }
            let expected = questions.map(\.id).filter(one.plain.isAsked).map { "\($0) \(one.plain.level($0))" }
            #expect(levels == expected, one.seed)
        }
    }

    @Test func `missing answers block or are warned of as the specification says`() {
        let questions = Self.form.questions.map { ($0.id, $0.number, $0.keys.map(\.description)) }
        for one in Self.cases {
            let found = one.check.problems.filter { $0.rule == "E" || $0.rule.hasPrefix("M") }.flatMap { problem in
                (problem.rule == "E" ? problem.places : Array(problem.places.prefix(1))).map { "\(problem.rule) \($0.key)" }
            }
            #expect(Set(found) == one.plain.missing(questions), one.seed)
        }
    }

    @Test func `C1 to C25 say what the specification says, and each of them is met`() {
        var met: Set<Substring> = []
        let names = Dictionary(uniqueKeysWithValues: ServiceTask.inScope.map { ($0.slug, $0.name) })
        for one in Self.cases {
            let expected = one.plain.rules(services: Self.services)
            met.formUnion(expected.map { $0.prefix { $0 != " " } })
            let found = one.check.problems.filter { $0.rule.hasPrefix("C") }
            let byTask = Dictionary(grouping: expected.filter { $0.contains(" ") }) { String($0.prefix { $0 != " " }) }
            #expect(Set(found.map(\.rule)) == Set(expected.map { String($0.prefix { $0 != " " }) }), one.seed)
            for problem in found {
                guard let tasks = problem.values["task"], let wanted = byTask[problem.rule] else { continue }
                let ordered = PlainReading.tasks.filter { wanted.contains("\(problem.rule) \($0)") }
                #expect(tasks == .sentenceStart(ordered.compactMap { names[$0] }), "\(problem.rule), \(one.seed)")
            }
            #expect(found.count { $0.rule == "C14" } == byTask["C14"]?.count ?? 0, one.seed)
        }
        #expect(met == Set((1...25).map { "C\($0)" }), "drafts that meet every rule")
    }

    @Test func `the delivery profile is that of the specification`() {
        for one in Self.cases {
            let profile = DeliveryProfile(Self.form, round: .first, answers: one.answers)
            #expect(ServiceTask.inScope.map { Self.line($0, profile.tasks[$0]) } == one.plain.profile(Self.services), one.seed)
            let expectations = Self.services.map { code -> String in
                switch SocialService(code).flatMap({ profile.services[$0] }) {
                case .answered(let coverage): coverage.rawValue
                case .derivedNo: "derived"
                case nil: ""
                }
            }
            #expect(expectations == one.plain.expectations(Self.services), one.seed)
        }
    }

    @Test func `a discussion is suggested for the reasons of the specification`() {
        for one in Self.cases {
            let acknowledged = one.check.problems(.confirm).compactMap { Acknowledgement(of: $0, reason: "Ja") }
            let found = DiscussionSuggestion(one.situation, acknowledged: acknowledged, leftOver: []).reasons.map { reason in
                [String(reason.messageKey.dropFirst("suggestion.".count)), reason.values["rule"]?.en].compactMap(\.self)
                    .joined(separator: " ")
            }
            let population = one.situation.answers.municipalities.reduce(0) { $0 + $1.newestPopulation }
            #expect(Set(found) == one.plain.reasons(Self.services, population: population), one.seed)
        }
    }

    @Test func `P1 to P7 say what the specification says of neighbouring groups, and each of them is met`() {
        var met: Set<String> = []
        for seed in UInt64(1)...400 {
            let draft = RandomDraft(seed: seed)
            let neighbours = [draft.neighbour(seed: seed + 10_000), draft.neighbour(seed: seed + 20_000)]
            let expected = PlainReading(given: draft.given, exceptions: draft.exceptions).between(
                neighbours.map { PlainReading(given: $0.given, exceptions: $0.exceptions) })
            let situation = FormSituation(
                definition: Self.form, round: .first, answers: draft.answers,
                others: neighbours.enumerated().map { GroupAnswers(id: "group \($0)", answers: $1.answers) })
            let found = FormCheck(situation).problems.map(\.rule).filter { $0.hasPrefix("P") }
            #expect(Set(found) == expected, "seed \(seed)")
            met.formUnion(expected)
        }
        #expect(met == Set((1...7).map { "P\($0)" }), "neighbours that meet every rule")
    }

    private static func line(_ task: ServiceTask, _ declared: DeliveryProfile.Declaration?) -> String {
        guard let declared else { return "" }
        func list(_ names: [String]) -> String { names.sorted().joined(separator: "+") }
        func dates(_ dates: DeliveryProfile.StartDates?) -> String {
            switch dates {
            case .unlimited: "unlimited"
            case .from(let day): day.description
            case .unknown: "unknown"
            case nil: ""
            }
        }
        return [
            task.slug, list(declared.periods.map(\.rawValue)), list(declared.childProtection.map(\.rawValue)),
            list(declared.services.map(\.rawValue)), declared.isServicesPartial ? "partial" : "", dates(declared.startDates),
            dates(declared.childProtectionStartDates),
        ].joined(separator: "|")
    }
}
