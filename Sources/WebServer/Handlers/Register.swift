import CodeLists
import Hummingbird
import NotificationForm
import Operations
import RegisterModel
import RegisterStore
import WebPages

// What THL sees: the overview of the organisers, and what has arrived against what was declared.
extension Site {
    func register(_ visit: Visit) async throws -> Response {
        let overview = try await operations.roundOverview(by: visit.actor())
        let rows = overview.organisers.map { status in
            RegisterPage.Row(
                area: status.area, groups: status.groups.count, notified: status.submittedCount,
                municipalitiesWithoutGroup: status.unassignedCount, delivered: status.deliveredGroupCount,
                refused: status.returnedDeliveryCount,
                newest: status.lastDeliveredAt.map { Moment($0) })
        }
        return visit.page(RegisterPage(period: overview.round.period, deadline: overview.round.deadline, rows: rows))
    }

    func matrix(_ visit: Visit) async throws -> Response {
        let actor = try visit.actor()
        let matrix = try await operations.deliveryMatrix(by: actor)
        let deliveries = try await operations.deliveries(period: matrix.round.period, by: actor)
        let newest = Dictionary(deliveries.map { ($0.delivery.groupID, $0.delivery.id) }) { newest, _ in newest }
        let rows = matrix.rows.map { row in
            MatrixPage.Row(
                area: row.group.area, group: row.group.name, notification: row.isSent ? row.group.id : nil, delivery: newest[row.group.id],
                cells: Dictionary(uniqueKeysWithValues: row.cells.map { ($0.task, MatrixPage.Cell($0)) }))
        }
        return visit.page(MatrixPage(period: matrix.round.period, rows: rows))
    }
}

extension MatrixPage.Cell {
    fileprivate init(_ cell: DeliveryMatrix.Cell) { self.init(declared: Set(cell.declared ?? []), arrived: cell.arrived) }
}

extension DeliveryMatrix.Row {
    /// Whether THL has a version of the notification.
    fileprivate var isSent: Bool {
        switch state {
        case .submitted, .accepted, .amending, .returned: true
        case nil, .draft, .withdrawn: false
        }
    }
}
