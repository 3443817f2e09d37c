/// A finding about several rows. Sixteen bytes, for there can be one for every row.
struct RowFinding {
    let line: UInt32
    /// The line of the earlier row that the finding refers to; 0 for none.
    let related: UInt32
    let file: UInt8
    let relatedFile: UInt8
    let rule: RuleID
    /// The column's place among the kind's columns; `PackedFinding.noColumn` for none.
    let column: UInt8
    /// Whether the row, and the one it refers to, are from the archive.
    let isInArchive: Bool

    init(_ rule: RuleID, _ row: PackedRow, column: UInt8 = PackedFinding.noColumn, related: PackedRow? = nil) {
        line = row.line
        file = row.file
        self.rule = rule
        self.column = column
        self.related = related?.line ?? 0
        relatedFile = related?.file ?? 0
        isInArchive = row.isFromArchive
    }

    /// The finding as those of single rows are.
    var packed: PackedFinding {
        PackedFinding(file: file, line: line, rule: rule, column: column, related: related, relatedFile: relatedFile)
    }

    /// The order of every listing: file, line, column, rule.
    static func precedes(_ a: RowFinding, _ b: RowFinding) -> Bool {
        (a.file, a.line, a.column &+ 1, a.rule.rawValue) < (b.file, b.line, b.column &+ 1, b.rule.rawValue)
    }
}
