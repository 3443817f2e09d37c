import CodeLists
import Foundation
import HTTPTypes
import HummingbirdTesting
import Localization
import NotificationForm
import Operations
import RegisterStore
import Testing
import WebPages

@testable import WebServer

@Suite struct `Letters and receipts` {
    /// Fills Helsinki's notification so that it can be sent, and returns its draft version.
    static func fill(_ site: TestSite, by contact: Actor, _ change: (inout Answers) -> Void = { _ in }) async throws -> Int {
        let opened = try await site.operations.openNotification(site.group, by: contact)
        var answers = opened.record.draft
        for task in ServiceTask.inScope { answers.set("kanta", for: .periods(task)) }
        for (key, code) in [(AnswerKey.services, "kanta-structured"), (.discussion, "no"), (.childProtection, "kanta-document")] {
            answers.set(code, for: key)
        }
        change(&answers)
        return try await site.operations.savePage(
            of: site.group, keys: opened.definition.keys, answers: answers, version: opened.record.draftVersion, by: contact
        ).draftVersion
    }

    static func contact(_ site: TestSite) async throws -> Actor {
        try await site.operations.signIn(email: TestSite.helsinki, password: TestSite.password, networkAddress: "test").actor
    }

    private static func newestLetter(_ site: TestSite, by actor: Actor) async throws -> Letter {
        let mail = try #require(try await site.operations.outbox(by: actor).mails.first)
        return try await site.operations.mail(mail.id, by: actor).letter
    }

    @Test func `case 12: opened in Swedish, continued in Finnish, the receipt in the language of submission, the same codes in all`()
        async throws
    {
        try await TestSite.with { site, client async throws in
            let contact = try await Self.contact(site)
            _ = try await Self.fill(site, by: contact)
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            _ = try await browser.get("/language/sv?to=%2Fcounty")
            let topic = Address.topic(site.group, .services).path
            #expect(try await browser.get(topic).text.contains("Vilket är det huvudsakliga leveranssättet"))
            #expect(try await browser.post(topic, [("services", "kanta-unstructured"), ("action", "language:fi")]).location == topic)
            #expect(try await browser.get(topic).text.contains("Mikä on kuntaryhmän tietojen pääasiallinen toimitustapa"))
            let before = try await site.operations.openNotification(site.group, by: contact).record
            #expect(before.draft.text(.services) == "kanta-unstructured")
            let sent = try await browser.post(
                Address.checkAnswers(site.group).path, [("version", String(before.draftVersion)), ("action", "continue")])
            #expect(sent.location == Address.receipt(site.group).path)
            let version = try await site.operations.receipt(of: site.group, by: contact).version
            #expect(version.language == .fi)
            #expect(version.answers.values == Relevance(.version1, before.draft).answers.values)
            let letter = try await Self.newestLetter(site, by: contact)
            #expect(letter.subject.hasPrefix("Kuittaus LS-2023-01-90-1"))
            #expect(letter.html?.contains("<html lang=\"fi\">") == true)
            #expect(letter.text.contains("Kantaan asiakkuusasiakirjana") && !letter.text.contains("klientrelationshandling"))
        }
    }

