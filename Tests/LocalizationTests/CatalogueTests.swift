import Foundation
import Localization
import Testing

/// The four catalogues, as the program reads them and as they lie in the sources.
@Suite struct `Catalogues` {
    static let names = ["commands", "delivery", "form", "pages"]

    private func catalogue(_ name: String) -> Catalogue {
        switch name {
        case "commands": .commands
        case "delivery": .delivery
        case "form": .form
        default: .pages
        }
    }

    private func lines(_ name: String) throws -> [String] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Sources/Localization/Resources/\(name).json")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    /// The `{name}` places of a text, each as often as it stands there.
    private func places(_ text: String) -> [String] { text.matches(of: /\{[a-zA-Z0-9]+\}/).map { String($0.output) }.sorted() }

    /// A word that joins others, such as `and`, has blanks around it; then it has them in each language.
    @Test(arguments: names)
    func `every text is there in all three languages, with blanks around it in all or none`(name: String) {
        for (key, text) in catalogue(name).texts {
            for language in Language.allCases {
                let bare = text[language].trimmingCharacters(in: .whitespaces)
                #expect(!bare.isEmpty, "\(key) has no text in \(language)")
                #expect(!bare.contains("  "), "\(key) has two blanks after each other in \(language)")
                #expect((bare == text[language]) == (text.en.trimmingCharacters(in: .whitespaces) == text.en), "\(key) in \(language)")
            }
        }
    }

    @Test(arguments: names)
    func `the three languages of a text have the same places`(name: String) {
        for (key, text) in catalogue(name).texts {
            #expect(Set(places(text.sv)) == Set(places(text.en)), "\(key) in Swedish")
            #expect(Set(places(text.fi)) == Set(places(text.en)), "\(key) in Finnish")
        }
    }

    @Test(arguments: names)
    func `keys are sorted, each on one line of its own`(name: String) throws {
        let keys = try lines(name).compactMap { line in
            line.hasPrefix("  \"") ? String(line.dropFirst(3).prefix { $0 != "\"" }) : nil
        }
        #expect(keys.count == catalogue(name).texts.count, "a key stands twice, or on more than one line")
        #expect(keys == keys.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
    }

    @Test(arguments: names)
    func `keys are words of letters, digits and hyphens, joined by dots`(name: String) {
        for key in catalogue(name).texts.keys {
            #expect(key.wholeMatch(of: /[A-Za-z0-9]+(-[a-z0-9]+)*(\.[A-Za-z0-9]+(-[a-z0-9]+)*)*/) != nil, "\(key)")
        }
    }

    @Test func `places are filled, and a key that is missing shows itself`() throws {
        let (key, text) = try #require(Catalogue.pages.texts.first { !places($0.value.en).isEmpty })
        let values = Dictionary(uniqueKeysWithValues: Set(places(text.en)).map { (String($0.dropFirst().dropLast()), "VALUE") })
        for language in Language.allCases {
            let filled = Catalogue.pages.text(key, language, values)
            #expect(filled.contains("VALUE"))
            #expect(places(filled).isEmpty)
        }
        #expect(Catalogue.pages.text("no.such.key", .en) == "[no.such.key]")
    }
}
