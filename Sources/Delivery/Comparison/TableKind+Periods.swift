import CodeLists

/// Kinds whose rows are periods with a real first day, however long ago: what the rules on starts, spread and change look at. Received services
/// are clipped to the quarter, and decisions are made in batches, so their first days say nothing of the kind.
extension TableKind {
    /// Whether the rows are such periods.
    var isPeriods: Bool {
        switch self {
        case .matters, .childProtection, .clientPeriods, .childProtectionPeriods: true
        case .decisions, .services, .units, .serviceDecisions, .receivedServices: false
        }
    }

    /// The column of a period's first day.
    var startColumn: String {
        switch self {
        case .matters: "opened"
        case .childProtection: "started"
        default: "start"
        }
    }

    /// The column of the service task; empty where the kind has none.
    var taskColumn: String { hasServiceTask ? "service_task" : "" }

    /// The service tasks of the rows, each with the place that their keys have for it.
    var tasks: [(task: ServiceTask, place: Int)] {
        hasServiceTask
            ? ServiceTask.inScope.map { ($0, $0.index) } : ServiceTask.inScope.filter { $0.slug == "child-protection" }.map { ($0, 0) }
    }
}
