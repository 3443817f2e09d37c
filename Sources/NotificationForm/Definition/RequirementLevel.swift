/// How much a missing answer matters (form specification, section 3.1). A question that is not relevant has no level.
public enum RequirementLevel: String, Sendable, CaseIterable, Codable {
    /// Mandatory in THL's printed form (17 and 30): a missing answer blocks submission.
    case official
    /// Needed for the notification to be identified or branched (1–4 and 23): a missing answer blocks submission.
    case system
    /// A missing answer is a warning and "not answered" in exports.
    case expected
    /// Nothing follows from a missing answer; the page says "(optional)".
    case optional

    /// Whether a missing answer blocks submission.
    public var blocks: Bool { self == .official || self == .system }
}
