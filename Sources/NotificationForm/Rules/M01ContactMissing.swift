extension FormRule {
    /// M1. Question 1: the contact person's name and an e-mail address that can be one.
    static let m1 = FormRule("M1", .error) { situation in
        var findings: [Finding] = []
        if situation.answers.text(.contactName) == nil { findings.append(.init(keys: [.contactName], variant: "name")) }
        switch situation.answers.text(.contactEmail) {
        case nil: findings.append(.init(keys: [.contactEmail], variant: "email"))
        case let address?:
            if !PostedText.isEmail(address) { findings.append(.init(keys: [.contactEmail], variant: "malformed")) }
        }
        return .init(findings)
    }
}
