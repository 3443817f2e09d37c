/// Sections 6 to 8 of the form specification read once more, for the first round and one notification: from flat answers and the codes as they
/// stand on the page, slowly, without the program's types. What the program says of a draft must be the same.
struct PlainReading {
    let given: [String: String]
    let exceptions: [String]

    static let tasks = ["older-people", "working-age", "families-with-children", "child-protection", "disability", "substance-abuse"]
    static let transitionEnds = ["2024Q3", "2024Q3", "2024Q3", "2025Q1", "2025Q3", "2026Q1"]
    static let decisions = ["positive-in-period", "valid-throughout", "ending-in-period", "negative"]
    static let extraction = ["valid-service", "unit-relationship", "operations-system", "health-system", "other-method"]
    static let reach = ["new-only", "since-later", "since-2020", "long-term"]

    /// The method of social services of a task; nil while 23 is unanswered.
    func method(_ task: String) -> String? { given["services"].map { given["servicesByTask.\(task)"] ?? $0 } }
    var methods: Set<String> { Set(Self.tasks.compactMap(method)) }
    var b1: Bool { !methods.isDisjoint(with: ["kanta-plus-separate", "separate", "separate-partial"]) }
    var b2: Bool { !methods.isEmpty && methods != ["none"] }

    /// Whether a question is asked.
    func isAsked(_ question: String) -> Bool {
        switch question {
        case "systemOther": given["system"] == "other"
        case "systemScope": given["system"] != nil
        case "systemExceptions", "systemExceptionRows":
            given["system"] != nil && ["exceptions", "all-except-home-care"].contains(given["systemScope"])
        case "systemChangeMonth": given["systemChange"] != nil
        case "retroactiveFrom": given["retroactive"] == "since-later"
        case "childProtectionRetroactiveFrom": given["childProtectionRetroactive"] == "since-later"
        case "childProtectionMonth", "childProtectionBefore": given["childProtection"] == "kanta-during-2023"
        case "servicesByTask": given["services"] != nil
        case "decisions", "decisionsNote", "extraction": b1
        case "extractionOther": b1 && ["used", "needs-review"].contains(given["extraction.other-method"])
        case "serviceCoverage", "serviceCoverageNote", "servicesNote": b2
        case "discussionTopics": given["discussion"] == "yes"
        default: true
        }
    }

    /// The level of a question that is asked.
    func level(_ question: String) -> String {
        switch question {
        case "periods", "discussion": "official"
        case "contact", "county", "municipalities", "groupName", "services": "system"
        case "system", "systemOther", "systemScope", "structured", "retroactive", "childProtection", "childProtectionRetroactive",
            "decisions", "extraction", "discussionTopics":
            "expected"
        case "systemExceptions": given["systemScope"] == "exceptions" ? "expected" : "optional"
        case "extractionOther": given["extraction.other-method"] == "used" ? "expected" : "optional"
        case "serviceCoverage": b1 ? "expected" : "optional"
        default: "optional"
        }
    }

    /// An answer, if its question is asked.
    func answer(_ key: String) -> String? { isAsked(String(key.prefix { $0 != "." })) ? given[key] : nil }

    func coverage(_ services: [String]) -> [String?] { services.map { answer("serviceCoverage.\($0)") } }
}

extension PlainReading {
    /// The rules C1–C25 that have something to say. Those that are judged by task are followed by the tasks: `C7 disability`.
    func rules(services: [String]) -> Set<String> {
        var said: Set<String> = []
        func say(_ rule: String, _ condition: Bool) { if condition { said.insert(rule) } }
        let listed = [
            "abilita": "abilita", "apotti": "apotti", "effica": "effica", "lifecare": "lifecare", "omni 360": "omni-360",
            "pro consona": "pro-consona", "saga": "saga",
        ]
        let (other, next) = (answer("systemOther")?.lowercased(), answer("systemChange")?.lowercased())
        say("C1", other.map { listed[$0] != nil } ?? false)
        say("C2", next.map { answer("system") == "other" ? $0 == other : listed[$0] != nil && listed[$0] == answer("system") } ?? false)
        let isHomeCareOut = answer("systemScope") == "all-except-home-care"
        say("C3", isHomeCareOut && answer("systemExceptions") == nil)
        for (task, end) in zip(Self.tasks, Self.transitionEnds) {
            let (from, way) = (given["structured.\(task)"], given["periods.\(task)"])
            let method = method(task) ?? ""
            say("C4 \(task)", from.map { $0 != "transition-end" && $0 > end } ?? false)
            say("C5 \(task)", method == "kanta-structured" && from != nil && from != "2023Q1")
            say("C6 \(task)", method == "kanta-unstructured" && from == "2023Q1")
            say("C7 \(task)", ["kanta-structured", "kanta-unstructured"].contains(method) && way == "separate")
            say("C8 \(task)", method == "kanta-plus-separate" && way == "separate")
            say("C9 \(task)", ["separate", "separate-partial"].contains(method) && way == "kanta")
            say("C10 \(task)", ["separate", "separate-partial"].contains(method) && way == "kanta-plus-separate")
        }
        let (statutory, protection, main) = (given["childProtection"], given["periods.child-protection"], given["services"])
        say("C11", statutory == "kanta-document" && protection == "separate")
        say("C12", statutory == "separate" && protection == "kanta")
        let isTold = given["childProtectionNote"] != nil || given["childProtectionBefore"] != nil
        say("C13", statutory == "kanta-during-2023" && !isTold)
        for question in ["retroactive", "childProtectionRetroactive"] {
            say("C14 \(question)", given[question] == "since-later" && given[question + "From"] == nil)
        }
        if let dates = given["retroactive"], let statutory = given["childProtectionRetroactive"], protection != "separate" {
            say("C15", Self.reach.firstIndex(of: statutory) ?? 0 > Self.reach.firstIndex(of: dates) ?? 0)
        }
        let used = Self.extraction.map { answer("extraction.\($0)") }
        let isNothing = Self.decisions.allSatisfy { answer("decisions.\($0)") == "no" }
        say("C16", b1 && isNothing && !used.contains("used") && !used.contains("needs-review"))
        let coverage = coverage(services)
        say("C17", main == "separate" && coverage.contains("no"))
        say("C18", main == "separate-partial" && coverage.allSatisfy { $0 == "mostly" })
        say("C19", main != "none" && coverage.allSatisfy { $0 == "no" })
        say("C20", answer("extraction.other-method") == "used" && answer("extractionOther") == nil)
        let isOut = isHomeCareOut || isAsked("systemExceptionRows") && exceptions.contains("older-people")
        let isMostly = answer("serviceCoverage.home-care") == "mostly"
        say("C21", b1 && isOut && isMostly && answer("extraction.health-system") != "used")
        say("C22", given["discussion"] == "yes" && given["discussionTopics"] == nil)
        let differing = Self.tasks.compactMap { answer("servicesByTask.\($0)") }
        say("C23", differing.count == 6 && !differing.contains { $0 == main })
        say("C24", !differing.isEmpty && differing.allSatisfy { $0 == main })
        say("C25", protection == "kanta" && (statutory == nil || statutory == "kanta-during-2023"))
        return said
    }
}
