/// A small, fast generator of random numbers (xoshiro256**, seeded through SplitMix64): the same seed gives the same numbers on every machine
/// and with every version of the standard library, because all draws are made here with integers alone.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var a: UInt64
    private var b: UInt64
    private var c: UInt64
    private var d: UInt64

    /// Starts the sequence of a seed. `stream` separates sequences of one seed that must not depend on each other.
    public init(seed: UInt64, stream: UInt64 = 0) {
        var state = seed &+ stream &* 0xD134_2543_DE82_EF95
        func splitMix() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
        a = splitMix()
        b = splitMix()
        c = splitMix()
        d = splitMix()
    }

    /// The next 64 random bits.
    public mutating func next() -> UInt64 {
        let product = b &* 5
        let result = (product << 7 | product >> 57) &* 9
        let shifted = b << 17
        c ^= a
        d ^= b
        b ^= c
        a ^= d
        c ^= shifted
        d = d << 45 | d >> 19
        return result
    }

    /// A number from 0 up to, not including, `bound`; 0 if the bound is below 1.
    public mutating func below(_ bound: Int) -> Int {
        guard bound > 1 else { return 0 }
        return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// A number from 0 up to, not including, `bound`, small ones more often than large ones.
    public mutating func skewed(_ bound: Int) -> Int {
        guard bound > 1 else { return 0 }
        return below(bound) * below(bound) / bound
    }

    /// True in so many of a thousand draws.
    public mutating func chance(_ perThousand: Int) -> Bool { below(1000) < perThousand }

    /// True in so many of a million draws.
    public mutating func chance(perMillion: Int) -> Bool { below(1_000_000) < perMillion }
}

/// Values drawn in proportion to whole-number weights; constant in order, logarithmic in time.
struct Weighted<Value: Sendable>: Sendable {
    private let values: [Value]
    private let bounds: [Int]

    /// Keeps the values whose weight is above 0; at least one must be.
    init(_ pairs: [(value: Value, weight: Int)]) {
        let kept = pairs.filter { $0.weight > 0 }
        precondition(!kept.isEmpty, "Nothing can be drawn from no weight.")
        values = kept.map(\.value)
        var sum = 0
        bounds = kept.map { pair in
            sum += pair.weight
            return sum
        }
    }

    /// Draws one value.
    func draw(_ random: inout SeededGenerator) -> Value {
        let target = random.below(bounds[bounds.count - 1])
        var low = 0
        var high = bounds.count - 1
        while low < high {
            let middle = (low + high) / 2
            if bounds[middle] > target { high = middle } else { low = middle + 1 }
        }
        return values[low]
    }
}
