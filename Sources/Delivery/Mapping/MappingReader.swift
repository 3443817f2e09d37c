import CodeLists
import RegisterModel
import Yams

/// Reads the YAML of a mapping file strictly: what it does not know is refused with its line, so that a slip does not go unnoticed.
struct MappingReader {
    private let yaml: String
    private var shared: [String: [(key: String, value: String)]] = [:]

    init(yaml: String) { self.yaml = yaml }

    mutating func read() throws(StrictYAML.Refusal) -> [TableKind: [String: MappingFile.Column]] {
        let root = try StrictYAML.root(of: yaml)
        let top = try StrictYAML.mapping(root, word: "version")
        try StrictYAML.allow(["version", "system", "files", "codes"], in: top)
        try StrictYAML.demandVersion(1, in: top, root)
        if let codes = top["codes"] {
            for (key, value) in try StrictYAML.mapping(codes, word: "codes") { shared[try StrictYAML.word(key)] = try pairs(value) }
        }
        guard let files = top["files"] else { throw StrictYAML.refusal(root, "no-files", "files") }
        var tables: [TableKind: [String: MappingFile.Column]] = [:]
        for (key, value) in try StrictYAML.mapping(files, word: "files") {
            guard let kind = TableKind(rawValue: try StrictYAML.word(key)) else { throw StrictYAML.refusal(key, "unknown-file") }
            tables[kind] = try table(kind, value)
        }
        return tables
    }

    private func table(_ kind: TableKind, _ node: Node) throws(StrictYAML.Refusal) -> [String: MappingFile.Column] {
        var columns: [String: MappingFile.Column] = [:]
        for (key, value) in try StrictYAML.mapping(node, word: kind.rawValue) {
            let name = try StrictYAML.word(key)
            guard kind.columns.contains(name) else { throw StrictYAML.refusal(key, "unknown-column") }
            columns[name] = try column(name, value)
        }
        return columns
    }

    private func column(_ name: String, _ node: Node) throws(StrictYAML.Refusal) -> MappingFile.Column {
        var column = MappingFile.Column()
        if case .scalar = node {
            column.sources = [try StrictYAML.word(node)]
            return column
        }
        let parts = try StrictYAML.mapping(node, word: name)
        try StrictYAML.allow(["column", "columns", "separator", "constant", "codes", "format", "prefix"], in: parts)
        let ways = ["column", "columns", "constant"].filter { parts[$0] != nil }
        guard ways.count == 1 else { throw StrictYAML.refusal(node, "one-way", name) }
        if let source = parts["column"] { column.sources = [try StrictYAML.word(source)] }
        if let sources = parts["columns"] { column.sources = try StrictYAML.words(sources) }
        column.constant = try parts["constant"].map(StrictYAML.word)
        column.separator = try parts["separator"].map(StrictYAML.word) ?? ""
        column.prefix = try parts["prefix"].map(StrictYAML.word) ?? ""
        if let format = parts["format"] {
            for text in try StrictYAML.words(format) {
                guard let form = DateForm(text) else { throw StrictYAML.refusal(format, "format", text) }
                column.forms.append(form)
            }
        }
        if let codes = parts["codes"] { column.codes = try self.codes(codes, for: name) }
        if let constant = column.constant, !isCode(constant, of: name) {
            throw StrictYAML.refusal(parts["constant"] ?? node, "unknown-code", constant)
        }
        return column
    }

    /// Codes written in place, or by the name of a list under `codes`.
    private func codes(_ node: Node, for column: String) throws(StrictYAML.Refusal) -> [(key: String, value: String)] {
        let pairs: [(key: String, value: String)]
        if case .scalar = node {
            guard let list = shared[try StrictYAML.word(node)] else { throw StrictYAML.refusal(node, "unknown-codes") }
            pairs = list
        } else {
            pairs = try self.pairs(node)
        }
        for pair in pairs where !isCode(pair.value, of: column) { throw StrictYAML.refusal(node, "unknown-code", pair.value) }
        return pairs
    }

    private func pairs(_ node: Node) throws(StrictYAML.Refusal) -> [(key: String, value: String)] {
        var pairs: [(key: String, value: String)] = []
        for (key, value) in try StrictYAML.mapping(node, word: "codes") {
            pairs.append((try StrictYAML.word(key), try StrictYAML.word(value)))
        }
        return pairs
    }

    /// Whether a value can stand in a column that has a code list; other columns take anything.
    private func isCode(_ value: String, of column: String) -> Bool {
        if value.isEmpty { return true }
        return switch column {
        case "organiser": Area(value)?.isOrganiser == true
        case "municipality": isSlugOrNational(value, of: Municipality.self)
        case "service_task": isSlugOrNational(value, of: ServiceTask.self)
        case "social_service": isSlugOrNational(value, of: SocialService.self)
        case "decision_type": isSlugOrNational(value, of: DecisionType.self)
        case "outcome": isSlugOrNational(value, of: DecisionOutcome.self)
        case "evidence": value.split(separator: "+").allSatisfy { EvidenceKinds.names.contains(String($0)) }
        case "picks": value.split(separator: "+").allSatisfy { DecisionPicks.names.contains(String($0)) }
        default: true
        }
    }

    private func isSlugOrNational<Value: Code>(_ value: String, of list: Value.Type) -> Bool {
        list.list.code(slug: value) != nil || list.list.code(national: value) != nil
    }
}
