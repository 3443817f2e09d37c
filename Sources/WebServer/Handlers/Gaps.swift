import CodeLists
import Hummingbird
import Operations
import RegisterModel
import RegisterStore
import WebPages

// What is missing, and who must be asked: THL sees every county, a county itself.
extension Site {
    func gaps(_ period: MonitoringPeriod?, _ visit: Visit) async throws -> Response {
        visit.page(try await gapsPage(period, visit))
    }

    /// An officer reminds a county; a contact person tells the county's own counts.
    func answerGaps(_ period: MonitoringPeriod?, _ visit: Visit) async throws -> Response {
        guard let period else { throw PageError.methodNotAllowed }
        let actor = try visit.actor()
        if case .countyContact = actor.role { return try await saveOwnCounts(period, visit) }
        guard let area = visit.form["area"].flatMap({ Area($0) }) else { throw PageError.notFound }
        let count = try await operations.remindOfGaps(period, of: area, by: actor)
        return visit.redirect(to: .gaps(period), flash: count > 0 ? .remindersSent : .remindedAlready)
    }

    private func saveOwnCounts(_ period: MonitoringPeriod, _ visit: Visit) async throws -> Response {
        let entered = ServiceTask.inScope.reduce(into: [ServiceTask: String]()) { entered, task in
            let text = (visit.form["own.\(task.slug)"] ?? "").filter { !$0.isWhitespace }
            if !text.isEmpty { entered[task] = text }
        }
        var problems = ServiceTask.inScope.filter { task in entered[task].map { Int($0) == nil } ?? false }
        if problems.isEmpty {
            do {
                try await operations.saveOwnCounts(entered.compactMapValues { Int($0) }, period, by: visit.actor())
                return visit.redirect(to: .gaps(period), flash: .ownCountsSaved)
            } catch OperationError.invalid(let found) {
                problems = found.compactMap { ServiceTask($0.subject) }
            }
        }
        return visit.page(try await gapsPage(period, visit, entered: entered, problems: problems), status: .unprocessableContent)
    }

    private func gapsPage(
        _ period: MonitoringPeriod?, _ visit: Visit, entered: [ServiceTask: String]? = nil, problems: [ServiceTask] = []
    ) async throws -> GapsPage {
        let actor = try visit.actor()
        let gaps = try await operations.deliveryGaps(period, by: actor)
        let reader: GapsPage.Reader =
            switch actor.role {
            case .registerOfficer: .officer
            case .countyContact: .contact
            case .countyManagement: .management
            case .statistician, .machineOperator: .onlooker
            }
        return GapsPage(
            period: gaps.period, periods: gaps.periods, deadline: gaps.deadline, round: gaps.roundID,
            counties: gaps.counties.map { GapsPage.County($0) }, reader: reader, entered: entered, problems: problems)
    }
}

extension GapsPage.County {
    fileprivate init(_ county: CountyGaps) {
        self.init(
            area: county.area, gaps: county.gaps.map { GapsPage.Gap($0) },
            figures: county.figures.map { figure in
                GapsPage.Figure(
                    group: figure.group, task: figure.task, clients: figure.clients, before: figure.before, rateTenths: figure.rateTenths,
                    expectedTenths: figure.expectedTenths)
            }, ownCounts: Dictionary(county.ownCounts.map { ($0.serviceTask, $0.clients) }) { first, _ in first },
            reminded: county.remindedAt.map { Moment($0) }, isRemindedToday: county.isRemindedToday, hasContact: county.hasContact)
    }
}

extension GapsPage.Gap {
    /// The page's facts of a gap.
    init(_ gap: DeliveryGap) {
        self.init(
            kind: gap.kind.rawValue, group: gap.group, block: gap.block, task: gap.task, service: gap.service, channel: gap.channel,
            expected: gap.expected, found: gap.found, day: gap.day)
    }
}
