import Foundation
import Localization
import Mustache

/// The page templates, read once from the program's own files.
struct Templates: Sendable {
    private let library: MustacheLibrary

    /// The templates of `Resources/templates`. A missing or faulty one ends the program with its name; a test renders them all.
    static let standard = Templates()

    private init() {
        guard let folder = Bundle.module.url(forResource: "templates", withExtension: nil, subdirectory: "Resources"),
            let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        else {
            preconditionFailure("The page templates are missing beside the program: ship the folder sosdata_WebPages.resources with it.")
        }
        var library = MustacheLibrary()
        for file in files where file.pathExtension == "mustache" {
            do {
                try library.register(String(contentsOf: file, encoding: .utf8), named: file.deletingPathExtension().lastPathComponent)
            } catch {
                preconditionFailure("The template \(file.lastPathComponent) cannot be read: \(error)")
            }
        }
        self.library = library
    }

    /// Fills a template. Every text is escaped by the template engine.
    func render(_ values: Values, template: String) -> String {
        guard let html = library.render(Self.prepared(values), withTemplate: template) else {
            preconditionFailure("There is no template \(template).")
        }
        return html
    }

    /// The values with nil left out and every text made safe to escape.
    private static func prepared(_ values: Values) -> [String: Any] {
        values.compactMapValues { value in value.map(prepared) }
    }

    private static func prepared(_ value: Any) -> Any {
        switch value {
        case let text as String: escapable(text)
        case let values as Values: prepared(values)
        case let list as [Any]: list.map { prepared($0) }
        default: value
        }
    }

    /// The engine escapes by character, so a quote or bracket with a combining mark on it would slip through unescaped: there the sign
    /// becomes U+FFFD. Control characters that HTML forbids become it too.
    static func escapable(_ text: String) -> String {
        let special = Set<Unicode.Scalar>(["<", ">", "&", "\"", "'"])
        guard text.utf8.contains(where: { $0 > 0x7E || $0 < 0x20 }) else { return text }
        var safe = ""
        for character in text {
            let scalars = character.unicodeScalars
            let isMixed = scalars.count > 1
            for scalar in scalars {
                let isControl = (scalar.value < 0x20 && !"\t\n\r".unicodeScalars.contains(scalar)) || (0x7F...0x9F).contains(scalar.value)
                safe.unicodeScalars.append((isMixed && special.contains(scalar)) || isControl ? "\u{FFFD}" : scalar)
            }
        }
        return safe
    }
}

/// The catalogue as a template sees it: `{{text.sign-in.title}}` is the text of the key `sign-in.title`.
struct Texts: MustacheParent {
    let language: Language
    var prefix = ""

    func child(named name: String) -> Any? {
        let key = prefix.isEmpty ? name : prefix + "." + name
        if Catalogue.pages.texts[key] != nil { return Catalogue.pages.text(key, language) }
        return Texts(language: language, prefix: key)
    }
}
