import HTTPTypes
import HummingbirdTesting
import Localization
import NotificationForm
import Operations
import RegisterStore
import Testing
import WebPages

@testable import WebServer

@Suite struct `Sending a notification` {
    @Test func `a reason that is blank, too long or holds what nobody sees is asked for again in words`() async throws {
        try await TestSite.with { site, client async throws in
            let contact = try await `Letters and receipts`.contact(site)
            let version = try await `Letters and receipts`.fill(site, by: contact) { $0.set("separate", for: "periods.disability") }
            let check = try await site.operations.checkAnswers(of: site.group, language: .sv, by: contact)
            let problem = try #require(check.problems.first { $0.severity == .confirm })
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            _ = try await browser.get("/language/sv?to=%2Fcounty")
            let path = Address.checkAnswers(site.group).path
            for (reason, told) in [
                ("", "Ange en motivering till punkt 1"), (" \t ", "Ange en motivering till punkt 1"),
                (String(repeating: "z", count: 201), "Skriv motiveringen till punkt 1 med högst 200 tecken"),
                ("a\u{7}b", "Skriv motiveringen till punkt 1 med högst 200 tecken"),
            ] {
                let refused = try await browser.post(path, [("version", String(version)), ("reason.\(problem.id)", reason)])
                #expect(refused.status == 422)
                #expect(refused.text.contains("<a href=\"#reason-1\">\(told)"), "\(reason)")
                #expect(refused.text.contains("id=\"reason-1-error\""), "\(reason)")
            }
            let sent = try await browser.post(
                path, [("version", String(version)), ("reason.\(problem.id)", String(repeating: "z", count: 200))])
            #expect(sent.location == Address.receipt(site.group).path)
        }
    }

    @Test func `a reason of a change that is blank or too long is asked for again in words`() async throws {
        try await TestSite.with { site, client async throws in
            let contact = try await `Letters and receipts`.contact(site)
            let version = try await `Letters and receipts`.fill(site, by: contact)
            _ = try await site.operations.submitNotification(of: site.group, Submission(version: version, language: .sv), by: contact)
            let amended = try await site.operations.amendNotification(site.group, by: contact).record.draftVersion
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            _ = try await browser.get("/language/sv?to=%2Fcounty")
            let path = Address.checkAnswers(site.group).path
            for (reason, told) in [
                ("  ", "Ange varför anmälan ändras"), (String(repeating: "y", count: 201), "Förkorta motiveringen till ändringen"),
            ] {
                let refused = try await browser.post(path, [("version", String(amended)), ("changeReason", reason)])
                #expect(refused.status == 422 && refused.text.contains("<a href=\"#change-reason\">\(told)"), "\(reason)")
            }
        }
    }

    @Test func `sent twice, from a double press or two tabs, it is one version and both lead to the receipt`() async throws {
        try await TestSite.with { site, client async throws in
            let contact = try await `Letters and receipts`.contact(site)
            let version = try await `Letters and receipts`.fill(site, by: contact)
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            for _ in 0..<2 {
                let sent = try await browser.post(Address.checkAnswers(site.group).path, [("version", String(version))])
                #expect(sent.location == Address.receipt(site.group).path)
            }
            #expect(try await site.operations.openNotification(site.group, by: contact).versions.count == 1)
            for _ in 0..<2 {
                let amended = try await browser.post(Address.step(site.group, .amend).path)
                #expect(amended.location == Address.notification(site.group).path)
            }
        }
    }
}
