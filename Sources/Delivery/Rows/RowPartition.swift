import Glibc
import RegisterModel

/// The sound rows of the persons born on one day of the year (or of temporary identifiers), packed one behind the other.
///
/// Partitions follow the byte order of identity codes (day, then month of birth), so that output written partition by partition is sorted by
/// person without any merge. A row takes 18 bytes, 16 more where it has further facts, and the bytes of its texts:
///
/// | bytes | what |
/// | --- | --- |
/// | 8 | `RowKey` |
/// | 4 | physical line |
/// | 2 | municipality's place in its list plus 1, 0 when withheld; the top bits say that further facts follow, that the row is from the archive, that a day of it is imprecise, that 256 is added to the length of the person's text |
/// | 1 | place of the file among the files of its kind |
/// | 1 | length of the person's text (temporary identifiers; else 0) |
/// | 2 | length of the text: matter id, decision id or unit |
/// | 16 | `FurtherFacts`, only where the row has some |
/// | … | person's text, text |
///
/// `@unchecked Sendable`: a partition is filled by one thread and handed over whole; afterwards each is worked on by one thread at a time
/// (`PartitionedRows.forEachPartition`), which the compiler cannot see through the array that holds them.
final class RowPartition: @unchecked Sendable {
    /// Chunks grow from the first to this size, so that few rows take little memory and many take few chunks.
    static let chunkBytes = 16 << 10
    private static let firstChunkBytes = 1 << 10

    private var chunks: [UnsafeMutableRawPointer] = []
    /// The ends of the rows in all chunks but the last.
    private var ends: [UnsafeMutableRawPointer] = []
    /// Where the next row goes in the last chunk, and how many bytes are left there.
    private var next: UnsafeMutableRawPointer?
    private var left = 0
    /// How many rows have been added.
    private(set) var count = 0
    /// Where chunks come from; nil for ordinary memory.
    private let memory: MemoryBudget?

    init(memory: MemoryBudget? = nil) { self.memory = memory }

    deinit { removeAll() }

    /// Forgets all rows.
    func removeAll() {
        if memory == nil { for chunk in chunks { chunk.deallocate() } }
        forget()
    }

    private func forget() {
        chunks = []
        ends = []
        next = nil
        left = 0
        count = 0
    }

    /// Says that the rows will not be looked at for a while: beyond the budget their memory is given back until then.
    func rest() { if let memory { memory.noteWalked(byteCount: chunks.count * Self.chunkBytes) } }

    /// Takes over the rows of another partition, which is empty afterwards.
    func absorb(_ other: RowPartition) {
        guard let otherEnd = other.next else { return }
        if memory !== other.memory {
            // Pages of a budget and ordinary memory are given back in different ways, so the rows move.
            other.forEachRow { row in append(byteCount: row.byteCount).copyMemory(from: row.place, byteCount: row.byteCount) }
            return other.removeAll()
        }
        if let next { ends.append(next) }
        chunks += other.chunks
        ends += other.ends
        next = otherEnd
        left = other.left
        count += other.count
        other.forget()
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
        if let next {
            ends.append(next)
            if let memory { memory.rest(chunks[chunks.count - 1], byteCount: next - chunks[chunks.count - 1]) }
        }
        var size = max(min(Self.chunkBytes, Self.firstChunkBytes << min(chunks.count, 8)), byteCount)
        let chunk: UnsafeMutableRawPointer
        if let memory {
            size = (size + MemoryBudget.pageBytes - 1) / MemoryBudget.pageBytes * MemoryBudget.pageBytes
            chunk = memory.pages(byteCount: size)
        } else {
            chunk = .allocate(byteCount: size, alignment: 16)
        }
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
