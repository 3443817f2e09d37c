import Foundation

/// One row of a code list's data file. Fields that only one list has are nil elsewhere.
public struct CodeEntry: Decodable, Sendable {
    /// Our own stable slug, or the official code where that is what everybody writes (areas, municipalities).
    public let code: String
    /// The code of the national code server; nil means *not known here*, never *does not exist*.
    public let national: String?
    /// Name in Swedish.
    public let sv: String
    /// Name in Finnish.
    public let fi: String
    /// Name in English.
    public let en: String
    /// First day on which the code is valid, `YYYY-MM-DD`; nil means always.
    public let validFrom: String?
    /// Last day on which the code is valid, included; nil means until further notice.
    public let validTo: String?
    /// Where the row comes from.
    public let source: String
    let inScope: Bool?
    let theme: String?
    let serviceTask: String?
    let organiser: Bool?
    let tile: [Int]?
    let area: String?
    let population: [String: Int]?
    let estimatedClients: [Int]?

    /// Whether the code is valid on a day written `YYYY-MM-DD`; both ends of the validity are included.
    public func isValid(on day: String) -> Bool {
        (validFrom.map { $0 <= day } ?? true) && (validTo.map { day <= $0 } ?? true)
    }
}

/// One code list as the program carries it: a JSON file with names in three languages, validity and source.
public struct CodeList<Value: Code>: Sendable {
    /// The name of the list and of its file.
    public let slug: String
    /// The name of the list by language code (`sv`, `fi`, `en`).
    public let names: [String: String]
    /// The identifier of the national code list; nil where there is none.
    public let nationalList: String?
    /// Where the list comes from and what is doubtful in it.
    public let source: String
    /// Every row, in file order.
    public let entries: [CodeEntry]
    /// Every code, in file order.
    public let codes: [Value]
    private let bySlug: [String: Value]
    private let byNational: [String: Value]

    private struct File: Decodable {
        let list: String
        let names: [String: String]
        let nationalList: String?
        let source: String
        let codes: [CodeEntry]
    }

    /// Reads `Resources/<slug>.json`. The files are part of the program, so a faulty one ends it with the reason; a test reads them all.
    init(_ slug: String) {
        guard let url = Bundle.module.url(forResource: slug, withExtension: "json", subdirectory: "Resources") else {
            preconditionFailure("The code list \(slug) is missing beside the program: ship the folder sosdata_CodeLists.resources with it.")
        }
        let file: File
        do {
            file = try JSONDecoder().decode(File.self, from: Data(contentsOf: url))
        } catch {
            preconditionFailure("The code list \(slug) cannot be read: \(error)")
        }
        precondition(file.list == slug, "The file of the code list \(slug) calls itself \(file.list).")
        precondition(Set(file.codes.map(\.code)).count == file.codes.count, "The code list \(slug) has a code twice.")
        self.slug = file.list
        self.names = file.names
        self.nationalList = file.nationalList
        self.source = file.source
        self.entries = file.codes
        self.codes = file.codes.indices.map { Value(index: $0) }
        self.bySlug = Dictionary(uniqueKeysWithValues: zip(file.codes.map(\.code), codes))
        self.byNational = Dictionary(zip(file.codes, codes).compactMap { entry, code in entry.national.map { ($0, code) } }) { first, _ in
            first
        }
    }

    /// The code with this slug.
    public func code(slug: String) -> Value? { bySlug[slug] }
    /// The code with this national code.
    public func code(national: String) -> Value? { byNational[national] }
}
