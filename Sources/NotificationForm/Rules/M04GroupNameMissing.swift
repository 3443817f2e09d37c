import Localization

extension FormRule {
    /// M4. Question 4: the name of the group, and no other group of the county in the round with the same name in capitals or not.
    static let m4 = FormRule("M4", .error) { situation in
        guard let name = situation.answers.groupName else { return .one(true, [.groupName]) }
        let isTaken = situation.others.contains { $0.answers.groupName?.lowercased() == name.lowercased() }
        return isTaken ? .failed([.init(keys: [.groupName], values: ["name": .init(same: name)], variant: "taken")]) : .passed
    }
}
