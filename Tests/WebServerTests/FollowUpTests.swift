import CodeLists
import HTTPTypes
import HummingbirdTesting
import Localization
import NotificationForm
import Operations
import RegisterModel
import Testing
import WebPages

@testable import WebServer

@Suite struct `Pages of following up` {
    private static let round = Round.first.id
    private static let helsinki = Area("90")!
    /// What THL's officer and statistician both read.
    private static let readable: [FollowUpAddress] =
        [.roundList, .round(round), .agenda(round), .systems(round), .forecast(round), .changes(round)]
        + FollowUpAddress.CoverageView.allCases.map { .coverage(round, $0) } + [
            .file(round, .csv), .file(round, .xlsx), .file(round, .json),
        ]
    /// What only the officer reads, because it is there to be acted on.
    private static let officers: [FollowUpAddress] = [
        .newRound, .editRound(round), .reminders(round), .deadlineExtension(round, helsinki), .file(round, .contacts),
    ]

    @Test func `the officer sees every page, the statistician those to read, a county none`() async throws {
        try await TestSite.with { site, client async throws in
            var officer = try await Browser.signedIn(TestSite.officer, client)
            var statistician = try await Browser.signedIn(TestSite.statistician, client)
            var county = try await Browser.signedIn(TestSite.helsinki, client)
            for address in Self.readable + Self.officers {
                #expect(try await officer.get(address.path).status == 200, "\(address)")
                let isReadable = Self.readable.contains(address)
                #expect(try await statistician.get(address.path).status == (isReadable ? 200 : 403), "\(address)")
                #expect(try await county.get(address.path).status == 403, "\(address)")
            }
            #expect(try await officer.get("/rounds").location == "/rounds/\(Self.round)")
        }
    }

    @Test(arguments: [TestSite.statistician, TestSite.pirkanmaa]) func `nobody else can do what the officer does`(email: String)
        async throws
    {
        try await TestSite.with { site, client async throws in
            var browser = try await Browser.signedIn(email, client)
            let posts: [(FollowUpAddress, [(String, String)])] = [
                (.newRound, [("id", "2023-02")]), (.editRound(Self.round), [("deadline", "2022-05-01")]),
                (.deadlineExtension(Self.round, Self.helsinki), [("day", "1.5.2022"), ("reason", "x")]),
                (.remarks(site.group), [("text", "x")]), (.review(site.group), [("decision", "accepted")]),
                (.review(site.group), []), (.discussion(site.group), [("need", "needed"), ("reason", "x")]),
            ]
            for (address, fields) in posts {
                let status = try await browser.post(address.path, fields).status
                #expect(status == 403 || status == 404, "\(address) \(status)")
            }
        }
    }

    @Test func `what is another county's, or not sent, is not found`() async throws {
        try await TestSite.with { site, client async throws in
            var other = try await Browser.signedIn(TestSite.pirkanmaa, client)
            for address: FollowUpAddress in [
                .remarks(site.group), .version(site.group, 1), .comparison(site.group, 1, 2), .declared(Self.round, Self.helsinki),
            ] {
                #expect(try await other.get(address.path).status == 404, "\(address)")
            }
            var officer = try await Browser.signedIn(TestSite.officer, client)
            for address: FollowUpAddress in [
                .version(site.group, 1), .discussion(site.group), .declared(Self.round, Self.helsinki), .round("2030-01"),
                .editRound("2030-01"),
            ] {
                #expect(try await officer.get(address.path).status == 404, "\(address)")
            }
        }
    }

    @Test func `the county reads why THL returned its notification, and each question can be asked about from where it is read`()
        async throws
    {
        try await TestSite.with { site, client async throws in
            let contact = try await `Letters and receipts`.contact(site)
            let version = try await `Letters and receipts`.fill(site, by: contact)
            _ = try await site.operations.submitNotification(of: site.group, Submission(version: version, language: .sv), by: contact)
            var officer = try await Browser.signedIn(TestSite.officer, client)
            let view = try await officer.get(Address.notificationView(site.group).path).text
            #expect(view.contains("/remarks?question=periods#text"))
            let ask = try await officer.get(FollowUpAddress.remarks(site.group).path + "?question=periods").text
            #expect(ask.contains("value=\"periods\" selected"))
            var county = try await Browser.signedIn(TestSite.helsinki, client)
            let own = try await county.get(Address.notificationView(site.group).path)
            #expect(!own.text.contains("?question="))
            #expect(try await !county.get(Address.notification(site.group).path).text.contains("THL returnerade"))
            _ = try await officer.post(FollowUpAddress.remarks(site.group).path, [("kind", "query"), ("text", "Varför?")])
            _ = try await officer.post(
                FollowUpAddress.review(site.group).path, [("decision", "returned"), ("comment", "Se <fråga> 17")])
            let tasks = try await county.get(Address.notification(site.group).path).text
            #expect(tasks.contains("THL returnerade") && tasks.contains("Se &lt;fråga&gt; 17"))
            #expect(tasks.contains(FollowUpAddress.remarks(site.group).path) && tasks.contains("THL väntar på svar: 1"))
        }
    }

