import Glibc
import Synchronization

/// One finding as it is kept: a place, a rule, a column and the beginning of the value.
struct PackedFinding {
    var file: UInt8 = 0
    var line: UInt32
    var rule: RuleID
    /// The column's place among the kind's columns; `noColumn` for none.
    var column: UInt8
    /// The line of an earlier row that the finding refers to, 0 for none, and the place of its file.
    var related: UInt32 = 0
    var relatedFile: UInt8 = 0
    var value: [UInt8] = []

    static let noColumn: UInt8 = 255
    /// The place of the previous quarter's block among the files; no file of a run has it (`Limits.filesOfAKind`).
    static let previousFile: UInt8 = 255

    /// The order of every listing: file, line, column, rule; then the row referred to, so that what many threads found on no line of a file
    /// comes in one order too.
    func precedes(_ other: PackedFinding) -> Bool {
        (file, line, column &+ 1, rule.rawValue, relatedFile, related)
            < (other.file, other.line, other.column &+ 1, other.rule.rawValue, other.relatedFile, other.related)
    }
}

/// The findings of a block, written one behind the other.
struct FindingBytes {
    private(set) var bytes: [UInt8] = []
    /// How many findings have been added per rule.
    private(set) var counts = [Int](repeating: 0, count: RuleID.allCases.count)

    /// Adds a finding about a whole row.
    mutating func add(_ rule: RuleID, line: UInt32) { addHead(rule, line: line, column: PackedFinding.noColumn, length: 0) }

    private mutating func addHead(_ rule: RuleID, line: UInt32, column: UInt8, length: Int) {
        counts[Int(rule.rawValue)] += 1
        var shifted = line
        for _ in 0..<4 {
            bytes.append(UInt8(truncatingIfNeeded: shifted))
            shifted >>= 8
        }
        bytes.append(rule.rawValue)
        bytes.append(column)
        bytes.append(UInt8(length))
    }

    /// Adds a finding about a field, of which the beginning is kept.
    mutating func add(_ rule: RuleID, line: UInt32, column: UInt8, value: Span<UInt8>, _ field: Range<Int>) {
        let length = min(field.count, Limits.findingValueBytes)
        addHead(rule, line: line, column: column, length: length)
        for place in field.lowerBound..<field.lowerBound + length { bytes.append(value[place]) }
    }

    mutating func removeBytes() { bytes.removeAll(keepingCapacity: true) }
}

/// The findings of one file in the order of its rows, however the blocks come in; beyond some size they go to a file without a name.
final class FindingLog: Sendable {
    private struct State {
        var pending: [Int: [UInt8]] = [:]
        var nextBlock = 0
        var memory: [UInt8] = []
        var spill: Int32 = -1
        var spilled = 0
    }

    private let state = Mutex(State())

    deinit { state.withLock { if $0.spill >= 0 { close($0.spill) } } }

    /// Adds the findings of a block. Every block of the file must come, also one without findings.
    func add(_ bytes: [UInt8], block: Int) throws(DeliveryFailure) {
        try state.withLock { (state) throws(DeliveryFailure) in
            state.pending[block] = bytes
            while let next = state.pending.removeValue(forKey: state.nextBlock) {
                state.memory += next
                state.nextBlock += 1
            }
            if state.memory.count > Limits.findingBytesInMemory { try Self.spillMemory(&state) }
        }
    }

    private static func spillMemory(_ state: inout State) throws(DeliveryFailure) {
        if state.spill < 0 { state.spill = try namelessFile() }
        try writeAll(state.memory, to: state.spill, named: "TMPDIR")
        state.spilled += state.memory.count
        state.memory.removeAll(keepingCapacity: true)
    }

    /// Calls the body with each finding in the order of rows; within a row in the order of columns and rules.
    func forEach(file: UInt8, _ body: (PackedFinding) throws -> Void) rethrows {
        let state = self.state.withLock { $0 }
        var row: [PackedFinding] = []
        func flush() throws {
            row.sort { $0.precedes($1) }
            for finding in row { try body(finding) }
            row.removeAll(keepingCapacity: true)
        }
        func take(_ finding: PackedFinding) throws {
            if let line = row.first?.line, line != finding.line { try flush() }
            row.append(finding)
        }
        var piece = [UInt8]()
        var offset = 0
        while offset < state.spilled {
            let kept = piece.count
            let wanted = min(1 << 20, state.spilled - offset)
            piece.append(contentsOf: repeatElement(0, count: wanted))
            let count = piece.withUnsafeMutableBytes { pread(state.spill, $0.baseAddress! + kept, wanted, off_t(offset)) }
            piece.removeLast(wanted - max(0, count))
            if count <= 0 { break }
            offset += count
            let used = try Self.decode(piece, file: file, take)
            piece.removeFirst(used)
        }
        _ = try Self.decode(state.memory, file: file, take)
        try flush()
    }

    /// Decodes whole findings and says how many bytes they took.
    private static func decode(_ bytes: [UInt8], file: UInt8, _ body: (PackedFinding) throws -> Void) rethrows -> Int {
        var place = 0
        while place + 7 <= bytes.count {
            let length = Int(bytes[place + 6])
            if place + 7 + length > bytes.count { break }
            let line = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[place + $1]) << (8 * UInt32($1)) }
            let rule = RuleID(rawValue: bytes[place + 4])!
            try body(
                PackedFinding(
                    file: file, line: line, rule: rule, column: bytes[place + 5], value: Array(bytes[place + 7..<place + 7 + length])))
            place += 7 + length
        }
        return place
    }
}

/// Writes all bytes to an open file.
func writeAll(_ bytes: [UInt8], to descriptor: Int32, named name: String) throws(DeliveryFailure) {
    var written = 0
    while written < bytes.count {
        let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress! + written, bytes.count - written) }
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { throw .unwritable(file: name, reason: String(cString: strerror(errno))) }
        written += count
    }
}
