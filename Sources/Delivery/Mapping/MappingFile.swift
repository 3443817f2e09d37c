import CodeLists
import RegisterModel

/// A mapping file: how the export of one client data system becomes the columns and codes of this format (delivery page; docs/reference/files.md).
public struct MappingFile: Sendable {
    /// What one of our columns is made of.
    struct Column: Sendable {
        /// Columns of the export; several are joined.
        var sources: [String] = []
        /// What stands between the joined ones.
        var separator = ""
        /// The same value in every row; nil where the value comes from columns.
        var constant: String?
        /// Values of the export with ours.
        var codes: [(key: String, value: String)] = []
        /// How the export writes days; empty leaves the value as it is.
        var forms: [DateForm] = []
        /// What is put before a value that is no OID yet.
        var prefix = ""
    }

    /// The name as given.
    let name: String
    /// Our columns by kind of table, then by name.
    let columns: [TableKind: [String: Column]]

    /// Reads a mapping file.
    /// - Throws: `.unreadable`, or `.yaml` with the line and what is wrong there.
    public init(file: String) throws(DeliveryFailure) {
        try self.init(yaml: String(decoding: wholeFile(file), as: UTF8.self), named: file)
    }

    /// Reads the text of a mapping file.
    init(yaml: String, named name: String) throws(DeliveryFailure) {
        self.name = name
        var reader = MappingReader(yaml: yaml)
        do throws(StrictYAML.Refusal) { columns = try reader.read() } catch {
            throw .yaml(file: name, line: error.line, problem: error.problem, word: error.word)
        }
    }

    /// How the columns of a table of a kind are found in a header; nil if the file says nothing of the kind or the header lacks a column.
    func plan(_ kind: TableKind, header: [String]) -> MappingPlan? {
        missing(kind, header: header) == [] ? MappingPlan(self, kind, header) : nil
    }

    /// The columns of the export that a header lacks, with ours that stand for themselves; nil if the file says nothing of the kind.
    func missing(_ kind: TableKind, header: [String]) -> [String]? {
        guard let columns = columns[kind] else { return nil }
        let described = kind.columns.flatMap { columns[$0]?.sources ?? [] }
        let own = kind.needed.filter { columns[$0] == nil }
        return (described + own).filter { !header.contains($0) }
    }
}
