import Localization

/// Findings one by one, in a format that has one a line: `csv` and `json` (delivery page, *Commands*).
public struct FindingLines: Sendable {
    /// What stands before the first finding, with its line break.
    public let header: [UInt8]

    private enum Rows: Sendable {
        case csv(FindingsFile)
        case json(JSONFindings)
    }
    private let rows: Rows

    /// The lines of a format in a language; nil for a format that is no list of findings.
    public init?(_ format: ReportFormat, in language: Language) {
        switch format {
        case .csv:
            rows = .csv(FindingsFile(in: language))
            header = Array(FindingsFile.header.utf8)
        case .json:
            rows = .json(JSONFindings(in: language))
            header = []
        case .text, .html: return nil
        }
    }

    /// One finding with its line break.
    public func line(_ finding: DeliveryFinding) -> [UInt8] {
        switch rows {
        case .csv(let file): file.row(finding)
        case .json(let objects): objects.line(finding)
        }
    }
}
