import Foundation
import RegisterModel

/// What operations need from outside: clock, randomness, keys, folders, limits.
public struct OperationSettings: Sendable {
    /// The present instant.
    public var clock: @Sendable () -> Date
    /// So many random bytes, unguessable outside tests.
    public var random: @Sendable (Int) -> [UInt8]
    /// Which identity codes are taken.
    public var identityUse: IdentityUse
    /// The keys, read from files or the environment; never from the database.
    public var keys: RegisterKeys
    /// The folder in which uploads, sealed deliveries and lists of findings lie.
    public var dataDirectory: String
    /// The greatest size of one delivered file, in bytes. A national quarter of client periods is about 100 MB.
    public var partLimitBytes = 2 << 30
    /// A session ends after so many seconds without use.
    public var sessionIdleSeconds = 60 * 60.0
    /// A session ends so many seconds after it began.
    public var sessionLifeSeconds = 12 * 60 * 60.0
    /// After so many failures in `failureWindowSeconds` an e-mail address has to wait, and after five times as many a network address.
    public var failureLimit = 10
    /// See `failureLimit`.
    public var failureWindowSeconds = 15 * 60.0
    /// The cost of a password hash: scrypt's N, a power of two. 2^15 takes about 80 ms and 32 MiB.
    public var passwordCost = 1 << 15
    /// How many passwords are hashed at once; further sign-ins wait their turn.
    public var passwordHashesAtOnce = 2
    /// How long a job that failed rests before it is begun again, in seconds, after the first failure, the second and so on; after one more
    /// it is given up. A fault of the machine may pass, a fault of the program does not.
    public var jobPausesSeconds: [Double] = [60, 900]
    /// Writes the mails; nil writes none, as where a demonstration is filled.
    public var letters: (any LetterWriter)?
    /// Prints documents as PDF; nil where there is no program for it: mails then go out without the file.
    public var printer: (any DocumentPrinter)?
    /// Takes mails to the mail server; nil leaves them in the outbox, where they can be read.
    public var carrier: (any MailCarrier)?
    /// How long a mail rests that was not taken, in seconds, after the first attempt, the second and so on; after one more it is given up.
    /// Together about three days: a mail server that is away for a weekend loses nothing.
    public var mailPausesSeconds: [Double] = [60, 300, 900, 3600, 10_800, 21_600, 43_200, 86_400, 86_400]
    /// How long the program waits at its end, in seconds, for the mail server to answer for the mail it has just been given.
    public var mailEndSeconds = 20.0
    /// How long the joint check of a publication may take, in seconds; after that nothing is published. A national quarter takes a few.
    public var protectionSeconds = 600.0
    /// Whether clients are held against the population's size; nil where identity codes are real. Where they are made up the people are a
    /// sample, whose number says nothing.
    public var expectsFullVolume: Bool?
    /// How many threads a check may use.
    public var checkThreads = 2

    /// Makes settings from what has no default.
    public init(
        clock: @escaping @Sendable () -> Date, random: @escaping @Sendable (Int) -> [UInt8], identityUse: IdentityUse, keys: RegisterKeys,
        dataDirectory: String
    ) {
        self.clock = clock
        self.random = random
        self.identityUse = identityUse
        self.keys = keys
        self.dataDirectory = dataDirectory
    }
}

extension OperationSettings {
    private static let alphabet = Array("23456789abcdefghjkmnpqrstuvwxyz".utf8)

    /// Whether a text has the shape of an id that ``newID()`` makes.
    static func isID(_ text: String) -> Bool { text.utf8.count == 20 && text.utf8.allSatisfy(alphabet.contains) }

    /// A new id: 100 random bits as twenty letters and digits, none of which is taken for another.
    public func newID() -> String {
        let alphabet = Self.alphabet
        var id: [UInt8] = []
        while id.count < 20 {
            // Bytes beyond the greatest multiple of 31 would favour the first letters.
            for byte in random(32) where byte < 248 && id.count < 20 { id.append(alphabet[Int(byte) % 31]) }
        }
        return String(decoding: id, as: UTF8.self)
    }
}
