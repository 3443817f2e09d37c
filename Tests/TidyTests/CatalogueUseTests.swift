import Foundation
import Localization
import Testing

@Suite struct `Texts that readers see` {
    private static let keys: Set<String> = Set(
        [Catalogue.commands, .delivery, .form, .pages].flatMap { $0.texts.keys })

    /// The literals of all sources; those without an interpolation have one piece.
    private static let literals: [(file: String, pieces: [String])] = Repository.files(in: "Sources/", ending: ".swift")
        .flatMap { file in Literals(Repository.text(file) ?? "").found.map { (file, $0) } }

    /// The keys that templates name: `{{text.sign-in.title}}`, also as a section.
    private static let templated: [(file: String, key: String)] = Repository.files(in: "Sources/", ending: ".mustache")
        .flatMap { file in
            (Repository.text(file) ?? "").matches(of: /\{\{[{#^\/&]?\s*text\.([a-z0-9.-]+)\s*\}\}/).map { (file, String($0.1)) }
        }

    /// Whether a key is what a literal gives for some values of its interpolations. A literal with nothing of its own says nothing.
    private func fits(_ key: String, _ pieces: [String]) -> Bool {
        guard let first = pieces.first, let last = pieces.last, pieces.count > 1 else { return pieces.first == key }
        guard pieces.contains(where: { $0.count >= 2 && $0.contains(where: \.isLetter) }), key.hasPrefix(first) else { return false }
        var rest = key.dropFirst(first.count)
        guard rest.hasSuffix(last) else { return false }
        rest = rest.dropLast(last.count)
        for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
            guard let range = rest.firstRange(of: piece) else { return false }
            rest = rest[range.upperBound...]
        }
        return true
    }

    @Test func `every text of the catalogues is used`() {
        let exact = Set(Self.literals.filter { $0.pieces.count == 1 }.map(\.pieces[0])).union(Self.templated.map(\.key))
        let made = Self.literals.map(\.pieces).filter { $0.count > 1 }
        let unused = Self.keys.filter { key in !exact.contains(key) && !made.contains { fits(key, $0) } }
        #expect(unused.sorted() == [])
    }

    @Test func `every text that a template names is in the catalogue`() {
        for (file, key) in Self.templated { #expect(Catalogue.pages.texts[key] != nil, "\(file) names \(key)") }
    }

    /// A literal that looks like a key (words joined by dots) and begins as keys of the target's catalogue begin must be one of them,
    /// unless it is the id of a rule, the name of a file or of a resource.
    @Test func `every text that the code names is in a catalogue`() {
        let beginnings = Set(Self.keys.map { $0.prefix { $0 != "." } })
        // These show nothing to readers; their dotted names are kinds of audit entries and ids of rules.
        let silent = ["Sources/Operations/", "Sources/SyntheticData/", "Sources/RegisterStore", "Sources/Delivery/Rules/"]
        for (file, pieces) in Self.literals where pieces.count == 1 {
            let literal = pieces[0]
            guard literal.wholeMatch(of: /[a-z0-9-]+(\.[a-z0-9-]+)+/) != nil, beginnings.contains(literal.prefix { $0 != "." }) else {
                continue
            }
            let isFile = [".json", ".csv", ".css", ".js", ".svg", ".sqlite", ".txt", ".pdf", ".html"].contains { literal.hasSuffix($0) }
            guard !isFile, !silent.contains(where: file.hasPrefix) else { continue }
            let isKnown = Self.keys.contains(literal)
            #expect(isKnown, "\(file) names \(literal)")
        }
    }

    @Test func `the scanner finds literals, their interpolations and what stands inside them`() {
        let source = """
            let a = "one.\\(name(of: "two"))" // "three"
            let b = "four"
            """
        #expect(Literals(source).found == [["two"], ["one.", ""], ["four"]])
    }
}
