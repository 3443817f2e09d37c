import CodeLists
import Foundation
import Localization
import Operations
import RegisterModel
import RegisterStore

/// A delivery as the API tells it. What is not known yet is left out.
struct DeliveryJSON: Encodable {
    /// A file of the delivery that is here whole.
    struct File: Encodable {
        let name: String
        let bytes: Int
        let sha256: String
    }

    /// A file that is on its way.
    struct UploadOnItsWay: Encodable {
        let name: String
        let href: String
        let offset: Int
        let length: Int
    }

    /// How far the work on it has come.
    struct Progress: Encodable {
        let step: String
        let percent: Int
    }

    /// A finding that may be right, and what the county has said about it.
    struct Confirmation: Encodable {
        let rule: String
        let block: String
        let subject: String
        let measured: String
        let reason: String?
        let confirmedAt: Date?
    }

    /// What the check found.
    struct Result: Encodable {
        /// The rows of one file.
        struct Rows: Encodable {
            let file: String
            let read: Int
            let used: Int
            let duplicate: Int
            let rejected: Int
            let outOfScope: Int
        }

        let acceptable: Bool
        let failure: String?
        let findings: [String: Int]
        let rows: [Rows]
        let rulesRun: Int
        let rulesNotRun: Int
    }

    let id: String
    let href: String
    let state: String
    let organiser: String
    let group: String?
    let period: String?
    let channel: String?
    let createdAt: Date
    let receivedAt: Date?
    let checkedAt: Date?
    let earlierReceiptAt: Date?
    let withdrawnAt: Date?
    let withdrawnReason: String?
    let progress: Progress?
    let files: [File]
    let uploads: [UploadOnItsWay]
    let confirmations: [Confirmation]
    let result: Result?

    init(_ status: DeliveryStatus, uploads: [PartUpload], _ language: Language) {
        let delivery = status.delivery
        id = delivery.id
        href = APIAddress.delivery(delivery.id).path
        state = Self.word(status)
        organiser = delivery.area.slug
        group = status.groupName
        period = delivery.period?.description
        channel = delivery.channel?.rawValue
        createdAt = delivery.createdAt
        receivedAt = delivery.receivedAt
        checkedAt = delivery.checkedAt
        earlierReceiptAt = status.earlierReceiptAt
        withdrawnAt = delivery.withdrawal?.at
        withdrawnReason = delivery.withdrawal?.reason
        progress = delivery.state == .checking ? status.job.map { Progress(step: $0.step.rawValue, percent: $0.progressPercent) } : nil
        files = status.parts.map { part in
            File(name: part.name, bytes: part.sizeBytes, sha256: part.sha256.hexadecimal)
        }
        self.uploads = uploads.map { upload in
            UploadOnItsWay(
                name: upload.name, href: APIAddress.file(upload.id, of: delivery.id).path, offset: upload.offsetBytes,
                length: upload.lengthBytes)
        }
        confirmations = status.confirms.map { found in
            Confirmation(
                rule: found.finding.rule, block: found.finding.block, subject: found.finding.subject, measured: found.finding.measured,
                reason: found.confirmation?.reason, confirmedAt: found.confirmation?.at)
        }
        result = delivery.summary.map { summary in
            Result(
                acceptable: summary.isAcceptable, failure: summary.failure?[language],
                findings: Dictionary(summary.groups.map { ($0.severity, $0.count) }, uniquingKeysWith: +),
                rows: summary.files.map { file in
                    Result.Rows(
                        file: file.name, read: file.read, used: file.used, duplicate: file.duplicate, rejected: file.rejected,
                        outOfScope: file.outOfScope)
                }, rulesRun: summary.rulesRun, rulesNotRun: summary.rulesNotRun)
        }
    }

    /// Where a delivery stands, in one word: `uploading`, `waiting`, `checking`, `accepted`, `replaced`, `returned`, `unreadable`, `failed`,
    /// `withdrawn`.
    static func word(_ status: DeliveryStatus) -> String {
        switch status.delivery.state {
        case .checking where status.job?.state != .running: "waiting"
        case .accepted where status.isReplaced: "replaced"
        default: status.delivery.state.rawValue
        }
    }
}
