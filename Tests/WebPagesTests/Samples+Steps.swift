import CodeLists
import Localization
import NotificationForm
import RegisterModel
import WebPages

// What is done with a notification beside filling it in, and with groups as a whole.
extension Sample {
    static let steps: [Sample] =
        [
            Sample(name: "conflict", address: .topic(id("n9"), .discussion), user: countyUser) { _ in
                conflict(keys: [.feedback, .discussion, .systemExceptionRows], canChoose: true, isRefused: false)
            },
            Sample(name: "conflict-refused", address: .topic(id("n9"), .discussion), user: countyUser) { _ in
                conflict(keys: [.feedback, .discussion], canChoose: true, isRefused: true)
            },
            Sample(name: "conflict-sent", address: .topic(id("n9"), .discussion), user: countyUser) { _ in
                conflict(keys: [.feedback], canChoose: false, isRefused: false)
            },
            Sample(name: "copy", address: .step(id("n9"), .copy), user: countyUser) { _ in
                CopyPage(notification: id("n9"), group: hostile, sources: sources, isRefused: true)
            },
            Sample(name: "copy-empty", address: .step(id("n9"), .copy), user: countyUser) { _ in
                CopyPage(notification: id("n9"), group: "Lifecare-kunnat", sources: [])
            },
            Sample(name: "changes", address: .step(id("n9"), .changes), user: countyUser) { _ in
                ChangesPage(
                    notification: id("n9"), group: "Lifecare-kunnat", version: 1, sent: moment, changes: changes, definition: .version1,
                    round: .first)
            },
            Sample(name: "changes-none", address: .step(id("n9"), .changes), user: countyUser) { _ in
                ChangesPage(
                    notification: id("n9"), group: "Lifecare-kunnat", version: 1, sent: moment, changes: [], definition: .version1,
                    round: .first)
            },
            Sample(name: "discard", address: .step(id("n9"), .discard), user: countyUser) { _ in
                DiscardPage(notification: id("n9"), group: hostile, sentVersion: nil, version: 7)
            },
            Sample(name: "discard-changes", address: .step(id("n9"), .discard), user: countyUser) { _ in
                DiscardPage(notification: id("n9"), group: "Lifecare-kunnat", sentVersion: 2, version: 7)
            },
            Sample(name: "check-amendment", address: .checkAnswers(id("n9")), user: countyUser) { language in
                amendment(language)
            },
        ] + groups

    private static let groups = [
        Sample(name: "withdraw", address: .withdrawGroup(id("g9")), user: countyUser) { _ in
            WithdrawPage(
                group: id("g9"), name: hostile, municipalities: Array(pirkanmaa.municipalities.prefix(3)), reference: nil)
        },
        Sample(name: "withdraw-refused", address: .withdrawGroup(id("g9")), user: countyUser) { _ in
            WithdrawPage(
                group: id("g9"), name: "Lifecare-kunnat", municipalities: [], reference: "LS-2023-01-08-1", reason: hostile,
                problem: .tooLong)
        },
        Sample(name: "municipalities", address: .municipalities, user: countyUser) { _ in municipalities(isRefused: false) },
        Sample(name: "municipalities-refused", address: .municipalities, user: countyUser) { _ in municipalities(isRefused: true) },
        Sample(name: "municipalities-empty", address: .municipalities, user: countyUser) { _ in
            MunicipalitiesPage(area: pirkanmaa, municipalities: pirkanmaa.municipalities, groups: [], present: [:], history: [])
        },
        Sample(name: "guidance", address: .guidance, user: nil) { _ in GuidancePage(definition: .version1) },
    ]

    private static let sources: [CopyPage.Source] = [
        .init(id: id("g2"), group: hostile, period: period, status: .accepted, saved: moment),
        .init(id: id("g3"), group: "Abilita-kunnat", period: period, status: .draft, saved: moment),
    ]

    private static let changes = AnswerChange.between(contradictory, complete, in: .version1)

    private static func conflict(keys: [AnswerKey], canChoose: Bool, isRefused: Bool) -> ConflictPage {
        var mine = complete
        mine.set(hostile, for: .feedback)
        mine.set("no", for: .discussion)
        mine[.systemExceptionRows] = .records([["task": "disability", "system": "effica"]])
        return ConflictPage(
            notification: id("n9"), topic: .discussion, isChange: false, definition: .version1, round: .first, mine: mine, theirs: complete,
            keys: keys, fields: [("feedback", hostile), ("discussion", "no")], kept: isRefused ? ["keep.feedback": "mine"] : [:],
            action: "continue", other: canChoose ? .init(name: hostile, saved: moment) : nil, canChoose: canChoose, isRefused: isRefused)
    }

    private static func municipalities(isRefused: Bool) -> MunicipalitiesPage {
        let all = pirkanmaa.municipalities
        let present = Dictionary(uniqueKeysWithValues: all.dropLast(2).enumerated().map { ($1, id($0 % 2 == 0 ? "g2" : "g3")) })
        return MunicipalitiesPage(
            area: pirkanmaa, municipalities: all,
            groups: [.init(id: id("g2"), name: hostile, isSent: true), .init(id: id("g3"), name: "Abilita-kunnat", isSent: false)],
            present: present, chosen: isRefused ? [all[0]: id("g3"), all[1]: ""] : [:],
            history: [
                .init(municipality: all[0], group: "Lifecare-kunnat", since: moment, until: moment),
                .init(municipality: all[0], group: hostile, since: moment, until: nil),
            ],
            dissolved: isRefused
                ? [
                    .init(name: hostile, at: moment, reason: hostile, notification: id("n9")),
                    .init(name: "Utkast", at: moment, reason: nil, notification: nil),
                ] : [],
            isRefused: isRefused)
    }

    private static func amendment(_ language: Language) -> CheckAnswersPage {
        CheckAnswersPage(
            notification: id("n9"), group: "Lifecare-kunnat", deadline: Round.first.deadline, isPastDeadline: false,
            summary: Summary(.version1, round: .first, answers: copied, language: language), problems: [], version: 7,
            unconfirmed: [.systems, .periods],
            amendment: .init(changes: changes, definition: .version1, round: .first, reason: " "), copyOrder: id("c1"), refusal: .incomplete
        )
    }
}
