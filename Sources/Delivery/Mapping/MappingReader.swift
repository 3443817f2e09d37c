import CodeLists
import RegisterModel
import Yams

/// Reads the YAML of a mapping file strictly: what it does not know is refused with its line, so that a slip does not go unnoticed.
struct MappingReader {
    /// What is wrong, and where.
    struct Refusal: Error {
        let line: Int
        /// The last part of the key of the text that says it (`mapping.<problem>`).
        let problem: String
        /// The word of the file that it is about.
        let word: String
    }

    private let yaml: String
    private var shared: [String: [(key: String, value: String)]] = [:]

    init(yaml: String) { self.yaml = yaml }

    mutating func read() throws(Refusal) -> [TableKind: [String: MappingFile.Column]] {
        let root: Node?
        do { root = try compose(yaml: yaml) } catch {
            throw Refusal(line: Self.line(of: error), problem: "yaml", word: "")
        }
        guard let root else { throw Refusal(line: 1, problem: "empty", word: "") }
        let top = try mapping(root, word: "version")
        try allow(["version", "system", "files", "codes"], in: top)
        guard let version = top["version"], version.string == "1" else {
            throw Refusal(line: line(top["version"] ?? root), problem: "version", word: top["version"]?.string ?? "")
        }
        if let codes = top["codes"] {
            for (key, value) in try mapping(codes, word: "codes") { shared[try word(key)] = try pairs(value) }
        }
        guard let files = top["files"] else { throw Refusal(line: line(root), problem: "no-files", word: "files") }
        var tables: [TableKind: [String: MappingFile.Column]] = [:]
        for (key, value) in try mapping(files, word: "files") {
            guard let kind = TableKind(rawValue: try word(key)) else { throw refusal(key, "unknown-file") }
            tables[kind] = try table(kind, value)
        }
        return tables
    }

    private func table(_ kind: TableKind, _ node: Node) throws(Refusal) -> [String: MappingFile.Column] {
        var columns: [String: MappingFile.Column] = [:]
        for (key, value) in try mapping(node, word: kind.rawValue) {
            let name = try word(key)
            guard kind.columns.contains(name) else { throw refusal(key, "unknown-column") }
            columns[name] = try column(name, value)
        }
        return columns
    }

    private func column(_ name: String, _ node: Node) throws(Refusal) -> MappingFile.Column {
        var column = MappingFile.Column(line: line(node))
        if case .scalar = node {
            column.sources = [try word(node)]
            return column
        }
        let parts = try mapping(node, word: name)
        try allow(["column", "columns", "separator", "constant", "codes", "format", "prefix"], in: parts)
        let ways = ["column", "columns", "constant"].filter { parts[$0] != nil }
        guard ways.count == 1 else { throw refusal(node, "one-way", name) }
        if let source = parts["column"] { column.sources = [try word(source)] }
        if let sources = parts["columns"] { column.sources = try words(sources) }
        column.constant = try parts["constant"].map(word)
        column.separator = try parts["separator"].map(word) ?? ""
        column.prefix = try parts["prefix"].map(word) ?? ""
        if let format = parts["format"] {
            for text in try words(format) {
                guard let form = DateForm(text) else { throw refusal(format, "format", text) }
                column.forms.append(form)
            }
        }
        if let codes = parts["codes"] { column.codes = try self.codes(codes, for: name) }
        if let constant = column.constant, !isCode(constant, of: name) {
            throw refusal(parts["constant"] ?? node, "unknown-code", constant)
        }
        return column
    }

    /// Codes written in place, or by the name of a list under `codes`.
    private func codes(_ node: Node, for column: String) throws(Refusal) -> [(key: String, value: String)] {
        let pairs: [(key: String, value: String)]
        if case .scalar = node {
            guard let list = shared[try word(node)] else { throw refusal(node, "unknown-codes") }
            pairs = list
        } else {
            pairs = try self.pairs(node)
        }
        for pair in pairs where !isCode(pair.value, of: column) { throw refusal(node, "unknown-code", pair.value) }
        return pairs
    }

    private func pairs(_ node: Node) throws(Refusal) -> [(key: String, value: String)] {
        var pairs: [(key: String, value: String)] = []
        for (key, value) in try mapping(node, word: "codes") { pairs.append((try word(key), try word(value))) }
        return pairs
    }

    /// Whether a value can stand in a column that has a code list; other columns take anything.
    private func isCode(_ value: String, of column: String) -> Bool {
        if value.isEmpty { return true }
        return switch column {
        case "organiser": Area(value)?.isOrganiser == true
        case "municipality": Municipality(value) != nil
        case "service_task": ServiceTask(value) != nil
        case "social_service": SocialService(value) != nil
        case "decision_type": DecisionType(value) != nil
        case "outcome": DecisionOutcome(value) != nil
        default: true
        }
    }

    private func allow(_ keys: [String], in mapping: Node.Mapping) throws(Refusal) {
        for (key, _) in mapping where !keys.contains(try word(key)) { throw refusal(key, "unknown-key") }
    }

    private func mapping(_ node: Node, word: String) throws(Refusal) -> Node.Mapping {
        guard case .mapping(let mapping) = node else { throw refusal(node, "no-mapping", word) }
        return mapping
    }

    private func word(_ node: Node) throws(Refusal) -> String {
        guard case .scalar(let scalar) = node else { throw refusal(node, "no-word", "") }
        return scalar.string
    }

    /// One word, or a list of them.
    private func words(_ node: Node) throws(Refusal) -> [String] {
        guard case .sequence(let sequence) = node else { return [try word(node)] }
        var words: [String] = []
        for part in sequence { words.append(try word(part)) }
        guard !words.isEmpty else { throw refusal(node, "no-word", "") }
        return words
    }

    private func refusal(_ node: Node, _ problem: String, _ word: String? = nil) -> Refusal {
        Refusal(line: line(node), problem: problem, word: word ?? node.scalar?.string ?? "")
    }

    private func line(_ node: Node) -> Int { node.mark?.line ?? 1 }

    private static func line(of error: any Error) -> Int {
        switch error as? YamlError {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        case .duplicatedKeysInMapping(_, let context): context.mark.line
        case .reader(_, let offset, _, let yaml): 1 + yaml.utf8.prefix(offset ?? 0).count { $0 == 0x0A }
        default: 1
        }
    }
}
