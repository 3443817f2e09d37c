import CodeLists
import Foundation
import RegisterModel
import Testing

@testable import WebServer

@Suite struct `Explaining on the web` {
    private func code() -> String { IdentityCode(birthDay: Day("1940-01-02")!, sign: "-", individualNumber: 901)!.text }

    @Test func `the code that was entered stands in no page, address or log, and the look is on the record`() async throws {
        try await TestSite.with { site, client async throws in
            let code = code()
            let quarter = MonitoringPeriod("2023Q1")!
            try await site.deliver(50)
            var browser = try await Browser.signedIn(TestSite.officer, client)
            let form = try await browser.get("/register/explain")
            #expect(form.status == 200 && form.text.contains("value=\"2023Q1\""))
            let answer = try await browser.post(
                "/register/explain", [("period", "\(quarter)"), ("person", code), ("reason", "THL/9/2023")])
            #expect(answer.status == 200 && answer.text.contains("<svg class=\"person-line\"") && answer.text.contains("THL/9/2023"))
            let refused = try await browser.post("/register/explain", [("period", "\(quarter)"), ("person", code), ("reason", "")])
            #expect(refused.status == 422 && refused.text.contains("href=\"#reason\""))
            let named = try await browser.post("/register/explain", [("period", "\(quarter)"), ("person", code), ("reason", code)])
            #expect(named.status == 422)
            let record = try await browser.get("/register/explain")
            #expect(record.text.contains("THL/9/2023"))
            for text in [answer.text, refused.text, named.text, record.text] + site.log.all { #expect(!text.contains(code)) }
        }
    }

    @Test func `counties and statisticians neither ask nor list`() async throws {
        try await TestSite.with { site, client async throws in
            for email in [TestSite.helsinki, TestSite.statistician] {
                var browser = try await Browser.signedIn(email, client)
                let fields = [("period", "2023Q1"), ("person", code()), ("reason", "why")]
                #expect(try await browser.get("/register/explain").status == 403)
                #expect(try await browser.post("/register/explain", fields).status == 403)
                #expect(try await browser.get("/deliveries/\(site.group)/rows").status == 403)
                #expect(try await browser.post("/deliveries/\(site.group)/rows", [("reason", "why")]).status == 403)
            }
        }
    }
}
