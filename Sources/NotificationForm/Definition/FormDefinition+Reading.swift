import Foundation
import Localization

extension FormDefinition {
    /// Reads a definition file. Unknown keys, missing texts, ids used twice and names not defined (or not yet defined at the place where
    /// they are used) are refused.
    ///
    /// - Throws: ``DefinitionFault`` with the place in the file and the reason.
    public init(json: Data) throws(DefinitionFault) {
        guard let value = try? JSONSerialization.jsonObject(with: json) else { throw DefinitionFault(path: "", reason: .notJSON) }
        var file = try StrictObject(value, path: "")
        let id = try file.string("id")
        let version = try file.int("version")
        let title = try file.text("title")
        let branches = try file.list("branches") { value, path throws(DefinitionFault) in try Self.branch(value, path) }
        let sections = try file.list("sections") { value, path throws(DefinitionFault) in try Section(strict: value, path: path) }
        try file.finish()
        guard !sections.isEmpty else { throw DefinitionFault(path: "", reason: .missing("sections")) }
        try Self.unique(branches.map(\.name), "branches")
        self.init(
            id: id, version: version, title: title, sections: sections,
            branches: Dictionary(branches.map { ($0.name, $0.condition) }) { first, _ in first })
        try Self.unique(sections.map(\.id), "sections")
        try Self.unique(questions.map(\.id), "sections")
        try checkNames(branchOrder: branches.map(\.name))
    }

    private static func branch(_ value: Any, _ path: String) throws(DefinitionFault) -> (name: String, condition: Condition) {
        var object = try StrictObject(value, path: path)
        let name = try object.string("name")
        guard let when = object.take("when") else { throw object.fault(.missing("when")) }
        try object.finish()
        return (name, try Condition(strict: when, path: path + ".when"))
    }

    static func unique(_ names: [String], _ path: String) throws(DefinitionFault) {
        var seen: Set<String> = []
        for name in names where !seen.insert(name).inserted { throw DefinitionFault(path: path, reason: .duplicate(name)) }
    }

    /// Every branch names only branches before it, and every question uses only branches about questions before it, so that one pass in
    /// the form's order decides what is relevant.
    private func checkNames(branchOrder: [String]) throws(DefinitionFault) {
        for (index, name) in branchOrder.enumerated() {
            guard let condition = branches[name] else { continue }
            for other in condition.branches where !branchOrder[..<index].contains(other) {
                throw DefinitionFault(path: "branches.\(name)", reason: .unknownName(other))
            }
            for key in condition.keys where !keys.contains(key) && question(key.description) == nil {
                throw DefinitionFault(path: "branches.\(name)", reason: .unknownName(key.description))
            }
        }
        var before: Set<String> = []
        for question in questions {
            for name in [question.branch].compactMap({ $0 }) + question.levels.compactMap(\.branch) {
                guard branches[name] != nil else {
                    throw DefinitionFault(path: "questions.\(question.id)", reason: .unknownName(name))
                }
                for asked in questionsAsked(by: name) where !before.contains(asked) {
                    throw DefinitionFault(path: "questions.\(question.id)", reason: .unknownName("\(name) asks \(asked)"))
                }
            }
            before.insert(question.id)
        }
    }

    private func questionsAsked(by branch: String) -> Set<String> {
        guard let condition = branches[branch] else { return [] }
        return Set(condition.keys.map(\.question)).union(condition.branches.flatMap { questionsAsked(by: $0) })
    }
}

extension Condition {
    /// Reads one of the five shapes of a condition.
    init(strict value: Any, path: String) throws(DefinitionFault) {
        var object = try StrictObject(value, path: path)
        let codes: (inout StrictObject, String) throws(DefinitionFault) -> Set<String> = { object, key throws(DefinitionFault) in
            let list = try object.list(key) { value, path throws(DefinitionFault) in
                guard let code = value as? String else { throw DefinitionFault(path: path, reason: .wrongKind("code")) }
                return code
            }
            guard !list.isEmpty else { throw object.fault(.missing(key)) }
            return Set(list)
        }
        if let key = try object.optionalString("answer") {
            self = .answer(AnswerKey(description: key), try codes(&object, "in"))
        } else if let key = try object.optionalString("answered") {
            self = .answered(AnswerKey(description: key))
        } else if let name = try object.optionalString("branch") {
            self = .branch(name)
        } else {
            let parts = try object.list("all") { value, path throws(DefinitionFault) in try Condition(strict: value, path: path) }
            self = parts.isEmpty ? .anyTask(try codes(&object, "anyTask")) : .all(parts)
        }
        try object.finish()
    }
}
