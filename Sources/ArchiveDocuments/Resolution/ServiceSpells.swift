/// Puts entries on the start and the end of a service together (derivation page, section 7, point 7): a start runs to the earliest end of the same
/// person, organiser, task and service on or after it, else on; an end to which no start runs is that day. Several ends on one day make an
/// imprecise day only if all are imprecise.
struct ServiceSpells {
    /// One entry of one client.
    struct Entry {
        /// The packed identity code, or a number above all of them for a temporary identifier.
        var person: UInt32
        /// Organiser, task and service by places in their lists.
        var service: UInt32
        var day: Int32
        var isEnd: Bool
        var isImprecise: Bool
        /// Where the entry comes from, for whoever asks.
        var client: UInt32
        var document: Int

        fileprivate var key: UInt64 { UInt64(person) << 32 | UInt64(service) }
    }

    /// A stretch of days on which the service was received; the end is `Int32.max` if none is known.
    struct Spell {
        var entry: Entry
        var end: Int32
        var isImprecise: Bool
    }

    private(set) var entries: [Entry] = []

    mutating func add(_ entry: Entry) { entries.append(entry) }

    /// Every spell, in an order that does not depend on the order of entries in the input.
    func spells() -> [Spell] {
        let sorted = entries.sorted { a, b in
            (a.key, a.day, a.isEnd ? 1 : 0, a.document) < (b.key, b.day, b.isEnd ? 1 : 0, b.document)
        }
        var spells: [Spell] = []
        var start = 0
        while start < sorted.count {
            var end = start
            while end < sorted.count && sorted[end].key == sorted[start].key { end += 1 }
            Self.pair(sorted[start..<end], &spells)
            start = end
        }
        return spells
    }

    /// Entries of one service of one person, by day, starts before ends: walked from the back, the ends that came last are the earliest.
    private static func pair(_ entries: ArraySlice<Entry>, _ spells: inout [Spell]) {
        var ends: [Entry] = []
        var isReached = true
        func flush() {
            if isReached { return }
            for end in ends { spells.append(Spell(entry: end, end: end.day, isImprecise: end.isImprecise)) }
        }
        for entry in entries.reversed() {
            if entry.isEnd {
                if ends.first?.day != entry.day {
                    flush()
                    ends.removeAll(keepingCapacity: true)
                    isReached = false
                }
                ends.append(entry)
            } else {
                isReached = true
                let isImprecise = entry.isImprecise || (!ends.isEmpty && ends.allSatisfy(\.isImprecise))
                spells.append(Spell(entry: entry, end: ends.first?.day ?? .max, isImprecise: isImprecise))
            }
        }
        flush()
    }
}
