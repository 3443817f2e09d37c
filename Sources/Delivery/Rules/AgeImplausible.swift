import RegisterModel

extension Rule {
    /// `age.implausible`: a period in services for older people of somebody under 40, or in child protection of somebody 25 or over, at the end of the monitoring period. Source: delivery page, *Rules*.
    static let ageImplausible = Rule(
        .ageImplausible, "age.implausible", .warning, .record,
        passes: "older-people at 70",
        fails: "older-people at 12",
        examples: [
            RuleExample(.clientPeriods, passes: ["service_task": "older-people"], fails: ["service_task": "child-protection"]),
            RuleExample(
                .clientPeriods, passes: ["service_task": "child-protection", "person_id": RuleExample.child],
                fails: ["service_task": "older-people", "person_id": RuleExample.child]),
            RuleExample(.childProtectionPeriods, passes: [:], fails: ["person_id": RuleExample.person]),
            RuleExample(.receivedServices, passes: ["service_task": "older-people"], fails: ["service_task": "child-protection"]),
            RuleExample(.serviceDecisions, passes: [:], fails: ["decision_type": "child-protection-decision", "service_task": ""]),
        ])
}

extension Rule {
    /// Whether somebody born on a day is too young for services for older people, or too old for child protection, on a day.
    static func isImplausible(birthDay: Day, on day: Day, olderPeople: Bool, childProtection: Bool) -> Bool {
        guard olderPeople || childProtection else { return false }
        let (birth, now) = (birthDay.civil, day.civil)
        let age = now.year - birth.year - ((now.month, now.day) < (birth.month, birth.day) ? 1 : 0)
        return (olderPeople && age < 40) || (childProtection && age >= 25)
    }
}
