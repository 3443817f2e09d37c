import CodeLists
import HTTPTypes
import HummingbirdTesting
import NotificationForm
import Operations
import RegisterStore
import Testing
import WebPages

@testable import WebServer

@Suite struct `Filling in a notification` {
    private static let hostile = "\"><script>alert('ö')</script>&amp;{{x}}"

    private static func draft(_ site: TestSite) async throws -> Answers {
        let contact = try await site.operations.signIn(email: TestSite.helsinki, password: TestSite.password, networkAddress: "test").actor
        return try await site.operations.openNotification(site.group, by: contact).record.draft
    }

    @Test func `what is entered is kept, escaped when shown, and leads to the next topic`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            let path = Address.topic(site.group, .group).path
            _ = try await browser.get(path)
            let answer = try await browser.post(
                path, [("contact.name", Self.hostile), ("contact.email", "a@b.example"), ("action", "continue")])
            #expect(answer.status == 303)
            #expect(answer.location == Address.topic(site.group, .systems).path)
            #expect(try await Self.draft(site).text(.contactName) == Self.hostile)
            let page = try await browser.get(path).text
            #expect(!page.contains("<script>alert") && page.contains("&lt;script&gt;"))
        }
    }

    @Test func `what cannot stand shows the page again with what was entered, and saves the rest`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            let path = Address.topic(site.group, .group).path
            let answer = try await browser.post(path, [("contact.name", "Maija"), ("contact.email", "no address"), ("action", "continue")])
            #expect(answer.status == 422)
            #expect(answer.text.contains("id=\"problems\"") && answer.text.contains("value=\"no address\""))
            #expect(try await Self.draft(site).text(.contactName) == "Maija")
            #expect(try await Self.draft(site).text(.contactEmail) == TestSite.helsinki)
            #expect(
                try await browser.post(path, [("contact.name", ""), ("contact.email", "a@b.example"), ("action", "continue")]).status == 422
            )
        }
    }

    @Test func `saving to come back later asks for nothing`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            let answer = try await browser.post(
                Address.topic(site.group, .periods).path, [("periods.older-people", "kanta"), ("action", "later")])
            #expect(answer.location == Address.notification(site.group).path)
            #expect(try await Self.draft(site).text("periods.older-people") == "kanta")
            #expect(try await browser.get(answer.location).text.contains("class=\"flash\""))
        }
    }

    @Test func `the script's saving answers without a page and never complains of what is missing`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            let answer = try await browser.post(
                Address.draft(site.group, .periods).path, [("periods.disability", "kanta"), ("periods.older-people", "nonsense")])
            #expect(answer.status == 200)
            #expect(try await Self.draft(site).text("periods.disability") == "kanta")
            #expect(try await Self.draft(site).text("periods.older-people") == nil)
        }
    }

    @Test func `the empty rows are filled with one answer, and only they are emptied again`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            let path = Address.topic(site.group, .periods).path
            let filled = try await browser.post(
                path, [("periods.older-people", "kanta-plus-separate"), ("fill.periods", "kanta"), ("action", "fill:periods")])
            #expect(filled.status == 200)
            #expect(try await Self.draft(site).text("periods.disability") == "kanta")
            #expect(try await Self.draft(site).text("periods.older-people") == "kanta-plus-separate")
            let rows = try #require(filled.text.firstMatch(of: /name="undo\.periods" value="([^"]*)"/)).output.1
            _ = try await browser.post(path, [("undo.periods", String(rows)), ("action", "undo:periods")])
            #expect(try await Self.draft(site).text("periods.disability") == nil)
            #expect(try await Self.draft(site).text("periods.older-people") == "kanta-plus-separate")
        }
    }

    @Test func `an unfinished notification is not sent, and the check says what is missing`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            let path = Address.checkAnswers(site.group).path
            #expect(try await browser.get(path).status == 200)
            let answer = try await browser.post(path)
            #expect(answer.status == 422)
            #expect(answer.text.contains("id=\"problems\""))
            #expect(try await browser.get(Address.receipt(site.group).path).status == 404)
        }
    }

    @Test func `facts of the group cannot be changed by a posted answer`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            _ = try await browser.post(
                Address.topic(site.group, .group).path,
                [
                    ("contact.name", "M"), ("contact.email", "a@b.example"), ("county", "06"), ("groupName", "Other"),
                    ("municipalities", "837"), ("action", "later"),
                ])
            let draft = try await Self.draft(site)
            #expect(draft.county == Area("90"))
            #expect(draft.groupName == "Södra gruppen")
        }
    }
}

@Suite struct `Drawing groups` {
    @Test func `a municipality is in at most one group, and the other is named`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            let answer = try await browser.post("/groups/new", [("name", "Second"), ("municipality", "091")])
            #expect(answer.status == 422)
            #expect(answer.text.contains("Södra gruppen") && answer.text.contains("value=\"Second\""))
        }
    }

    @Test(arguments: ["837", "999", "", "<b>", "091\u{301}"]) func `a municipality that is not the county's is refused`(code: String)
        async throws
    {
        try await TestSite.with { site, client async throws in
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            let answer = try await browser.post("/groups/new", [("name", "<i>x</i>"), ("municipality", code)])
            #expect(answer.status == 422)
            #expect(answer.text.contains("&lt;i&gt;x") && !answer.text.contains("<i>x"))
        }
    }

    @Test func `a county draws a group and finds it on its home`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = try await Browser.signedIn(TestSite.pirkanmaa, client)
            let answer = try await browser.post(
                "/groups/new", [("name", "Tammerfors & co"), ("municipality", "837"), ("municipality", "211")])
            #expect(answer.location == "/county")
            let page = try await browser.get("/county").text
            #expect(page.contains("Tammerfors &amp; co") && page.contains("class=\"flash\""))
        }
    }
}
