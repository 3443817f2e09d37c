import Foundation
import Testing

@testable import WebServer

@Suite struct `A settings file for mails` {
    private func read(_ json: String) throws -> ServerSettings {
        var settings = ServerSettings()
        try settings.read(json: Data(json.utf8))
        return settings
    }

    @Test func `names the server, the address and the account`() throws {
        let mail = try #require(
            try read(
                #"{"mail-host": "smtp.example.org", "mail-from": "sosdata+1@example.org", "mail-user": "u", "mail-password-file": "/p"}"#
            ).mail)
        #expect(
            (mail.host, mail.port, mail.sender, mail.user, mail.passwordFile) == (
                "smtp.example.org", 587, "sosdata+1@example.org", "u", "/p"
            ))
    }

    @Test(arguments: [
        (#""mail-from": "Sosdata <a@b.example>""#, "mail-from"), (#""mail-from": "å@b.example""#, "mail-from"),
        (#""mail-from": "a b@c.example""#, "mail-from"), (#""mail-from": "a@""#, "mail-from"),
        (#""mail-from": "a@b.example", "mail-user": "u""#, "mail-password-file"),
        (#""mail-from": "a@b.example", "mail-password-file": "/p""#, "mail-user"), (#""mail-port": 25"#, "mail-from"),
    ])
    func `is refused when no mail could ever go out by it`(text: String, setting: String) {
        #expect(throws: ServerSettings.Fault.value(setting)) { try read(#"{"mail-host": "smtp.example.org", \#(text)}"#) }
    }
}
