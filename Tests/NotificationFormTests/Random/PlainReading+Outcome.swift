extension PlainReading {
    /// The keys of the missing answers that block and of those that are warned of (rules M and E), with the rule: `M17 periods.disability`.
    func missing(_ questions: [(id: String, number: Int, keys: [String])]) -> Set<String> {
        var said: Set<String> = []
        for question in questions where isAsked(question.id) {
            let level = level(question.id)
            for key in question.keys where level != "optional" {
                let isThere = given[key].map { key == "contact.email" ? Self.isAddress($0) : true } ?? false
                if !isThere { said.insert(level == "expected" ? "E \(key)" : "M\(question.number) \(key)") }
            }
        }
        return said
    }

    private static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".")
    }

    /// Section 8.2 in one line for each task: channels of 17, of 20 and of 23, whether a part only, dates of 18 and of 21.
    func profile(_ services: [String]) -> [String] {
        let isLacking = coverage(services).contains { $0 == "partly" || $0 == "no" }
        return Self.tasks.map { task in
            let periods = ["kanta": "archive", "kanta-plus-separate": "archive+separate", "separate": "separate"]
            let statutory = ["kanta-document": "archive", "kanta-during-2023": "archive-later", "separate": "separate"]
            let ways = [
                "kanta-structured": "archive-structured", "kanta-unstructured": "archive-metadata",
                "kanta-plus-separate": "archive-metadata+separate", "separate": "separate", "separate-partial": "separate",
            ]
            let method = method(task)
            let isProtection = task == "child-protection"
            return [
                task, given["periods.\(task)"].flatMap { periods[$0] } ?? "",
                isProtection ? given["childProtection"].flatMap { statutory[$0] } ?? "" : "", method.flatMap { ways[$0] } ?? "",
                method == "separate-partial" || isLacking ? "partial" : "", dates("retroactive"),
                isProtection ? dates("childProtectionRetroactive") : "",
            ].joined(separator: "|")
        }
    }

    private func dates(_ question: String) -> String {
        switch given[question] {
        case "long-term": "unlimited"
        case "since-2020": "2020-01-01"
        case "since-later": given[question + "From"].map { "\($0)-01" } ?? "unknown"
        case "new-only": "2023-01-01"
        default: "unknown"
        }
    }

    /// What is expected of each service: the answer, `derived` or nothing.
    func expectations(_ services: [String]) -> [String] {
        services.map { service in
            let isDerived = given["services"] == "none" || methods == ["none"]
            return answer("serviceCoverage.\(service)") ?? (isDerived ? "derived" : "")
        }
    }

    /// Section 8.3, with every contradiction acknowledged: the reasons by the name of their message.
    func reasons(_ services: [String], population: Int) -> Set<String> {
        var reasons: Set<String> = []
        func add(_ name: String, _ condition: Bool) { if condition { reasons.insert(name) } }
        add("wished", given["discussion"] == "yes")
        add("none", methods.contains("none"))
        add("none-main", given["services"] == "none" && !methods.contains("none"))
        add("during-year", given["childProtection"] == "kanta-during-2023")
        add("new-only", [given["retroactive"], given["childProtectionRetroactive"]].contains("new-only"))
        let rules = Set(rules(services: services).map { $0.split(separator: " ")[0] })
        for rule in ["C7", "C8", "C11", "C16", "C19"] { add("acknowledged-\(rule.lowercased())", rules.contains(Substring(rule))) }
        let coverage = coverage(services)
        add("many-no", coverage.count { $0 == "no" } >= 18)
        add("many-possibly", coverage.count { $0 == "possibly" } >= 18)
        add("review", population > 100_000 && Self.decisions.contains { answer("decisions.\($0)") == "needs-review" })
        let months = ["2023-01", "2023-02", "2023-03"]
        add("system-change", given["systemChange"] != nil && months.contains(given["systemChangeMonth"] ?? ""))
        return reasons
    }
}
