import Foundation

/// How many figures of a table are shown, hidden, not delivered and not applicable. It tells nothing that the table does not show.
public struct FigureTally: Hashable, Sendable {
    /// Numbers that are shown, zeros among them.
    public private(set) var shown = 0
    /// Hidden numbers, whatever the reason.
    public private(set) var hidden = 0
    /// Figures whose data have not arrived.
    public private(set) var notDelivered = 0
    /// Combinations that do not exist.
    public private(set) var notApplicable = 0

    /// All figures of the table.
    public var all: Int { shown + hidden + notDelivered + notApplicable }

    /// Counts figures.
    init(_ figures: some Sequence<ReleasedFigure>) {
        for figure in figures {
            switch figure {
            case .shown: shown += 1
            case .hidden: hidden += 1
            case .notDelivered: notDelivered += 1
            case .notApplicable: notApplicable += 1
            }
        }
    }

    /// Counts the figures of a prepared file without making its table, which takes several times as long.
    /// - Throws: `DecodingError` for what is no prepared file.
    public init(prepared: Data) throws {
        self.init(try JSONDecoder().decode(Numbers.self, from: prepared).figures.lazy.map { ReleasedFigure(number: $0) })
    }

    private struct Numbers: Decodable {
        let figures: [Int]
    }
}

extension ReleasedFigures {
    /// How many of its figures are shown, hidden, not delivered and not applicable.
    public var tally: FigureTally { FigureTally(cells.lazy.map { self[$0] }) }
}
