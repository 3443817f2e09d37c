/// The mail server that takes our mails (SMTP submission), from the settings file.
public struct MailServer: Hashable, Sendable {
    /// Its name or address.
    public var host: String
    /// Its port; 587 is the one for submission.
    public var port: Int
    /// The address mails come from.
    public var sender: String
    /// The account to sign in with; nil if the server asks for none.
    public var user: String?
    /// The account's password, read from a file of its own.
    public var password: String?
    /// Whether the connection is left unencrypted. Only for a server on the same machine and for tests: without it STARTTLS is required, and a
    /// server that does not offer it gets no mail.
    public var isPlain: Bool
    /// A file of certificates (PEM) that are trusted instead of the system's; nil trusts the system's.
    public var certificateFile: String?
    /// How long it may take until the server has taken the account, in seconds.
    public var connectSeconds = 120
    /// How long the server may think before it answers, in seconds. Mail servers look for viruses before they answer for a mail: who leaves
    /// before that gives them the mail twice, so RFC 5321 (4.5.3.2.6) wants ten minutes.
    public var answerSeconds = 600
    /// How long one mail may take altogether, in seconds.
    public var timeoutSeconds = 900

    /// Makes a server; everything else is set afterwards.
    public init(host: String, port: Int = 587, sender: String, isPlain: Bool = false) {
        self.host = host
        self.port = port
        self.sender = sender
        self.isPlain = isPlain
    }

    /// The part of the sender's address after the sign, used to make message ids our own.
    public var domain: String { sender.split(separator: "@").last.map(String.init) ?? host }
}
