import HTTPTypes
import HummingbirdTesting
import Localization
import NIOCore
import NotificationForm
import Testing
import WebPages

@testable import WebServer

@Suite struct `What every answer carries` {
    @Test func `the security headers stand on pages, redirects, errors, files and health`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = Browser(client)
            for path in ["/sign-in", "/", "/nowhere", Address.asset(Asset.style.name).path, "/health", "/county"] {
                let answer = try await browser.get(path)
                let policy = try #require(answer.headers[.contentSecurityPolicy], "\(path)")
                #expect(policy.hasPrefix("default-src 'none'; "))
                #expect(policy.contains("script-src 'self'; ") && policy.contains("frame-ancestors 'none'"))
                #expect(!policy.contains("unsafe") && !policy.contains("*") && !policy.contains("http"))
                #expect(answer.headers[.xContentTypeOptions] == "nosniff")
                #expect(answer.headers[.named("Referrer-Policy")] == "same-origin")
                #expect(answer.headers[.strictTransportSecurity] == nil)
            }
            #expect(try await browser.get("/sign-in").headers[.cacheControl] == "no-store")
        }
    }

    @Test func `pages ask nothing of other sites and hold no inline script or style`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            for path in [
                "/county", "/groups/new", "/notifications/\(site.group)", "/notifications/\(site.group)/topics/systems", "/deliveries/new",
            ] {
                let text = try await browser.get(path).text
                #expect(!text.contains(" style=") && !text.contains("<style"), "\(path)")
                #expect(text.matches(of: /<script(?! src="\/assets\/)/).isEmpty, "\(path)")
                #expect(text.matches(of: /\son[a-z]+="/).isEmpty, "\(path)")
                #expect(text.matches(of: /(?:src|href|action)="(?:https?:)?\/\//).isEmpty, "\(path)")
            }
        }
    }

    @Test func `cookies cannot be read by script or sent by another site, and by https only there`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = Browser(client)
            let line = try await browser.get("/sign-in").headers[values: .setCookie].first { $0.hasPrefix("session=") }
            #expect(line?.contains("HttpOnly") == true && line?.contains("SameSite=Lax") == true && line?.contains("Path=/") == true)
            #expect(line?.contains("Secure") == false)
        }
        try await TestSite.with({ $0.isSecure = true }) { site, client async throws in
            var browser = Browser(client)
            let answer = try await browser.get("/sign-in")
            let line = answer.headers[values: .setCookie].first { $0.hasPrefix("__Host-session=") }
            #expect(line?.contains("Secure") == true && line?.contains("HttpOnly") == true)
            #expect(line?.contains("Domain") == false)
            #expect(answer.headers[.strictTransportSecurity]?.hasPrefix("max-age=31536000") == true)
        }
    }

    @Test func `HEAD gives the headers of GET and no body`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = Browser(client)
            for path in ["/sign-in", "/nowhere", Address.asset(Asset.script.name).path] {
                let get = try await browser.get(path)
                let head = try await browser.send(path, .head, [:], nil)
                #expect(head.status == get.status, "\(path)")
                #expect(head.text.isEmpty, "\(path)")
                #expect(head.headers[.contentType] == get.headers[.contentType], "\(path)")
            }
        }
    }

    @Test func `a file of the site is kept for a year and not sent again`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = Browser(client)
            let path = Address.asset(Asset.style.name).path
            let answer = try await browser.get(path)
            #expect(answer.headers[.cacheControl] == "public, max-age=31536000, immutable")
            #expect(answer.headers[.contentType] == "text/css; charset=utf-8")
            #expect(answer.headers[values: .setCookie].isEmpty)
            let tag = try #require(answer.headers[.eTag])
            let again = try await browser.get(path, [.ifNoneMatch: tag])
            #expect(again.status == 304 && again.text.isEmpty)
            #expect(try await browser.get("/assets/other.css").status == 404)
        }
    }

    @Test(arguments: [
        "/nowhere", "/groups/../county", "/notifications/%00", "//evil.example", "/assets/..%2f..%2fetc", "/deliveries/<script>",
    ])
    func `an address the site does not have is a page in the reader's language`(path: String) async throws {
        try await TestSite.with { site, client async throws in
            var browser = Browser(client)
            let answer = try await browser.get(path, [.acceptLanguage: "fi"])
            #expect(answer.status == 404)
            #expect(answer.text.contains("<html lang=\"fi\">"))
            #expect(!answer.text.contains("<script>"))
        }
    }

    @Test func `other methods are refused, and the answer says which are taken`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = Browser(client)
            for method in [HTTPRequest.Method.put, .delete, .patch, .options] {
                for (address, allowed) in [(Address.county, "GET, HEAD"), (.signIn, "GET, HEAD, POST"), (.signOut, "POST")] {
                    let answer = try await browser.send(address.path, method, [:], ByteBuffer(string: "x"))
                    #expect(answer.status == 405, "\(method) \(address)")
                    #expect(answer.headers[.allow] == allowed, "\(method) \(address)")
                }
                #expect(try await browser.send("/nowhere", method, [:], nil).status == 404)
            }
        }
    }
}

