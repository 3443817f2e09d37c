import Foundation
import Localization
import NotificationForm
import Operations
import RegisterModel
import RegisterStore
import WebPages

/// Writes the mails with the pages' own templates and texts.
public struct NotificationLetters: LetterWriter {
    /// Makes a writer.
    public init() {}

    /// The receipt of a sent notification, in the language it was sent in and the texts of its form version.
    public func receipt(_ receipt: Receipt) -> Letter {
        let version = receipt.version
        let definition = FormDefinition.version(version.formVersion) ?? receipt.notification.definition
        return Letter(
            NotificationLetter(
                kind: .receipt(
                    reference: receipt.reference, version: version.number, sent: Moment(version.submittedAt), isLate: receipt.isLate,
                    sender: receipt.senderName, reason: version.reason),
                formTitle: definition.title[version.language], area: receipt.notification.group.area, group: version.groupName,
                municipalities: version.municipalities, period: receipt.notification.round.period, summary: receipt.summary,
                language: version.language))
    }

    /// The copy of a draft, marked as one.
    public func draftCopy(_ check: AnswersCheck, language: Language, at instant: Date) -> Letter {
        let notification = check.notification
        return Letter(
            NotificationLetter(
                kind: .draft(made: Moment(instant)), formTitle: notification.definition.title[language], area: notification.group.area,
                group: notification.group.name, municipalities: notification.group.municipalities, period: notification.round.period,
                summary: check.summary, language: language))
    }

    /// A reminder of what is missing of a county's data for a quarter.
    public func gapReminder(_ county: CountyGaps, _ period: MonitoringPeriod, deadline: Day, language: Language) -> Letter {
        let letter = GapLetter(
            area: county.area, period: period, deadline: deadline, gaps: county.gaps.map { GapsPage.Gap($0) }, language: language)
        return Letter(subject: letter.subject, text: letter.text)
    }

    /// What one side has said about a sent notification, for the other side.
    public func notice(_ notice: NotificationNotice) -> Letter {
        let content: NoticeLetter.Content =
            switch notice.content {
            case .query(let remark): .query(RemarkView(remark, [:]))
            case .answer(let remark): .answer(RemarkView(remark, [:]))
            case .returned(let review, let open): .returned(comment: review.comment, open: open.map { RemarkView($0, [:]) })
            case .accepted(let review): .accepted(comment: review.comment)
            }
        let letter = NoticeLetter(
            content: content, definition: notice.definition, reference: notice.reference, version: notice.version.number,
            area: notice.group.area, group: notice.group.name, period: notice.round.period, writer: notice.writerName,
            written: Moment(notice.writtenAt), language: notice.language)
        return Letter(subject: letter.subject, text: letter.text, html: letter.html)
    }
}

extension Letter {
    fileprivate init(_ letter: NotificationLetter) {
        self.init(subject: letter.subject, text: letter.text, html: letter.html, fileName: letter.fileName)
    }
}
