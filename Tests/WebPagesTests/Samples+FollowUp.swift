import CodeLists
import Localization
import NotificationForm
import RegisterModel
import WebPages

extension Sample {
    static let followUpAddresses: [FollowUpAddress] =
        [
            .rounds, .roundList, .newRound, .round("2023-01"), .editRound("2023-01"), .reminders("2023-01"), .acceptance("2023-01"),
            .deadlineExtension("2023-01", pirkanmaa), .agenda("2023-01"), .systems("2023-01"), .forecast("2023-01"), .changes("2023-01"),
            .declared("2023-01", pirkanmaa), .version(id("n9"), 2), .comparison(id("n9"), 1, 12), .remarks(id("n9")),
            .discussion(id("n9")), .review(id("n9")),
        ] + FollowUpAddress.CoverageView.allCases.map { .coverage("2023-01", $0) }
        + FollowUpAddress.RoundFile.allCases.map { .file("2023-01", $0) }

    static let followUp = rounds + oneNotification + acrossCounties

    private static let rounds = [
        Sample(name: "round", address: .followUp(.round("2023-01")), user: officer) { _ in roundPage(canAct: true, sort: "-status") },
        Sample(name: "round-read", address: .followUp(.round("2023-01")), user: statistician) { _ in roundPage(canAct: false, sort: nil) },
        Sample(name: "reminders", address: .followUp(.reminders("2023-01")), user: officer) { _ in
            RemindersPage(
                round: .first,
                counties: [
                    .init(
                        area: pirkanmaa, unsent: ["Lifecare-kunnat", hostile], unassigned: 2,
                        letters: [
                            .init(name: "Aino Alue", language: .fi, subject: "Muistutus", text: "Hei,\n\n" + hostile),
                            .init(name: hostile, language: .sv, subject: "Påminnelse", text: "Hej!"),
                        ], reminded: moment),
                    .init(area: helsinki, unsent: [], returned: [hostile], unassigned: 1, letters: [], reminded: nil),
                ])
        },
        Sample(name: "reminders-none", address: .followUp(.reminders("2023-01")), user: officer) { _ in
            RemindersPage(round: .first, counties: [])
        },
        Sample(name: "extension", address: .followUp(.deadlineExtension("2023-01", pirkanmaa)), user: officer) { _ in
            DeadlineExtensionPage(round: .first, area: pirkanmaa, granted: nil)
        },
        Sample(name: "extension-errors", address: .followUp(.deadlineExtension("2023-01", pirkanmaa)), user: officer) { _ in
            DeadlineExtensionPage(
                round: .first, area: pirkanmaa, granted: (Day(year: 2022, month: 4, day: 30)!, hostile), day: hostile, reason: "",
                problems: [.day, .reason])
        },
        Sample(name: "round-list", address: .followUp(.roundList), user: officer) { _ in RoundListPage(rounds: Round.all, canChange: true)
        },
        Sample(name: "round-list-read", address: .followUp(.roundList), user: statistician) { _ in
            RoundListPage(rounds: Round.all, canChange: false)
        },
        Sample(name: "round-form", address: .followUp(.editRound("2023-01")), user: officer) { _ in
            RoundFormPage(round: "2023-01", entered: RoundFormPage.fields(of: .first), read: .first, definition: .version1)
        },
        Sample(name: "round-form-changed", address: .followUp(.editRound("2023-01")), user: officer) { _ in
            RoundFormPage(
                round: "2023-01", entered: RoundFormPage.fields(of: .first), read: .first, definition: .version1,
                problems: [
                    .changed("deadline", "5.4.2022"), .changed("end.disability", "9/2026"), .changed("form", "2"),
                    .changed("level.system", ""), .changed("level.retroactive", "official"), .changed("period", "2023Q2"),
                ])
        },
        Sample(name: "round-form-errors", address: .followUp(.newRound), user: officer) { _ in
            RoundFormPage(
                round: nil, entered: ["id": hostile, "level.retroactive": "official"], definition: .version1,
                problems: [.id, .form, .period, .deadline, .transition(ServiceTask.inScope[3]), .level("systemScope")])
        },
    ]

