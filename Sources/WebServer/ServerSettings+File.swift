import CodeLists
import Foundation
import Localization
import Operations
import RegisterStore

extension ServerSettings {
    /// What a settings file may say. Every name is known and every value fits, or the file is refused: a misspelt limit must not go unnoticed.
    public enum Fault: Error, Equatable {
        /// The text is no JSON object.
        case unreadable
        /// The file says something that no setting is called.
        case unknown(String)
        /// The value of a setting has the wrong type or is outside its range.
        case value(String)
    }

    /// The names a settings file may use.
    public static let names = [
        "accounts", "address", "api-requests-per-minute", "contact-email", "behind-proxy", "host", "idle-seconds", "mail-ca-file",
        "mail-from", "mail-host", "mail-password-file", "mail-plain", "mail-port", "mail-user", "port", "secure",
        "upload-limit-megabytes", "weasyprint",
    ]

    /// Takes over what a settings file says: a JSON object with some of ``names``. Throws ``Fault``.
    public mutating func read(json: Data) throws(Fault) {
        guard let read = try? JSONDecoder().decode([String: Value].self, from: json) else { throw .unreadable }
        for (name, value) in read.sorted(by: { $0.key < $1.key }) {
            if name.hasPrefix("mail-") { try setMail(name, value) } else { try set(name, value) }
        }
        // A mail server without a sender, or the other way round, sends nothing: better said now than by silence.
        guard let mail else { return }
        if mail.host.isEmpty || mail.sender.isEmpty { throw .value(mail.host.isEmpty ? "mail-host" : "mail-from") }
        // Nor does an account without its password, which no mail server takes.
        if (mail.user == nil) != (mail.passwordFile == nil) { throw .value(mail.user == nil ? "mail-user" : "mail-password-file") }
    }

    private mutating func set(_ name: String, _ value: Value) throws(Fault) {
        switch (name, value) {
        case ("host", .text(let text)) where !text.isEmpty: host = text
        case ("port", .number(let number)) where (0...65_535).contains(number): port = number
        case ("secure", .flag(let flag)): isSecure = flag
        case ("behind-proxy", .flag(let flag)): isBehindProxy = flag
        case ("contact-email", .text(let text)) where text.contains("@"): contactEmail = text
        case ("accounts", .people(let people)):
            accounts = try people.map { (person) throws(Fault) in
                guard let invitation = person.invitation else { throw .value("accounts") }
                return invitation
            }
        case ("address", .text(let text)) where text.wholeMatch(of: /https?:\/\/[^\/]+/) != nil: address = text
        case ("api-requests-per-minute", .number(let number)) where (1...1_000_000).contains(number): apiRequestsPerMinute = number
        case ("idle-seconds", .number(let number)) where (1...3_600).contains(number): idleSeconds = number
        case ("upload-limit-megabytes", .number(let number)) where (1...100_000).contains(number): uploadLimitBytes = number * 1_000_000
        case ("weasyprint", .text(let text)) where !text.isEmpty: weasyPrint = text
        default: throw Self.names.contains(name) ? .value(name) : .unknown(name)
        }
    }

    private mutating func setMail(_ name: String, _ value: Value) throws(Fault) {
        var mail = mail ?? MailSettings()
        switch (name, value) {
        case ("mail-host", .text(let text)) where !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || ".-".contains($0) }:
            mail.host = text
        case ("mail-port", .number(let number)) where (1...65_535).contains(number): mail.port = number
        case ("mail-from", .text(let text)) where text.wholeMatch(of: /[!-;=?-~]+@[0-9A-Za-z.-]+/) != nil: mail.sender = text
        case ("mail-user", .text(let text)) where !text.isEmpty: mail.user = text
        case ("mail-password-file", .text(let text)) where !text.isEmpty: mail.passwordFile = text
        case ("mail-plain", .flag(let flag)): mail.isPlain = flag
        case ("mail-ca-file", .text(let text)) where !text.isEmpty: mail.certificateFile = text
        default: throw Self.names.contains(name) ? .value(name) : .unknown(name)
        }
        self.mail = mail
    }

    private enum Value: Decodable {
        case text(String)
        case number(Int)
        case flag(Bool)
        case people([Person])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let flag = try? container.decode(Bool.self) {
                self = .flag(flag)
            } else if let number = try? container.decode(Int.self) {
                self = .number(number)
            } else if let people = try? container.decode([Person].self) {
                self = .people(people)
            } else {
                self = .text(try container.decode(String.self))
            }
        }
    }

    /// A person of the setting `accounts`.
    private struct Person: Decodable {
        let email: String
        let name: String
        let role: String
        let area: String?
        let language: String?

        var invitation: Invitation? {
            guard email.contains("@"), !name.isEmpty, let language = Language(rawValue: language ?? Language.fi.rawValue) else {
                return nil
            }
            let given: Role?
            switch (role, area.flatMap { Area($0) }) {
            case ("county-contact", let area?) where area.isOrganiser: given = .countyContact(area)
            case ("county-management", let area?) where area.isOrganiser: given = .countyManagement(area)
            case ("register-officer", nil) where area == nil: given = .registerOfficer
            case ("statistician", nil) where area == nil: given = .statistician
            default: given = nil
            }
            return given.map { Invitation(email: email, name: name, role: $0, language: language) }
        }
    }
}