    @Test func `who has decided is read at a first version too, and a decision that comes too late is not lost`() async throws {
        try await TestSite.with { site, client async throws in
            let contact = try await `Letters and receipts`.contact(site)
            let version = try await `Letters and receipts`.fill(site, by: contact)
            _ = try await site.operations.submitNotification(of: site.group, Submission(version: version, language: .sv), by: contact)
            var officer = try await Browser.signedIn(TestSite.officer, client)
            let view = Address.notificationView(site.group).path
            let review = FollowUpAddress.review(site.group).path
            #expect(try await officer.get(view).text.contains("name=\"version\" value=\"1\""))
            let bare = try await officer.post(review, [("decision", "returned"), ("comment", ""), ("version", "1")])
            #expect(bare.status == 422 && bare.text.contains("value=\"returned\" checked"), "what was chosen stays")
            let newer = try await officer.post(review, [("decision", "returned"), ("comment", "Se <b>"), ("version", "2")])
            #expect(newer.status == 409 && newer.text.contains("Se &lt;b&gt;</textarea>") && newer.text.contains("#versions-title"))
            #expect(!newer.text.contains("value=\"returned\" checked"), "another version is decided on anew")
            for _ in 1...2 {
                #expect(try await officer.post(review, [("decision", "accepted"), ("comment", "Tack"), ("version", "1")]).status == 303)
            }
            #expect(try await officer.get(view).text.contains(">Tack</p>"))
            let late = try await officer.post(review, [("decision", "returned"), ("comment", "Nej"), ("version", "1")])
            #expect(late.status == 409 && late.text.contains(">Nej</p>") && late.text.contains(">Tack</p>"))
            let discussion = FollowUpAddress.discussion(site.group).path
            #expect(try await officer.get(discussion).text.contains("name=\"after\" value=\"0\""))
            let first = [("need", "needed"), ("reason", "Önskas"), ("after", "0")]
            #expect(try await officer.post(discussion, first).status == 303)
            let second = try await officer.post(discussion, [("need", "not-needed"), ("reason", "Klart"), ("after", "0")])
            #expect(second.status == 409 && second.text.contains(">Klart</textarea>") && second.text.contains("value=\"1\""))
        }
    }

