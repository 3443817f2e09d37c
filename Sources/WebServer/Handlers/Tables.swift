import CodeLists
import DisclosureControl
import HTTPTypes
import Hummingbird
import Localization
import NotificationForm
import Operations
import RegisterModel
import Statistics
import WebPages

// The table of clients by area and service task, as disclosure control releases it.
extension Site {
    /// Sends on to the newest quarter that has a table.
    func newestTable(_ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        let periods = try await operations.registerPeriods(by: actor)
        let fallback = try await operations.rounds(by: actor).first?.period
        guard let period = periods.first ?? fallback else { throw PageError.notFound }
        return visit.redirect(to: .clients(period))
    }

    func clients(_ period: MonitoringPeriod, _ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        let periods = try await operations.registerPeriods(by: actor)
        let table = periods.contains(period) ? try await tables.clients(period, by: actor) : nil
        let partly = try await partlyDelivered(period, by: actor)
        return visit.page(
            ClientsTablePage(table, period: period, periods: periods, partly: partly, language: visit.reader.language))
    }

    /// The areas of which only a part has been delivered for a quarter; none where the quarter has no round, for then nobody knows the whole.
    private func partlyDelivered(_ period: MonitoringPeriod, by actor: Actor) async throws -> Set<Area> {
        guard let round = try await operations.rounds(by: actor).first(where: { $0.period == period }) else { return [] }
        return Set(try await operations.roundOverview(round.id, by: actor).organisers.filter { $0.delivery == .partly }.map(\.area))
    }

    func clientsFile(_ period: MonitoringPeriod, _ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        guard try await operations.registerPeriods(by: actor).contains(period) else { throw PageError.notFound }
        let table = try await tables.clients(period, by: actor)
        var response = visit.text(table.csv, type: "text/csv; charset=utf-8")
        for field in HTTPFields.csv(named: "\(table.name)-\(period).csv") { response.headers[field.name] = field.value }
        return response
    }
}

extension ClientsTablePage {
    /// The page of a released table; without one, the page of a quarter for which nothing has come.
    fileprivate init(
        _ table: ReleasableTable?, period: MonitoringPeriod, periods: [MonitoringPeriod], partly: Set<Area>, language: Language
    ) {
        let text = { (key: String) in Catalogue.pages.text(key, language) }
        self.init(
            period: period, periods: periods,
            columns: (table?.tasks ?? []).map { $0?.entry.name(language) ?? text("clients.all-tasks") },
            rows: (table?.places ?? []).map { place in
                Row(
                    label: place.area?.entry.name(language) ?? text("clients.country"), isTotal: place == .country,
                    isPartly: place.area.map(partly.contains) ?? false,
                    cells: (table?.tasks ?? []).compactMap { task in table.map { Cell($0.figure(place, task)) } })
            })
    }
}

extension ClientsTablePage.Cell {
    fileprivate init(_ figure: ReleasedFigure) {
        switch figure {
        case .shown(let count): self = .shown(count)
        case .hidden: self = .hidden
        case .notDelivered: self = .notDelivered
        case .notApplicable: self = .notApplicable
        }
    }
}
