/// One mail to one recipient: plain text, or the same content as text and as HTML, and at most one attached file.
public struct MailMessage: Sendable {
    /// The recipient's address.
    public let recipient: String
    /// The subject.
    public let subject: String
    /// The content as plain text.
    public let text: String
    /// The content as an HTML document; nil for a mail of plain text.
    public let html: String?
    /// The message id without its angle brackets. It is fixed when the mail is written: however often the mail is sent, receivers see one.
    public let messageID: String
    /// When the mail was written, in seconds since 1970.
    public let writtenAt: Int
    /// The attached PDF file; nil for none.
    public let attachment: Attachment?

    /// An attached PDF file.
    public struct Attachment: Sendable {
        /// The name, in plain ASCII.
        public let name: String
        /// The content.
        public let bytes: [UInt8]

        /// Attaches a file.
        public init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// Makes a mail.
    public init(recipient: String, subject: String, text: String, html: String?, messageID: String, writtenAt: Int, attachment: Attachment?)
    {
        self.recipient = recipient
        self.subject = subject
        self.text = text
        self.html = html
        self.messageID = messageID
        self.writtenAt = writtenAt
        self.attachment = attachment
    }

    /// The header lines before those of the parts, which the sender adds.
    func headers(from sender: String) -> [String] {
        ["Date: \(MailHeader.date(writtenAt))", "From: Sosdata <\(sender)>", "To: <\(recipient)>"]
            + MailHeader.field("Subject", subject) + ["Message-ID: <\(messageID)>", "Auto-Submitted: auto-generated"]
    }
}

/// What stands in the header of a mail.
enum MailHeader {
    /// A field as lines of at most 76 characters: the text as it is where it is short and plain ASCII, else as encoded words, one to a line
    /// (RFC 2047, section 2). Control characters become blanks, so that no text can add a field.
    static func field(_ name: String, _ text: String) -> [String] {
        words(text, limit: 76 - name.utf8.count - 2).enumerated().map { $0.offset == 0 ? "\(name): \($0.element)" : " \($0.element)" }
    }

    /// A text as pieces of at most so many characters each.
    private static func words(_ text: String, limit: Int) -> [String] {
        let plain = String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
        if plain.utf8.count <= limit && plain.utf8.allSatisfy({ $0 < 0x7F }) && !plain.contains("=?") { return [plain] }
        // Twelve characters stand around a word, and three bytes make four in base64. A character is never cut.
        let most = (limit - 12) / 4 * 3
        var words: [[UInt8]] = [[]]
        for character in plain {
            let bytes = Array(String(character).utf8)
            for part in bytes.count > most ? character.unicodeScalars.map({ Array(String($0).utf8) }) : [bytes] {
                if words[words.count - 1].count + part.count > most { words.append([]) }
                words[words.count - 1] += part
            }
        }
        return words.map { "=?utf-8?B?\(base64($0))?=" }
    }

    /// An instant as RFC 5322 writes it, in UTC.
    static func date(_ seconds: Int) -> String {
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let second = seconds - days * 86_400
        // Civil days from days since 1970 (the era of 400 years, counted from March).
        let z = days + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let ofEra = z - era * 146_097
        let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let part = (5 * ofYear + 2) / 153
        let day = ofYear - (153 * part + 2) / 5 + 1
        let month = part < 10 ? part + 3 : part - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][((days % 7) + 7) % 7]
        let name = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month - 1]
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return "\(weekday), \(two(day)) \(name) \(year) \(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60)) +0000"
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = (0..<3).map { start + $0 < bytes.count ? UInt32(bytes[start + $0]) : 0 }
            let bits = group[0] << 16 | group[1] << 8 | group[2]
            let count = min(3, bytes.count - start)
            for place in 0..<4 {
                text.append(place <= count ? alphabet[Int(bits >> UInt32(18 - 6 * place)) & 63] : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
