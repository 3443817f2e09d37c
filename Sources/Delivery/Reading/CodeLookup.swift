import CodeLists
import RegisterModel

/// Finds a name from the bytes of a field without making a string: the slugs and known national codes of a list, or other fixed words.
struct CodeLookup: Sendable {
    private struct Slot {
        var length: UInt8 = 0
        var offset: UInt16 = 0
        var code: Int16 = -1
    }
    private let slots: [Slot]
    private let text: [UInt8]

    /// The codes of a list.
    /// - Parameter day: codes that are not valid on it are unknown.
    init<Value: Code>(_ list: Value.Type, validOn day: Day, where isWanted: (Value) -> Bool = { _ in true }) {
        let written = day.description
        self.init(
            Value.all.filter { $0.entry.isValid(on: written) && isWanted($0) }.flatMap { code in
                Set([code.slug, code.entry.national].compactMap(\.self)).map { ($0, code.index) }
            })
    }

    /// Names, each with the number that it stands for.
    init(_ names: [(name: String, index: Int)]) {
        var slots = [Slot](repeating: Slot(), count: 2048)
        var text: [UInt8] = []
        for (name, index) in names {
            let bytes = Array(name.utf8)
            var place = Self.slot(bytes.span, 0..<bytes.count)
            while slots[place].code >= 0 { place = (place + 1) & 2047 }
            slots[place] = Slot(length: UInt8(bytes.count), offset: UInt16(text.count), code: Int16(index))
            text += bytes
        }
        self.slots = slots
        self.text = text
    }

    /// What the name stands for, such as the place of a code in its list; nil if the bytes are none of the names.
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

    /// The names joined by `+` in a field, as bits; nil for an unknown name or nothing at all. Their order and repetitions mean nothing.
    func bits(_ bytes: Span<UInt8>, _ field: Range<Int>) -> UInt16? {
        var bits: UInt16 = 0
        var start = field.lowerBound
        for place in field.lowerBound...field.upperBound where place == field.upperBound || bytes[place] == 0x2B {
            guard let index = index(bytes, start..<place) else { return nil }
            bits |= 1 << UInt16(index)
            start = place + 1
        }
        return bits
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
