import Foundation

/// The picture of targets: who may import whom, as `Package.swift` declares it and as `docs/architecture.md` draws it.
enum Picture {
    /// Each target of ours with the modules it may import: targets of ours and products of other packages.
    static let declared: [String: Set<String>] = {
        // One call after another; a nested call has deeper parentheses, so the text is cut by counting them.
        let text = Repository.text("Package.swift") ?? ""
        var targets: [String: Set<String>] = [:]
        for match in text.matches(of: /\.(target|executableTarget|testTarget|systemLibrary)\(/) {
            let call = balanced(text[match.range.upperBound...])
            guard let name = call.firstMatch(of: /name: "([^"]+)"/)?.1 else { continue }
            var allowed: Set<String> = []
            if let start = call.firstRange(of: "dependencies: [") {
                let list = call[start.upperBound...].prefix { $0 != "]" }
                allowed.formUnion(list.matches(of: /\.product\(name: "([^"]+)"/).map { String($0.1) })
                let own = list.replacing(/\.product\([^)]*\)/, with: "")
                allowed.formUnion(own.matches(of: /"([^"]+)"/).map { String($0.1) })
            }
            targets[String(name)] = allowed
        }
        return targets
    }()

    /// The table of `docs/architecture.md`: each target with the targets of ours that it may import.
    static let drawn: [String: Set<String>] = {
        var targets: [String: Set<String>] = [:]
        for line in Repository.lines("docs/architecture.md") where line.hasPrefix("| `") {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count >= 2 else { continue }
            let name = cells[0].replacing("`", with: "")
            targets[name] = Set(cells[1].matches(of: /`([A-Za-z]+)`/).map { String($0.1) })
        }
        return targets
    }()

    /// The text up to the parenthesis that closes the one before it.
    private static func balanced(_ text: Substring) -> Substring {
        var depth = 1
        for place in text.indices {
            if text[place] == "(" { depth += 1 }
            if text[place] == ")" { depth -= 1 }
            if depth == 0 { return text[..<place] }
        }
        return text
    }
}
