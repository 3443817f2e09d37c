import Glibc
import RegisterModel

/// The sound rows of the persons born on one day of the year (or of all temporary identifiers), packed one behind the other.
///
/// Partitions follow the byte order of identity codes (day, then month of birth), so that output written partition by partition is sorted by
/// person without any merge. A row takes 18 bytes and the bytes of its matter id:
///
/// | bytes | what |
/// | --- | --- |
/// | 8 | `RowKey` |
/// | 4 | physical line |
/// | 2 | municipality's place in its list plus 1, 0 when withheld; the top bit says that joint days follow |
/// | 1 | place of the file among the files of its kind |
/// | 1 | length of the person's text (temporary identifiers; else 0) |
/// | 2 | length of the matter id |
/// | 16 | opened, closed, joined, left, four bytes each (only where the matter has joint days) |
/// | … | person's text, matter id |
///
/// `@unchecked Sendable`: a partition is filled by one thread and handed over whole; afterwards each is worked on by one thread at a time
/// (`PartitionedRows.forEachPartition`), which the compiler cannot see through the array that holds them.
final class RowPartition: @unchecked Sendable {
    static let chunkBytes = 16 << 10
    static let jointBit: UInt16 = 0x8000

    private var chunks: [UnsafeMutableRawPointer] = []
    /// The ends of the rows in all chunks but the last.
    private var ends: [UnsafeMutableRawPointer] = []
    /// Where the next row goes in the last chunk, and how many bytes are left there.
    private var next: UnsafeMutableRawPointer?
    private var left = 0
    /// How many rows have been added.
    private(set) var count = 0

    deinit { for chunk in chunks { chunk.deallocate() } }

    /// Takes over the rows of another partition, which is empty afterwards.
    func absorb(_ other: RowPartition) {
        guard let otherEnd = other.next else { return }
        if let next { ends.append(next) }
        chunks += other.chunks
        ends += other.ends
        next = otherEnd
        left = other.left
        count += other.count
        other.chunks = []
        other.ends = []
        other.next = nil
        other.left = 0
        other.count = 0
    }

    /// Makes room for a row and gives its place.
    @inline(__always)
    func append(byteCount: Int) -> UnsafeMutableRawPointer {
        if byteCount > left { addChunk(byteCount: byteCount) }
        let place = next!
        next = place + byteCount
        left -= byteCount
        count += 1
        return place
    }

    @inline(never)
    private func addChunk(byteCount: Int) {
        if let next { ends.append(next) }
        let size = max(Self.chunkBytes, byteCount)
        let chunk = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
        chunks.append(chunk)
        next = chunk
        left = size
    }

    /// Calls the body with each row in the order of adding.
    @inline(__always)
    func forEachRow(_ body: (PackedRow) -> Void) {
        for (index, chunk) in chunks.enumerated() {
            var place = chunk
            let end = index < ends.count ? ends[index] : next!
            while place < end {
                let row = PackedRow(place: place)
                body(row)
                place += row.byteCount
            }
        }
    }
}

/// One row in a partition's memory; valid as long as the partition keeps its rows.
struct PackedRow {
    static let headBytes = 18
    static let jointBytes = 16
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
    @inline(__always) var municipality: UInt16 { flags & ~RowPartition.jointBit }
    @inline(__always) var hasJointDays: Bool { flags & RowPartition.jointBit != 0 }
    @inline(__always) var file: UInt8 { place.load(fromByteOffset: 14, as: UInt8.self) }
    @inline(__always) private var personLength: Int { Int(place.load(fromByteOffset: 15, as: UInt8.self)) }
    @inline(__always) private var matterLength: Int { Int(place.loadUnaligned(fromByteOffset: 16, as: UInt16.self)) }
    @inline(__always) private var textOffset: Int { Self.headBytes + (hasJointDays ? Self.jointBytes : 0) }
    @inline(__always) var byteCount: Int { textOffset + personLength + matterLength }
    /// The text of a temporary identifier; empty for an identity code.
    @inline(__always) var personText: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: place + textOffset, count: personLength) }
    @inline(__always) var matterId: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: place + textOffset + personLength, count: matterLength)
    }
    /// Opened, closed, joined and left as packed days; where the matter has no joint days, the key's days.
    var days: SIMD4<UInt32> {
        if hasJointDays { return place.loadUnaligned(fromByteOffset: Self.headBytes, as: SIMD4<UInt32>.self) }
        let word = key.word
        return SIMD4(UInt32(truncatingIfNeeded: word >> 17 & PackedDay.mask), UInt32(truncatingIfNeeded: word & PackedDay.mask), 0, 0)
    }

    /// Writes the head of a new row.
    @inline(__always)
    func write(key: RowKey, line: UInt32, municipality: UInt16, joint: SIMD4<UInt32>?, file: UInt8, personLength: Int, matterLength: Int) {
        place.storeBytes(of: key.word, as: UInt64.self)
        place.storeBytes(of: line, toByteOffset: 8, as: UInt32.self)
        place.storeBytes(of: municipality | (joint != nil ? RowPartition.jointBit : 0), toByteOffset: 12, as: UInt16.self)
        place.storeBytes(of: file, toByteOffset: 14, as: UInt8.self)
        place.storeBytes(of: UInt8(personLength), toByteOffset: 15, as: UInt8.self)
        place.storeBytes(of: UInt16(matterLength), toByteOffset: 16, as: UInt16.self)
        if let joint { place.storeBytes(of: joint, toByteOffset: Self.headBytes, as: SIMD4<UInt32>.self) }
    }

    /// Whether two rows say the same in all columns. Lines and files are no columns.
    func saysTheSame(as other: PackedRow) -> Bool {
        let mask = ~RowKey.droppedBit
        return key.word & mask == other.key.word & mask && municipality == other.municipality && days == other.days
            && personText.elementsEqual(other.personText) && matterId.elementsEqual(other.matterId)
    }

    /// Whether the row stands later in the input than another of the same kind.
    func isLater(than other: PackedRow) -> Bool { (file, line) > (other.file, other.line) }
}
