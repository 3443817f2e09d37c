/// Lines of one document, found in the order of the input: a table of hashes of set ids, with the first line of each. A hash that fits is held
/// against the set id itself.
struct SameSets {
    private struct Slot {
        var tag: UInt32 = 0
        var block: UInt32 = SameSets.free
        var line: UInt32 = 0
        /// The place of the document's group among those of several lines.
        var group: UInt32 = SameSets.alone
    }

    private static let free = UInt32.max
    private static let alone = UInt32.max
    private var slots: [Slot]
    /// The lines of each document that has several, in the order of the input.
    private(set) var groups: [[LineReference]] = []

    /// Makes room for so many lines.
    init(lines: Int) {
        var size = 16
        while size < lines * 2 { size *= 2 }
        slots = [Slot](repeating: Slot(), count: size)
    }

    /// Adds a line; false if an earlier line is of the same document.
    /// - Parameter isSame: whether an earlier line has the line's set id.
    mutating func add(_ reference: LineReference, hash: UInt64, isSame: (LineReference) -> Bool) -> Bool {
        let tag = UInt32(truncatingIfNeeded: hash >> 32)
        var place = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[place].block != Self.free {
            if slots[place].tag == tag {
                let first = LineReference(block: slots[place].block, line: slots[place].line)
                if isSame(first) {
                    if slots[place].group == Self.alone {
                        slots[place].group = UInt32(groups.count)
                        groups.append([first, reference])
                    } else {
                        groups[Int(slots[place].group)].append(reference)
                    }
                    return false
                }
            }
            place = (place + 1) & (slots.count - 1)
        }
        slots[place] = Slot(tag: tag, block: reference.block, line: reference.line)
        return true
    }
}
