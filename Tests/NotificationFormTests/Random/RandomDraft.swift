import CodeLists

@testable import NotificationForm

/// A draft in every state of filling, made from a seed: flat answers, and the service tasks that are exceptions to the main system.
struct RandomDraft {
    private(set) var given: [String: String] = [:]
    private(set) var exceptions: [String] = []
    private var random: Seeded

    /// A generator whose seed a failing test prints.
    struct Seeded: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    init(seed: UInt64) {
        random = Seeded(state: seed)
        let form = FormDefinition.version1
        let fullness = [15, 50, 85, 100].randomElement(using: &random) ?? 50
        for question in form.questions {
            switch question.type {
            case .matrix: fillMatrix(question)
            case .single where question.optionSource == .own:
                if isChance(fullness) { given[question.id] = question.options.randomElement(using: &random)?.code }
            case .text, .longtext:
                let names = ["apotti", "Apotti", "SAGA", "Omni 360", "Mediatri", "mediatri"]
                if isChance(fullness / 2) { given[question.id] = names.randomElement(using: &random) }
            case .month:
                let month = question.id == "systemChangeMonth" ? ["2023-02", "2023-06"].randomElement(using: &random) : "2022-05"
                if isChance(50) { given[question.id] = month }
            case .rows:
                if isChance(30) { exceptions = Array(ServiceTask.inScope.map(\.slug).shuffled(using: &random).prefix(2)) }
            default: break
            }
        }
        if isChance(40) { given["system"] = "other" }
        put("contact.name", ["Maija", "maija", "Kalle"], fullness)
        put("contact.email", ["a@b.fi", "a+b@c.museum", "b.fi", "a@b", "a@@b.fi", "@b.fi"], fullness)
        put("county", ["01", "90"], fullness)
        put("municipalities", ["091", "638", "018 407"], fullness)
    }

    /// The draft of another group of the county: as this one, but for a few answers that are those of a third draft.
    func neighbour(seed: UInt64) -> RandomDraft {
        let third = RandomDraft(seed: seed)
        var neighbour = self
        var random = third.random
        let keys = Set(given.keys).union(third.given.keys).sorted()
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            guard let key = keys.randomElement(using: &random) else { continue }
            neighbour.given[key] = third.given[key]
        }
        for key in ["municipalities", "contact.name"] where neighbour.isChance(50) { neighbour.given[key] = third.given[key] }
        return neighbour
    }

    /// The draft as the program stores it.
    var answers: Answers {
        var answers = Answers()
        for (key, value) in given {
            let key = AnswerKey(description: key)
            if key == .municipalities {
                answers.set(value.split(separator: " ").map(String.init), for: key)
            } else {
                answers.set(value, for: key)
            }
        }
        answers[.systemExceptionRows] = .records(exceptions.map { ["task": $0, "system": "saga"] })
        return answers
    }

    private mutating func isChance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    private mutating func put(_ key: String, _ values: [String], _ percent: Int) {
        if isChance(percent) { given[key] = values.randomElement(using: &random) }
    }

    /// Alike, nearly alike or wild, complete or with gaps; the differences by service task seldom.
    private mutating func fillMatrix(_ question: Question) {
        if question.id == "servicesByTask" && isChance(60) { return }
        let codes = question.options.map(\.code)
        let usual = codes.randomElement(using: &random)
        let (wildness, gaps) = ([0, 0, 10, 100].randomElement(using: &random) ?? 0, [0, 0, 0, 40, 100].randomElement(using: &random) ?? 0)
        for key in question.keys where !isChance(gaps) {
            given[key.description] = isChance(wildness) ? codes.randomElement(using: &random) : usual
        }
    }
}
