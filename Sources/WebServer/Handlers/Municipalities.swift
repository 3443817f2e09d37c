import CodeLists
import Hummingbird
import NotificationForm
import Operations
import RegisterModel
import RegisterStore
import WebPages

// Drawing a county's groups anew, and dissolving one.
extension Site {
    func municipalities(_ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        let board = try await operations.municipalityBoard(round: visit.round, by: actor)
        return visit.page(MunicipalitiesPage(board, among: try await operations.rounds(by: actor)))
    }

    /// Makes every move that was chosen, or none.
    func redraw(_ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        let moves = visit.form.pairs.compactMap { name, value -> MunicipalityMove? in
            guard name.hasPrefix("group."), let municipality = Municipality(String(name.dropFirst(6))) else { return nil }
            func id(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }
            return MunicipalityMove(municipality, from: id(visit.form["from.\(municipality.slug)"]), to: id(value))
        }
        do {
            try await operations.redrawGroups(moves, round: visit.round, by: actor)
            return visit.redirect(toPath: CountyRound(earlier: visit.round).path(.county), flash: .groupsRedrawn)
        } catch OperationError.conflict {
            let chosen = Dictionary(moves.filter { $0.from != $0.to }.map { ($0.municipality, $0.to ?? "") }) { first, _ in first }
            let board = try await operations.municipalityBoard(round: visit.round, by: actor)
            let rounds = try await operations.rounds(by: actor)
            return visit.page(MunicipalitiesPage(board, among: rounds, chosen: chosen, isRefused: true), status: .conflict)
        }
    }

    func withdrawal(of id: String, _ visit: Visit) async throws -> Response {
        visit.page(try await withdrawPage(id, visit))
    }

    func withdraw(_ id: String, _ visit: Visit) async throws -> Response {
        let reason = visit.form["reason"] ?? ""
        do {
            let actor = try visit.actor()
            let round = try await home(of: id, by: actor).countyRound
            try await operations.withdrawGroup(id, reason: reason, by: actor)
            return visit.redirect(toPath: round.path(.county), flash: .groupWithdrawn)
        } catch OperationError.invalid(let problems) {
            let problem: WithdrawPage.Problem = problems.contains { $0.kind == .textTooLong } ? .tooLong : .missing
            return visit.page(try await withdrawPage(id, visit, reason: reason, problem: problem), status: .unprocessableContent)
        }
    }

    private func withdrawPage(_ id: String, _ visit: Visit, reason: String = "", problem: WithdrawPage.Problem? = nil) async throws
        -> WithdrawPage
    {
        let home = try await self.home(of: id, by: visit.actor())
        guard let status = home.groups.first(where: { $0.group.id == id }) else { throw PageError.notFound }
        return WithdrawPage(
            group: id, name: status.group.name, municipalities: status.group.municipalities, reference: status.reference, reason: reason,
            problem: problem)
    }
}

extension MunicipalitiesPage {
    fileprivate init(
        _ board: MunicipalityBoard, among rounds: [Round], chosen: [Municipality: String] = [:], isRefused: Bool = false
    ) {
        let present = board.groups.flatMap { status in status.group.municipalities.map { ($0, status.group.id) } }
        self.init(
            area: board.area, municipalities: board.municipalities,
            groups: board.groups.map { Group(id: $0.group.id, name: $0.group.name, isSent: $0.isSubmitted) },
            present: Dictionary(present) { first, _ in first }, chosen: chosen,
            history: board.placements.map { placement in
                Placement(
                    municipality: placement.municipality, group: placement.groupName, since: Moment(placement.addedAt),
                    until: placement.removedAt.map { Moment($0) })
            },
            dissolved: board.withdrawn.compactMap { group in
                group.withdrawnAt.map {
                    Dissolved(
                        name: group.name, at: Moment($0), reason: group.withdrawnReason,
                        notification: board.sentBefore.contains(group.id) ? group.id : nil)
                }
            }, isRefused: isRefused, round: CountyRound(board.round, among: rounds))
    }
}
