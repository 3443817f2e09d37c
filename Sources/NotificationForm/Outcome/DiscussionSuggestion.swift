import CodeLists
import Localization
import RegisterModel

/// Whether a discussion between THL and the county is suggested, and why (form specification, section 8.3). THL decides; this only sorts.
public struct DiscussionSuggestion: Sendable, Hashable {
    /// The reasons, in the form's order; empty if no discussion is suggested.
    public let reasons: [Reason]

    /// Why a discussion is suggested.
    public struct Reason: Sendable, Hashable, Codable {
        /// The key of the sentence in the catalogue of the form.
        public let messageKey: String
        /// What fills the places in the sentence.
        public let values: [String: LocalizedText]

        init(_ name: String, _ values: [String: LocalizedText] = [:]) {
            messageKey = "suggestion.\(name)"
            self.values = values
        }

        /// The sentence in a language.
        public func message(in language: Language) -> String {
            Catalogue.form.text(messageKey, language, values.mapValues { $0[language] })
        }
    }

    /// The inhabitants above which decisions that need review are a reason.
    public static let populationLimit = 100_000

    /// Whether a discussion is suggested.
    public var isSuggested: Bool { !reasons.isEmpty }

    /// Sorts a submitted notification.
    ///
    /// - Parameters:
    ///   - acknowledged: The contradictions that the county has acknowledged.
    ///   - leftOver: The county's municipalities without a group, if the deadline has passed; otherwise empty.
    public init(_ situation: FormSituation, acknowledged: [Acknowledgement], leftOver: [Municipality]) {
        let answers = situation.answers
        var reasons = Self.ofMethods(answers)
        for (key, number) in [(AnswerKey.retroactive, "18"), (.childProtectionRetroactive, "21")]
        where answers.code(key) == Retroactivity.newOnly {
            reasons.append(Reason("new-only", ["n": .init(same: number)]))
        }
        for rule in ["C7", "C8", "C11", "C16", "C19"] where acknowledged.contains(where: { $0.rule == rule }) {
            reasons.append(Reason("acknowledged-\(rule.lowercased())"))
        }
        reasons += Self.ofServices(situation)
        if answers.text(.systemChange) != nil, let month = answers.text(.systemChangeMonth).flatMap({ Month($0) }),
            MonitoringPeriod(year: month.year, quarter: month.quarter) == situation.round.period
        {
            reasons.append(Reason("system-change"))
        }
        self = DiscussionSuggestion(reasons: reasons).adding(leftOver: leftOver)
    }

    private init(reasons: [Reason]) { self.reasons = reasons }

    /// The same with the county's municipalities without a group, if its deadline has passed; an empty list adds nothing.
    public func adding(leftOver: [Municipality]) -> DiscussionSuggestion {
        leftOver.isEmpty
            ? self : DiscussionSuggestion(reasons: reasons + [Reason("left-over", ["municipalities": .list(leftOver.map(\.name))])])
    }

    private static func ofMethods(_ answers: Answers) -> [Reason] {
        var reasons: [Reason] = []
        if answers.text(.discussion) == "yes" { reasons.append(Reason("wished")) }
        let without = ServiceTask.inScope.filter { answers.services(of: $0) == .notPossible }
        if !without.isEmpty {
            reasons.append(Reason("none", ["task": .list(without.map(\.name.withSmallInitial))]))
        } else if answers.services == .notPossible {
            // Every task has a method of its own; the main answer is a reason all the same.
            reasons.append(Reason("none-main"))
        }
        if answers.childProtection == .kantaDuring2023 { reasons.append(Reason("during-year")) }
        return reasons
    }

    private static func ofServices(_ situation: FormSituation) -> [Reason] {
        var reasons: [Reason] = []
        let coverage = SocialService.all.compactMap { situation.answers.coverage($0) }
        func isMostOf(_ answer: ServiceCoverage) -> Bool { coverage.count { $0 == answer } * 2 > SocialService.all.count }
        if isMostOf(.no) { reasons.append(Reason("many-no")) }
        if isMostOf(.possibly) { reasons.append(Reason("many-possibly")) }
        let population = situation.answers.municipalities.reduce(0) { $0 + $1.newestPopulation }
        if population > populationLimit, situation.rowAnswers("decisions").contains("needs-review") {
            reasons.append(Reason("review", ["population": .init(number: population)]))
        }
        return reasons
    }
}
