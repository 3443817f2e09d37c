import HTTPTypes
import HummingbirdTesting
import Operations
import Testing

@testable import WebServer

@Suite struct `Signing in and out` {
    @Test func `leads to where the reader wanted to go, with a token nobody knew before`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = Browser(client)
            let page = try await browser.get("/sign-in?to=/groups/new")
            #expect(page.text.contains("name=\"to\" value=\"/groups/new\""))
            let before = browser.cookies["session"]
            let answer = try await browser.post(
                "/sign-in", [("email", " Contact@HELSINKI.example "), ("password", TestSite.password), ("to", "/groups/new")])
            #expect(answer.location == "/groups/new")
            #expect(browser.cookies["session"] != before)
            #expect(try await browser.get("/groups/new").status == 200)
            browser.cookies["session"] = before
            #expect(try await browser.get("/groups/new").status == 303)
        }
    }

    @Test func `a wrong password keeps the e-mail, shows nothing of the password and gives no session`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = Browser(client)
            for email in [TestSite.helsinki, "nobody@here.example"] {
                _ = try await browser.get("/sign-in")
                let answer = try await browser.post("/sign-in", [("email", email), ("password", "wrong password")])
                #expect(answer.status == 422)
                #expect(answer.text.contains("value=\"\(email)\""))
                #expect(!answer.text.contains("wrong password"))
                #expect(try await browser.get("/county").status == 303)
            }
        }
    }

    @Test func `too many failures must wait, whatever the password`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = Browser(client)
            _ = try await browser.get("/sign-in")
            var status = 0
            for _ in 0...site.operations.settings.failureLimit {
                status = try await browser.post("/sign-in", [("email", TestSite.helsinki), ("password", "wrong password")]).status
            }
            #expect(status == 429)
            let answer = try await browser.post("/sign-in", [("email", TestSite.helsinki), ("password", TestSite.password)])
            #expect(answer.status == 429)
            #expect(answer.headers[.named("Retry-After")] == "900")
        }
    }

    @Test func `signing out ends the session on the server, not only in the browser`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            let session = browser.cookies["session"]
            #expect(try await browser.post("/sign-out").location == "/sign-in")
            let page = try await browser.get("/sign-in")
            #expect(page.text.contains("class=\"flash\""))
            #expect(try await !browser.get("/sign-in").text.contains("class=\"flash\""))
            browser.cookies["session"] = session
            #expect(try await browser.get("/county").status == 303)
        }
    }

    @Test func `a form posted after the session has ended says so and leads back`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            let session = browser.cookies["session"] ?? ""
            try await site.operations.signOut(token: session)
            let answer = try await browser.post("/groups/new", [("name", "x")])
            #expect(answer.location == "/sign-in?to=/groups/new")
            #expect(try await browser.get(answer.location).text.contains("class=\"flash\""))
        }
    }
}