    @Test func `an answer to a query that was closed meanwhile is told back, and closing twice is closing`() async throws {
        try await TestSite.with { site, client async throws in
            let contact = try await `Letters and receipts`.contact(site)
            let version = try await `Letters and receipts`.fill(site, by: contact)
            _ = try await site.operations.submitNotification(of: site.group, Submission(version: version, language: .sv), by: contact)
            var officer = try await Browser.signedIn(TestSite.officer, client)
            let path = FollowUpAddress.remarks(site.group).path
            _ = try await officer.get(path)
            _ = try await officer.post(path, [("kind", "query"), ("text", "Varför?")])
            let id = try #require(try await officer.get(path).text.firstMatch(of: /name="close" value="([a-z0-9]+)"/)).output.1
            var county = try await Browser.signedIn(TestSite.helsinki, client)
            _ = try await county.get(path)
            for _ in 1...2 { #expect(try await officer.post(path, [("close", String(id))]).status == 303) }
            let refused = try await county.post(path, [("answer", String(id)), ("answer-\(id)", "Därför <b>")])
            #expect(refused.status == 409 && refused.text.contains(">Därför &lt;b&gt;</p>"))
            #expect(refused.text.contains("href=\"#remark-\(id)-title\""))
        }
    }

    @Test func `more time needs a later day and a reason, and is then shown to the county`() async throws {
        try await TestSite.with { site, client async throws in
            var officer = try await Browser.signedIn(TestSite.officer, client)
            let path = FollowUpAddress.deadlineExtension(Self.round, Self.helsinki).path
            _ = try await officer.get(path)
            let refused = try await officer.post(path, [("day", "1.1.2022"), ("reason", "")])
            #expect(refused.status == 422 && refused.text.contains("href=\"#day\""))
            _ = try await officer.get(path)
            let taken = try await officer.post(path, [("day", "30.4.2030"), ("reason", "Byte av system")])
            #expect(taken.location == "/rounds/\(Self.round)")
            var county = try await Browser.signedIn(TestSite.helsinki, client)
            let home = try await county.get("/county").text
            #expect(home.contains("30.4.2030") && home.contains("Byte av system"))
        }
    }

    @Test func `a decision tells all its faults at once, and the next one begins where it ended`() async throws {
        try await TestSite.with { site, client async throws in
            let contact = try await `Letters and receipts`.contact(site)
            let version = try await `Letters and receipts`.fill(site, by: contact)
            _ = try await site.operations.submitNotification(of: site.group, Submission(version: version, language: .sv), by: contact)
            var officer = try await Browser.signedIn(TestSite.officer, client)
            let path = FollowUpAddress.discussion(site.group).path
            let empty = try await officer.get(path).text
            #expect(empty.contains("Deltagare (frivillig)") && !empty.contains("Motivering (frivillig)"))
            let refused = try await officer.post(
                path, [("reason", ""), ("day", "32.1.2022"), ("outcome", String(repeating: "x", count: 4001))])
            #expect(refused.status == 422)
            let targets = refused.text.matches(of: /<li><a href="#([a-z]+)">/).map { String($0.output.1) }
            #expect(targets == ["need", "reason", "day", "outcome"])
            let fields = [("need", "needed"), ("reason", "Önskas <b>"), ("day", "2.5.2022"), ("participants", "Aino"), ("outcome", "")]
            #expect(try await officer.post(path, fields).status == 303)
            let next = try await officer.get(path).text
            #expect(next.contains("value=\"needed\" checked") && next.contains("value=\"2.5.2022\"") && next.contains("value=\"Aino\""))
            #expect(next.contains(">Önskas &lt;b&gt;</textarea>"))
        }
    }

    @Test func `a round is opened and its levels are changed without touching code`() async throws {
        try await TestSite.with { site, client async throws in
            var officer = try await Browser.signedIn(TestSite.officer, client)
            _ = try await officer.get("/rounds/new")
            let refused = try await officer.post("/rounds/new", [("id", "x"), ("form", "7"), ("period", "2023")])
            #expect(refused.status == 422)
            for target in ["#id", "#form", "#period", "#deadline", "#end.disability"] {
                #expect(refused.text.contains("href=\"\(target)\""), "\(target)")
            }
            var fields = [
                ("id", "2023-02"), ("form", "1"), ("period", "2023Q2"), ("deadline", "31.3.2023"), ("level.retroactive", "official"),
            ]
            fields += ServiceTask.inScope.map { ("end.\($0.slug)", "2024-09") }
            #expect(try await officer.post("/rounds/new", fields).location == "/rounds/list")
            let edit = try await officer.get("/rounds/2023-02/edit").text
            #expect(edit.contains("value=\"31.3.2023\"") && edit.contains("<option value=\"official\" selected>"))
            let next = try await officer.get("/rounds/new").text
            #expect(next.contains("<option value=\"official\" selected>"), "the next round begins with the levels of the newest")
            #expect(
                !next.matches(of: /<option value="">[^<]*\(väntas\)/).isEmpty && !next.contains("(obligatorisk)"),
                "and tells the form's own")
            fields[4] = ("level.retroactive", "")
            #expect(try await officer.post("/rounds/2023-02/edit", fields).location == "/rounds/list")
            #expect(try await !officer.get("/rounds/2023-02/edit").text.contains("<option value=\"official\" selected>"))
            // Two officers change the round at once: the second is told what the first has changed, and may save over it.
            let edit2 = try await officer.get("/rounds/2023-02/edit").text
            let read = edit2.matches(of: /name="(read\.[a-z.-]+)" value="([^"]*)"/).map { (String($0.output.1), String($0.output.2)) }
            #expect(read.map(\.0).contains("read.end.disability") && read.contains { $0 == ("read.deadline", "31.3.2023") })
            fields[3] = ("deadline", "7.4.2023")
            #expect(try await officer.post("/rounds/2023-02/edit", fields + read).status == 303)
            fields[3] = ("deadline", "31.3.2023")
            fields[4] = ("level.retroactive", "optional")
            let late = try await officer.post("/rounds/2023-02/edit", fields + read)
            #expect(late.status == 409 && late.text.contains("<a href=\"#deadline\">") && late.text.contains("7.4.2023"))
            #expect(late.text.contains("name=\"read.deadline\" value=\"7.4.2023\"") && late.text.contains("id=\"deadline\""))
            #expect(try await officer.get("/rounds/list").text.contains("7.4.2023"))
            let again = fields + read.map { $0.0 == "read.deadline" ? ($0.0, "7.4.2023") : $0 }
            #expect(try await officer.post("/rounds/2023-02/edit", again).status == 303)
            #expect(try await officer.get("/rounds/list").text.contains("31.3.2023"))
            let taken = try await officer.post("/rounds/new", fields)
            #expect(taken.status == 422 && taken.text.contains("href=\"#id\""))
        }
    }

    @Test(arguments: [
        ("30.4.2022", "2022-04-30"), (" 1.5.2022 ", "2022-05-01"), ("2022-05-01", "2022-05-01"), ("1. 5. 2022", "2022-05-01"),
    ])
    func `a day is read as people write it`(text: String, day: String) {
        #expect(Day(entered: text) == Day(day))
    }

    @Test(arguments: ["", "30.4.", "31.4.2022", "30/4/2022", "april"]) func `what is no day is none`(text: String) {
        #expect(Day(entered: text) == nil)
    }
}
