import RegisterModel

/// Which round a county's pages are about: the newest, or an earlier one that is not finished. An earlier one stands in their addresses as
/// `?round=2023-01` and in their forms as the field `round`.
public struct CountyRound: Sendable {
    /// The id of the round, if it is not the newest.
    public let earlier: String?
    /// Every round, newest first: its id and quarter, and whether it is this one.
    public let others: [(id: String, period: MonitoringPeriod, isThis: Bool)]

    /// Tells the round; without anything the newest and only one.
    public init(earlier: String? = nil, others: [(id: String, period: MonitoringPeriod, isThis: Bool)] = []) {
        self.earlier = earlier
        self.others = others
    }

    /// Where a page of the county is for this round.
    public func path(_ address: Address) -> String { Self.path(address, earlier) }

    /// Links to the county's first page for each round. Rounds of the same quarter are told apart by their ids.
    func links(_ words: Words) -> [Values] {
        others.map { round in
            let isShared = others.contains { $0.period == round.period && $0.id != round.id }
            let quarter = words.quarter(round.period)
            return [
                "path": Self.path(.county, round.id == others.first?.id ? nil : round.id),
                "name": isShared ? "\(quarter) (\(round.id))" : quarter, "isCurrent": round.isThis,
            ]
        }
    }

    private static func path(_ address: Address, _ earlier: String?) -> String { address.path + (earlier.map { "?round=\($0)" } ?? "") }
}
