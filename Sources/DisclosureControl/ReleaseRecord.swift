import Statistics

/// The register's own record of a release, kept so that later editions can be checked against it. **Confidential**: it holds true values and
/// never leaves; `summary` may be shown.
public struct ReleaseRecord: Sendable, Codable {
    /// What may be told outside about how a release was protected.
    public struct Summary: Hashable, Sendable, Codable {
        /// Cells with a count, shown or hidden.
        public let cells: Int
        /// Cells hidden because their own count is too small.
        public let sensitive: Int
        /// Cells hidden to protect others.
        public let complementary: Int
        /// Rounds of search, check and repair.
        public let rounds: Int
        /// Relations the check used: sums and covers.
        public let relations: Int
        /// Tables that prove the pattern safe.
        public let witnesses: Int
        /// A fingerprint of the pattern and its proof; the same edition made twice has the same.
        public let digest: String

        /// Hidden cells as a share of all cells with a count, 0 to 1.
        public var hiddenShare: Double { cells == 0 ? 0 : Double(sensitive + complementary) / Double(cells) }
    }

    struct Entry: Sendable, Codable {
        let cell: Cell
        let figure: Figure
        let isHidden: Bool
        var rounded: Int?
    }

    struct Version: Sendable, Codable {
        let block: Block
        let name: String
    }

    /// Numbers that may be told.
    public let summary: Summary
    /// The settings of the release.
    public let settings: ProtectionSettings
    let entries: [Entry]
    let versions: [Version]
}