    @Test(arguments: Language.allCases)
    func `case 14: the copy before sending carries the draft mark in all languages and no reference number`(language: Language) async throws
    {
        try await TestSite.with { site, client async throws in
            let contact = try await Self.contact(site)
            // Also a notification that has been sent once, and so has a number, gets none on the copy of its changes.
            let version = try await Self.fill(site, by: contact)
            _ = try await site.operations.submitNotification(
                of: site.group, Submission(version: version, language: .sv), by: contact)
            _ = try await site.operations.amendNotification(site.group, by: contact)
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            _ = try await browser.get("/language/\(language.rawValue)?to=%2Fcounty")
            _ = try await browser.get(Address.checkAnswers(site.group).path)
            let answer = try await browser.post(Address.step(site.group, .draftCopy).path)
            #expect(answer.location == Address.checkAnswers(site.group).path)
            let entered = try await browser.post(
                Address.step(site.group, .draftCopy).path, [("changeReason", "Rättat <namn>"), ("reason.C9", "")])
            #expect(
                entered.status == 200 && entered.text.contains("value=\"Rättat &lt;namn&gt;\"") && entered.text.contains("class=\"flash\""))
            // The page that answered so posts its order again when it is loaded again.
            let order = String(try #require(entered.text.firstMatch(of: /name="order" value="([a-z0-9]{20})"/)).output.1)
            for _ in 0..<2 {
                _ = try await browser.post(Address.step(site.group, .draftCopy).path, [("changeReason", "Rättat"), ("order", order)])
            }
            let copies = try await site.operations.outbox(by: contact).mails.filter { $0.kind == .draftCopy }
            #expect(copies.count == 3)
            let content = try await site.operations.mail(try #require(copies.first).id, by: contact).letter
            for text in [content.subject, content.text, content.html ?? ""] {
                #expect(text.contains("UTKAST / LUONNOS / DRAFT"))
                #expect(!text.contains("LS-2023"))
            }
            #expect(content.html?.contains("<html lang=\"\(language.rawValue)\">") == true)
        }
    }

    @Test(arguments: Language.allCases)
    func `a query, a return and an answer are told in text and HTML, in the language of their readers`(language: Language) async throws {
        try await TestSite.with { site, client async throws in
            let contact = try await Self.contact(site)
            let version = try await Self.fill(site, by: contact)
            _ = try await site.operations.submitNotification(of: site.group, Submission(version: version, language: language), by: contact)
            let officer = try await site.operations.signIn(
                email: TestSite.officer, password: TestSite.password, networkAddress: "test"
            ).actor
            let remark = try await site.operations.addRemark(
                on: site.group, question: "periods", kind: .query, text: "<b>Miksi?</b>", by: officer)
            try await site.operations.answerQuery(remark.id, text: "Siksi & \u{e5}", by: contact)
            let open = try await site.operations.addRemark(on: site.group, question: nil, kind: .comment, text: "Oma", by: officer)
            try await site.operations.returnNotification(of: site.group, comment: "Tarkista", by: officer)
            let mails = try await site.operations.outbox(by: officer).mails
            for (kind, title) in [
                (OutboxMail.Kind.query, ["THL har en fråga", "THL:llä on kysymys", "THL has a query"]),
                (.returned, ["THL har returnerat", "THL on palauttanut", "THL has returned"]),
                (.answer, ["Området har svarat", "Området har svarat", "Området har svarat"]),
            ] {
                let mail = try #require(mails.first { $0.kind == kind })
                let letter = try await site.operations.mail(mail.id, by: officer).letter
                let html = try #require(letter.html)
                let place = [Language.sv, .fi, .en].firstIndex(of: language)!
                #expect(
                    mail.language == (kind == .answer ? .sv : language)
                        && mail.recipient == (kind == .answer ? TestSite.officer : TestSite.helsinki))
                #expect(html.contains("<html lang=\"\(mail.language.rawValue)\">") && html.contains(title[place]))
                #expect(letter.text.hasPrefix(title[place]) && letter.subject.contains("LS-2023-01-90-1") && letter.fileName == nil)
                #expect(!html.contains("<b>") && !letter.text.contains("{") && !html.contains("href="))
                switch kind {
                case .query: #expect(letter.text.contains("17. ") && html.contains("&lt;b&gt;Miksi?&lt;/b&gt;"))
                case .returned: #expect(letter.text.contains("Tarkista") && letter.text.contains(open.text))
                default: #expect(letter.text.contains("Siksi & å") && html.contains("Siksi &amp; å"))
                }
            }
        }
    }

    @Test func `a county reads each version it has sent from its receipt, as it was sent`() async throws {
        try await TestSite.with { site, client async throws in
            let contact = try await Self.contact(site)
            for (number, words) in ["Första ordet", "Andra ordet", "Tredje ordet"].enumerated() {
                if number > 0 { _ = try await site.operations.amendNotification(site.group, by: contact) }
                let version = try await Self.fill(site, by: contact) { $0.set(words, for: .feedback) }
                _ = try await site.operations.submitNotification(
                    of: site.group, Submission(version: version, changeReason: "Rättat", language: .sv), by: contact)
            }
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            let receipt = try await browser.get(Address.receipt(site.group).path).text
            #expect(receipt.contains("Tredje ordet") && !receipt.contains("Första ordet"))
            let links = receipt.matches(of: /href="(\/notifications\/[a-z0-9]{20}\/versions\/[0-9\/]+)"/).map { String($0.output.1) }
            #expect(links.map { $0.suffix(3) } == ["s/2", "2/3", "s/1", "1/2"])
            for (link, words) in zip([links[2], links[0]], ["Första ordet", "Andra ordet"]) {
                let page = try await browser.get(link).text
                #expect(page.contains(words) && !page.contains("Tredje ordet"))
            }
            var stranger = try await Browser.signedIn(TestSite.pirkanmaa, client)
            #expect(try await stranger.get(links[0]).status == 404)
        }
    }

