import Localization

/// Uploading a delivery. A multipart form with the fields `csrf` (first), `manifest` (a file) and `client_periods` (a file, `.csv` or `.csv.gz`).
public struct UploadPage: Page {
    /// What hinders receiving.
    public enum Problem: Sendable, Hashable {
        /// The manifest is missing or empty.
        case manifestMissing
        /// The file of client periods is missing or empty.
        case periodsMissing
        /// A file is larger than the limit.
        case tooLarge(limitMegabytes: Int)
        /// The connection broke before everything had come.
        case broken
        /// The manifest is no manifest.
        case manifestUnreadable
        /// The manifest names another organiser.
        case manifestOrganiser
        /// The manifest names a municipality group that the county does not have.
        case manifestGroup(String)
        /// The manifest names no quarter, or one without a round.
        case manifestPeriod
        /// The quarter that the manifest names has not ended.
        case manifestPeriodNotEnded
    }

    /// The largest size of one file, in megabytes (10⁶ bytes).
    public let limitMegabytes: Int
    /// What hinders receiving.
    public let problems: [Problem]

    /// Makes the page.
    public init(limitMegabytes: Int, problems: [Problem] = []) {
        self.limitMegabytes = limitMegabytes
        self.problems = problems
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let lines = problems.map { line($0, words) }
        return PageContent(
            template: "upload", title: words("upload.title"), back: .county, problems: lines,
            values: [
                "path": Address.newDelivery.path, "cancelPath": Address.county.path, "tokensPath": Address.tokens.path,
                "limit": words("upload.limit", ["megabytes": words.number(limitMegabytes)]),
                "manifestError": lines.first { $0.href == "#manifest" }?.message,
                "periodsError": lines.first { $0.href == "#client_periods" }?.message,
            ])
    }

    private func line(_ problem: Problem, _ words: Words) -> PageProblem {
        switch problem {
        case .manifestMissing: PageProblem(target: "manifest", message: words("upload.manifest-missing"))
        case .periodsMissing: PageProblem(target: "client_periods", message: words("upload.periods-missing"))
        case .tooLarge(let limit):
            PageProblem(target: "client_periods", message: words("upload.too-large", ["megabytes": words.number(limit)]))
        case .broken: PageProblem(target: "client_periods", message: words("upload.broken"))
        case .manifestUnreadable: PageProblem(target: "manifest", message: words("upload.manifest-unreadable"))
        case .manifestOrganiser: PageProblem(target: "manifest", message: words("upload.manifest-organiser"))
        case .manifestGroup(let name): PageProblem(target: "manifest", message: words("upload.manifest-group", ["group": name]))
        case .manifestPeriod: PageProblem(target: "manifest", message: words("upload.manifest-period"))
        case .manifestPeriodNotEnded: PageProblem(target: "manifest", message: words("upload.manifest-period-not-ended"))
        }
    }
}
