/// Which identity codes are taken. The two never mix, so that no test holds a real person and no register a made-up one.
public enum IdentityUse: String, CaseIterable, Sendable, Codable {
    /// Only codes of the 900 series, which no real person has.
    case test
    /// Only codes outside the 900 series.
    case production
}
