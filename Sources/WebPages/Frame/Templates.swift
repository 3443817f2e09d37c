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
        MustacheContentTypes.register(ByteEscape(), named: ByteEscape.name)
        var library = MustacheLibrary()
        for file in files where file.pathExtension == "mustache" {
            do {
                // Each template says how its values are escaped: the engine forgets it from one to the next.
                let text = try "{{% CONTENT_TYPE:\(ByteEscape.name)}}\n" + String(contentsOf: file, encoding: .utf8)
                try library.register(text, named: file.deletingPathExtension().lastPathComponent)
            } catch {
                preconditionFailure("The template \(file.lastPathComponent) cannot be read: \(error)")
            }
        }
        self.library = library
    }

    /// Fills a template. Every text is escaped by the template engine, in the way that ``ByteEscape`` tells it; only ``WrittenHTML``, whose
    /// texts are escaped already, is not.
    func render(_ values: Values, template: String) -> String {
        guard let html = library.render(Self.prepared(values), withTemplate: template) else {
            preconditionFailure("There is no template \(template).")
        }
        return html
    }

    private static func prepared(_ values: Values) -> Filling {
        Filling(values: values.compactMapValues { value in value.map(prepared) })
    }

    private static func prepared(_ value: Any) -> Any {
        switch value {
        case is String, is Bool: value
        case let values as Values: prepared(values)
        // The engine writes what a function answers as it is, if that is no text.
        case let html as WrittenHTML: MustacheLambda { _ in html }
        case let list as [Values]: list.map { prepared($0) as Filling }
        case let list as [Any]: list.map { prepared($0) as Any }
        default: value
        }
    }
}

/// Values with nil left out. A type of its own because the engine asks of each value whether it has children, and of a dictionary that is
/// answered slowly: a great page asks some ten thousand times.
private struct Filling: MustacheParent {
    let values: [String: Any]

    func child(named name: String) -> Any? { values[name] }
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
