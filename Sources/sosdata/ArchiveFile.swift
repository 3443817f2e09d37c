import Foundation

/// Tells files of archive documents from tables.
enum ArchiveFile {
    /// Whether a file holds documents of the archive: by its name (`.ndjson`, also packed), else by its first byte, for no header of a table
    /// begins with a brace. Standard input, pipes and what cannot be read are taken for tables, whose reader says what is wrong.
    static func isOne(_ path: String) -> Bool {
        let name = path.split(separator: "/").last ?? ""
        if name.hasSuffix(".ndjson") || name.hasSuffix(".ndjson.gz") { return true }
        // Of a pipe nothing may be read before its reader does.
        guard !name.hasSuffix(".csv"), let kind = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType,
            kind == .typeRegular, let file = FileHandle(forReadingAtPath: path)
        else { return false }
        defer { try? file.close() }
        let start = (try? file.read(upToCount: 256)) ?? Data()
        return start.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) } == UInt8(ascii: "{")
    }
}