    @Test func `the text of a letter says what its HTML says`() async throws {
        try await TestSite.with { site, client async throws in
            let contact = try await Self.contact(site)
            let version = try await Self.fill(site, by: contact) { answers in
                answers.set("since-later", for: .retroactive)
                answers.set("Rad ett\n\nRad två", for: .feedback)
            }
            _ = try await site.operations.submitNotification(of: site.group, Submission(version: version, language: .fi), by: contact)
            let letter = try await Self.newestLetter(site, by: contact)
            let html = try #require(letter.html)
            let body = try #require(html.firstRange(of: "<main>")).upperBound
            // Every word between the tags, marks of the layout aside.
            func words(_ text: some StringProtocol) -> Set<String> {
                Set(text.split(whereSeparator: { (sign: Character) in sign.isWhitespace || "():-=".contains(sign) }).map { String($0) })
            }
            let shown = words(html[body...].replacing(/<[^>]+>/, with: " "))
            #expect(shown.count > 100)
            #expect(shown.subtracting(words(letter.text)) == [])
            #expect(words(letter.text).subtracting(shown) == [])
        }
    }

    @Test func `what somebody wrote stands in a letter as text, with its language`() async throws {
        try await TestSite.with { site, client async throws in
            let contact = try await Self.contact(site)
            let version = try await Self.fill(site, by: contact) { answers in
                answers.set("<script>alert(1)</script>", for: .contactName)
                answers.set("Hyvä lomake & <b>", for: .feedback)
                answers.note(.fi, for: .feedback, in: .version1)
            }
            _ = try await site.operations.submitNotification(of: site.group, Submission(version: version, language: .en), by: contact)
            let letter = try await Self.newestLetter(site, by: contact)
            let html = try #require(letter.html)
            #expect(!html.contains("<script>") && !html.contains("<b>"))
            // savePage notes the actor's language, Swedish; the letter is in English.
            #expect(html.contains("lang=\"sv\">Hyvä lomake &amp; &lt;b&gt;"))
            #expect(!html.contains("href=") && !html.contains("src="))
        }
    }

    @Test func `the outbox is shown to the county and to THL's officer, and the receipt says when there is no PDF`() async throws {
        try await TestSite.with { site, client async throws in
            let contact = try await Self.contact(site)
            let version = try await Self.fill(site, by: contact)
            _ = try await site.operations.submitNotification(of: site.group, Submission(version: version, language: .sv), by: contact)
            for email in [TestSite.helsinki, TestSite.officer] {
                var browser = try await Browser.signedIn(email, client)
                let page = try await browser.get("/outbox").text
                let path = try #require(page.firstMatch(of: /\/outbox\/[a-z0-9]{20}/)).output
                #expect(page.contains(TestSite.helsinki))
                #expect(try await browser.get(String(path)).text.contains("LS-2023-01-90-1"))
            }
            for email in [TestSite.pirkanmaa, TestSite.statistician] {
                var browser = try await Browser.signedIn(email, client)
                let answer = try await browser.get("/outbox")
                #expect(answer.status == (email == TestSite.statistician ? 403 : 200))
                #expect(!answer.text.contains(TestSite.helsinki))
            }
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            let receipt = try await browser.get(Address.receipt(site.group).path).text
            // Back to the county's page of this round, whichever is the newest.
            #expect(receipt.matches(of: /href="\/county\?round=2023-01"/).count == 2)
            #expect(!receipt.contains("receipt.pdf"))
            #expect(try await browser.get(Address.step(site.group, .receiptFile).path).status == 404)
        }
    }
}
