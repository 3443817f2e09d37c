extension PlainReading {
    /// Section 7.2: what there is to say about this notification among the other groups of its county.
    func between(_ others: [PlainReading]) -> Set<String> {
        var said: Set<String> = []
        func say(_ rule: String, _ condition: Bool) { if condition { said.insert(rule) } }
        let counties = ["01": ["018", "407", "434", "504", "616", "638", "753"], "90": ["091"]]
        if let county = given["county"].flatMap({ counties[$0] }) {
            let placed = municipalities.union(others.flatMap(\.municipalities))
            say("P1", !placed.isSuperset(of: county))
            say("P3", !municipalities.isSubset(of: county))
        }
        for other in others {
            let isSame = systemName != nil && systemName == other.systemName
            let answers = Self.tasks.map { "periods.\($0)" } + ["systemScope", "childProtection", "services"]
            let isAlike = answers.allSatisfy { answer($0) == other.answer($0) }
            let abilities = Self.decisions.map { "decisions.\($0)" } + ["retroactive", "childProtectionRetroactive"]
            say("P2", !municipalities.isDisjoint(with: other.municipalities))
            say("P4", isSame && given["services"] != nil && isAlike)
            say("P5", differs("countyCapability", other))
            let isTold = [self, other].allSatisfy { $0.given["contact.name"] != nil && $0.given["contact.email"] != nil }
            say("P6", isTold && (differs("contact.name", other) || differs("contact.email", other)))
            say("P7", isSame && abilities.contains { differs($0, other) })
        }
        return said
    }

    private var municipalities: Set<String> { Set((given["municipalities"] ?? "").split(separator: " ").map(String.init)) }

    /// The system of 5, or of 6 where it is another, in small letters.
    private var systemName: String? {
        switch given["system"] {
        case "other": given["systemOther"]?.lowercased()
        case let code?: code.split(separator: "-").joined(separator: " ")
        case nil: nil
        }
    }

    private func differs(_ key: String, _ other: PlainReading) -> Bool {
        guard let mine = answer(key), let theirs = other.answer(key) else { return false }
        return mine.lowercased() != theirs.lowercased()
    }
}
