import CodeLists
import HTTPTypes
import HummingbirdTesting
import Localization
import NotificationForm
import Operations
import RegisterStore
import Testing
import WebPages

@testable import WebServer

@Suite struct `Editing together` {
    /// The value of a hidden field.
    private static func hidden(_ name: String, in page: String) throws -> String {
        let pattern = try Regex("name=\"\(name)\" value=\"([^\"]*)\"", as: (Substring, Substring).self)
        return String(try #require(page.firstMatch(of: pattern)).output.1)
    }

    private static func contact(_ site: TestSite) async throws -> Actor {
        try await site.operations.signIn(email: TestSite.helsinki, password: TestSite.password, networkAddress: "test").actor
    }

    private static func draft(_ site: TestSite) async throws -> Answers {
        try await site.operations.openNotification(site.group, by: contact(site)).record.draft
    }

    @Test func `two editors of the same answer: the second chooses, without script, and nothing is lost`() async throws {
        try await TestSite.with { site, client async throws in
            var first = try await Browser.signedIn(TestSite.helsinki, client)
            var second = try await Browser.signedIn(TestSite.helsinki, client)
            let path = Address.topic(site.group, .discussion).path
            let shown = try Self.hidden("shown", in: try await second.get(path).text)
            #expect(try Self.hidden("version", in: try await first.get(path).text) == "1")
            _ = try await first.post(
                path,
                [
                    ("shown", shown), ("version", "1"), ("discussion", "no"), ("feedback", "first"), ("countyCapability", "unlikely"),
                    ("action", "later"),
                ])
            let met = try await second.post(
                path, [("shown", shown), ("version", "1"), ("discussion", "no"), ("feedback", "second <b>"), ("action", "continue")])
            #expect(met.status == 409)
            #expect(met.text.contains("first") && met.text.contains("second &lt;b&gt;"))
            // What only the first has touched is not asked about and stays.
            #expect(try await Self.draft(site).text(.countyCapability) == "unlikely")
            let again: [(String, String)] = [
                ("shown", try Self.hidden("shown", in: met.text)), ("disputed", try Self.hidden("disputed", in: met.text)),
                ("feedback", "second <b>"), ("action", "continue"),
            ]
            let refused = try await second.post(path, again)
            #expect(refused.status == 409 && refused.text.contains("id=\"problems\""))
            // Who it was is still told, and not that the reader has saved the rest of the page since.
            let other = try Self.hidden("other", in: met.text)
            #expect(other.hasSuffix(" " + TestSite.helsinki) && met.text.contains("\(TestSite.helsinki) sparade senast"))
            #expect(try await second.post(path, again + [("other", other)]).text.contains("\(TestSite.helsinki) sparade senast"))
            #expect(try await Self.draft(site).text(.feedback) == "first")
            let chosen = try await second.post(path, again + [("keep.feedback", "mine")])
            #expect(chosen.location == Address.checkAnswers(site.group).path)
            let draft = try await Self.draft(site)
            #expect((draft.text(.feedback), draft.text(.discussion)) == ("second <b>", "no"))
        }
    }

    @Test func `a page that tells only its version is held against what has changed since`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            let path = Address.topic(site.group, .discussion).path
            _ = try await browser.get(path)
            _ = try await browser.post(path, [("version", "1"), ("discussion", "no"), ("feedback", "first"), ("action", "later")])
            #expect(
                try await browser.post(path, [("version", "1"), ("discussion", "no"), ("feedback", "x"), ("action", "later")]).status == 409
            )
            #expect(
                try await browser.post(path, [("version", "2"), ("discussion", "no"), ("feedback", "x"), ("action", "later")]).status == 303
            )
        }
    }

    @Test func `the script's saving tells what the page now shows, and when somebody else was faster`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            let shown = try Self.hidden("shown", in: try await browser.get(Address.topic(site.group, .discussion).path).text)
            let path = Address.draft(site.group, .discussion).path
            let saved = try await browser.post(path, [("shown", shown), ("feedback", "one")])
            let lines = saved.text.split(separator: "\n").map(String.init)
            #expect(saved.status == 200 && lines[0] == "2")
            #expect(try await browser.post(path, [("shown", lines[1]), ("feedback", "two")]).status == 200)
            let partly = try await browser.post(
                path, [("shown", lines[1]), ("feedback", "two"), ("discussionTopics", String(repeating: "x", count: 4001))])
            #expect(partly.status == 200 && partly.text.split(separator: "\n").count == 3)
            let late = try await browser.post(path, [("shown", shown), ("feedback", "three"), ("discussion", "no")])
            #expect(late.status == 409)
            let draft = try await Self.draft(site)
            #expect((draft.text(.feedback), draft.text(.discussion)) == ("two", "no"))
        }
    }

    @Test func `choosing a language saves first, without script, and loses not even what cannot be read`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            let path = Address.topic(site.group, .group).path
            _ = try await browser.get(path)
            let good = try await browser.post(
                path, [("contact.name", "Maija"), ("contact.email", "a@b.example"), ("action", "language:fi")])
            #expect(good.location == path && browser.cookies["language"] == "fi")
            #expect(try await Self.draft(site).text(.contactName) == "Maija")
            let bad = try await browser.post(path, [("contact.name", "M"), ("contact.email", "no address"), ("action", "language:en")])
            #expect(bad.status == 422 && bad.text.contains("<html lang=\"en\">") && bad.text.contains("value=\"no address\""))
            let check = try await browser.post(
                Address.checkAnswers(site.group).path, [("version", "1"), ("reason.C7(x)", "kept"), ("action", "language:sv")])
            #expect(check.status == 200 && check.text.contains("<html lang=\"sv\">"))
            let group = try await browser.post("/groups/new", [("name", "Half a name"), ("action", "language:fi")])
            #expect(group.status == 200 && group.text.contains("value=\"Half a name\""))
        }
    }

    @Test func `saving for later stays on the page while something on it cannot be read, so that nothing is lost`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            let path = Address.topic(site.group, .discussion).path
            _ = try await browser.get(path)
            let long = String(repeating: "ö", count: 4001)
            let stayed = try await browser.post(path, [("discussion", "no"), ("feedback", long), ("action", "later")])
            #expect(stayed.status == 422 && stayed.text.contains(long) && stayed.text.contains("id=\"problems\""))
            #expect(try await Self.draft(site).text(.discussion) == "no")
            let left = try await browser.post(path, [("discussion", "no"), ("feedback", "short"), ("action", "later")])
            #expect(left.location == Address.notification(site.group).path)
        }
    }

    @Test func `one answer for all rows fills what was not answered for itself, is shown and can be undone`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            let path = Address.topic(site.group, .periods).path
            let shown = try Self.hidden("shown", in: try await browser.get(path).text)
            let filled = try await browser.post(
                path,
                [("shown", shown), ("same.periods", "kanta"), ("periods.disability", "separate"), ("action", "continue")])
            #expect(filled.status == 200)
            #expect(try await Self.draft(site).text("periods.older-people") == "kanta")
            #expect(try await Self.draft(site).text("periods.disability") == "separate")
            #expect(filled.text.contains("<p role=\"status\">5 rader fick svaret"))
            let rows = try Self.hidden("undo.periods", in: filled.text)
            let undone = try await browser.post(
                path, [("undo.periods", rows), ("shown", try Self.hidden("shown", in: filled.text)), ("action", "undo:periods")])
            #expect(undone.text.contains("data-focus><p role=\"status\">Ångrat: 5 rader"))
            #expect(try await Self.draft(site).text("periods.older-people") == nil)
            #expect(try await Self.draft(site).text("periods.disability") == "separate")
        }
    }

    @Test func `a system of the list entered as another one is offered, and one press chooses it, with and without script`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            let path = Address.topic(site.group, .systems).path
            #expect(try await browser.get(path).text.contains("hidden><p>Apotti finns i listan"))
            // Without script nobody has seen the offer: going on shows it first, and stores what was entered.
            let entered: [(String, String)] = [("system", "other"), ("systemOther", "apotti"), ("systemChange", "x")]
            let offered = try await browser.post(path, entered + [("action", "continue")])
            #expect(offered.status == 200 && offered.text.contains("\"><p>Apotti finns i listan"))
            #expect(try await Self.draft(site).text(.systemOther) == "apotti")
            // Whoever has seen it may go on all the same.
            let shown = try Self.hidden("shown", in: offered.text)
            let passed = try await browser.post(
                path, entered + [("shown", shown), ("offered", "apotti"), ("action", "continue")])
            #expect(passed.location == Address.topic(site.group, .structured).path)
            let taken = try await browser.post(
                path,
                entered.dropLast() + [("systemChange", "y"), ("shown", shown), ("offered", "apotti"), ("action", "listed:apotti")])
            #expect(taken.status == 200 && taken.text.contains("Svaret på fråga 5 är nu Apotti"))
            let draft = try await Self.draft(site)
            #expect((draft.text(.system), draft.text(.systemOther), draft.text("systemChange")) == ("apotti", nil, "y"))
            // What is not in the list is neither offered nor taken.
            let strange = try await browser.post(path, [("system", "other"), ("systemOther", "Eget"), ("action", "listed:eget")])
            #expect(!strange.text.contains("<p role=\"status\">Svaret"))
            #expect(try await Self.draft(site).text(.system) == "other")
        }
    }

    @Test func `question 8 is composed of its rows while nobody has written it, and follows them`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            _ = try await browser.get("/language/sv?to=%2Fcounty")
            let path = Address.topic(site.group, .systems).path
            func rows(_ system: String) -> [(String, String)] {
                [
                    ("system", "apotti"), ("systemScope", "exceptions"), ("systemExceptionRows.0.task", "older-people"),
                    ("systemExceptionRows.0.system", system), ("action", "later"),
                ]
            }
            _ = try await browser.post(path, rows("saga") + [("systemExceptions", "")])
            #expect(try await Self.draft(site).text(.systemExceptions) == "Äldreservice: Saga")
            let page = try await browser.get(path).text
            let composed = try Self.hidden("composed", in: page)
            #expect(composed == "Äldreservice: Saga")
            // The draft is saved while the rows are being changed; the text on the page is still the composed one.
            let fields = [("systemExceptions", composed), ("composed", composed), ("shown", try Self.hidden("shown", in: page))]
            let saved = try await browser.post(Address.draft(site.group, .systems).path, rows("effica") + fields)
            #expect(try await Self.draft(site).text(.systemExceptions) == "Äldreservice: Effica")
            let shown = saved.text.split(separator: "\n").dropFirst().first.map(String.init) ?? ""
            _ = try await browser.post(path, rows("lifecare") + fields.dropLast() + [("shown", shown)])
            #expect(try await Self.draft(site).text(.systemExceptions) == "Äldreservice: Lifecare")
            // What somebody has written stays, whatever becomes of the rows.
            _ = try await browser.post(path, rows("saga") + [("systemExceptions", "Eget"), ("composed", "Äldreservice: Lifecare")])
            #expect(try await Self.draft(site).text(.systemExceptions) == "Eget")
            #expect(!(try await browser.get(path).text.contains("name=\"composed\"")))
        }
    }

    @Test func `case 9: two claims on a municipality at the same moment, one clean refusal that names the other group`() async throws {
        try await TestSite.with { site, client async throws in
            let browsers = try await [Browser.signedIn(TestSite.pirkanmaa, client), Browser.signedIn(TestSite.pirkanmaa, client)]
            let answers = try await withThrowingTaskGroup(of: Answer.self) { tasks in
                for (number, browser) in browsers.enumerated() {
                    tasks.addTask {
                        var browser = browser
                        return try await browser.post(
                            "/groups/new",
                            [("name", "Claim \(number)"), ("municipality", "837"), ("municipality", number == 0 ? "536" : "211")])
                    }
                }
                return try await tasks.reduce(into: [Answer]()) { $0.append($1) }
            }
            #expect(answers.map(\.status).sorted() == [303, 422])
            let refusal = try #require(answers.first { $0.status == 422 })
            #expect(refusal.text.contains("Claim 0") && refusal.text.contains("Claim 1"))
            // No partial save: the loser's other municipality is still free.
            var browser = browsers[0]
            let home = try await browser.get("/county").text
            #expect(home.contains("Claim 0") != home.contains("Claim 1"))
        }
    }

    @Test func `a sent notification is changed with a reason, and what differs is shown`() async throws {
        try await TestSite.with { site, client async throws in
            let contact = try await Self.contact(site)
            let opened = try await site.operations.openNotification(site.group, by: contact)
            var answers = opened.record.draft
            for task in ServiceTask.inScope { answers.set("kanta", for: .periods(task)) }
            for (key, code) in [(AnswerKey.services, "kanta-unstructured"), (.discussion, "no"), (.childProtection, "kanta-document")] {
                answers.set(code, for: key)
            }
            let saved = try await site.operations.savePage(
                of: site.group, keys: opened.definition.keys, answers: answers, version: opened.record.draftVersion, by: contact)
            _ = try await site.operations.submitNotification(
                of: site.group, Submission(version: saved.draftVersion, language: .sv), by: contact)
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            #expect(try await browser.get(Address.notification(site.group).path).text.contains(Address.step(site.group, .amend).path))
            #expect(try await browser.post(Address.step(site.group, .amend).path).location == Address.notification(site.group).path)
            let topic = Address.topic(site.group, .discussion).path
            let shown = try Self.hidden("shown", in: try await browser.get(topic).text)
            _ = try await browser.post(topic, [("shown", shown), ("discussion", "no"), ("feedback", "Nytt"), ("action", "later")])
            #expect(try await browser.get(Address.step(site.group, .changes).path).text.contains("Nytt"))
            let check = Address.checkAnswers(site.group).path
            let version = try Self.hidden("version", in: try await browser.get(check).text)
            #expect(try await browser.post(check, [("version", version)]).status == 422)
            #expect(try await browser.post(check, [("version", "1"), ("changeReason", "Rättat")]).status == 409)
            #expect(
                try await browser.post(check, [("version", version), ("changeReason", "Rättat")]).location
                    == Address.receipt(site.group).path)
        }
    }
}
