import Hummingbird
import Operations
import RegisterModel
import WebPages

// A county's own figures, for who leads it and nobody else.
extension Site {
    func countyFigures(_ period: MonitoringPeriod?, _ visit: Visit) async throws -> Response {
        let figures = try await operations.countyFigures(period, by: visit.actor())
        return visit.page(CountyFiguresPage(area: figures.area, periods: figures.periods, counts: figures.counts))
    }
}
