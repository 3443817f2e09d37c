import Foundation
import Testing

@testable import Mail

@Suite struct `The header of a mail` {
    /// What a mail reader makes of a field's lines.
    private func decoded(_ lines: [String]) -> String {
        let header = String(lines.joined().dropFirst("Subject: ".count))
        var bytes: [UInt8] = []
        for word in header.split(separator: " ") {
            guard word.hasPrefix("=?utf-8?B?"), word.hasSuffix("?="), let data = Data(base64Encoded: String(word.dropFirst(10).dropLast(2)))
            else { return header }
            bytes += data
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: [
        "Receipt LS-2023-01-08-1", "Kvitto: anmälan om leveranssätt, Åbo", "=?utf-8?B?=", String(repeating: "ä", count: 300),
        String(repeating: "plain ", count: 60) + "end", String(repeating: "👍", count: 200),
        "👩‍👩‍👧‍👦 perhe", "e\u{301}", "", "a", "ab", "abc ö",
    ])
    func `a text is read as it was written, in lines of at most 76 characters`(text: String) {
        let lines = MailHeader.field("Subject", text)
        #expect(lines.allSatisfy { $0.utf8.count <= 76 && $0.utf8.allSatisfy { (0x20...0x7E).contains($0) } })
        #expect(lines.first?.hasPrefix("Subject: ") == true && lines.dropFirst().allSatisfy { $0.hasPrefix(" ") })
        #expect(decoded(lines) == text)
    }

    @Test func `no text can add a line to the header`() {
        let message = MailMessage(
            recipient: "a@b.example", subject: "x\r\nBcc: c@d.example\u{0}", text: "", html: "", messageID: "1@b.example", writtenAt: 0,
            attachment: nil)
        for line in message.headers(from: "s@b.example") { #expect(!line.contains("\r") && !line.contains("\n")) }
    }

    @Test(arguments: [
        (0, "Thu, 01 Jan 1970 00:00:00 +0000"), (951_782_400, "Tue, 29 Feb 2000 00:00:00 +0000"),
        (1_709_251_199, "Thu, 29 Feb 2024 23:59:59 +0000"), (1_646_092_805, "Tue, 01 Mar 2022 00:00:05 +0000"),
        (-1, "Wed, 31 Dec 1969 23:59:59 +0000"),
    ])
    func `an instant is written as mails write it`(seconds: Int, written: String) { #expect(MailHeader.date(seconds) == written) }

    @Test func `a day of every month for 130 years is the calendar's`() {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = .gmt
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss Z"
        for seconds in stride(from: 0, to: 4_100_000_000, by: 2_641_077) {
            #expect(MailHeader.date(seconds) == formatter.string(from: Date(timeIntervalSince1970: Double(seconds))))
        }
    }

    @Test(arguments: ["a b@c.example", "a@b\r\nRCPT TO:<x@y>", "<a@b>", "å@b.example", "nobody"])
    func `an address that could be a command of its own is refused before any server hears of it`(address: String) {
        let sender = MailSender(server: MailServer(host: "127.0.0.1", port: 9, sender: "s@b.example", isPlain: true))
        let message = MailMessage(
            recipient: address, subject: "", text: "", html: "", messageID: "1@b.example", writtenAt: 0, attachment: nil)
        #expect(throws: MailFault.address) { try sender.send(message) }
    }

    @Test func `a server that is not there is a fault of the connection`() {
        let sender = MailSender(server: MailServer(host: "127.0.0.1", port: 9, sender: "s@b.example"))
        let message = MailMessage(
            recipient: "a@b.example", subject: "", text: "", html: "", messageID: "1@b.example", writtenAt: 0, attachment: nil)
        #expect(throws: MailFault.connection) { try sender.send(message) }
    }
}
