import Localization
import NotificationForm

/// THL's guidance to the form, section by section, as one page that can be read before filling in and printed.
public struct GuidancePage: Page {
    /// The form whose guidance it is.
    public let definition: FormDefinition

    /// Makes the page.
    public init(definition: FormDefinition) { self.definition = definition }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let language = frame.language
        let sections = definition.sections.filter { !$0.guidance.isEmpty }
        return PageContent(
            template: "guidance", title: Words(language: language)("guidance.title"),
            values: [
                "caption": definition.title[language],
                "sections": sections.map { section in
                    [
                        "title": section.title[language],
                        "pieces": section.guidance.map { piece in
                            [
                                "title": piece.title[language], "paragraphs": piece.paragraphs.map { $0[language] },
                                "hasPoints": !piece.points.isEmpty, "points": piece.points.map { $0[language] },
                            ] as Values
                        },
                    ] as Values
                },
            ])
    }
}
