/// One row in a partition's memory; valid as long as the partition keeps its rows. `RowPartition` tells how it is laid out.
struct PackedRow {
    static let headBytes = 18
    static let furtherBytes = 16
    static let furtherBit: UInt16 = 0x8000
    static let archiveBit: UInt16 = 0x4000
    static let impreciseBit: UInt16 = 0x2000
    /// Stands for 256 in the length of the person's text, which may not fit into its byte.
    private static let longPersonBit: UInt16 = 0x1000
    static let municipalityMask: UInt16 = 0x0FFF
    let place: UnsafeMutableRawPointer

    @inline(__always) var key: RowKey {
        get { RowKey(word: place.loadUnaligned(as: UInt64.self)) }
        nonmutating set { place.storeBytes(of: newValue.word, as: UInt64.self) }
    }
    @inline(__always) var isDropped: Bool { key.word & RowKey.droppedBit != 0 }
    @inline(__always) func drop() { key = RowKey(word: key.word | RowKey.droppedBit) }
    @inline(__always) var line: UInt32 { place.loadUnaligned(fromByteOffset: 8, as: UInt32.self) }
    @inline(__always) private var flags: UInt16 { place.loadUnaligned(fromByteOffset: 12, as: UInt16.self) }
    /// The municipality's place in its list plus 1; 0 when withheld.
    @inline(__always) var municipality: UInt16 { flags & Self.municipalityMask }
    @inline(__always) var hasFurtherFacts: Bool { flags & Self.furtherBit != 0 }
    @inline(__always) var isFromArchive: Bool { flags & Self.archiveBit != 0 }
    @inline(__always) var isImprecise: Bool { flags & Self.impreciseBit != 0 }
    @inline(__always) var file: UInt8 { place.load(fromByteOffset: 14, as: UInt8.self) }
    @inline(__always) private var personLength: Int {
        Int(place.load(fromByteOffset: 15, as: UInt8.self)) + (flags & Self.longPersonBit != 0 ? 256 : 0)
    }
    @inline(__always) private var textLength: Int { Int(place.loadUnaligned(fromByteOffset: 16, as: UInt16.self)) }
    @inline(__always) private var textsOffset: Int { Self.headBytes + (hasFurtherFacts ? Self.furtherBytes : 0) }
    @inline(__always) var byteCount: Int { textsOffset + personLength + textLength }
    /// The text of a temporary identifier; empty for an identity code.
    @inline(__always) var personText: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: place + textsOffset, count: personLength) }
    /// The matter id, decision id or unit, whichever the kind has.
    @inline(__always) var text: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: place + textsOffset + personLength, count: textLength)
    }
    /// The facts behind the head; nil where there are none.
    @inline(__always) var further: FurtherFacts? {
        hasFurtherFacts ? FurtherFacts(words: place.loadUnaligned(fromByteOffset: Self.headBytes, as: SIMD4<UInt32>.self)) : nil
    }
    /// Opened, closed, joined and left of a matter as packed days; where it has no joint days, the key's days.
    var matterDays: SIMD4<UInt32> {
        if let further { return further.words }
        let word = key.word
        return SIMD4(UInt32(truncatingIfNeeded: word >> 17 & PackedDay.mask), UInt32(truncatingIfNeeded: word & PackedDay.mask), 0, 0)
    }

    /// Writes the head of a new row and its further facts.
    @inline(__always)
    func write(_ head: RowHead, personLength: Int, textLength: Int) {
        place.storeBytes(of: head.key.word, as: UInt64.self)
        place.storeBytes(of: head.line, toByteOffset: 8, as: UInt32.self)
        place.storeBytes(
            of: head.municipality | head.marks | (head.further != nil ? Self.furtherBit : 0)
                | (personLength > 255 ? Self.longPersonBit : 0), toByteOffset: 12, as: UInt16.self)
        place.storeBytes(of: head.file, toByteOffset: 14, as: UInt8.self)
        place.storeBytes(of: UInt8(truncatingIfNeeded: personLength), toByteOffset: 15, as: UInt8.self)
        place.storeBytes(of: UInt16(textLength), toByteOffset: 16, as: UInt16.self)
        if let further = head.further { place.storeBytes(of: further.words, toByteOffset: Self.headBytes, as: SIMD4<UInt32>.self) }
    }

    /// Whether two rows say the same in all columns. Lines and files are no columns.
    func saysTheSame(as other: PackedRow) -> Bool {
        let mask = ~RowKey.droppedBit
        return key.word & mask == other.key.word & mask && municipality == other.municipality && isFromArchive == other.isFromArchive
            && further == other.further && personText.elementsEqual(other.personText) && text.elementsEqual(other.text)
    }

    /// Whether the row stands later in the input than another of the same kind; the archive comes after all extracts.
    func isLater(than other: PackedRow) -> Bool {
        (isFromArchive ? 1 : 0, file, line) > (other.isFromArchive ? 1 : 0, other.file, other.line)
    }
}

/// What stands in a packed row before its texts.
struct RowHead {
    var key: RowKey
    /// The physical line.
    var line: UInt32
    /// The file's place among the files of its kind.
    var file: UInt8
    /// The municipality's place in its list plus 1; 0 when withheld.
    var municipality: UInt16
    /// `PackedRow.archiveBit` and `impreciseBit`, or 0.
    var marks: UInt16 = 0
    var further: FurtherFacts?
}
