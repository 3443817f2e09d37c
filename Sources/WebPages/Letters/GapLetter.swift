import CodeLists
import Localization
import RegisterModel

/// The reminder of what is missing of a county's data: plain text, with the sentences of the page.
public struct GapLetter: Sendable {
    /// The county.
    public let area: Area
    /// The quarter.
    public let period: MonitoringPeriod
    /// The last day for delivering, included.
    public let deadline: Day
    /// What does not agree.
    public let gaps: [GapsPage.Gap]
    /// The language it is written in.
    public let language: Language

    /// Makes a letter.
    public init(area: Area, period: MonitoringPeriod, deadline: Day, gaps: [GapsPage.Gap], language: Language) {
        self.area = area
        self.period = period
        self.deadline = deadline
        self.gaps = gaps
        self.language = language
    }

    private var words: Words { Words(language: language) }
    private var names: [String: String] {
        ["area": area.name(language), "quarter": words.quarterWithin(period), "day": words.day(deadline)]
    }

    /// The subject.
    public var subject: String { words("gap-letter.subject", names) }

    /// The text: what is missing by group, and where to see it.
    public var text: String {
        let sections = GapSentence.byGroup(gaps, words).map { group, sentences in
            ([group] + sentences.map { "- \($0)" }).joined(separator: "\n")
        }
        return ([words("gap-letter.lead", names)] + sections + [words("gap-letter.end", names)]).joined(separator: "\n\n") + "\n"
    }
}
