import CodeLists
import HTTPTypes
import HummingbirdTesting
import Localization
import NotificationForm
import RegisterModel
import Statistics
import Testing
import WebPages

@testable import WebServer

/// Every address of the site, with the group's id where one is needed. A switch over all addresses keeps the list whole.
private func addresses(_ group: String) -> [Address] {
    let quarter = MonitoringPeriod("2023Q1")!
    let all: [Address] =
        [
            .home, .signIn, .signOut, .language(.fi, returnTo: .home), .county, .newGroup, .group(group), .notification(group),
            .topic(group, .systems), .change(group, .systems), .draft(group, .systems), .checkAnswers(group), .receipt(group),
            .notificationView(group), .newDelivery, .delivery(group), .findings(group), .register, .matrix, .tables, .clients(quarter),
            .clientsFile(quarter), .withdrawGroup(group), .municipalities, .outbox, .mail(group), .guidance, .cookies, .accessibility,
            .asset(Asset.style.name), .health, .tokens, .revokeToken(group), .withdrawDelivery(group), .confirmFindings(group),
            .report(group),
            .setPassword(String(repeating: "0a", count: 32)), .statistics(.catalogue), .gaps(nil), .countyFigures(nil), .editions,
            .edition(quarter, 1),
            .publication(group), .preview(group), .preview(group, .table(.clientsByAge)), .picks(nil), .explain, .deliveryRows(group),
        ] + NotificationStep.allCases.map { .step(group, $0) } + followUps(group).map { .followUp($0) }
    for address in all {
        switch address {
        case .home, .signIn, .signOut, .setPassword, .language, .county, .newGroup, .group, .notification, .topic, .change, .draft,
            .checkAnswers,
            .receipt,
            .notificationView, .newDelivery, .delivery, .findings, .register, .matrix, .tables, .clients, .clientsFile, .cookies,
            .tokens, .revokeToken, .withdrawDelivery, .confirmFindings, .report,
            .accessibility, .asset, .health, .withdrawGroup, .municipalities, .outbox, .mail, .guidance, .step, .followUp, .statistics,
            .gaps, .countyFigures, .editions, .edition, .publication, .preview, .picks, .explain, .deliveryRows:
            continue
        }
    }
    return all
}

/// Every address of following up.
private func followUps(_ group: String) -> [FollowUpAddress] {
    let id = Round.first.id
    let helsinki = Area("90")!
    return [
        .rounds, .roundList, .newRound, .round(id), .editRound(id), .acceptance(id), .reminders(id), .deadlineExtension(id, helsinki),
        .agenda(id),
        .systems(id),
        .forecast(id), .changes(id), .declared(id, helsinki), .version(group, 1), .comparison(group, 1, 2), .remarks(group),
        .discussion(group), .review(group),
    ] + FollowUpAddress.CoverageView.allCases.map { .coverage(id, $0) } + FollowUpAddress.RoundFile.allCases.map { .file(id, $0) }
}

@Suite struct `Who may see what` {
    @Test func `without a session only the open pages are shown; every other leads to sign-in and back`() async throws {
        try await TestSite.with { site, client async throws in
            for address in addresses(site.group) {
                var browser = Browser(client)
                let answer = try await browser.get(address.path)
                switch address {
                case .signIn, .cookies, .accessibility, .guidance, .asset, .health, .statistics:
                    #expect(answer.status == 200, "\(address)")
                case .setPassword: #expect(answer.status == 404, "\(address)")
                case .language: #expect(answer.location == "/", "\(address)")
                case .signOut, .draft, .revokeToken, .step(_, .amend), .step(_, .draftCopy), .followUp(.review):
                    #expect(answer.status == 405 && answer.headers[.allow] == "POST", "\(address)")
                default:
                    #expect(answer.status == 303, "\(address)")
                    #expect(answer.location == "/sign-in?to=\(address.path)", "\(address)")
                }
            }
        }
    }

