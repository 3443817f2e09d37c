import RegisterModel

/// A sound person identifier as a row needs it.
enum PersonField {
    /// An identity code with its day of birth.
    case identityCode(IdentityCode, Day)
    /// A temporary identifier at these places.
    case temporary(Range<Int>)
    /// Not sound; the finding has been named.
    case fault(RuleID)

    /// Reads the field: outer blanks are passed over; the faults come in the order of the identifier rules.
    @inline(__always)
    init(_ bytes: Span<UInt8>, _ field: Range<Int>, context: RowContext) {
        var field = field
        while let first = field.first, bytes[first] == 0x20 || bytes[first] == 0x09 { field = field.dropFirst() }
        while let last = field.last, bytes[last] == 0x20 || bytes[last] == 0x09 { field = field.dropLast() }
        do {
            let (code, birthDay) = try IdentityCode.read(bytes.extracting(field), bornBy: context.end)
            switch (context.identityUse, code.isSynthetic) {
            case (.production, true): self = .fault(.personIdTestCode)
            case (.test, false): self = .fault(.personIdRealCode)
            default: self = .identityCode(code, birthDay)
            }
        } catch {
            if field.isEmpty {
                self = .fault(.personIdMissing)
            } else if let bar = field.first(where: { bytes[$0] == 0x7C }) {
                self = Self.isTemporary(bytes, field, bar: bar) ? .temporary(field) : .fault(.personIdShape)
            } else {
                switch error {
                case .shape: self = .fault(.personIdShape)
                case .date: self = .fault(.personIdDate)
                case .checkCharacter: self = .fault(.personIdCheckCharacter)
                }
            }
        }
    }

    /// The root of official identity codes; under it there are no temporary identifiers, or a code could pass as one and escape its rules.
    private static let officialRoot: StaticString = "1.2.246.21"

    /// The most bytes of a temporary identifier: 64 of the OID, the bar, and 64 characters of four bytes each.
    static let longestTemporary = 64 + 1 + 64 * 4

    /// `<oid>|<temporary id>`: an OID of at least two arcs and at most 64 characters, then 1–64 characters without another bar.
    static func isTemporary(_ bytes: Span<UInt8>, _ field: Range<Int>, bar: Int) -> Bool {
        let oid = field.lowerBound..<bar
        guard (3...64).contains(oid.count), (0x30...0x32).contains(bytes[oid.lowerBound]), bytes[oid.lowerBound + 1] == 0x2E else {
            return false
        }
        let isOfficial =
            oid.count == officialRoot.utf8CodeUnitCount
            && oid.allSatisfy {
                bytes[$0] == officialRoot.utf8Start[$0 - oid.lowerBound]
            }
        if isOfficial { return false }
        var arcStart = oid.lowerBound
        for place in oid.lowerBound...bar {
            if place == bar || bytes[place] == 0x2E {
                let length = place - arcStart
                guard length > 0, length == 1 || bytes[arcStart] != 0x30 else { return false }
                arcStart = place + 1
            } else if !(0x30...0x39).contains(bytes[place]) {
                return false
            }
        }
        var characters = 0
        for place in bar + 1..<field.upperBound {
            if bytes[place] == 0x7C || bytes[place] < 0x20 || bytes[place] == 0x7F { return false }
            if bytes[place] & 0xC0 != 0x80 { characters += 1 }
        }
        return (1...64).contains(characters) && field.count <= longestTemporary
    }
}
