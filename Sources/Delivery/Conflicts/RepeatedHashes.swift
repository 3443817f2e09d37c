import Dispatch
import Synchronization

/// Which ids occur more than once among some rows, told by their hashes: a filter that lets every repeated one through, and few others.
///
/// A first walk sorts 32 bits of each hash into buckets small enough for the cache; in a bucket equal ones are found with a small table.
/// Memory: about four bytes a row while it is made, then a few bits for each repeated id.
struct RepeatedHashes: Sendable {
    private static let bucketBits: UInt64 = 10
    private var filter: [UInt64] = []

    /// Whether no id was repeated.
    var isEmpty: Bool { filter.isEmpty }

    /// Whether an id with this hash may be repeated.
    @inline(__always)
    func mayContain(_ hash: UInt64) -> Bool {
        let bit = Self.bit(Self.key(hash))
        return filter[Int(bit >> 6) & (filter.count - 1)] & 1 << (bit & 63) != 0
    }

    /// The 42 bits of a hash that are compared.
    @inline(__always)
    private static func key(_ hash: UInt64) -> UInt64 { (hash >> 32) << bucketBits | hash & (1 << bucketBits - 1) }

    /// The place of a key in the filter, of which as many low bits count as it has.
    @inline(__always)
    private static func bit(_ key: UInt64) -> UInt64 { (key &* 0x9E37_79B9_7F4A_7C15) >> 20 }

    /// - Parameters:
    ///   - hashes: about how many hashes there are.
    ///   - walk: calls its body with each hash of a thread's share of the rows.
    init(hashes: Int, threads: Int, walk: @Sendable (_ thread: Int, _ body: (UInt64) -> Void) -> Void) {
        let buckets = 1 << Self.bucketBits
        let share = hashes / threads / Int(buckets)
        // Hashes are spread evenly, so hardly a bucket ever has more than this; what has no room counts as repeated, and is compared later.
        let room = share + share / 8 + 64
        let filled = Mutex<[(entries: [UInt32], counts: [Int32])]>([])
        let repeated = Mutex<[UInt64]>([])
        DispatchQueue.concurrentPerform(iterations: threads) { thread in
            var entries = [UInt32](repeating: 0, count: room * Int(buckets))
            var counts = [Int32](repeating: 0, count: Int(buckets))
            var overflow: [UInt64] = []
            entries.withUnsafeMutableBufferPointer { entries in
                counts.withUnsafeMutableBufferPointer { counts in
                    walk(thread) { hash in
                        let bucket = Int(hash & (1 << Self.bucketBits - 1))
                        let count = Int(counts[bucket])
                        if count < room {
                            entries[bucket * room + count] = UInt32(truncatingIfNeeded: hash >> 32)
                            counts[bucket] += 1
                        } else if overflow.last != Self.key(hash) {
                            overflow.append(Self.key(hash))
                        }
                    }
                }
            }
            filled.withLock { $0.append((entries, counts)) }
            repeated.withLock { $0 += overflow }
        }
        let all = filled.withLock { $0 }
        DispatchQueue.concurrentPerform(iterations: threads) { thread in
            var found: [UInt64] = []
            var table: [UInt32] = []
            for bucket in stride(from: thread, to: Int(buckets), by: threads) {
                Self.findEqual(all.map { $0.entries[bucket * room..<bucket * room + Int($0.counts[bucket])] }, &table) {
                    found.append(UInt64($0) << Self.bucketBits | UInt64(bucket))
                }
            }
            repeated.withLock { $0 += found }
        }
        fill(repeated.withLock { $0 })
    }

    /// Calls the body with each entry that equals an earlier one.
    private static func findEqual(_ pieces: [ArraySlice<UInt32>], _ table: inout [UInt32], _ body: (UInt32) -> Void) {
        let size = (pieces.reduce(0) { $0 + $1.count } * 2).roundedUpToPowerOfTwo
        table.removeAll(keepingCapacity: true)
        table.append(contentsOf: repeatElement(0, count: size))
        table.withUnsafeMutableBufferPointer { table in
            for piece in pieces {
                for entry in piece {
                    // 0 marks an empty place, so the one entry that is 0 shares its fate with 1.
                    let value = max(entry, 1)
                    var place = Int(value) & (size - 1)
                    while table[place] != 0 && table[place] != value { place = (place + 1) & (size - 1) }
                    if table[place] == value {
                        body(entry)
                        if value == 1 { body(entry ^ 1) }
                    } else {
                        table[place] = value
                    }
                }
            }
        }
    }

    private mutating func fill(_ keys: [UInt64]) {
        if keys.isEmpty { return }
        filter = Array(repeating: 0, count: min(1 << 21, max(1 << 14, keys.count.roundedUpToPowerOfTwo)))
        for key in keys {
            let bit = Self.bit(key)
            filter[Int(bit >> 6) & (filter.count - 1)] |= 1 << (bit & 63)
        }
    }
}

extension Int {
    /// The least power of two that is not less.
    var roundedUpToPowerOfTwo: Int { self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}
