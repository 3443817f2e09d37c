import Localization

/// What cookies are used for.
public struct CookiesPage: Page {
    /// Makes the page.
    public init() {}

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        PageContent(template: "cookies", title: Words(language: frame.language)("cookies.title"), values: [:])
    }
}

/// The accessibility statement (act 306/2019).
public struct AccessibilityPage: Page {
    /// Makes the page.
    public init() {}

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        PageContent(template: "accessibility", title: Words(language: frame.language)("accessibility.title"), values: [:])
    }
}
