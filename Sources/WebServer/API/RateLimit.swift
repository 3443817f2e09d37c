import Foundation

/// Lets each caller ask so often and no oftener: a bucket that empties with each request and fills again with time.
actor RateLimit {
    private struct Bucket {
        var left: Double
        var at: Date
    }

    /// More callers than this are not remembered at once; then those whose bucket is full again are forgotten.
    private static let callerLimit = 10_000

    private let perMinute: Double
    private var buckets: [String: Bucket] = [:]

    /// A limit of so many requests a minute, at first or after a pause all at once.
    init(perMinute: Int) { self.perMinute = Double(perMinute) }

    /// Takes one request out of the caller's bucket; nil if it may pass, else after how many seconds it may.
    func take(_ caller: String, at instant: Date) -> Int? {
        var bucket = filled(caller, at: instant)
        guard bucket.left >= 1 else { return max(1, Int(((1 - bucket.left) * 60 / perMinute).rounded(.up))) }
        bucket.left -= 1
        if buckets.count >= Self.callerLimit, buckets[caller] == nil {
            buckets = buckets.filter { filled($0.key, at: instant).left < perMinute }
            if buckets.count >= Self.callerLimit { buckets.removeAll() }
        }
        buckets[caller] = bucket
        return nil
    }

    /// Whether the caller's bucket is empty; nothing is taken. After how many seconds it is not, else nil.
    func wait(_ caller: String, at instant: Date) -> Int? {
        let left = filled(caller, at: instant).left
        return left >= 1 ? nil : max(1, Int(((1 - left) * 60 / perMinute).rounded(.up)))
    }

    private func filled(_ caller: String, at instant: Date) -> Bucket {
        guard let known = buckets[caller] else { return Bucket(left: perMinute, at: instant) }
        let more = max(0, instant.timeIntervalSince(known.at)) * perMinute / 60
        return Bucket(left: min(perMinute, known.left + more), at: max(instant, known.at))
    }
}
