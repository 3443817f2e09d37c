import RegisterModel

/// The months that a question accepts, ends included, as the definition writes them: `{"from": "2020-02", "to": "before-period"}`. An end may
/// follow the round, so that a later round needs no new form for it.
struct MonthBounds: Sendable, Hashable {
    /// The first month.
    let from: Bound
    /// The last month.
    let to: Bound

    /// One end.
    enum Bound: Sendable, Hashable {
        /// `2020-02`: this month in every round.
        case month(Month)
        /// `year-start`: January of the year of the round's period.
        case yearStart
        /// `year-end`: December of that year.
        case yearEnd
        /// `before-period`: the last month before the round's period.
        case beforePeriod

        /// Reads the written form; nil for anything else.
        init?(_ text: String) {
            switch text {
            case "year-start": self = .yearStart
            case "year-end": self = .yearEnd
            case "before-period": self = .beforePeriod
            default:
                guard let month = Month(text) else { return nil }
                self = .month(month)
            }
        }

        /// The month that is meant in a round.
        func month(in round: Round) -> Month? {
            let year = round.period.year
            switch self {
            case .month(let month): return month
            case .yearStart: return Month(year: year, month: 1)
            case .yearEnd: return Month(year: year, month: 12)
            case .beforePeriod:
                let first = round.period.quarter * 3 - 2
                return first == 1 ? Month(year: year - 1, month: 12) : Month(year: year, month: first - 1)
            }
        }
    }
}

extension Question {
    /// The months that a question of type `month` accepts in a round, ends included; nil if any.
    public func months(in round: Round) -> ClosedRange<Month>? {
        guard let bounds = monthBounds, let from = bounds.from.month(in: round), let to = bounds.to.month(in: round), from <= to else {
            return nil
        }
        return from...to
    }
}
