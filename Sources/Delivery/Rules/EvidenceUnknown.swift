extension Rule {
    /// `evidence.unknown`: the kind of evidence is empty, not in the code list, or not one that an extract can have. Source: delivery page, *Rules*.
    static let evidenceUnknown = Rule(
        .evidenceUnknown, "evidence.unknown", .error, .field,
        passes: "operations-system",
        fails: "hearsay",
        examples: [
            RuleExample(.services, passes: ["evidence": "health-system"], fails: ["evidence": "decision"]),
            RuleExample(.services, passes: ["evidence": "operations-system"], fails: ["evidence": "other+valid-service"]),
            RuleExample(.receivedServices, passes: ["evidence": "delivery-document"], fails: ["evidence": "decision+"]),
        ])
}
