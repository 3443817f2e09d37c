import Localization
import RegisterModel

/// Uploading a delivery. A multipart form with the fields `csrf` (first) and `files` (several files: the manifest and the blocks it lists).
public struct UploadPage: Page {
    /// What hinders receiving.
    public enum Problem: Sendable, Hashable {
        /// The manifest is missing or empty.
        case manifestMissing
        /// No block is there.
        case blockMissing
        /// A file that the manifest lists is missing.
        case partMissing(String)
        /// A file that belongs to no delivery.
        case partUnknown(String)
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
        /// Too many deliveries are half done.
        case tooManyOpen
    }

    /// The largest size of all files together, in megabytes (10⁶ bytes).
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
        let lines = problems.map { PageProblem(target: "files", message: message($0, words)) }
        return PageContent(
            template: "upload", title: words("upload.title"), back: .county, problems: lines,
            values: [
                "path": Address.newDelivery.path, "cancelPath": Address.county.path, "tokensPath": Address.tokens.path,
                "limit": words("upload.limit", ["megabytes": words.number(limitMegabytes)]), "hasErrors": !lines.isEmpty,
                "errors": lines.map(\.message),
                "blocks": BlockKind.allCases.map { block in
                    ["file": "\(block.rawValue).csv", "name": block.name(in: frame.language)] as Values
                },
            ])
    }

    private func message(_ problem: Problem, _ words: Words) -> String {
        switch problem {
        case .manifestMissing: words("upload.manifest-missing")
        case .blockMissing: words("upload.block-missing")
        case .partMissing(let file): words("upload.part-missing", ["file": file])
        case .partUnknown(let file): words("upload.part-unknown", ["file": file])
        case .tooLarge(let limit): words("upload.too-large", ["megabytes": words.number(limit)])
        case .broken: words("upload.broken")
        case .manifestUnreadable: words("upload.manifest-unreadable")
        case .manifestOrganiser: words("upload.manifest-organiser")
        case .manifestGroup(let name): words("upload.manifest-group", ["group": name])
        case .manifestPeriod: words("upload.manifest-period")
        case .manifestPeriodNotEnded: words("upload.manifest-period-not-ended")
        case .tooManyOpen: words("upload.too-many-open")
        }
    }
}
