import Foundation
import HTTPTypes
import HummingbirdTesting
import Operations
import Testing

@testable import WebServer

/// Saying why findings are as they are, on the page and by program.
@Suite struct `Confirming on the site` {
    private let fields = [("rule", "dates.pile-up"), ("block", "client_periods"), ("subject", "older-people 2023-01-02")]

    /// Sixty starts on one day.
    private func deliver(_ site: TestSite, _ client: any TestClientProtocol) async throws -> (APIClient, id: String) {
        let api = try await APIClient.of(TestSite.helsinki, site, client)
        let id = try #require(try await api.deliver(Parcel(people: 60)).json["id"] as? String)
        try await site.finishJobs()
        return (api, id)
    }

    @Test func `a county says why on the page, the delivery is taken and THL reads the reason`() async throws {
        try await TestSite.with { site, client async throws in
            let (_, id) = try await deliver(site, client)
            let path = "/deliveries/\(id)/confirm"
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            let page = try await browser.get("/deliveries/\(id)")
            #expect(page.text.contains("data-state=\"refused\"") && page.text.contains("href=\"\(path)\""))
            let form = try await browser.get(path)
            #expect(form.status == 200 && form.text.contains("older-people, 2023-01-02: 60/60"))
            let empty = try await browser.post(path, fields + [("reason", " ")])
            #expect(empty.status == 422 && empty.text.contains("id=\"problems\""))
            let long = try await browser.post(path, fields + [("reason", String(repeating: "a", count: 501))])
            #expect(long.status == 422 && long.text.contains("id=\"reason-1-error\""))
            let said = try await browser.post(path, fields + [("reason", "Nytt system <2023>")])
            #expect(said.status == 303 && said.location == "/deliveries/\(id)")
            try await site.finishJobs()
            var officer = try await Browser.signedIn(TestSite.officer, client)
            let taken = try await officer.get("/deliveries/\(id)")
            #expect(taken.text.contains("data-state=\"accepted\"") && taken.text.contains("Nytt system &lt;2023&gt;"))
            #expect(!taken.text.contains("href=\"\(path)\""))
            #expect(try await officer.get(path).status == 403)
            var other = try await Browser.signedIn(TestSite.pirkanmaa, client)
            #expect(try await other.get(path).status == 404)
            #expect(try await other.post(path, fields + [("reason", "x")]).status == 404)
            // Said again as it stands it is nothing new.
            #expect(try await browser.post(path, fields + [("reason", "Nytt system <2023>")]).status == 303)
        }
    }

    @Test func `a program says why`() async throws {
        try await TestSite.with { site, client async throws in
            let (api, id) = try await deliver(site, client)
            let open = try await api.send(.get, "/api/deliveries/\(id)").json
            let finding = try #require((open["confirmations"] as? [[String: Any]])?.first)
            #expect(open["state"] as? String == "returned" && finding["subject"] as? String == "older-people 2023-01-02")
            #expect(finding["measured"] as? String == "older-people, 2023-01-02: 60/60" && finding["reason"] == nil)
            func send(_ body: [String: Any], _ api: APIClient) async throws -> Answer {
                let bytes = Array(try JSONSerialization.data(withJSONObject: body))
                return try await api.send(.post, "/api/deliveries/\(id)/confirm", [.contentType: "application/json"], bytes)
            }
            var said = Dictionary(uniqueKeysWithValues: fields)
            #expect(try await send(["confirmations": [said]], api).status == 400)
            #expect(try await send(["confirmations": []], api).status == 422)
            said["reason"] = "Nytt system"
            let unknown = said.merging(["subject": "nothing"]) { $1 }
            let refused = try await send(["confirmations": [unknown]], api)
            #expect(refused.status == 422 && (refused.json["problems"] as? [[String: Any]])?.first?["kind"] as? String == "finding-unknown")
            let other = try await APIClient.of(TestSite.pirkanmaa, site, client)
            #expect(try await send(["confirmations": [said]], other).status == 404)
            let taken = try await send(["confirmations": [said]], api)
            #expect(taken.status == 200)
            try await site.finishJobs()
            let done = try await api.send(.get, "/api/deliveries/\(id)").json
            #expect(done["state"] as? String == "accepted")
            #expect((done["confirmations"] as? [[String: Any]])?.first?["reason"] as? String == "Nytt system")
            #expect(try await api.send(.get, "/api/deliveries/\(id)/report?language=sv").text.contains("Bekräftad: Nytt system"))
        }
    }
}
