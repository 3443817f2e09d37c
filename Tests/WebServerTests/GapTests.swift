import CodeLists
import NotificationForm
import Operations
import RegisterModel
import RegisterStore
import Testing

@Suite struct `What is missing, on the web` {
    @Test func `an officer reminds a county by a button, and the second time is told that it was done`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = try await Browser.signedIn(TestSite.officer, client)
            let page = try await browser.get("/missing/2023Q1")
            #expect(page.status == 200 && page.text.contains("name=\"area\" value=\"90\""))
            #expect(try await browser.post("/missing/2023Q1", [("area", "90")]).location == "/missing/2023Q1")
            #expect(try await browser.get("/missing/2023Q1").text.contains("class=\"flash\""))
            let mails = try await site.operations.store.read { try $0.mails(area: Area("90"), limit: 9) }
            #expect(mails.count == 1 && mails[0].subject.contains("Helsingfors"))
            let letter = try await site.operations.store.read { try $0.letter(mail: mails[0].id) }
            #expect(letter?.text.contains("Södra gruppen") == true && letter?.text.contains("{") == false)
            #expect(try await !browser.get("/missing/2023Q1").text.contains("name=\"area\" value=\"90\""))
            _ = try await browser.post("/missing/2023Q1", [("area", "90")])
            #expect(try await site.operations.store.read { try $0.mails(area: Area("90"), limit: 9) }.count == 1)
            #expect(try await browser.post("/missing/2023Q1", [("area", "91")]).status == 404)
            #expect(try await browser.post("/missing", [("area", "90")]).status == 405)
        }
    }

    @Test func `a county tells its own counts, and nobody else does`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            #expect(try await browser.get("/missing/2023Q1").text.contains("name=\"own.older-people\""))
            let wrong = try await browser.post("/missing/2023Q1", [("own.older-people", "many"), ("own.disability", "7")])
            #expect(wrong.status == 422 && wrong.text.contains("href=\"#own.older-people\"") && wrong.text.contains("value=\"many\""))
            let quarter = try #require(MonitoringPeriod("2023Q1"))
            #expect(try await site.operations.store.read { try $0.ownCounts(period: quarter) }.isEmpty)
            #expect(try await browser.post("/missing/2023Q1", [("own.older-people", "1 234")]).location == "/missing/2023Q1")
            #expect(try await site.operations.store.read { try $0.ownCounts(period: quarter) }.map(\.clients) == [1234])
            for email in [TestSite.management, TestSite.statistician] {
                var other = try await Browser.signedIn(email, client)
                #expect(try await !other.get("/missing/2023Q1").text.contains("name=\"own.older-people\""))
                #expect(try await other.post("/missing/2023Q1", [("own.older-people", "1"), ("area", "90")]).status == 403)
            }
        }
    }

    @Test func `an officer changes the rules of a round; a statistician only reads them`() async throws {
        try await TestSite.with { site, client async throws in
            let path = "/rounds/2023-01/acceptance"
            var browser = try await Browser.signedIn(TestSite.officer, client)
            let page = try await browser.get(path)
            #expect(page.status == 200 && page.text.contains("value=\"1,0\"") && page.text.contains("value=\"volume.change\" checked"))
            let wrong = try await browser.post(path, [("share", "1,55"), ("days", "x"), ("day.2023Q2", "soon")])
            #expect(wrong.status == 422)
            for field in ["share", "days", "day.2023Q2"] { #expect(wrong.text.contains("href=\"#\(field)\""), "\(field)") }
            let early = try await browser.post(path, [("share", "2"), ("days", "30"), ("day.2023Q1", "31.3.2023")])
            #expect(early.status == 422 && early.text.contains("href=\"#day.2023Q1\""))
            let good = try await browser.post(
                path, [("share", "2.5"), ("days", "30"), ("rule", "dates.pile-up"), ("day.2023Q1", "31.5.2023")])
            #expect(good.location == path)
            let rules = try await site.operations.acceptanceRules(round: "2023-01", by: try await site.signedIn(TestSite.officer))
            #expect((rules.rejectedPerMille, rules.rulesToExplain, rules.deliveryDays) == (25, ["dates.pile-up"], 30))
            #expect(rules.deadlines == [.init(period: MonitoringPeriod("2023Q1")!, day: Day("2023-05-31")!)])
            var reader = try await Browser.signedIn(TestSite.statistician, client)
            let read = try await reader.get(path)
            #expect(read.status == 200 && !read.text.contains("name=\"share\"") && read.text.contains("2,5 %"))
            #expect(try await reader.post(path, [("share", "0"), ("days", "1")]).status == 403)
            var county = try await Browser.signedIn(TestSite.helsinki, client)
            #expect(try await county.get(path).status == 403)
        }
    }
}
