/// What a page showed of its answers, as a short print of each. The page posts it back, so that it can be told which answers its reader has
/// touched and which somebody else has changed meanwhile: two people can edit the same page without either losing a word.
public struct ShownAnswers: Hashable, Sendable {
    private var prints: [AnswerKey: String] = [:]

    /// Takes the prints of the answers of some keys; an unanswered one has a print too.
    public init(_ answers: Answers, keys: some Sequence<AnswerKey>) {
        for key in keys { prints[key] = Self.stamp(answers[key]) }
    }

    /// Reads what ``text`` wrote. What is not of that shape is passed over: an answer without a print counts as not shown.
    public init(posted text: String) {
        for part in text.split(separator: " ") {
            let halves = part.split(separator: "=", maxSplits: 1)
            guard halves.count == 2 else { continue }
            prints[AnswerKey(description: String(halves[0]))] = String(halves[1])
        }
    }

    /// The prints as a hidden field carries them.
    public var text: String { prints.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ") }

    /// Whether an answer is still the one that was shown; false for one that was not shown.
    public func isShown(_ value: AnswerValue?, for key: AnswerKey) -> Bool { prints[key] == Self.stamp(value) }

    /// What becomes of an answer that was stored as one thing and posted as another.
    public func merge(_ key: AnswerKey, stored: AnswerValue?, posted: AnswerValue?) -> AnswerMerge {
        guard let shown = prints[key], posted != stored, Self.stamp(posted) != shown else { return .keep }
        return Self.stamp(stored) == shown ? .take : .conflict
    }

    /// Notes that these answers have changed since they were shown, where it is not known what was shown.
    public mutating func outdate(_ keys: some Sequence<AnswerKey>) {
        for key in keys { prints[key] = "?" }
    }

    /// Takes the prints of other answers for some of the keys: what the page shows of them now.
    public mutating func show(_ answers: Answers, keys: some Sequence<AnswerKey>) {
        for key in keys { prints[key] = Self.stamp(answers[key]) }
    }

    /// FNV-1a in 64 bits. It tells what a reader saw from what is there now; it proves nothing and keeps nothing secret.
    private static func stamp(_ value: AnswerValue?) -> String {
        let text: String
        switch value {
        case nil: return "-"
        case .text(let plain): text = "t" + plain
        case .set(let codes): text = "s" + codes.joined(separator: "\u{1}")
        case .records(let records):
            let lines = records.map { record in
                record.sorted { $0.key < $1.key }.map { "\($0.key)\u{2}\($0.value)" }.joined(separator: "\u{1}")
            }
            text = "r" + lines.joined(separator: "\u{3}")
        }
        let hash = text.utf8.reduce(into: 0xCBF2_9CE4_8422_2325 as UInt64) { hash, byte in hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return String(hash, radix: 36)
    }
}

/// What becomes of an answer that may have been edited by two people at once.
public enum AnswerMerge: Hashable, Sendable {
    /// What is stored stays: the reader has not touched the answer, has not seen it, or says the same.
    case keep
    /// What was posted is stored: nobody else has changed the answer since it was shown.
    case take
    /// Both have changed it, to different things; the reader has to choose.
    case conflict
}
