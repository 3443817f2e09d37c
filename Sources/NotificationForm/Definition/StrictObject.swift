import Foundation
import Localization

/// Why a definition file was refused, and where in it.
public struct DefinitionFault: Error, Equatable, CustomStringConvertible {
    /// The place in the file, for example `sections[2].questions[0].options[1]`.
    public let path: String
    /// What is wrong there.
    public let reason: Reason

    /// What can be wrong.
    public enum Reason: Equatable, Sendable {
        /// The file is not a JSON object.
        case notJSON
        /// A key that must be there is missing.
        case missing(String)
        /// A key that nobody reads.
        case unknownKey(String)
        /// A value of the wrong kind.
        case wrongKind(String)
        /// A text that is empty.
        case emptyText(String)
        /// The same id or code twice.
        case duplicate(String)
        /// A name that is not defined, or not defined before this place.
        case unknownName(String)
        /// A question whose type and contents do not fit.
        case unfitting(String)
    }

    /// The place and the reason.
    public var description: String { "\(path.isEmpty ? "the file" : path): \(reason)" }
}

/// A JSON object that remembers which of its keys were read, so that a misspelt key is refused instead of silently ignored.
struct StrictObject {
    let path: String
    private var rest: [String: Any]

    init(_ value: Any?, path: String) throws(DefinitionFault) {
        guard let object = value as? [String: Any] else { throw DefinitionFault(path: path, reason: .wrongKind("object")) }
        self.path = path
        rest = object
    }

    /// Takes a value out; nil if the key is missing.
    mutating func take(_ key: String) -> Any? { rest.removeValue(forKey: key) }

    /// Whether a key is there and has not been taken.
    func has(_ key: String) -> Bool { rest[key] != nil }

    /// Takes a string that must be there and not be empty.
    mutating func string(_ key: String) throws(DefinitionFault) -> String {
        guard let text = try optionalString(key) else { throw fault(.missing(key)) }
        return text
    }

    /// Takes a string that may be missing but not be empty.
    mutating func optionalString(_ key: String) throws(DefinitionFault) -> String? {
        guard let value = take(key) else { return nil }
        guard let text = value as? String else { throw fault(.wrongKind(key)) }
        guard !text.isEmpty else { throw fault(.emptyText(key)) }
        return text
    }

    /// Takes a whole number that must be there.
    mutating func int(_ key: String) throws(DefinitionFault) -> Int {
        guard let value = take(key) else { throw fault(.missing(key)) }
        guard let number = value as? Int else { throw fault(.wrongKind(key)) }
        return number
    }

    /// Takes `true` or `false`; false if missing.
    mutating func flag(_ key: String) throws(DefinitionFault) -> Bool {
        guard let value = take(key) else { return false }
        guard let flag = value as? Bool else { throw fault(.wrongKind(key)) }
        return flag
    }

    /// Takes a list, empty if missing, and makes something of each element.
    mutating func list<T>(_ key: String, _ make: (Any, String) throws(DefinitionFault) -> T) throws(DefinitionFault) -> [T] {
        guard let value = take(key) else { return [] }
        guard let elements = value as? [Any] else { throw fault(.wrongKind(key)) }
        var made: [T] = []
        for (index, element) in elements.enumerated() { made.append(try make(element, "\(inside(key))[\(index)]")) }
        return made
    }

    /// Takes a text in three languages that must be there.
    mutating func text(_ key: String) throws(DefinitionFault) -> LocalizedText {
        guard let text = try optionalText(key) else { throw fault(.missing(key)) }
        return text
    }

    /// Takes a text in three languages that may be missing; if it is there, so must all three languages be.
    mutating func optionalText(_ key: String) throws(DefinitionFault) -> LocalizedText? {
        guard let value = take(key) else { return nil }
        return try LocalizedText(strict: value, path: inside(key))
    }

    /// Refuses the object if a key is left that nobody read.
    func finish() throws(DefinitionFault) {
        if let key = rest.keys.sorted().first { throw fault(.unknownKey(key)) }
    }

    func fault(_ reason: DefinitionFault.Reason) -> DefinitionFault { DefinitionFault(path: path, reason: reason) }

    private func inside(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
}

extension LocalizedText {
    /// Reads an object with exactly `sv`, `fi` and `en`, none of them empty.
    init(strict value: Any, path: String) throws(DefinitionFault) {
        var object = try StrictObject(value, path: path)
        self.init(sv: try object.string("sv"), fi: try object.string("fi"), en: try object.string("en"))
        try object.finish()
    }
}
