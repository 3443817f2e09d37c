import CodeLists
import RegisterModel

/// Finds a code from the bytes of a field without making a string: slugs and known national codes of one list, valid on a day.
struct CodeLookup<Value: Code>: Sendable {
    private struct Slot {
        var length: UInt8 = 0
        var offset: UInt16 = 0
        var code: Int16 = -1
    }
    private let slots: [Slot]
    private let text: [UInt8]

    /// - Parameter day: codes that are not valid on it are unknown.
    init(validOn day: Day, where isWanted: (Value) -> Bool = { _ in true }) {
        var slots = [Slot](repeating: Slot(), count: 2048)
        var text: [UInt8] = []
        let written = day.description
        for code in Value.all where code.entry.isValid(on: written) && isWanted(code) {
            for name in Set([code.slug, code.entry.national].compactMap(\.self)) {
                let bytes = Array(name.utf8)
                var place = Self.slot(bytes.span, 0..<bytes.count)
                while slots[place].code >= 0 { place = (place + 1) & 2047 }
                slots[place] = Slot(length: UInt8(bytes.count), offset: UInt16(text.count), code: Int16(code.index))
                text += bytes
            }
        }
        self.slots = slots
        self.text = text
    }

    /// The place of the code in its list; nil if the bytes are none of its names.
    @inline(__always)
    func index(_ bytes: Span<UInt8>, _ field: Range<Int>) -> Int? {
        if field.isEmpty { return nil }
        var place = Self.slot(bytes, field)
        while true {
            let slot = slots[place]
            if slot.code < 0 { return nil }
            if Int(slot.length) == field.count && matches(bytes, field, Int(slot.offset)) { return Int(slot.code) }
            place = (place + 1) & 2047
        }
    }

    @inline(__always)
    private func matches(_ bytes: Span<UInt8>, _ field: Range<Int>, _ offset: Int) -> Bool {
        for place in 0..<field.count where bytes[field.lowerBound + place] != text[offset + place] { return false }
        return true
    }

    @inline(__always)
    private static func slot(_ bytes: Span<UInt8>, _ field: Range<Int>) -> Int {
        let (first, last) = (Int(bytes[field.lowerBound]), Int(bytes[field.upperBound - 1]))
        let middle = Int(bytes[field.lowerBound + field.count / 2])
        return (first &* 313 &+ middle &* 31 &+ last &* 7 &+ field.count &* 97) & 2047
    }
}
