extension Array where Element == LineReference {
    /// Puts lines with one hash side by side, in the order in which they were within. What order the hashes come in does not matter.
    ///
    /// Three passes over eleven bits each, which is many times faster than comparing; hashes that have those bits in common and differ in
    /// others are few, and are put in order afterwards.
    mutating func groupByHash() {
        let bits = 11
        let mask = UInt64(1 << bits - 1)
        var other = self
        var (from, to) = (0, 0)
        for pass in 0..<3 {
            let shift = UInt64(pass * bits)
            var starts = [Int](repeating: 0, count: 1 << bits)
            for reference in self { starts[Int(reference.set >> shift & mask)] += 1 }
            var sum = 0
            for bucket in starts.indices { (starts[bucket], sum) = (sum, sum + starts[bucket]) }
            for reference in self {
                let bucket = Int(reference.set >> shift & mask)
                other[starts[bucket]] = reference
                starts[bucket] += 1
            }
            swap(&self, &other)
        }
        let low = UInt64(1 << (3 * bits) - 1)
        while from < count {
            to = from + 1
            var isMixed = false
            while to < count, self[to].set & low == self[from].set & low {
                isMixed = isMixed || self[to].set != self[from].set
                to += 1
            }
            if isMixed { self[from..<to].sort { $0.set == $1.set ? $0.place < $1.place : $0.set < $1.set } }
            from = to
        }
    }

    /// Calls the body with the places of each stretch of lines with one hash; they have been put side by side.
    func forEachHash(_ body: (Range<Int>) -> Void) {
        var start = 0
        while start < count {
            var end = start + 1
            while end < count && self[end].set == self[start].set { end += 1 }
            body(start..<end)
            start = end
        }
    }
}
