import CodeLists
import HTTPTypes
import HummingbirdTesting
import NotificationForm
import Operations
import RegisterModel
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

    @Test func `only unanswered rows are shown without script, and what was typed, answered or left aside stays`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            _ = try await browser.post(
                Address.topic(site.group, .services).path, [("services", "separate"), ("action", "later")])
            let path = Address.topic(site.group, .coverage).path
            func isShown(_ row: String, _ page: String) -> Bool { page.contains("type=\"radio\" id=\"q28-\(row)\"") }
            let all = try await browser.get(path).text
            #expect(isShown("home-care", all) && isShown("social-work", all))
            let answer = try await browser.post(
                path,
                [
                    ("serviceCoverage.home-care", "mostly"), ("serviceCoverage.social-credit", "no"), ("servicesNote", "Typed"),
                    ("action", "unanswered:serviceCoverage"),
                ])
            #expect(answer.status == 303 && answer.location.hasPrefix("\(path)?unanswered=serviceCoverage"))
            #expect(try await Self.draft(site).text(.servicesNote) == "Typed")
            let page = try await browser.get(String(answer.location.prefix { $0 != "#" })).text
            #expect(!isShown("home-care", page) && !isShown("social-credit", page) && isShown("social-work", page))
            #expect(page.contains("Typed"))
            // A browser posts what is on the page: the hidden rows with the answers they have, the others as they are chosen.
            let kept = page.matches(of: /<input type="hidden" name="(serviceCoverage\.[a-z-]+)" value="([a-z]+)">/).map {
                (String($0.output.1), String($0.output.2))
            }
            #expect(Set(kept.map { "\($0.0)=\($0.1)" }) == ["serviceCoverage.home-care=mostly", "serviceCoverage.social-credit=no"])
            let back = try await browser.post(
                path,
                kept + [("serviceCoverage.social-work", "partly"), ("servicesNote", "Typed"), ("action", "all-rows:serviceCoverage")])
            #expect(back.location.hasPrefix("\(path)#"))
            let draft = try await Self.draft(site)
            for (row, code) in [("home-care", "mostly"), ("social-credit", "no"), ("social-work", "partly")] {
                #expect(draft.text(AnswerKey("serviceCoverage", row: row)) == code)
            }
            #expect(isShown("home-care", try await browser.get(path).text))
        }
    }

    @Test func `only unanswered rows beside a text that is too long: the text is still on the page`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            _ = try await browser.post(
                Address.topic(site.group, .services).path, [("services", "separate"), ("action", "later")])
            let long = String(repeating: "x", count: QuestionType.longTextLimit + 1)
            let answer = try await browser.post(
                Address.topic(site.group, .coverage).path,
                [("serviceCoverage.home-care", "mostly"), ("servicesNote", long), ("action", "unanswered:serviceCoverage")])
            #expect(answer.text.contains(long) && !answer.text.contains("type=\"radio\" id=\"q28-home-care\""))
            #expect(try await Self.draft(site).text("serviceCoverage.home-care") == "mostly")
        }
    }

    @Test func `an earlier round is still the county's to finish after THL has opened the next`() async throws {
        try await TestSite.with { site, client async throws in
            let first = Round.first
            let period = try #require(MonitoringPeriod("2023Q2"))
            try await site.operations.openRound(
                Round(
                    id: "2023-02", formVersion: first.formVersion, period: period, deadline: first.deadline,
                    transitionEnds: first.transitionEnds), by: .machineOperator)
            var browser = try await Browser.signedIn(TestSite.pirkanmaa, client)
            let newest = try await browser.get(Address.county.path).text
            let earlier = "\(Address.county.path)?round=\(first.id)"
            #expect(newest.contains("href=\"\(earlier)\""))
            let page = try await browser.get(earlier).text
            #expect(page.contains("\(Address.newGroup.path)?round=\(first.id)"))
            let form = try await browser.get("\(Address.newGroup.path)?round=\(first.id)").text
            #expect(form.contains("name=\"round\" value=\"\(first.id)\""))
            let made = try await browser.post(
                Address.newGroup.path, [("round", first.id), ("name", "Tampere"), ("municipality", "837"), ("version", "0")])
            #expect(made.location == earlier)
            #expect(try await browser.get(earlier).text.contains("Tampere"))
            #expect(try await !browser.get(Address.county.path).text.contains("Tampere"))
            let contact = try await site.operations.signIn(email: TestSite.pirkanmaa, password: TestSite.password, networkAddress: "test")
            let group = try await site.operations.countyHome(round: first.id, by: contact.actor).groups.map(\.group)[0]
            #expect(try await browser.get(Address.group(group.id).path).text.contains("value=\"Tampere\""))
            #expect(try await browser.get(Address.withdrawGroup(group.id).path).status == 200)
            let moved = try await browser.post(
                Address.municipalities.path, [("round", first.id), ("from.536", ""), ("group.536", group.id)])
            #expect(moved.location == earlier)
            let drawn = try await site.operations.countyHome(round: first.id, by: contact.actor).groups[0].group
            #expect(Set(drawn.municipalities.map(\.slug)) == ["837", "536"])
            #expect(try await browser.get("\(Address.county.path)?round=2099-01").status == 404)
            #expect(newest.contains(">Kvartal 2/2023</a>"))
            try await site.operations.openRound(
                Round(
                    id: "2023-03", formVersion: first.formVersion, period: period, deadline: first.deadline,
                    transitionEnds: first.transitionEnds), by: .machineOperator)
            let switches = try await browser.get(Address.county.path).text
            for name in ["Kvartal 2/2023 (2023-03)", "Kvartal 2/2023 (2023-02)", "Kvartal 1/2023"] {
                #expect(switches.contains(">\(name)</a>"), "rounds of one quarter are told apart")
            }
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
