import Delivery
import RegisterModel

/// A row that a block is to have.
protocol ReportedRow {
    /// The organiser's place in its list.
    var organiser: Int { get }
    /// The municipality's place in its list plus 1; 0 when withheld.
    var municipality: UInt16 { get }
    /// The task's place in its list; nil where the block has no tasks.
    var serviceTask: Int? { get }
    /// The service's place in its list; nil where the block has no services.
    var socialService: Int? { get }
    /// The row whose text is the decision id; nil where the block has none.
    var decision: SortedRow? { get }
    /// The first day of a period; nil where the block's rows are no periods.
    var start: Int32? { get }
    /// The days that the row reports, in column order; `Int32.max` for an empty one.
    var days: [Int32] { get }
}

/// One picking method: how a person's input rows become the rows of a block, and what a row of the block looks like.
protocol BlockRules: Sendable {
    associatedtype Reported: ReportedRow

    /// Which block it makes.
    static var kind: BlockKind { get }

    /// Adds the person's rows in the order of the block.
    func report(_ person: OnePerson, into reported: inout [Reported], tally: inout BlockTally)

    /// Writes everything behind the person's identifier, without the line break.
    func write(_ row: Reported, with writer: inout RowWriter)

    /// Calls the body with each input row that a reported row came from, and whether it is of the second store.
    func forEachOrigin(of row: Reported, in person: OnePerson, _ body: (SortedRow, _ isOther: Bool) -> Void)
}

extension BlockRules {
    /// The ways by which a reported row's input rows came, and whether one of them is imprecise.
    func provenance(of row: Reported, in person: OnePerson) -> (sources: RowSources, isImprecise: Bool) {
        var sources: RowSources = []
        var isImprecise = false
        forEachOrigin(of: row, in: person) { origin, _ in
            sources.insert(origin.source)
            isImprecise = isImprecise || origin.isImprecise
        }
        return (sources, isImprecise)
    }
}
