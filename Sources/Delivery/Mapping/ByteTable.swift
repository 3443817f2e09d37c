/// Looks up what some bytes are translated to, without making a string of them.
struct ByteTable: Sendable {
    private struct Slot {
        var key: Range<Int> = 0..<0
        var value: Range<Int> = 0..<0
        var isTaken = false
    }

    private var slots: [Slot]
    private var text: [UInt8] = []

    /// The keys must differ; the caller has seen to it.
    init(_ pairs: [(key: String, value: String)]) {
        var size = 16
        while size < pairs.count * 3 { size *= 2 }
        slots = [Slot](repeating: Slot(), count: size)
        for (key, value) in pairs {
            let bytes = Array(key.utf8)
            var place = Self.hash(bytes.span, 0..<bytes.count) & (size - 1)
            while slots[place].isTaken { place = (place + 1) & (size - 1) }
            let start = text.count
            text += bytes
            let middle = text.count
            text += value.utf8
            slots[place] = Slot(key: start..<middle, value: middle..<text.count, isTaken: true)
        }
    }

    /// Writes the translation behind some bytes; false, and nothing written, if there is none.
    func translate(_ bytes: Span<UInt8>, _ field: Range<Int>, into output: inout [UInt8]) -> Bool {
        var place = Self.hash(bytes, field) & (slots.count - 1)
        while slots[place].isTaken {
            let slot = slots[place]
            if slot.key.count == field.count
                && (0..<field.count).allSatisfy({ text[slot.key.lowerBound + $0] == bytes[field.lowerBound + $0] })
            {
                output += text[slot.value]
                return true
            }
            place = (place + 1) & (slots.count - 1)
        }
        return false
    }

    private static func hash(_ bytes: Span<UInt8>, _ field: Range<Int>) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for place in field { hash = (hash ^ UInt64(bytes[place])) &* 0x0000_0100_0000_01B3 }
        return Int(truncatingIfNeeded: hash ^ hash >> 32) & .max
    }
}
