import Crypto
import Glibc
import RegisterModel

/// Holds a manifest against the period asked for and against the files beside it.
struct ManifestRules {
    private(set) var findings: [DeliveryFinding] = []
    private(set) var lookedAt: [RuleID: Int] = [:]

    private mutating func look(at rule: RuleID, fails: Bool, file: String, value: String = "") {
        lookedAt[rule, default: 0] += 1
        if fails { findings.append(DeliveryFinding(file: file, line: 0, column: "", rule: rule, value: value, related: "")) }
    }

    /// The manifest was looked for.
    mutating func checkPresence(isThere: Bool) { look(at: .manifestMissing, fails: !isThere, file: DeliveryManifest.fileName) }

    /// The manifest was read.
    mutating func checkShape(isSound: Bool) { look(at: .manifestShape, fails: !isSound, file: DeliveryManifest.fileName) }

    /// The organiser is named, and the period is the one asked for.
    mutating func checkHead(_ manifest: DeliveryManifest, period: MonitoringPeriod?) {
        look(at: .manifestOrganiser, fails: manifest.organiser == nil, file: DeliveryManifest.fileName)
        look(
            at: .manifestPeriod, fails: period.map { $0 != manifest.monitoringPeriod } ?? false, file: DeliveryManifest.fileName,
            value: manifest.monitoringPeriod.description)
    }

    /// The file is the one that the manifest names, and has as many rows.
    mutating func checkBlock(_ block: DeliveryManifest.Block, sha256: String, rows: Int) {
        look(at: .manifestChecksum, fails: block.sha256.lowercased() != sha256, file: block.file, value: String(block.sha256.prefix(12)))
        look(at: .manifestRowCount, fails: block.rows != rows, file: block.file, value: "\(block.rows) ≠ \(rows)")
    }

    /// A block is there that the manifest does not name: nothing vouches for its bytes.
    mutating func noteUnlisted(_ file: String) { look(at: .manifestChecksum, fails: true, file: file) }

    /// A file that the manifest names is not there.
    mutating func noteMissing(_ block: DeliveryManifest.Block) { look(at: .manifestChecksum, fails: true, file: block.file) }
}

/// The SHA-256 of a file's bytes as 64 hexadecimal digits, read in pieces.
func sha256(ofFile path: String) throws(DeliveryFailure) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(file: path, reason: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var hash = SHA256()
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    defer { piece.deallocate() }
    while true {
        let count = read(descriptor, piece.baseAddress!, piece.count)
        if count < 0 && errno == EINTR { continue }
        guard count >= 0 else { throw .unreadable(file: path, reason: String(cString: strerror(errno))) }
        if count == 0 { return hash.finalize().hexadecimal }
        hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: piece[0..<count]))
    }
}
