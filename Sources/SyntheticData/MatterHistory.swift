import RegisterModel

/// The matters of one client in one task over the years, made so that the union of periods has something to do: gaps, next days, same days, overlaps,
/// matters inside others, and some that begin only after the quarter.
struct MatterHistory {
    /// The quarter around which the matters lie.
    let period: MonitoringPeriod
    /// The first day on which a matter can be opened.
    let earliest: Day

    /// The matters in no particular order; at least one. `current` histories have one that touches the quarter.
    func matters(current: Bool, _ random: inout SeededGenerator) -> [Period] {
        guard current else { return [random.chance(120) ? future(&random) : past(&random)] }
        let anchor = anchor(&random)
        var matters = [anchor]
        if !random.chance(500) {
            for _ in 0...random.skewed(8) { matters.append(companion(of: anchor, &random)) }
        }
        return matters
    }

    private func bounded(_ start: Day, _ end: Day?) -> Period {
        let first = min(max(start, earliest), Day.latest)
        return Period(start: first, end: end.map { min(max($0, first), Day.latest) })
    }

    /// A matter that touches the quarter: seven of ten still open, the others closed in it or after it.
    private func anchor(_ random: inout SeededGenerator) -> Period {
        let start = max(period.end.adding(-random.skewed(2_800)), earliest)
        if random.chance(700) { return bounded(start, nil) }
        if random.chance(150) { return bounded(start, period.end.adding(1 + random.below(60))) }
        let first = max(start, period.start)
        return bounded(start, first.adding(random.below(Int(period.end.number - first.number) + 1)))
    }

    /// Another matter beside the one that touches the quarter.
    private func companion(of anchor: Period, _ random: inout SeededGenerator) -> Period {
        let length = random.skewed(500)
        switch random.below(100) {
        case 0..<45:
            let end = anchor.start.adding(-2 - random.skewed(900))
            return end < earliest ? bounded(earliest, anchor.start) : bounded(end.adding(-length), end)
        case 45..<55: return anchor.start > earliest ? bounded(anchor.start.adding(-1 - length), anchor.start.adding(-1)) : anchor
        case 55..<65: return bounded(anchor.start.adding(-length), anchor.start)
        case 65..<82: return bounded(anchor.start.adding(-length), anchor.start.adding(random.below(90)))
        case 82..<95:
            let start = anchor.start.adding(random.below(max(1, Int(period.end.number - anchor.start.number))))
            return bounded(start, start.adding(random.skewed(200)))
        default: return future(&random)
        }
    }

    /// A matter that ended before the quarter.
    private func past(_ random: inout SeededGenerator) -> Period {
        let end = period.start.adding(-1 - random.skewed(1_400))
        return end < earliest ? bounded(earliest, earliest.adding(random.skewed(90))) : bounded(end.adding(-random.skewed(800)), end)
    }

    /// A matter that begins only after the quarter.
    private func future(_ random: inout SeededGenerator) -> Period {
        let start = period.end.adding(1 + random.below(80))
        return bounded(start, random.chance(600) ? nil : start.adding(random.below(120)))
    }
}
