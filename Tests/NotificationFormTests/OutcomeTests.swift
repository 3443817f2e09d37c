import CodeLists
import Localization
import RegisterModel
import Testing

@testable import NotificationForm

@Suite struct SummaryTests {
    private func rows(_ answers: Answers, _ language: Language = .sv) -> [Summary.Row] {
        Summary(.version1, round: .first, answers: answers, language: language).sections.flatMap(\.rows)
    }

    @Test func `an answer is shown in the words of the form's language`() {
        let row = rows(Sample.answers(), .fi).first { $0.question == "services" }
        #expect(row?.number == "23")
        #expect(row?.lines.first?.value == "Arkistoimalla rakenteiset päätösasiakirjat ja asiakaskertomusmerkinnät Kantaan")
    }

    @Test func `a matrix has a line for each row with its name and answer`() {
        let row = rows(Sample.answers(["periods.disability": nil])).first { $0.question == "periods" }
        #expect(row?.lines.count == 6)
        #expect(row?.lines[4].label == "Service för personer med funktionsnedsättning")
        #expect(row?.lines[4].value == nil)
        #expect(row?.lines[4].anchor == "q17-disability")
        #expect(row?.isUnanswered == false)
    }

    @Test func `an official question without an answer is shown, an addition is not`() {
        let ids = rows(Sample.answers([.system: "other"])).map(\.question)
        #expect(ids.contains("systemOther"))
        #expect(!ids.contains("servicesByTask"))
        #expect(!ids.contains("systemChangeMonth"))
    }

    @Test func `an addition shows only what differs`() {
        let row = rows(Sample.answers(["servicesByTask.disability": "separate"])).first { $0.question == "servicesByTask" }
        #expect(row?.isExtension == true)
        #expect(row?.lines.map(\.key.description) == ["servicesByTask.disability"])
    }

    @Test func `municipalities are named in the reader's language and in its order`() {
        let row = rows(Sample.answers(), .sv).first { $0.question == "municipalities" }
        #expect(row?.lines.first?.value == "Askola, Borgå, Lappträsk, Lovisa, Mörskom, Pukkila, Sibbo")
    }

    @Test func `å, ä and ö come last`() {
        let names = ["Ähtäri", "Aura", "Östermark", "Åbo", "Zz", "ö"]
        #expect(names.inAlphabeticalOrder() == ["Aura", "Zz", "Åbo", "Ähtäri", "ö", "Östermark"])
    }

    @Test func `a copied answer carries its mark`() throws {
        let today = try #require(Day("2022-03-01"))
        let row = rows(Sample.answers().copied(.version1, today: today)).first { $0.question == "structured" }
        #expect(row?.lines.allSatisfy { $0.mark == .check } == true)
    }
}

@Suite struct TaskListTests {
    private func status(_ topic: Topic, _ changes: [AnswerKey: String?]) -> TaskStatus {
        TaskList(Sample.situation(changes)).status(of: topic)
    }

    @Test func `an empty notification is not yet started, and extraction cannot start`() {
        let list = TaskList(FormSituation(definition: .version1, round: .first, answers: Answers()))
        #expect(list.rows.map(\.topic) == Topic.allCases)
        #expect(list.rows.filter { $0.status == .notStarted }.count == 8)
        #expect(list.status(of: .extraction) == .cannotStart)
        #expect(list.status(of: .coverage) == .cannotStart)
        #expect(list.progress.completed == 0)
    }

    @Test func `a closed branch is not needed and no link`() {
        #expect(status(.extraction, [:]) == .notNeeded)
        #expect(status(.coverage, [.services: "none"]) == .notNeeded)
        #expect(!TaskStatus.notNeeded.isLink)
        #expect(!TaskStatus.cannotStart.isLink)
    }

