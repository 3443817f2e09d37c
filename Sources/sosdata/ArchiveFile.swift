import Delivery
import Foundation

/// Tells files of archive documents from tables.
enum ArchiveFile {
    /// Whether a file holds documents of the archive: by its name (`.ndjson`, also packed), else by its first sign. Pipes with a name and
    /// what cannot be read are taken for tables, whose reader says what is wrong.
    static func isOne(_ path: String) -> Bool {
        let name = path.split(separator: "/").last ?? ""
        if name.hasSuffix(".ndjson") || name.hasSuffix(".ndjson.gz") { return true }
        // Of a pipe nothing may be read before its reader does.
        guard !name.hasSuffix(".csv"), !name.hasSuffix(".csv.gz"),
            let kind = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType, kind == .typeRegular,
            var input = try? InputBytes(path: path)
        else { return false }
        return (try? input.holdsDocuments()) ?? false
    }
}
