import Hummingbird
import Operations
import RegisterModel
import WebPages

// What is missing, and who must be asked: THL sees every county, a county itself.
extension Site {
    func gaps(_ period: MonitoringPeriod?, _ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        let gaps = try await operations.deliveryGaps(period, by: actor)
        return visit.page(
            GapsPage(
                period: gaps.period, periods: gaps.periods, deadline: gaps.deadline,
                counties: gaps.counties.map { area, gaps in
                    GapsPage.County(
                        area: area,
                        gaps: gaps.map { gap in
                            GapsPage.Gap(
                                kind: gap.kind.rawValue, group: gap.group, block: gap.block, task: gap.task, service: gap.service,
                                channel: gap.channel, expected: gap.expected, found: gap.found)
                        })
                }, isOwn: !actor.isTHL))
    }
}
