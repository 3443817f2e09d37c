import Foundation
import Localization
import Testing
import WebPages

@Suite struct PageTests {
    @Test(arguments: Sample.all)
    func `a page looks as it was last approved`(sample: Sample) throws {
        for language in Language.allCases {
            let html = sample.html(language).replacing(/sosdata\.[0-9a-f]+\.(css|js|svg)/) { "sosdata.\($0.output.1)" }
            try expectSnapshot(html, named: "\(sample.name).\(language.rawValue).html")
        }
    }

    @Test(arguments: Sample.all)
    func `a page is well nested and no id occurs twice`(sample: Sample) {
        for language in Language.allCases {
            let faults = Markup(sample.html(language)).faults
            #expect(faults.isEmpty, "\(sample.name) in \(language)")
        }
    }

    @Test(arguments: Sample.all)
    func `what readers wrote is shown as text, never as markup`(sample: Sample) {
        for language in Language.allCases {
            let html = sample.html(language)
            #expect(
                !html.contains("<script>") && !html.contains("alert(\"x\")") && !html.contains("\"\u{301}")
                    && !html.unicodeScalars.contains("\u{7}"))
        }
    }

    @Test(arguments: Sample.all)
    func `a page has no inline style, script or handler and asks nothing of other sites`(sample: Sample) {
        let tags = Markup(sample.html(.sv)).tags
        for tag in tags {
            #expect(tag.attributes["style"] == nil && !tag.attributes.keys.contains { $0.hasPrefix("on") }, "\(tag)")
            for name in ["src", "href", "action"] where tag.attributes[name] != nil {
                let target = tag.attributes[name] ?? ""
                #expect(
                    target.hasPrefix("#") || target.hasPrefix("mailto:") || Address(String(target.split(separator: "#")[0])) != nil,
                    "\(target)")
            }
        }
    }

    @Test(arguments: Sample.all)
    func `a page has one heading of the first rank, a language and a token in each form`(sample: Sample) {
        for language in Language.allCases {
            let tags = Markup(sample.html(language)).tags
            #expect(tags.count { $0.name == "h1" } == 1)
            #expect(tags.first { $0.name == "html" }?.attributes["lang"] == language.rawValue)
            let forms = tags.count { $0.name == "form" && $0.attributes["method"] == "post" }
            #expect(forms == tags.count { $0.attributes["name"] == "csrf" && $0.attributes["value"] == "token-of-the-session" })
        }
    }

    @Test(arguments: Sample.all)
    func `each label, description and link inside the page leads to an element of it`(sample: Sample) {
        let tags = Markup(sample.html(.fi)).tags
        let ids = Set(tags.compactMap { $0.attributes["id"] })
        for tag in tags {
            for name in ["for", "aria-describedby", "aria-labelledby", "list"] {
                for id in (tag.attributes[name] ?? "").split(separator: " ") {
                    #expect(ids.contains(String(id)), "\(sample): \(name)=\(id)")
                }
            }
            if let target = tag.attributes["href"], target.hasPrefix("#") {
                #expect(ids.contains(String(target.dropFirst())), "\(sample): \(target)")
            }
        }
    }

    @Test func `the summary of a group's problems names the fields in the order of the page`() throws {
        let page = GroupPage(
            area: Sample.pirkanmaa, group: nil, name: "", chosen: [], taken: [:], problems: [.noMunicipality, .nameMissing])
        let html = page.html(PageFrame(language: .en, address: .newGroup))
        let links = html.matches(of: /<a href="#([a-z]+)/).map { String($0.output.1) }.filter { $0 == "name" || $0 == "municipality" }
        #expect(links == ["name", "municipality"])
    }

    @Test func `every answer can be changed from the check but the county, which is the user's own`() throws {
        let html = try #require(Sample.all.first { $0.name == "check-complete" }).html(.en)
        #expect(html.contains("/change#q1-name\"") && html.contains("/change#q3\"") && !html.contains("/change#q2\""))
    }

    @Test func `of what is sent nothing is left to do, and no row of the list leads back to the list`() throws {
        let html = try #require(Sample.all.first { $0.name == "tasks-problem" }).html(.en)
        #expect(!html.contains("/topics/") && !html.contains("/check\""))
        #expect(html.contains("id=\"task-check\">Completed"))
    }

    @Test(
        arguments: zip(Language.allCases, ["Välj det här bara om arkiveringen", "Valitse tämä vain, jos", "Choose this only if archiving"]))
    func `the condition on archiving stands open beside question 17, once`(language: Language, words: String) throws {
        let html = try #require(Sample.all.first { $0.name == "topic-periods-empty" }).html(language)
        #expect(html.ranges(of: words).count == 1 && html.contains("<span class=\"hint\">\(words)"))
    }

    @Test func `a page with problems says so in its title and heads its content with them`() {
        let page = SignInPage(problem: .wrong)
        let html = page.html(PageFrame(language: .sv, address: .signIn))
        #expect(html.contains("<title>Fel: Logga in – Sosdata</title>"))
        #expect(html.contains("<a href=\"#email\">"))
    }
}
