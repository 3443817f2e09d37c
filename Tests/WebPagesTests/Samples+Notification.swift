import CodeLists
import Localization
import NotificationForm
import RegisterModel
import WebPages

extension Sample {
    static let notification =
        Topic.allCases.filter { $0 != .check }.flatMap { topic in
            [
                Sample(name: "topic-\(topic.rawValue)-empty", address: .topic(id("n9"), topic), user: countyUser) { _ in
                    topicPage(topic, identified)
                },
                Sample(name: "topic-\(topic.rawValue)-filled", address: .topic(id("n9"), topic), user: countyUser) { _ in
                    topicPage(topic, complete)
                },
            ]
        } + [
            Sample(name: "topic-periods-errors", address: .topic(id("n9"), .periods), user: countyUser) { _ in
                topicPage(
                    .periods, identified,
                    problems: problems(identified).filter { $0.places.first?.topic == .periods && $0.severity == .error })
            },
            Sample(name: "topic-group-errors", address: .change(id("n9"), .group), user: countyUser) { _ in
                let entered = ["contact.name": [""], "contact.email": [hostile]]
                var read = identified
                let fields = TopicPage.fields(of: .group, in: .version1, answers: identified)
                let found = PostedFields(entered).read(fields, into: &read, definition: .version1, round: .first)
                return topicPage(.group, identified, entered: entered, problems: found, isChange: true)
            },
            Sample(name: "topic-coverage-filled-rows", address: .topic(id("n9"), .coverage), user: countyUser) { _ in
                topicPage(
                    .coverage, complete,
                    filled: .init(question: "serviceCoverage", code: "mostly", keys: [.coverage(SocialService("home-care")!)]))
            },
            Sample(name: "topic-coverage-unanswered", address: .topic(id("n9"), .coverage), user: countyUser) { _ in
                var answers = complete
                for service in SocialService.all.prefix(9) { answers.clear(.coverage(service)) }
                return topicPage(.coverage, answers, unansweredOnly: "serviceCoverage")
            },
            Sample(name: "topic-coverage-all-answered", address: .topic(id("n9"), .coverage), user: countyUser) { _ in
                topicPage(.coverage, complete, unansweredOnly: "serviceCoverage")
            },
            Sample(name: "tasks-empty", address: .notification(id("n9")), user: countyUser) { _ in
                tasks(Answers(), .draft, reference: nil)
            },
            Sample(name: "tasks-filled", address: .notification(id("n9")), user: countyUser, flash: .answersSaved) { _ in
                tasks(complete, .amending, reference: "LS-2023-01-08-1")
            },
            Sample(name: "tasks-problem", address: .notification(id("n9")), user: countyUser) { _ in
                tasks(contradictory, .submitted, reference: "LS-2023-01-08-1")
            },
            Sample(name: "check-empty", address: .checkAnswers(id("n9")), user: countyUser) { language in
                check(Answers(), language, isRefused: true)
            },
            Sample(name: "check-complete", address: .checkAnswers(id("n9")), user: countyUser) { language in check(complete, language) },
            Sample(name: "check-contradictory", address: .checkAnswers(id("n9")), user: countyUser) { language in
                check(contradictory, language, isRefused: true)
            },
            Sample(name: "receipt", address: .receipt(id("n9")), user: countyUser) { language in
                receipt(
                    language, unsent: ["Abilita-kunnat", hostile], withoutGroup: Array(pirkanmaa.municipalities.suffix(3)), isLate: false)
            },
            Sample(name: "receipt-last-and-late", address: .receipt(id("n9")), user: countyUser) { language in
                receipt(language, unsent: [], withoutGroup: [], isLate: true)
            },
            Sample(name: "receipt-dissolved", address: .receipt(id("n9")), user: countyUser) { language in
                receipt(language, unsent: [], withoutGroup: [], isLate: false, dissolved: (moment, hostile))
            },
        ]

    /// Only the group and its municipalities.
    static let identified: Answers = {
        var answers = Answers()
        answers.set("08", for: .county)
        answers.set(pirkanmaa.municipalities.prefix(4).map(\.slug), for: .municipalities)
        answers.set("Lifecare-kunnat", for: .groupName)
        return answers
    }()