    private static let oneNotification = [
        Sample(name: "notification-view", address: .notificationView(id("n9")), user: officer) { language in
            viewPage(language, followUpView(canAct: true))
        },
        Sample(name: "notification-view-error", address: .notificationView(id("n9")), user: officer) { language in
            viewPage(language, followUpView(canAct: true, problem: .comment))
        },
        Sample(name: "notification-view-overtaken", address: .notificationView(id("n9")), user: officer) { language in
            viewPage(language, followUpView(canAct: true, canReview: false, problem: .overtaken))
        },
        Sample(name: "notification-view-read", address: .notificationView(id("n9")), user: statistician) { language in
            viewPage(language, followUpView(canAct: false))
        },
        Sample(name: "notification-view-county", address: .notificationView(id("n9")), user: countyUser) { language in
            viewPage(language, nil)
        },
        Sample(name: "comparison", address: .followUp(.comparison(id("n9"), 1, 2)), user: officer) { language in
            ComparisonPage(
                notification: id("n9"), area: pirkanmaa, group: hostile,
                older: .init(
                    number: 1, sent: moment, reason: nil, summary: summary(complete, language),
                    municipalities: Array(pirkanmaa.municipalities.prefix(4))),
                newer: .init(
                    number: 2, sent: moment, reason: hostile, summary: summary(contradictory, language),
                    municipalities: Array(pirkanmaa.municipalities.prefix(4))),
                changed: Set(AnswerChange.between(complete, contradictory, in: .version1).map(\.key)))
        },
        Sample(name: "remarks-county", address: .followUp(.remarks(id("n9"))), user: countyUser) { _ in
            RemarksPage(
                notification: id("n9"), round: "2023-01", area: pirkanmaa, group: hostile, definition: .version1, remarks: remarks,
                reader: .county,
                entered: ["answer-\(id("r2"))": ""], problem: .answerMissing(id("r2")))
        },
        Sample(name: "remarks-closed", address: .followUp(.remarks(id("n9"))), user: countyUser) { _ in
            RemarksPage(
                notification: id("n9"), round: "2023-01", area: pirkanmaa, group: hostile, definition: .version1, remarks: remarks,
                reader: .county, entered: ["answer-\(id("r5"))": hostile], problem: .closed(id("r5")))
        },
        Sample(name: "remarks-officer", address: .followUp(.remarks(id("n9"))), user: officer) { _ in
            RemarksPage(
                notification: id("n9"), round: "2023-01", area: pirkanmaa, group: "Lifecare-kunnat", definition: .version1,
                remarks: remarks,
                reader: .officer,
                entered: ["question": "periods", "kind": "comment"], problem: .textMissing)
        },
        Sample(name: "remarks-empty", address: .followUp(.remarks(id("n9"))), user: statistician) { _ in
            RemarksPage(
                notification: id("n9"), round: "2023-01", area: pirkanmaa, group: "Lifecare-kunnat", definition: .version1, remarks: [],
                reader: .onlooker)
        },
        Sample(name: "discussion", address: .followUp(.discussion(id("n9"))), user: officer) { _ in
            DiscussionPage(
                notification: id("n9"), area: pirkanmaa, group: "Lifecare-kunnat", suggestion: suggestion, topics: hostile,
                decisions: [decision], canDecide: true, entered: ["need": "needed", "day": hostile],
                problems: [.reason, .day, .overtaken, .tooLong("outcome")])
        },
        Sample(name: "discussion-read", address: .followUp(.discussion(id("n9"))), user: statistician) { _ in
            DiscussionPage(
                notification: id("n9"), area: pirkanmaa, group: hostile,
                suggestion: DiscussionSuggestion(situation(identified), acknowledged: [], leftOver: []),
                topics: nil, decisions: [], canDecide: false)
        },
        Sample(name: "agenda", address: .followUp(.agenda("2023-01")), user: officer) { _ in
            AgendaPage(
                round: .first,
                counties: [
                    .init(
                        area: pirkanmaa,
                        items: [
                            .init(
                                notification: id("n9"), group: "Lifecare-kunnat", reference: "LS-2023-01-08-1",
                                decision: (.needed, Day(year: 2022, month: 5, day: 2)!, "Aino Alue"), topics: hostile,
                                suggestion: suggestion,
                                queries: [("17. Perioder", "Varför?", nil), (nil, hostile, hostile)]),
                            .init(
                                notification: id("n2"), group: hostile, reference: "LS-2023-01-08-2", decision: nil, topics: nil,
                                suggestion: suggestion, queries: []),
                        ])
                ])
        },
        Sample(name: "agenda-empty", address: .followUp(.agenda("2023-01")), user: statistician) { _ in
            AgendaPage(round: .first, counties: [])
        },
    ]

    private static let acrossCounties =
        ChannelCoverage.Subject.allCases.map { subject in
            Sample(
                name: "coverage-\(subject.rawValue)", address: .followUp(.coverage("2023-01", .init(rawValue: subject.rawValue)!)),
                user: statistician
            ) { _ in
                CoveragePage(
                    round: .first,
                    coverage: ChannelCoverage(subject, municipalities: Array(pirkanmaa.municipalities.prefix(8)), groups: notified),
                    sort: TableSort("-population"))
            }
        } + [
            Sample(name: "coverage-levels", address: .followUp(.coverage("2023-01", .levels)), user: officer) { _ in
                ExpectationsPage(
                    round: .first, expectations: ServiceExpectations(municipalities: pirkanmaa.municipalities, groups: notified),
                    sort: TableSort("possibly"))
            },
            Sample(name: "systems", address: .followUp(.systems("2023-01")), user: officer) { _ in
                SystemsPage(round: .first, definition: .version1, comparison: SystemComparison(notified, in: .version1))
            },
            Sample(name: "systems-empty", address: .followUp(.systems("2023-01")), user: officer) { _ in
                SystemsPage(round: .first, definition: .version1, comparison: SystemComparison([], in: .version1))
            },
            Sample(name: "forecast", address: .followUp(.forecast("2023-01")), user: officer) { _ in
                ForecastPage(
                    round: .first,
                    forecast: ArchivingForecast(
                        municipalities: pirkanmaa.municipalities, groups: notified, round: .first, definition: .version1))
            },
            Sample(name: "round-changes", address: .followUp(.changes("2023-01")), user: officer) { _ in
                RoundChangesPage(
                    round: .first, before: .first, definition: .version1,
                    differences: RoundDifference.between(
                        [notified[0]], notified.map { group("n9", $0.name, $0.municipalities, contradictory) },
                        municipalities: pirkanmaa.municipalities, in: .version1))
            },
            Sample(name: "round-changes-first", address: .followUp(.changes("2023-01")), user: officer) { _ in
                RoundChangesPage(round: .first, before: nil, definition: .version1, differences: [])
            },
        ]