    @Test func `without a session nothing can be posted`() async throws {
        try await TestSite.with { site, client async throws in
            // A file and the watch's address have no session at all, so nothing posted there can be the session's.
            let unread: [Address] = [
                .signIn, .signOut, .setPassword(String(repeating: "0a", count: 32)), .health, .asset(Asset.style.name),
            ]
            for address in addresses(site.group) where !unread.contains(address) {
                var browser = Browser(client)
                _ = try await browser.get("/sign-in")
                let answer = try await browser.post(address.path, [("name", "x")])
                #expect([303, 405].contains(answer.status), "\(address) \(answer.status)")
                if answer.status == 303 { #expect(answer.location.hasPrefix("/sign-in?to="), "\(address)") }
            }
        }
    }

    @Test(arguments: [TestSite.officer, TestSite.statistician]) func `THL sees no county's own pages`(email: String) async throws {
        try await TestSite.with { site, client async throws in
            var browser = try await Browser.signedIn(email, client)
            for address: Address in [
                .county, .newGroup, .group(site.group), .notification(site.group), .topic(site.group, .systems),
                .change(site.group, .systems), .checkAnswers(site.group), .receipt(site.group), .newDelivery,
            ] {
                #expect(try await browser.get(address.path).status == 403, "\(address)")
            }
            for address: Address in [
                .newGroup, .group(site.group), .topic(site.group, .systems), .draft(site.group, .systems), .checkAnswers(site.group),
            ] {
                #expect(try await browser.post(address.path, [("name", "x"), ("municipality", "091")]).status == 403, "\(address)")
            }
            for address: Address in [.register, .matrix, .clients(MonitoringPeriod("2023Q1")!)] {
                #expect(try await browser.get(address.path).status == 200, "\(address)")
            }
            // A draft that was never sent is nobody's but the county's.
            #expect(try await browser.get(Address.notificationView(site.group).path).status == 404)
        }
    }

    @Test func `who leads a county sees its figures and what is missing, and no page on which something is done`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = try await Browser.signedIn(TestSite.management, client)
            #expect(try await browser.get("/").location == "/county/figures")
            let answer = try await browser.get("/county/figures")
            #expect(answer.status == 200 && answer.headers[.cacheControl] == "no-store")
            #expect(try await browser.get("/county/figures/2023Q1").status == 404)
            #expect(try await browser.get("/missing").status == 200)
            for address in addresses(site.group) {
                switch address {
                case .home, .signIn, .signOut, .setPassword, .language, .countyFigures, .gaps, .picks, .cookies, .accessibility, .guidance,
                    .asset, .health, .statistics:
                    continue
                default: #expect([403, 404, 405].contains(try await browser.get(address.path).status), "\(address)")
                }
            }
            for email in [TestSite.helsinki, TestSite.officer, TestSite.statistician] {
                var other = try await Browser.signedIn(email, client)
                #expect(try await other.get("/county/figures").status == 403)
            }
        }
    }

    @Test func `a county sees none of THL's pages`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            let quarter = MonitoringPeriod("2023Q1")!
            for address: Address in [
                .register, .matrix, .tables, .clients(quarter), .clientsFile(quarter), .editions, .edition(quarter, 1),
                .explain, .deliveryRows(site.group),
            ] {
                #expect(try await browser.get(address.path).status == 403, "\(address)")
            }
        }
    }

    @Test func `another county's id is as unknown as one that was never given`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = try await Browser.signedIn(TestSite.pirkanmaa, client)
            for id in [site.group, String(repeating: "2", count: 20)] {
                for address: Address in [
                    .group(id), .notification(id), .topic(id, .systems), .change(id, .systems), .checkAnswers(id), .receipt(id),
                    .notificationView(id), .delivery(id), .findings(id), .report(id), .withdrawGroup(id), .mail(id), .step(id, .copy),
                    .step(id, .changes),
                    .step(id, .discard), .step(id, .receiptFile),
                ] {
                    let answer = try await browser.get(address.path)
                    #expect(answer.status == 404, "\(address)")
                    #expect(!answer.text.contains("Södra gruppen"), "\(address)")
                }
                for address: Address in [
                    .group(id), .topic(id, .systems), .change(id, .systems), .draft(id, .systems), .checkAnswers(id), .withdrawGroup(id),
                    .mail(id),
                    .step(id, .copy), .step(id, .amend), .step(id, .discard), .step(id, .draftCopy),
                ] {
                    #expect(
                        try await browser.post(address.path, [("name", "x"), ("municipality", "837"), ("source", id)]).status == 404,
                        "\(address)")
                }
            }
        }
    }

    @Test func `each user's front door is their own home`() async throws {
        try await TestSite.with { site, client async throws in
            for (email, home) in [(TestSite.helsinki, "/county"), (TestSite.officer, "/register"), (TestSite.statistician, "/register")] {
                var browser = try await Browser.signedIn(email, client)
                #expect(try await browser.get("/").location == home)
                #expect(try await browser.get("/sign-in").location == "/")
            }
        }
    }
}
