/// A child-protection relationship as the versions of one client-relationship document tell it.
struct ChildProtectionPair: Equatable {
    var start: Int32
    /// `Int32.max` if it has not ended.
    var end: Int32
    var municipality: UInt16
    /// Whether a day is a month or a year only, or follows from the next start.
    var isImprecise: Bool
    /// Whether it comes from a retired system.
    var isRetired: Bool
    /// The line of the newest version that shows the start.
    var line: UInt32
    var file: UInt8
    /// The place of that version, and of the first one that shows it, among the final versions.
    var newest: Int
    var oldest: Int
}

/// Puts the pairs of all final versions of one client-relationship document together (derivation page, section 7, point 5).
struct ChildProtectionHistory {
    private(set) var pairs: [ChildProtectionPair] = []
    /// The start that the newest version so far shows.
    private var current: Int32?

    /// Takes in the pair of the next version, oldest first. The newest version that shows a start gives its end and municipality; one whose
    /// start lies before the start it replaces corrects it.
    mutating func add(_ pair: ChildProtectionPair) {
        if let current, pair.start < current { pairs.removeAll { $0.start == current } }
        if let place = pairs.firstIndex(where: { $0.start == pair.start }) {
            let oldest = pairs[place].oldest
            pairs[place] = pair
            pairs[place].oldest = oldest
        } else {
            pairs.append(pair)
        }
        current = pair.start
    }

    /// The relationships by start day. A start whose end was never seen and which a later start has replaced ends on the day before that start.
    func closed() -> [ChildProtectionPair] {
        let sorted = pairs.sorted { $0.start < $1.start }
        return sorted.indices.map { place in
            var pair = sorted[place]
            if pair.end == .max, let next = sorted[(place + 1)...].first(where: { $0.oldest > pair.newest }) {
                pair.end = next.start - 1
                pair.isImprecise = true
            }
            return pair
        }
    }
}
