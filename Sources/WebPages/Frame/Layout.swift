import CodeLists
import Localization

/// The frame around every page: head, header, notices, footer.
enum Layout {
    /// The values of the layout's template, with the page's own inside.
    static func values(_ content: PageContent, _ frame: PageFrame) -> Values {
        let words = Words(language: frame.language)
        let title = words("layout.title", ["page": content.title])
        var values = content.values
        values["text"] = Texts(language: frame.language)
        values["page"] = content.template
        values["lang"] = frame.language.rawValue
        values["title"] = content.problems.isEmpty ? title : words("layout.title-with-error", ["title": title])
        values["style"] = Address.asset(Asset.style.name).path
        values["script"] = Address.asset(Asset.script.name).path
        values["icon"] = Address.asset(Asset.icon.name).path
        values["homePath"] = Address.home.path
        values["signOutPath"] = Address.signOut.path
        values["cookiesPath"] = Address.cookies.path
        values["accessibilityPath"] = Address.accessibility.path
        values["languages"] = languages(frame, form: content.savingForm)
        values["savingForm"] = content.savingForm
        values["csrf"] = frame.csrfToken
        values["isDemonstration"] = frame.isDemonstration
        values["isWide"] = content.isWide
        values["flash"] = frame.flash.map { words("flash.\($0.rawValue)") }
        values["contactEmail"] = frame.contactEmail
        values["back"] = content.back.map { CountyRound(earlier: content.backRound).path($0) }
        values["problems"] = content.problems.map(\.values)
        values["hasProblems"] = !content.problems.isEmpty
        values["user"] = frame.user.map { ["name": $0.name, "role": role($0.role, words)] as Values }
        values["navigation"] = navigation(frame, words)
        return values
    }

    private static func languages(_ frame: PageFrame, form: String?) -> [Values] {
        [(Language.fi, "Suomeksi"), (.sv, "På svenska"), (.en, "In English")].map { language, name in
            [
                "code": language.rawValue, "name": name, "form": form, "isCurrent": language == frame.language,
                "path": Address.language(language, returnTo: frame.address).path,
            ]
        }
    }

    private static func role(_ role: SignedInUser.Role, _ words: Words) -> String {
        switch role {
        case .county(let area): area.name(words.language)
        case .countyManagement(let area): words("layout.county-management", ["area": area.name(words.language)])
        case .registerOfficer: words("layout.register-officer")
        case .statistician: words("layout.statistician")
        }
    }

    private static func navigation(_ frame: PageFrame, _ words: Words) -> [Values] {
        guard let user = frame.user else { return [] }
        let links: [(Address, String)] =
            switch user.role {
            case .county:
                [
                    (.county, words("layout.county")), (.municipalities, words("layout.municipalities")),
                    (.guidance, words("layout.guidance")), (.outbox, words("layout.outbox")), (.newDelivery, words("layout.new-delivery")),
                ]
            case .countyManagement:
                [
                    (.countyFigures(nil), words("county-figures.title")), (.gaps(nil), words("layout.gaps")),
                    (.statistics(.catalogue), words("layout.published")),
                ]
            case .registerOfficer, .statistician:
                [
                    (.register, words("layout.register")), (.followUp(.rounds), words("layout.rounds")), (.matrix, words("layout.matrix")),
                    (.tables, words("layout.tables")),
                ] + (user.role == .registerOfficer ? [(.outbox, words("layout.outbox"))] : [])
            }
        let here = frame.address.withoutLanguage
        return links.map { address, name in
            ["path": address.path, "name": name, "isCurrent": address == here || address.holds(here)] as Values
        }
    }
}

extension Address {
    /// Whether this link of the navigation stands for the page at another address too.
    fileprivate func holds(_ other: Address) -> Bool {
        if case (.followUp(.rounds), .followUp(let page)) = (self, other) { page.isOfRounds } else { false }
    }
}
