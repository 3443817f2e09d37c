import Foundation
import Testing

@Suite struct `Documentation` {
    /// Targets whose types are words of the field or of what is done with them.
    private static let core = [
        "CodeLists", "RegisterModel", "NotificationForm", "Delivery", "Derivation", "Statistics", "DisclosureControl",
    ]

    /// The names in the column *In code* of the glossary, without what follows a dot.
    private var explained: Set<String> {
        Set(
            Repository.lines("docs/glossary.md").filter { $0.hasPrefix("|") }
                .flatMap { $0.matches(of: /`([A-Za-z]+)(?:\.[A-Za-z]+)?`/).map { String($0.1) } })
    }

    /// The public types of a target that are not inside another type.
    private func publicTypes(of target: String) -> [String] {
        Repository.files(in: "Sources/\(target)/", ending: ".swift").flatMap { file in
            Repository.lines(file).compactMap { line in
                line.prefixMatch(of: /public (?:final |indirect )?(?:struct|enum|class|protocol|actor) ([A-Za-z]+)/).map { String($0.1) }
            }
        }
    }

    @Test(arguments: core)
    func `the glossary explains every public type of the core`(target: String) {
        let types = publicTypes(of: target)
        #expect(!types.isEmpty)
        for type in types { #expect(explained.contains(type), "\(target) has \(type), which docs/glossary.md does not explain") }
    }

    @Test func `the glossary explains nothing that is not there`() {
        let sources = Repository.files(in: "Sources/", ending: ".swift").compactMap(Repository.text).joined()
        let words = Set(sources.matches(of: /[A-Z][A-Za-z]+/).map { String($0.output) })
        for name in explained where name.first?.isUppercase == true {
            #expect(words.contains(name), "\(name) is in docs/glossary.md and in no source")
        }
    }

    @Test func `every word of the field has its name in all three languages`() {
        let rows = Repository.lines("docs/glossary.md").drop { $0 != "## Words of the field" }.prefix { $0 != "## Words of the program" }
            .filter { $0.hasPrefix("| ") && !$0.hasPrefix("| Sv") && !$0.hasPrefix("| ---") }
        #expect(rows.count > 40)
        for row in rows {
            let cells = row.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmingCharacters(in: .whitespaces) }
            #expect(cells.count == 7 && !cells[1].isEmpty && !cells[2].isEmpty && !cells[3].isEmpty, "\(row)")
        }
    }

    @Test func `every link inside the documentation leads to a file`() {
        for page in Repository.files(ending: ".md") {
            let folder = Repository.root.appending(path: page).deletingLastPathComponent()
            for link in (Repository.text(page) ?? "").matches(of: /\]\(([^)#\s]+)[^)]*\)/).map({ String($0.1) })
            where !link.contains("://") {
                let place = folder.appending(path: link).standardizedFileURL.path()
                #expect(FileManager.default.fileExists(atPath: place), "\(page) leads to \(link)")
            }
        }
    }

    @Test func `every decision is in the list of decisions, and says what was rejected`() {
        let list = Repository.text("docs/adr/README.md") ?? ""
        let pages = Repository.files(in: "docs/adr/0", ending: ".md")
        #expect(pages.count >= 9)
        for page in pages {
            #expect(list.contains("(\(page.split(separator: "/").last ?? ""))"), "\(page)")
            #expect((Repository.text(page) ?? "").contains("**Rejected"), "\(page)")
        }
    }

    @Test func `the README names the verbs that a newcomer needs, and make has them`() {
        let readme = Repository.text("README.md") ?? ""
        let makefile = Repository.text("Makefile") ?? ""
        for verb in ["run", "test"] { #expect(readme.contains("make \(verb)")) }
        for verb in ["run", "test", "test-slow", "bench", "lint", "format", "docs", "snapshots", "clean"] {
            #expect(makefile.contains("\n\(verb): ## "), "\(verb)")
        }
        #expect(Repository.text(".ci/run")?.contains("make test") == true)
    }

    @Test func `every rule is in its history`() {
        let history = Repository.text("RULE-HISTORY.md") ?? ""
        let files = Repository.files(in: "Sources/Delivery/Rules/", ending: ".swift")
        let rules = files.flatMap { (Repository.text($0) ?? "").matches(of: /Rule\(\s*\.\w+, "([a-z.-]+)"/).map { String($0.1) } }
        #expect(rules.count >= 36)
        for rule in rules { #expect(history.contains("| `\(rule)` |"), "\(rule)") }
    }
}
