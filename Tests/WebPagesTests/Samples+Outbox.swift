import CodeLists
import Localization
import WebPages

extension Sample {
    static let outbox = [
        Sample(name: "outbox", address: .outbox, user: officer) { language in
            OutboxPage(mails: MailStatus.allCases.map { line($0, language) }, isSending: true, isOfAll: true)
        },
        Sample(name: "outbox-without-server", address: .outbox, user: countyUser) { language in
            OutboxPage(mails: [], isSending: false, isOfAll: false)
        },
        Sample(name: "mail", address: .mail(id("m9")), user: countyUser) { _ in
            MailPage(line: line(.failed, .sv), text: "Kvitto\n======\n\(hostile)\n")
        },
    ]

    private static func line(_ status: MailStatus, _ language: Language) -> MailLine {
        MailLine(
            id: id("m9"), area: pirkanmaa, recipient: "aino.alue@example.fi", subject: hostile, language: .sv, written: moment,
            status: status, next: status == .waiting ? moment : nil, finished: status == .sent || status == .failed ? moment : nil,
            attempts: 2, obstacle: status == .waiting ? "connection" : status == .failed ? "refused" : nil)
    }
}
