import CodeLists
import RegisterModel

/// What rows of some kinds know beside person, organiser, municipality, task and two days: sixteen more bytes of a packed row.
///
/// | kind | four words |
/// | --- | --- |
/// | matters with joint days | opened, closed, joined, left |
/// | decisions, service decisions | valid from, valid to, codes, picks |
/// | services, received services | nothing, nothing, codes, evidence |
///
/// Days are packed, 0 where empty. The codes are three bytes from the lowest: social service, decision type, outcome, each the place in its
/// list plus 1 and 0 where there is none.
public struct FurtherFacts: Hashable, Sendable {
    let words: SIMD4<UInt32>

    @inline(__always)
    init(words: SIMD4<UInt32>) { self.words = words }

    @inline(__always)
    init(validFrom: UInt64, validTo: UInt64, socialService: Int?, decisionType: Int, outcome: Int, picks: DecisionPicks) {
        let codes = UInt32((socialService ?? -1) + 1) | UInt32(decisionType + 1) << 8 | UInt32(outcome + 1) << 16
        words = SIMD4(UInt32(validFrom), UInt32(validTo), codes, UInt32(picks.rawValue))
    }

    @inline(__always)
    init(socialService: Int, evidence: EvidenceKinds) { words = SIMD4(0, 0, UInt32(socialService + 1), UInt32(evidence.rawValue)) }

    /// The days of a joint matter.
    public init(opened: Day, closed: Day?, joined: Day?, left: Day?) {
        words = SIMD4([opened, closed, joined, left].map { (day: Day?) in UInt32(PackedDay.pack(day)) })
    }

    /// A decision beside the day on which it was made.
    /// - Parameters:
    ///   - validFrom: nil where the row has none and the day of the decision counts.
    ///   - picks: what the row itself says; empty in an extract.
    public init(
        validFrom: Day?, validTo: Day?, socialService: SocialService?, decisionType: DecisionType, outcome: DecisionOutcome,
        picks: DecisionPicks = []
    ) {
        self.init(
            validFrom: PackedDay.pack(validFrom), validTo: PackedDay.pack(validTo), socialService: socialService?.index,
            decisionType: decisionType.index, outcome: outcome.index, picks: picks)
    }

    /// A service beside its days.
    public init(socialService: SocialService, evidence: EvidenceKinds) { self.init(socialService: socialService.index, evidence: evidence) }

    /// One of the codes; nil where there is none.
    @inline(__always)
    private func code(_ byte: UInt32) -> Int? {
        let code = Int(words.z >> (8 * byte) & 0xFF)
        return code == 0 ? nil : code - 1
    }
    var socialService: Int? { code(0) }
    var decisionType: Int? { code(1) }
    var outcome: Int? { code(2) }
}
