import CodeLists
import Localization
import RegisterModel

/// What does not agree, in one sentence: the page and the reminder have the same.
enum GapSentence {
    /// The sentence in the language of the words.
    static func text(_ gap: GapsPage.Gap, _ words: Words) -> String {
        let isRate = ["unusual", "out-of-range"].contains(gap.kind)
        func number(_ number: Int?) -> String { number.map { isRate ? words.tenths($0) : words.number($0) } ?? "" }
        let block = gap.block.name(in: words.language)
        // The statutory child-protection relationship has the task's name, but is another block than its client relationships.
        let isStatutory = gap.block == .childProtectionPeriods
        let what = gap.service?.name(words.language) ?? (isStatutory ? nil : gap.task?.name(words.language)) ?? block
        return words(
            "gaps.kind.\(gap.kind)",
            [
                "what": what, "channel": gap.channel.map { words("gaps.channel.\($0.rawValue)") } ?? "", "expected": number(gap.expected),
                "found": number(gap.found), "day": gap.day.map(words.day) ?? "",
            ])
    }

    /// The gaps by group in the order told, what concerns the whole county first.
    static func byGroup(_ gaps: [GapsPage.Gap], _ words: Words) -> [(group: String, sentences: [String])] {
        var order: [String?] = []
        for gap in gaps where !order.contains(gap.group) { order.append(gap.group) }
        return order.map { group in
            (group ?? words("gaps.whole-county"), gaps.filter { $0.group == group }.map { text($0, words) })
        }
    }
}
