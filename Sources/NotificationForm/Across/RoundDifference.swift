import CodeLists

/// What has changed for a municipality between two rounds: the answers about systems and ways of delivery, and whether it is notified for.
public struct RoundDifference: Sendable {
    /// The municipality.
    public let municipality: Municipality
    /// The group that speaks for it in the older round; nil if none does.
    public let before: NotifiedGroup?
    /// The group that speaks for it in the newer round; nil if none does.
    public let after: NotifiedGroup?
    /// The answers that differ, in the form's order; empty where one of the rounds has no notification.
    public let changes: [AnswerChange]

    /// The questions that are compared: 5–7, 17, 18, 20, 21 and 23 with its differences.
    public static let compared = [
        "system", "systemOther", "systemScope", "periods", "retroactive", "childProtection", "childProtectionRetroactive", "services",
        "servicesByTask",
    ]

    /// The municipalities for which something has changed, in the order given.
    public static func between(
        _ older: [NotifiedGroup], _ newer: [NotifiedGroup], municipalities: [Municipality], in definition: FormDefinition
    ) -> [RoundDifference] {
        let keys = compared.compactMap(definition.question).flatMap(\.keys)
        let before = speaking(older)
        let after = speaking(newer)
        // Many municipalities share a pair of groups; each pair is compared once.
        var known: [[String]: [AnswerChange]] = [:]
        return municipalities.compactMap { municipality in
            let (old, new) = (before[municipality], after[municipality])
            guard let old, let new else {
                return old == nil && new == nil ? nil : RoundDifference(municipality: municipality, before: old, after: new, changes: [])
            }
            let pair = [old.id, new.id]
            let changes =
                known[pair]
                ?? keys.compactMap { key in
                    old.answers[key] == new.answers[key]
                        ? nil : AnswerChange(key: key, before: old.answers[key], after: new.answers[key])
                }
            known[pair] = changes
            return changes.isEmpty ? nil : RoundDifference(municipality: municipality, before: old, after: new, changes: changes)
        }
    }

    private static func speaking(_ groups: [NotifiedGroup]) -> [Municipality: NotifiedGroup] {
        Dictionary(groups.flatMap { group in group.municipalities.map { ($0, group) } }) { first, _ in first }
    }
}
