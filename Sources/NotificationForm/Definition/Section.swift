import Localization

/// A section of the printed form, I–VI.
public struct Section: Sendable, Identifiable {
    /// The Roman numeral.
    public let id: String
    /// The heading in three languages.
    public let title: LocalizedText
    /// The Swedish heading exactly as THL printed it, where the shown one differs.
    public let svPrinted: String?
    /// What THL's introduction says about the section, shortened in our own words; folded on the page, readable without script.
    public let guidance: [Guidance]
    /// The questions in printed order, each addition of this system after the question it adds to.
    public internal(set) var questions: [Question]

    /// One piece of guidance.
    public struct Guidance: Sendable, Hashable {
        /// The heading.
        public let title: LocalizedText
        /// The paragraphs.
        public let paragraphs: [LocalizedText]
        /// The points of a list after the paragraphs; empty if there is none.
        public let points: [LocalizedText]
        /// The topic on whose page the guidance is shown; nil for every page of the section.
        public let topic: Topic?
    }
}
