import Foundation

@testable import Delivery

/// Reads the same bytes by the fast reader and the plainest one. The tests and the fuzz targets share it.
enum ReaderAgreement {
    /// Takes down what it is given.
    private struct Notes: RecordConsumer {
        var records: [ObviousReader.Record] = []
        mutating func record(_ bytes: Span<UInt8>, _ fields: borrowing FieldPositions, line: UInt32) {
            var all: [[UInt8]] = []
            for field in 0..<fields.count { all.append(fields[field].map { bytes[$0] }) }
            records.append(.fields(line: Int(line), all))
        }
        mutating func broken(_ why: BrokenRecord, line: UInt32) { records.append(.broken(line: Int(line), "\(why)")) }
    }

    /// The longest record here: so short that long ones are met.
    static let recordBytes = 24
    /// The longest field, as short.
    static let fieldBytes = 14
    private static let separator = UInt8(ascii: ",")

    /// Reads bytes from a file in blocks of a size.
    static func read(_ bytes: [UInt8], blockBytes: Int) throws -> [ObviousReader.Record] {
        let path = FileManager.default.temporaryDirectory.appending(path: "reader-\(UUID().uuidString)")
        try Data(bytes).write(to: path)
        defer { try? FileManager.default.removeItem(at: path) }
        let scanner = RecordScanner(separator: separator, recordBytes: recordBytes, fieldBytes: fieldBytes)
        let reader = BlockReader(source: try ByteSource(path: path.path), startingWith: [], atLine: 1, atEnd: false, scanner: scanner)
        var records = RecordReader(scanner: scanner)
        var notes = Notes()
        let block = Block(capacity: blockBytes)
        while try reader.next(into: block) { records.read(block, into: &notes) }
        return notes.records
    }

    /// What the plainest reader reads.
    static func plainly(_ bytes: [UInt8]) -> [ObviousReader.Record] {
        ObviousReader(separator: separator, recordBytes: recordBytes, fieldBytes: fieldBytes).read(bytes)
    }

    /// Where the two disagree on some bytes in blocks of some sizes; nil if nowhere. Bytes that begin as gzip does are packed and no rows.
    static func disagreement(on bytes: [UInt8]) throws -> String? {
        if bytes.starts(with: [0x1F, 0x8B]) { return nil }
        let wanted = plainly(bytes)
        for blockBytes in [53, 64, 90] {
            let found = try read(bytes, blockBytes: blockBytes)
            if found != wanted { return "block \(blockBytes): \(found) and \(wanted)" }
        }
        return nil
    }
}
