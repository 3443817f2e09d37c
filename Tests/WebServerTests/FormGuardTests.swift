import HTTPTypes
import HummingbirdTesting
import NIOCore
import NotificationForm
import Testing
import WebPages

@testable import WebServer

@Suite struct `Forms that are not ours` {
    private static func posted(_ group: String) -> [Address] {
        [
            .signIn, .signOut, .newGroup, .group(group), .topic(group, .systems), .change(group, .systems), .draft(group, .systems),
            .checkAnswers(group),
        ]
    }

    @Test func `a form without the session's token, or with another's, is refused everywhere`() async throws {
        try await TestSite.with { site, client async throws in
            var other = try await Browser.signedIn(TestSite.helsinki, client)
            for address in Self.posted(site.group) {
                var browser = address == .signIn ? Browser(client) : try await Browser.signedIn(TestSite.helsinki, client)
                if address == .signIn { _ = try await browser.get("/sign-in") }
                _ = try await other.get("/cookies")
                for token in ["", "0", other.token, String(repeating: "0", count: 64)] {
                    browser.token = token
                    #expect(try await browser.post(address.path, [("name", "x")]).status == 403, "\(address)")
                }
                #expect(try await browser.post(address.path, encoded: "name=x").status == 403, "\(address)")
            }
        }
    }

    @Test func `a form from another site is refused even with the right token`() async throws {
        try await TestSite.with { site, client async throws in
            for (name, value) in [
                ("Origin", "https://evil.example"), ("Origin", "null"), ("Origin", "http://localhost.evil.example"),
                ("Sec-Fetch-Site", "cross-site"),
                ("Sec-Fetch-Site", "same-site"),
            ] {
                var browser = Browser(client)
                _ = try await browser.get("/sign-in")
                let headers: HTTPFields = [.named(name): value]
                let answer = try await browser.post(
                    "/sign-in", [("email", TestSite.helsinki), ("password", TestSite.password)], headers: headers)
                #expect(answer.status == 403, "\(name): \(value)")
            }
        }
    }

    @Test func `a form from this site passes`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = Browser(client)
            _ = try await browser.get("/sign-in")
            let headers: HTTPFields = [.origin: "http://localhost", .named("Sec-Fetch-Site"): "same-origin"]
            let answer = try await browser.post(
                "/sign-in", [("email", TestSite.helsinki), ("password", TestSite.password)], headers: headers)
            #expect(answer.status == 303)
        }
    }

    @Test func `a form in another encoding, broken or too large is refused`() async throws {
        try await TestSite.with({ $0.formLimitBytes = 10_000 }) { site, client async throws in
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            let path = Address.newGroup.path
            #expect(try await browser.post(path, encoded: "csrf=\(browser.token)", headers: [.contentType: "text/plain"]).status == 400)
            #expect(try await browser.post(path, encoded: "csrf=\(browser.token)&name=%FF").status == 400)
            #expect(try await browser.post(path, encoded: "csrf=\(browser.token)&name=%00").status == 400)
            #expect(try await browser.post(path, [("name", String(repeating: "a", count: 10_001))]).status == 413)
        }
    }

    @Test func `an upload without the token stores nothing`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            for parts in [[("manifest", "{}")], [("csrf", "0"), ("manifest", "{}")], [("manifest", "{}"), ("csrf", browser.token)]] {
                #expect(try await browser.upload(parts).status == 403)
            }
            #expect(site.storedUploads.isEmpty)
        }
    }
}
