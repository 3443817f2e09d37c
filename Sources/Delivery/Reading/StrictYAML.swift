import Yams

/// Reads the parts of small YAML files that people write, and says the line where one is not what it should be.
enum StrictYAML {
    /// What is wrong, and where.
    struct Refusal: Error {
        let line: Int
        /// The last part of the key of the text that says it (`yaml.<problem>`).
        let problem: String
        /// The word of the file that it is about.
        let word: String
    }

    /// The whole file; some editors begin it with a byte-order mark.
    static func root(of yaml: String) throws(Refusal) -> Node {
        let scalars = yaml.unicodeScalars
        let text = scalars.first == "\u{FEFF}" ? String(scalars.dropFirst()) : yaml
        let root: Node?
        do { root = try compose(yaml: text) } catch {
            throw Refusal(line: line(of: error), problem: "syntax", word: "")
        }
        guard let root else { throw Refusal(line: 1, problem: "empty", word: "") }
        return root
    }

    /// Refuses a file of another version of its format.
    static func demandVersion(_ version: Int, in top: Node.Mapping, _ root: Node) throws(Refusal) {
        guard let written = top["version"], written.scalar?.string == String(version) else {
            throw refusal(top["version"] ?? root, "version", String(version))
        }
    }

    /// Refuses keys that mean nothing.
    static func allow(_ keys: [String], in mapping: Node.Mapping) throws(Refusal) {
        for (key, _) in mapping where !keys.contains(try word(key)) { throw refusal(key, "unknown-key") }
    }

    /// Lines of key and value.
    static func mapping(_ node: Node, word: String) throws(Refusal) -> Node.Mapping {
        guard case .mapping(let mapping) = node else { throw refusal(node, "no-mapping", word) }
        return mapping
    }

    /// One word, or text.
    static func word(_ node: Node) throws(Refusal) -> String {
        guard case .scalar(let scalar) = node else { throw refusal(node, "no-word", "") }
        return scalar.string
    }

    /// One word, or a list of them.
    static func words(_ node: Node) throws(Refusal) -> [String] {
        guard case .sequence(let sequence) = node else { return [try word(node)] }
        var words: [String] = []
        for part in sequence { words.append(try word(part)) }
        guard !words.isEmpty else { throw refusal(node, "no-word", "") }
        return words
    }

    /// A refusal of some part; the word is the part's own if none is given.
    static func refusal(_ node: Node, _ problem: String, _ word: String? = nil) -> Refusal {
        Refusal(line: line(node), problem: problem, word: word ?? node.scalar?.string ?? "")
    }

    /// The line where a part begins.
    static func line(_ node: Node) -> Int { node.mark?.line ?? 1 }

    private static func line(of error: any Error) -> Int {
        switch error as? YamlError {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        case .duplicatedKeysInMapping(_, let context): context.mark.line
        case .reader(_, let offset, _, let yaml): 1 + yaml.utf8.prefix(offset ?? 0).count { $0 == 0x0A }
        default: 1
        }
    }
}
