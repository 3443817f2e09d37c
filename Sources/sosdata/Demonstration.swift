import CodeLists
import Foundation
import Localization
import NotificationForm
import Operations
import RegisterModel
import RegisterStore
import RegisterStoreSQLite
import SyntheticData

/// Fills a data directory with a demonstration by doing, as its made-up users, what real users do: every notification is saved page by page and sent,
/// every delivery derived from an extract, uploaded, checked and accepted or refused by the same operations as on the pages.
struct Demonstration {
    /// The setting of the register that makes the pages show their notice.
    static let settingKey = "demonstration"

    let directory: DataDirectory
    let clients: Int
    let seed: UInt64
    let round = Round.first

    /// What was made.
    struct Made {
        var clients = 0
        var groups = 0
        var notifications = 0
        var accepted = 0
        var refused = 0
        /// The accounts to sign in with: role, e-mail and password of each, one line each.
        var accounts = ""
        /// How long each phase took, in seconds.
        var seconds: [Phase: Double] = [:]

        /// The phases with their seconds, one line each.
        var timingLines: String {
            Phase.allCases.map { phase in "\(phase.rawValue)\t\(((seconds[phase] ?? 0) * 100).rounded() / 100)\n" }.joined()
        }

        /// The figures in one sentence.
        func sentence(path: String) -> String {
            Catalogue.commands.text(
                "demo.made", .en,
                [
                    "path": path, "clients": String(clients), "groups": String(groups), "organisers": String(Area.organisers.count),
                    "notifications": String(notifications), "accepted": String(accepted), "refused": String(refused),
                ])
        }
    }

    /// A phase of the making whose time is told apart.
    enum Phase: String, CaseIterable {
        case extracts, derivation, intake
        case firstEdition = "first-edition"
        case secondEdition = "second-edition"
    }

    /// Runs a part of the making and adds its time to that of a phase.
    func timed<Value>(_ phase: Phase, _ made: inout Made, _ body: () async throws -> Value) async rethrows -> Value {
        let clock = ContinuousClock()
        let start = clock.now
        let value = try await body()
        let taken = start.duration(to: clock.now).components
        made.seconds[phase, default: 0] += Double(taken.seconds) + Double(taken.attoseconds) / 1e18
        return value
    }

    /// A municipality group of the plan with what the register knows it by.
    struct Standing {
        let planned: DemonstrationPlan.Group
        let id: String
        let contact: Actor
    }

    /// Fills the directory. Whatever it throws, the directory is then of no use.
    func fill() async throws -> Made {
        let plan = DemonstrationPlan(round: round, clients: clients)
        try directory.makeKeys()
        let desk = DemonstrationDesk(
            store: try SQLiteRegisterStore(path: directory.register), keys: try directory.keys(), directory: directory)
        try await desk.store.write { try $0.setSetting(Self.settingKey, to: "yes") }
        try await desk.on("2022-02-01").openRound(round, by: .machineOperator)

        let people = try await DemonstrationPeople.enrol(at: desk)
        var made = Made(accounts: people.lines)
        let groups = try await notify(plan, people, at: desk, &made)
        try await deliver(groups, people, at: desk, &made)
        try DataDirectory.writePrivately(people.lines, to: directory.demonstrationAccounts)
        return made
    }

    private func notify(_ plan: DemonstrationPlan, _ people: DemonstrationPeople, at desk: DemonstrationDesk, _ made: inout Made)
        async throws -> [Standing]
    {
        var standing: [Standing] = []
        for planned in plan.groups {
            guard let contact = people.contacts[planned.organiser] else { continue }
            let draft = GroupDraft(name: planned.name, municipalities: planned.municipalities)
            let group = try await desk.on("2022-02-14").saveGroup(draft, round: round.id, by: contact)
            standing.append(Standing(planned: planned, id: group.id, contact: contact))
            made.groups += 1
        }
        for group in standing where group.planned.fate != .none {
            try await notify(group, people.officer, at: desk)
            made.notifications += 1
        }
        return standing
    }

    /// Brings a notification as far as it is planned to come.
    private func notify(_ group: Standing, _ officer: Actor, at desk: DemonstrationDesk) async throws {
        let fate = group.planned.fate
        // Days before and after the deadline, in the order of the organisers.
        let day = (fate == .late ? round.deadline.adding(3) : round.deadline.adding(-30)).adding(group.planned.organiser.index % 20)
        let operations = desk.on(day)
        let answers = group.planned.answers(in: round, seed: seed)
        let opened = try await operations.openNotification(group.id, by: group.contact)
        var version = opened.record.draftVersion
        for topic in Topic.allCases {
            let keys = opened.definition.questions(of: topic).flatMap(\.keys)
            guard keys.contains(where: { answers[$0] != nil }) else { continue }
            version = try await operations.savePage(of: group.id, keys: keys, answers: answers, version: version, by: group.contact)
                .draftVersion
        }
        guard fate != .draft else { return }
        let language = DemonstrationContact(of: group.planned.organiser).language
        _ = try await operations.submitNotification(of: group.id, Submission(version: version, language: language), by: group.contact)
        let later = desk.on(day.adding(9))
        switch fate {
        case .returned:
            let comment = Catalogue.commands.text("demo.comment.returned", language)
            try await later.returnNotification(of: group.id, comment: comment, by: officer)
        case .accepted: try await later.acceptNotification(of: group.id, by: officer)
        case .amending: _ = try await later.amendNotification(group.id, by: group.contact)
        case .none, .draft, .submitted, .late: break
        }
    }
}