    @Test func `an opened branch is not yet started`() { #expect(status(.extraction, [.services: "separate"]) == .notStarted) }

    @Test func `a topic with all that matters is completed`() {
        for topic in [Topic.group, .systems, .structured, .periods, .childProtection, .services, .discussion] {
            #expect(status(topic, [:]) == .completed, "\(topic)")
        }
    }

    @Test func `a missing answer keeps a topic in progress`() {
        #expect(status(.periods, ["periods.disability": nil]) == .inProgress)
        #expect(status(.group, [.groupName: nil]) == .inProgress)
    }

    @Test func `a contradiction is a problem until it is acknowledged`() throws {
        let situation = Sample.situation(["periods.disability": "separate"])
        #expect(TaskList(situation).status(of: .periods) == .problem)
        let problem = try #require(FormRule.c7.problems(situation).first)
        let reason = try #require(Acknowledgement(of: problem, reason: "Arkiveringen omfattar inte alla klienter"))
        #expect(TaskList(situation, acknowledged: [reason]).status(of: .periods) == .completed)
    }

    @Test func `a topic with copied answers says so until its page is saved`() throws {
        let today = try #require(Day("2022-03-01"))
        let copy = Sample.answers().copied(.version1, today: today)
        let list = TaskList(FormSituation(definition: .version1, round: .first, answers: copy))
        #expect(list.status(of: .services) == .unconfirmed)
    }

    @Test(arguments: TaskStatus.allCases)
    func `every status has a name of its own in each language`(status: TaskStatus) {
        for language in Language.allCases {
            #expect(!status.title(language).contains("["))
            #expect(TaskStatus.allCases.filter { $0.title(language) == status.title(language) }.count == 1)
        }
    }
}

@Suite struct DeliveryProfileTests {
    private func profile(_ changes: [AnswerKey: String?]) -> DeliveryProfile {
        DeliveryProfile(.version1, round: .first, answers: Sample.answers(changes))
    }

    @Test(
        arguments: [
            ("kanta", [.archive]), ("kanta-plus-separate", [.archive, .separate]), ("separate", [.separate]),
        ] as [(String, Set<Channel>)])
    func `question 17 gives the channels of the periods`(code: String, channels: Set<Channel>) throws {
        let task = try #require(ServiceTask("disability"))
        #expect(profile(["periods.disability": code]).tasks[task]?.periods == channels)
    }

    @Test(
        arguments: [
            ("kanta-structured", [.archiveStructured]), ("kanta-unstructured", [.archiveMetadata]),
            ("kanta-plus-separate", [.archiveMetadata, .separate]), ("separate", [.separate]), ("separate-partial", [.separate]),
            ("none", []),
        ] as [(String, Set<DeliveryProfile.ServicesChannel>)])
    func `question 23 gives the channels of the services`(code: String, channels: Set<DeliveryProfile.ServicesChannel>) throws {
        let task = try #require(ServiceTask("disability"))
        #expect(profile([.services: code]).tasks[task]?.services == channels)
        #expect(profile(["servicesByTask.disability": code]).tasks[task]?.services == channels)
    }

    @Test(
        arguments: [
            ("kanta-document", .archive), ("kanta-during-2023", .archiveLater), ("separate", .separate),
        ] as [(String, DeliveryProfile.ChildProtectionChannel)])
    func `question 20 gives the channels of child protection only`(code: String, channel: DeliveryProfile.ChildProtectionChannel) {
        let tasks = profile([.childProtection: code]).tasks
        #expect(tasks[.childProtection]?.childProtection == [channel])
        #expect(tasks[.olderPeople]?.childProtection == [])
    }

    @Test func `services are partial when 23 says so or a service of 28 lacks`() {
        #expect(profile([.services: "separate-partial"]).tasks[.olderPeople]?.isServicesPartial == true)
        #expect(profile([.services: "separate", "serviceCoverage.home-care": "partly"]).tasks[.olderPeople]?.isServicesPartial == true)
        #expect(profile([.services: "separate", "serviceCoverage.home-care": "possibly"]).tasks[.olderPeople]?.isServicesPartial == false)
    }

    @Test func `what is answered in 28 stands beside the main answer none, and the rest follows from 23`() throws {
        let changes: [AnswerKey: String?] = [
            .services: "none", "servicesByTask.disability": "separate", "serviceCoverage.home-care": "partly",
        ]
        let profile = profile(changes)
        let homeCare = try #require(SocialService("home-care"))
        #expect(profile.services[homeCare] == .answered(.partly))
        #expect(profile.services.values.count { $0 == .derivedNo } == 34)
        #expect(profile.tasks[.olderPeople]?.isServicesPartial == true && profile.tasks[.olderPeople]?.services == [])
    }

    @Test func `question 18 tells from when start dates are reliable`() throws {
        func dates(_ changes: [AnswerKey: String?]) -> DeliveryProfile.StartDates? { profile(changes).tasks[.olderPeople]?.startDates }
        #expect(dates([:]) == .unlimited)
        #expect(dates([.retroactive: "since-2020"]) == .from(try #require(Day("2020-01-01"))))
        #expect(dates([.retroactive: "since-later", .retroactiveFrom: "2021-05"]) == .from(try #require(Day("2021-05-01"))))
        #expect(dates([.retroactive: "since-later"]) == .unknown)
        #expect(dates([.retroactive: "new-only"]) == .from(try #require(Day("2023-01-01"))))
        #expect(dates([.retroactive: nil]) == .unknown)
    }

