import CodeLists
import Hummingbird
import Localization
import NotificationForm
import Operations
import RegisterModel
import RegisterStore
import WebPages

// A county's home and its municipality groups.
extension Site {
    func county(_ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        let home = try await operations.countyHome(round: visit.round, by: actor)
        let problems = try await operations.countyProblems(round: home.round.id, by: actor)
        return visit.page(CountyHomePage(home, problems: problems, today: Moment(operations.settings.clock()).day))
    }

    func newGroup(_ visit: Visit) async throws -> Response {
        let home = try await operations.countyHome(round: visit.round, by: visit.actor())
        return visit.page(GroupPage(home, group: nil))
    }

    func group(_ id: String, _ visit: Visit) async throws -> Response {
        let home = try await self.home(of: id, by: visit.actor())
        return visit.page(GroupPage(home, group: home.group(id)))
    }

    /// The county's groups in the round of one of them, the newest round or an earlier one.
    func home(of group: String, by actor: Actor) async throws -> CountyHome {
        let newest = try await operations.countyHome(by: actor)
        if newest.group(group) != nil { return newest }
        for round in newest.rounds {
            let home = try await operations.countyHome(round: round.id, by: actor)
            if home.group(group) != nil { return home }
        }
        throw PageError.notFound
    }

    /// Makes a group, or changes the one with an id.
    func saveGroup(_ id: String?, _ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        let home =
            if let id { try await self.home(of: id, by: actor) } else {
                try await operations.countyHome(round: visit.round, by: actor)
            }
        let group = id.flatMap { home.group($0) }
        let codes = visit.form.all("municipality")
        let chosen = codes.compactMap { Municipality($0) }
        let name = visit.form["name"] ?? ""
        let version = visit.form["version"].flatMap { Int($0) } ?? group?.version ?? 0
        if let language = Language(chosenBy: visit.form["action"] ?? "") {
            return visit.page(GroupPage(home, group: group, version: version, name: name, chosen: Set(chosen)), speaking: language)
        }
        var problems: [GroupPage.Problem] = chosen.count == codes.count ? [] : [.foreign]
        do {
            guard problems.isEmpty else { throw OperationError.invalid([]) }
            let draft = GroupDraft(id: id, version: version, name: name, municipalities: chosen)
            _ = try await operations.saveGroup(draft, round: home.round.id, by: actor)
            return visit.redirect(toPath: home.countyRound.path(.county), flash: id == nil ? .groupMade : .groupChanged)
        } catch OperationError.invalid(let found) {
            problems += found.map(GroupPage.Problem.init)
        } catch OperationError.conflict(.municipalityTaken(let municipality, _, let other)) {
            problems.append(.taken(municipality, group: other))
        } catch OperationError.conflict(.lostUpdate) {
            // What was entered stays on the page; what the colleague has saved is named, and saving again is a change of that.
            let now = try await operations.countyHome(round: home.round.id, by: actor)
            guard let stored = id.flatMap({ now.group($0) }) else { throw PageError.notFound }
            let changed = GroupPage.Problem.changed(name: stored.name, municipalities: stored.municipalities)
            return visit.page(
                GroupPage(now, group: stored, version: stored.version, name: name, chosen: Set(chosen), problems: [changed]),
                status: .conflict)
        }
        let page = GroupPage(home, group: group, version: version, name: name, chosen: Set(chosen), problems: problems)
        return visit.page(page, status: .unprocessableContent)
    }
}

extension CountyHome {
    /// The county's group with an id; nil for every other id.
    fileprivate func group(_ id: String) -> MunicipalityGroup? { groups.first { $0.group.id == id }?.group }

    /// The round for the county's pages.
    var countyRound: CountyRound { CountyRound(round, among: rounds) }
}

extension GroupPage {
    /// The page as it is first shown, or again with what was entered.
    fileprivate init(
        _ home: CountyHome, group: MunicipalityGroup?, version: Int? = nil, name: String? = nil, chosen: Set<Municipality>? = nil,
        problems: [Problem] = []
    ) {
        let others = home.groups.map(\.group).filter { $0.id != group?.id }
        let taken = others.flatMap { other in other.municipalities.map { ($0, other.name) } }
        self.init(
            area: home.area, group: group?.id, version: version ?? group?.version ?? 0, name: name ?? group?.name ?? "",
            chosen: chosen ?? Set(group?.municipalities ?? []),
            taken: Dictionary(taken) { first, _ in first }, round: home.countyRound, problems: problems)
    }
}

extension GroupPage.Problem {
    fileprivate init(_ problem: InputProblem) {
        switch problem.kind {
        case .groupNameMissing: self = .nameMissing
        case .groupNameTooLong: self = .nameTooLong
        case .groupNameTaken: self = .nameTaken
        case .municipalitiesMissing: self = .noMunicipality
        default: self = .foreign
        }
    }
}

extension CountyHomePage {
    fileprivate init(_ home: CountyHome, problems: [FormProblem], today: Day) {
        self.init(
            area: home.area, period: home.round.period, round: home.countyRound, deadline: home.round.deadline,
            isPastDeadline: today > home.round.deadline,
            groups: home.groups.map { status in
                Group(
                    id: status.group.id, notification: status.group.id, name: status.group.name,
                    municipalities: status.group.municipalities,
                    status: NotificationStatus(status.state, isLate: status.isLate), version: status.versionNumber,
                    reference: status.reference)
            },
            withoutGroup: home.unassigned, problems: problems,
            deliveries: home.deliveries.map { status in
                Delivery(
                    id: status.delivery.id, group: status.groupName, period: status.delivery.period,
                    channel: status.delivery.channel,
                    received: Moment(status.delivery.receivedAt ?? status.delivery.createdAt), daysLate: status.daysLate,
                    status: .init(status.delivery.state, job: status.job, isReplaced: status.isReplaced),
                    rows: status.delivery.summary.map { $0.files.reduce(0) { $0 + $1.read } })
            },
            fromTHL: FromTHL(
                extensionReason: home.granted?.reason,
                remarks: home.remarks.mapValues { remarks in
                    (remarks.count, remarks.count { $0.kind == .query && $0.state == .open })
                },
                declared: home.groups.contains(where: \.isSubmitted) ? .declared(home.round.id, home.area) : nil))
    }
}

extension CountyRound {
    /// A round among all, newest first.
    init(_ round: Round, among rounds: [Round]) {
        self.init(
            earlier: round.id == rounds.first?.id ? nil : round.id, others: rounds.map { ($0.id, $0.period, $0.id == round.id) })
    }
}

extension Visit {
    /// The round that a county's page is asked for, `?round=2023-01`, or that its form says; nil is the newest.
    var round: String? { form["round"] ?? request.query["round"] }
}
