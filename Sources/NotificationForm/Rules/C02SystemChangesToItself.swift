import CodeLists
import Localization

extension FormRule {
    /// C2. The system to be moved to (9) is the one in use (5).
    static let c2 = FormRule("C2", .warning) { situation in
        guard let next = situation.answers.text(.systemChange), let present = situation.answers.systemName else { return .notApplicable }
        let isSame = ClientDataSystem.named(next)?.name.sv.lowercased() == present.lowercased() || next.lowercased() == present.lowercased()
        return .one(isSame, [.systemChange, .system], ["system": .init(same: present)])
    }
}