    /// Two groups with the same system and other answers.
    private static let notified = [
        group("n9", "Lifecare-kunnat", Array(pirkanmaa.municipalities[0..<3]), complete),
        group("n2", hostile, Array(pirkanmaa.municipalities[3..<6]), contradictory),
    ]

    static func group(_ name: String, _ title: String, _ municipalities: [Municipality], _ answers: Answers) -> NotifiedGroup {
        NotifiedGroup(
            id: id(name), area: pirkanmaa, name: title, municipalities: municipalities, answers: answers,
            profile: DeliveryProfile(.version1, round: .first, answers: answers))
    }

    private static let suggestion = DiscussionSuggestion(
        situation(complete), acknowledged: [], leftOver: Array(pirkanmaa.municipalities.suffix(2)))

    private static let decision = DiscussionPage.Decision(
        need: .needed, reason: hostile, day: Day(year: 2022, month: 5, day: 2)!, participants: "Aino Alue, Rita Rekisteri",
        outcome: hostile,
        author: "Rita Rekisteri", decided: moment)

    private static let remarks: [RemarkView] = [
        remark("r2", "periods", .query, .open, nil), remark("r3", nil, .comment, .open, nil),
        remark("r4", "services", .query, .answered, hostile),
        remark("r5", "structured", .query, .closed, "Svar"), remark("r6", "system", .comment, .closed, nil),
    ]

    private static func remark(
        _ name: String, _ question: String?, _ kind: RemarkView.Kind, _ state: RemarkView.State, _ answer: String?
    ) -> RemarkView {
        RemarkView(
            id: id(name), question: question, kind: kind, state: state, text: hostile, author: "Rita Rekisteri", asked: moment,
            answer: answer, answerer: answer.map { _ in "Aino Alue" }, answered: answer.map { _ in moment })
    }

    private static func followUpView(canAct: Bool, canReview: Bool = true, problem: FollowUpView.Problem? = nil) -> FollowUpView {
        FollowUpView(
            round: .first, notification: id("n9"), definition: .version1, shown: 2,
            versions: [
                .init(number: 1, sent: moment, sender: "Aino Alue", reason: nil, review: (false, hostile, moment, "Rita Rekisteri")),
                .init(number: 2, sent: moment, sender: "Aino Alue", reason: hostile, review: nil),
            ], remarks: remarks, decision: canAct ? decision : nil, suggestion: suggestion, canAct: canAct,
            canReview: canAct && canReview, chosen: problem == nil ? nil : "returned", comment: problem == nil ? "" : hostile,
            problem: problem)
    }

    private static func viewPage(_ language: Language, _ followUp: FollowUpView?) -> NotificationViewPage {
        let problems = problems(contradictory)
        return NotificationViewPage(
            area: pirkanmaa, group: "Lifecare-kunnat", municipalities: Array(pirkanmaa.municipalities.prefix(4)), status: .submitted,
            reference: "LS-2023-01-08-1", version: 2, sent: moment, summary: summary(contradictory, language), problems: problems,
            reasons: Dictionary(problems.filter { $0.severity == .confirm }.map { ($0.id, hostile) }) { first, _ in first },
            followUp: followUp)
    }

    private static func roundPage(canAct: Bool, sort: String?) -> RoundPage {
        RoundPage(
            round: .first,
            rows: Area.organisers.enumerated().map { place, area in
                let groups = (0..<(place % 5)).map {
                    (id: id("g\($0 + 2)"), name: "G\($0)", status: NotificationStatus.submitted, isSent: $0 < place % 4)
                }
                return RoundPage.Row(
                    area: area, status: NotifyingStatus.allCases[place % 4], groups: groups, unassigned: place % 7 == 0 ? 3 : 0,
                    deadline: Day(year: 2022, month: 4, day: place % 6 == 0 ? 30 : 4)!, extensionReason: place % 6 == 0 ? hostile : nil,
                    isLate: place % 5 == 0, openQueries: place % 3, answeredQueries: place % 2, reminded: place % 4 == 0 ? moment : nil,
                    newest: place % 3 == 0 ? nil : moment)
            },
            dissolved: canAct
                ? [.init(id: id("g9"), area: pirkanmaa, name: hostile, reference: "LS-2023-01-08-3", moment: moment, reason: hostile)] : [],
            canAct: canAct, sort: TableSort(sort))
    }
}
