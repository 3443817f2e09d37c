import Foundation
import Glibc
import Operations

/// Where one installation keeps everything: the register, the keys, the delivered files. The only place that knows the names.
struct DataDirectory {
    /// The folder.
    let root: URL

    init(_ path: String) { root = URL(filePath: path).standardizedFileURL }
    init(root: URL) { self.root = root }

    /// The file of the register.
    var register: String { root.appending(path: "register.sqlite").path }
    /// The accounts of a demonstration, readable by the owner only.
    var demonstrationAccounts: URL { root.appending(path: "demonstration-accounts.txt") }
    /// Deliveries of a demonstration that can be tried out by hand.
    var samples: URL { root.appending(path: "samples") }

    /// Whether the folder holds a register.
    var hasRegister: Bool { FileManager.default.fileExists(atPath: register) }

    /// Takes the folder, which is made if it is not there, for this program until it ends, however it ends. Two programs on one register would
    /// take up each other's jobs and send each other's mails a second time.
    /// - Returns: false if another program has it.
    /// - Throws: `CocoaError` where nothing can be written into the folder.
    func take() throws -> Bool {
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        // The descriptor stays open: with it the lock would end. Programs that we start must not inherit it.
        let file = open(root.appending(path: "lock").path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw CocoaError(.fileWriteNoPermission) }
        return flock(file, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK
    }

    private var keyFolder: URL { root.appending(path: "keys") }
    private var pseudonymKey: URL { keyFolder.appending(path: "pseudonym.key") }
    private var sealKey: URL { keyFolder.appending(path: "seal.key") }

    /// Why the keys cannot be had.
    enum KeyFault: Error {
        /// A file is missing, or does not hold 64 hexadecimal digits.
        case unreadable(file: String)
    }

    /// The keys of the register from `keys/`; both files hold 64 hexadecimal digits.
    func keys() throws -> RegisterKeys {
        guard let keys = RegisterKeys(pseudonym: try Self.key(pseudonymKey), seal: try Self.key(sealKey)) else {
            throw KeyFault.unreadable(file: keyFolder.path)
        }
        return keys
    }

    /// Makes the two key files, readable by the owner only. Files that are there stay as they are.
    func makeKeys() throws {
        let manager = FileManager.default
        try manager.createDirectory(at: keyFolder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        for file in [pseudonymKey, sealKey] where !manager.fileExists(atPath: file.path) {
            let digits = randomBytes(32).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
            try Self.writePrivately(digits + "\n", to: file)
        }
    }

    /// Writes a text that only the owner may read.
    static func writePrivately(_ text: String, to file: URL) throws {
        guard FileManager.default.createFile(atPath: file.path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600]) else {
            throw CocoaError(.fileWriteUnknown)
        }
    }

    private static func key(_ file: URL) throws -> [UInt8] {
        let digits = Array(
            (try? String(contentsOf: file, encoding: .utf8))?.trimmingCharacters(in: .whitespacesAndNewlines).utf8 ?? "".utf8)
        guard digits.count == 64 else { throw KeyFault.unreadable(file: file.path) }
        let bytes = stride(from: 0, to: 64, by: 2).compactMap { UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16) }
        guard bytes.count == 32 else { throw KeyFault.unreadable(file: file.path) }
        return bytes
    }
}

/// Bytes that nobody can guess.
func randomBytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
}
