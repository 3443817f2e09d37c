import CodeLists
import Localization

extension FormRule {
    /// C1. The free text of question 6 names a system of the list in question 5.
    static let c1 = FormRule("C1", .warning) { situation in
        guard let name = situation.answers.text(.systemOther) else { return .notApplicable }
        guard let listed = ClientDataSystem.named(name) else { return .passed }
        return .one(true, [.systemOther, .system], ["system": listed.name])
    }
}