    @Test func `question 21 tells the same for child protection alone`() {
        let tasks = profile([.childProtectionRetroactive: "new-only"]).tasks
        #expect(tasks[.childProtection]?.childProtectionStartDates == .from(Round.first.period.start))
        #expect(tasks[.olderPeople]?.childProtectionStartDates == nil)
    }
}

@Suite struct AnswerChangeTests {
    @Test func `versions differ field by field in the form's order`() {
        let changes = AnswerChange.between(
            Sample.answers(), Sample.answers([.discussion: "yes", "periods.disability": "separate", .retroactive: nil]), in: .version1)
        #expect(changes.map(\.key.description) == ["periods.disability", "retroactive", "discussion"])
        #expect(changes[0].before == .text("kanta"))
        #expect(changes[1].after == nil)
    }

    @Test func `an answer that a closed branch hides counts as removed`() {
        let open = Sample.answers([.services: "separate", .decisionsNote: "Anteckning"])
        let closed = Sample.answers([.services: "none", .decisionsNote: "Anteckning"])
        #expect(AnswerChange.between(open, closed, in: .version1).map(\.key) == [.services, .decisionsNote])
    }

    @Test func `a version does not differ from itself`() {
        #expect(AnswerChange.between(Sample.answers(), Sample.answers(), in: .version1).isEmpty)
    }
}

@Suite struct DiscussionSuggestionTests {
    private func reasons(
        _ changes: [AnswerKey: String?], acknowledged: [Acknowledgement] = [], leftOver: [Municipality] = []
    ) -> [String] {
        DiscussionSuggestion(Sample.situation(changes), acknowledged: acknowledged, leftOver: leftOver).reasons.map(\.messageKey)
    }

    @Test func `a notification without a remark suggests nothing`() { #expect(reasons([:]) == []) }

    @Test(
        arguments: [
            (.discussion, "yes", "suggestion.wished"), (.services, "none", "suggestion.none"),
            ("servicesByTask.disability", "none", "suggestion.none"), (.childProtection, "kanta-during-2023", "suggestion.during-year"),
            (.retroactive, "new-only", "suggestion.new-only"), (.childProtectionRetroactive, "new-only", "suggestion.new-only"),
        ] as [(AnswerKey, String, String)])
    func `one answer suggests a discussion`(key: AnswerKey, code: String, reason: String) {
        #expect(reasons([key: code]) == [reason])
    }

    @Test func `question 23 suggests a discussion even where each service task has another method`() {
        var answers: [AnswerKey: String?] = [.services: "none"]
        for task in ServiceTask.inScope { answers[.services(task)] = "kanta-structured" }
        #expect(reasons(answers) == ["suggestion.none-main"])
    }

    @Test func `more than half of the services without data suggests a discussion`() {
        func answered(_ code: String, _ count: Int) -> [AnswerKey: String?] {
            Dictionary(uniqueKeysWithValues: SocialService.all.prefix(count).map { (.coverage($0), code) })
        }
        #expect(reasons(answered("no", 17)) == [])
        #expect(reasons(answered("no", 18)) == ["suggestion.many-no"])
        #expect(reasons(answered("possibly", 18)) == ["suggestion.many-possibly"])
    }

    @Test func `review of decisions suggests a discussion only in a large group`() {
        let review: [AnswerKey: String?] = [.services: "separate", .decisions("negative"): "needs-review"]
        #expect(reasons(review) == [])
        #expect(reasons(review + [.county: "04", .municipalities: "092"]) == ["suggestion.review"])
    }

    @Test func `a change of system in the period suggests a discussion, a later one does not`() {
        #expect(reasons([.systemChange: "Saga", .systemChangeMonth: "2023-03"]) == ["suggestion.system-change"])
        #expect(reasons([.systemChange: "Saga", .systemChangeMonth: "2023-04"]) == [])
    }

    @Test func `an acknowledged contradiction and municipalities left over suggest a discussion`() throws {
        let problem = try #require(FormRule.c7.problems(Sample.situation(["periods.disability": "separate"])).first)
        let acknowledged = try #require(Acknowledgement(of: problem, reason: "Inte alla klienter"))
        #expect(reasons([:], acknowledged: [acknowledged]) == ["suggestion.acknowledged-c7"])
        let porvoo = try #require(Municipality("638"))
        #expect(reasons([:], leftOver: [porvoo]) == ["suggestion.left-over"])
    }
}
