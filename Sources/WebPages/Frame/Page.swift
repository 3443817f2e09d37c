import Localization

/// A page: plain values in, HTML out. It knows no store, no server and no clock.
public protocol Page: Sendable {
    /// The template and what fills it.
    func content(_ frame: PageFrame) -> PageContent
}

extension Page {
    /// The whole page as UTF-8 HTML text, in the language of the frame.
    public func html(_ frame: PageFrame) -> String {
        Templates.standard.render(Layout.values(content(frame), frame), template: "layout")
    }
}

/// What a page puts into the layout.
public struct PageContent {
    /// The name of the page's template.
    var template: String
    /// The words of the `title` element, before the service's name.
    var title: String
    /// Where the back link leads; nil for none.
    var back: Address?
    /// The round that the county's first page is to be about after going back; nil is the newest.
    var backRound: String?
    /// What hinders going on: each with the id of its field. Not empty means that the page answers 422 and its title says so.
    var problems: [PageProblem] = []
    /// Whether the page needs the full width, as tables do.
    var isWide = false
    /// The id of the form that choosing a language posts, so that nothing entered is lost; nil where nothing is entered.
    var savingForm: String?
    /// What the template's names stand for.
    var values: Values
}

/// One line of the error summary; the same words stand beside the field.
struct PageProblem {
    /// Where the link leads: a field of this page, or of another.
    let href: String
    /// What to do about it, in the reader's language.
    let message: String

    /// A problem of a field of this page, by the id of its element.
    init(target: String, message: String) {
        href = "#" + target
        self.message = message
    }

    /// A problem of a field of another page.
    init(href: String, message: String) {
        self.href = href
        self.message = message
    }

    var values: Values { ["href": href, "message": message] }
}

/// What the names of a template stand for: texts, truth values, lists and nested values; nil is left out.
typealias Values = [String: Any?]
