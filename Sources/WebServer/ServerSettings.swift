import Operations

/// How the server is reached and what it takes. Limits are named here, each with its reason.
public struct ServerSettings: Sendable {
    /// The address to listen on; the default answers this machine only.
    public var host = "127.0.0.1"
    /// The port to listen on, 0–65535; 0 takes a free one.
    public var port = 8080
    /// Whether readers come by https, through a proxy in front: cookies are then only sent by https, and browsers are told to stay there.
    public var isSecure = false
    /// Whether the reader's network address is the last one in `X-Forwarded-For`: only behind a proxy that writes it.
    public var isBehindProxy = false
    /// Whether all data are made up, which every page then says.
    public var isDemonstration = false
    /// Where readers write; nil leaves the line out of the footer.
    public var contactEmail: String?
    /// How readers reach the service, such as `https://sosdata.example.org`: for links told outside the pages. Nil takes host and port.
    public var address: String?
    /// People who are to have an account: whoever has none yet is made one at the start, and sets its password by a link.
    public var accounts: [Invitation] = []
    /// The largest posted form, in bytes: the largest page of the form with every text at its longest is some 200 kB.
    public var formLimitBytes = 1 << 20
    /// The largest delivery, all files together, in bytes: the largest county's quarter is well under 100 MB.
    public var uploadLimitBytes = 1_000_000_000
    /// How often a token may ask at the API in a minute: 50 pieces of a delivery a second are more than a disk writes.
    public var apiRequestsPerMinute = 3_000
    /// A connection on which nothing happens is closed after this many seconds.
    public var idleSeconds = 120

    /// The mail server; nil leaves mails in the outbox, where they can be read.
    public var mail: MailSettings?
    /// The program that prints receipts as PDF; nil takes the one that `Scripts/bootstrap` installs, if it is there.
    public var weasyPrint: String?

    /// The mail server, as the settings name it.
    public struct MailSettings: Hashable, Sendable {
        /// Its name or address.
        public var host = ""
        /// Its port; 587 is the one for submission.
        public var port = 587
        /// The address mails come from.
        public var sender = ""
        /// The account to sign in with; nil if it asks for none.
        public var user: String?
        /// The file that holds the account's password and nothing else.
        public var passwordFile: String?
        /// Whether the connection stays unencrypted: only for a server on this very machine, and for tests. Otherwise STARTTLS is required.
        public var isPlain = false
        /// A file of certificates (PEM) that are trusted instead of the system's.
        public var certificateFile: String?

        /// Settings that name no server yet.
        public init() {}
    }

    /// The settings of a server on one's own machine.
    public init() {}
}