@Suite struct `The reader's language` {
    @Test func `is chosen by a link, kept, and the reader is back where they were`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = Browser(client)
            #expect(try await browser.get("/sign-in").text.contains("<html lang=\"sv\">"))
            #expect(try await browser.get("/sign-in", [.acceptLanguage: "en-GB,en;q=0.9"]).text.contains("<html lang=\"en\">"))
            let link = Address.language(.fi, returnTo: .cookies).path
            #expect(try await browser.get(link).location == "/cookies")
            #expect(try await browser.get("/cookies", [.acceptLanguage: "en"]).text.contains("<html lang=\"fi\">"))
        }
    }

    @Test(arguments: ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/nowhere"])
    func `a place to return to that is not ours leads home`(place: String) async throws {
        try await TestSite.with { site, client async throws in
            var browser = Browser(client)
            #expect(try await browser.get("/language/fi?to=\(place)").location == "/")
            _ = try await browser.get("/sign-in")
            let fields = [("email", TestSite.helsinki), ("password", TestSite.password), ("to", place)]
            #expect(try await browser.post("/sign-in", fields).location == "/")
        }
    }
}

@Suite struct `The request log` {
    @Test func `holds one line per request and nothing anybody entered`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = Browser(client)
            _ = try await browser.get("/sign-in?to=/county&secret=010181-900C")
            _ = try await browser.post("/sign-in", [("email", "somebody@else.example"), ("password", "not this one")])
            _ = try await browser.get("/010181-900C")
            browser = try await Browser.signedIn(TestSite.helsinki, client)
            _ = try await browser.post("/groups/new", [("name", "Grannkommunerna"), ("municipality", "x")])
            for path in ["/deliveries/\(site.group)", "/notifications/\(site.group)/topics/systems", "/language/fi?to=/010181-900C"] {
                _ = try await browser.get(path)
            }
            let lines = site.log.all
            #expect(lines.count { $0.contains(" request ") } == 10)
            for pattern in ["/deliveries/:id", "/notifications/:id/topics/systems", "/language/fi"] {
                #expect(lines.count { $0.contains("\"address\": \(pattern)") } == 1, "\(pattern)")
            }
            #expect(lines.contains { $0.contains("/groups/new") && $0.contains("422") })
            let secrets = [
                "010181", "somebody", "not this one", TestSite.password, TestSite.helsinki, "Grannkommunerna", site.group, browser.token,
                browser.cookies["session"] ?? "-",
            ]
            for secret in secrets { #expect(!lines.contains { $0.contains(secret) }, "\(secret)") }
        }
    }

    @Test(arguments: [
        "/deliveries/*", "/deliveries/*/findings.csv", "/notifications/*", "/notifications/*/check", "/notifications/*/topics/systems",
        "/groups/*/edit", "/assets/*", "/language/*", "/tables/clients/*",
    ])
    func `never holds an identity code put into an address, nor does the answer`(shape: String) async throws {
        try await TestSite.with { site, client async throws in
            var browser = Browser(client)
            let answer = try await browser.get(shape.replacing("*", with: "010181-900C"))
            #expect(answer.status == 404 && answer.location.isEmpty)
            #expect(!answer.text.contains("010181"))
            #expect(site.log.all.contains { $0.contains(" request ") })
            #expect(!site.log.all.contains { $0.contains("010181") })
        }
    }

    @Test func `health says that the register can be read`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = Browser(client)
            #expect(try await browser.get("/health").text == "ok\n")
        }
    }
}
