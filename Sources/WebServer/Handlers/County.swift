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
        let home = try await operations.countyHome(by: visit.actor())
        return visit.page(CountyHomePage(home, today: Moment(operations.settings.clock()).day))
    }

    func newGroup(_ visit: Visit) async throws -> Response {
        let home = try await operations.countyHome(by: visit.actor())
        return visit.page(GroupPage(home, group: nil))
    }

    func group(_ id: String, _ visit: Visit) async throws -> Response {
        let home = try await operations.countyHome(by: visit.actor())
        guard let group = home.group(id) else { throw PageError.notFound }
        return visit.page(GroupPage(home, group: group))
    }

    /// Makes a group, or changes the one with an id.
    func saveGroup(_ id: String?, _ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        let home = try await operations.countyHome(by: actor)
        let group = try id.map { id in
            guard let group = home.group(id) else { throw PageError.notFound }
            return group
        }
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
            _ = try await operations.saveGroup(draft, by: actor)
            return visit.redirect(to: .county, flash: id == nil ? .groupMade : .groupChanged)
        } catch OperationError.invalid(let found) {
            problems += found.map(GroupPage.Problem.init)
        } catch OperationError.conflict(.municipalityTaken(let municipality, _, let other)) {
            problems.append(.taken(municipality, group: other))
        } catch OperationError.conflict(.lostUpdate) {
            // What was entered stays on the page; what the colleague has saved is named, and saving again is a change of that.
            let now = try await operations.countyHome(by: actor)
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
            taken: Dictionary(taken) { first, _ in first }, problems: problems)
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
    fileprivate init(_ home: CountyHome, today: Day) {
        self.init(
            area: home.area, period: home.round.period, deadline: home.round.deadline, isPastDeadline: today > home.round.deadline,
            groups: home.groups.map { status in
                Group(
                    id: status.group.id, notification: status.group.id, name: status.group.name,
                    municipalities: status.group.municipalities,
                    status: NotificationStatus(status.state, isLate: status.isLate), version: status.versionNumber,
                    reference: status.reference)
            },
            withoutGroup: home.unassigned,
            deliveries: home.deliveries.map { status in
                Delivery(
                    id: status.delivery.id, group: status.groupName, period: status.delivery.period,
                    received: Moment(status.delivery.receivedAt ?? status.delivery.createdAt),
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