    /// Every question answered, with each branch open.
    static let complete: Answers = {
        var answers = identified
        for question in FormDefinition.version1.questions where !["county", "municipalities", "groupName"].contains(question.id) {
            for (place, key) in question.keys.enumerated() {
                switch question.type {
                case .single, .matrix: answers.set(question.options[place % question.options.count].code, for: key)
                case .month: answers.set("2022-05", for: key)
                case .rows: answers[key] = .records([["task": "older-people", "system": "abilita"]])
                default: answers.set("Text \(place + 1)", for: key)
                }
            }
        }
        answers.set("aino.alue@example.fi", for: .contactEmail)
        for (key, code) in [
            (AnswerKey.system, "other"), (.systemScope, "exceptions"), (.retroactive, "since-later"),
            (.childProtection, "kanta-during-2023"),
            (.services, "separate"), (.extraction("other-method"), "used"), (.discussion, "yes"),
        ] { answers.set(code, for: key) }
        for task in ServiceTask.inScope { answers.clear(.services(task)) }
        return answers
    }()

    /// Client periods come separately and services from the archive: rule C7, once for each task.
    static let contradictory: Answers = {
        var answers = complete
        answers.set("kanta-structured", for: .services)
        for task in ServiceTask.inScope { answers.set("separate", for: .periods(task)) }
        answers.set(hostile, for: .feedback)
        return answers
    }()

    static func situation(_ answers: Answers) -> FormSituation {
        FormSituation(definition: .version1, round: .first, answers: answers)
    }

    static func problems(_ answers: Answers) -> [FormProblem] { FormCheck(situation(answers)).problems }

    static func summary(_ answers: Answers, _ language: Language) -> Summary {
        Summary(.version1, round: .first, answers: answers, language: language)
    }

    private static func topicPage(
        _ topic: Topic, _ answers: Answers, entered: [String: [String]]? = nil, problems: [FormProblem] = [], isChange: Bool = false,
        filled: TopicPage.Filled? = nil, unansweredOnly: String? = nil
    ) -> TopicPage {
        TopicPage(
            notification: id("n9"), group: id("g9"), definition: .version1, round: .first, topic: topic, answers: answers, version: 7,
            colleagues: filled == nil ? [] : [.init(name: hostile, seen: moment)], entered: entered, problems: problems,
            isChange: isChange, filled: filled, unansweredOnly: unansweredOnly)
    }

    private static func tasks(_ answers: Answers, _ status: NotificationStatus, reference: String?) -> TaskListPage {
        TaskListPage(
            notification: id("n9"), group: "Lifecare-kunnat", definition: .version1, round: .first, status: status, reference: reference,
            tasks: TaskList(situation(answers)), actions: actions(status),
            news: reference == nil
                ? nil
                : .init(
                    review: status == .amending ? nil : (status == .accepted, hostile, moment), remarks: 2, unanswered: 1,
                    colleagues: [.init(name: hostile, seen: moment)]))
    }

    private static func actions(_ status: NotificationStatus) -> Set<TaskListPage.Action> {
        switch status {
        case .draft: [.copy, .discard, .withdraw]
        case .amending, .returned: [.copy, .compare, .discard, .withdraw]
        case .submitted, .late: [.amend, .withdraw]
        case .accepted: [.amend]
        }
    }

    /// The complete answers with those of one topic copied from another group.
    static let copied: Answers = {
        var answers = identified
        _ = answers.takeMissing(from: complete.copied(.version1, today: Day(year: 2023, month: 4, day: 1)!), .version1)
        return answers
    }()

    private static func check(_ answers: Answers, _ language: Language, isRefused: Bool = false) -> CheckAnswersPage {
        CheckAnswersPage(
            notification: id("n9"), group: "Lifecare-kunnat", deadline: Round.first.deadline, isPastDeadline: isRefused,
            summary: summary(answers, language), problems: problems(answers), version: 7, copyOrder: id("c1"),
            refusal: isRefused ? .incomplete : nil)
    }

    private static func receipt(
        _ language: Language, unsent: [String], withoutGroup: [Municipality], isLate: Bool, dissolved: (at: Moment, reason: String?)? = nil
    ) -> ReceiptPage {
        ReceiptPage(
            notification: id("n9"), round: "2023-01", group: "Lifecare-kunnat", reference: "LS-2023-01-08-1", version: isLate ? 3 : 1,
            sent: moment,
            isLate: isLate,
            summary: summary(complete, language), unsentGroups: unsent, withoutGroup: withoutGroup, hasFile: !isLate,
            dissolved: dissolved, earlier: isLate ? [(1, moment), (2, moment)] : [])
    }
}
