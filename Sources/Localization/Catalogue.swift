import Foundation

/// The program's texts by key, each in all three languages; nothing a reader sees is written in code.
///
/// A catalogue is one JSON file: an object whose keys are sorted and whose values have exactly `sv`, `fi` and `en`. A text may hold
/// `{name}` places, the same ones in each language.
public struct Catalogue: Sendable {
    /// The keys and texts.
    public let texts: [String: LocalizedText]

    /// Texts of rules, findings and reports.
    public static let delivery = Catalogue("delivery")
    /// Texts of the command line.
    public static let commands = Catalogue("commands")
    /// Texts of the pages.
    public static let pages = Catalogue("pages")
    /// Messages of the form's rules.
    public static let form = Catalogue("form")

    /// Reads `Resources/<name>.json`. The files are part of the program, so a faulty one ends it with the reason; a test reads them all.
    init(_ name: String) {
        guard let url = Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Resources") else {
            preconditionFailure(
                "The catalogue \(name) is missing beside the program: ship the folder sosdata_Localization.resources with it.")
        }
        do {
            texts = try JSONDecoder().decode([String: LocalizedText].self, from: Data(contentsOf: url))
        } catch {
            preconditionFailure("The catalogue \(name) cannot be read: \(error)")
        }
    }

    /// The text of a key in a language with its places filled. A key the catalogue lacks is a programmer's error and comes back in brackets,
    /// so that a page still shows; a test finds it first.
    public func text(_ key: String, _ language: Language, _ values: [String: String] = [:]) -> String {
        guard let text = texts[key]?[language] else { return "[\(key)]" }
        return values.isEmpty ? text : Self.filled(text, values)
    }

    /// A text with its places filled, in one pass by bytes: what a value holds is never taken for a place.
    static func filled(_ text: String, _ values: [String: String]) -> String {
        let bytes = Array(text.utf8)
        var filled: [UInt8] = []
        filled.reserveCapacity(bytes.count * 2)
        var rest = bytes[...]
        while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
            filled += rest[..<open]
            rest = rest[open...]
            guard let close = rest.firstIndex(of: UInt8(ascii: "}")) else { break }
            if let value = values[String(decoding: bytes[(open + 1)..<close], as: UTF8.self)] {
                filled += value.utf8
                rest = rest[(close + 1)...]
            } else {
                filled.append(rest.removeFirst())
            }
        }
        return String(decoding: filled + rest, as: UTF8.self)
    }
}
