import CodeLists
import Crypto
import Delivery
import Foundation
import HTTPTypes
import HummingbirdTesting
import Localization
import Operations
import RegisterModel
import RegisterStore
import Statistics
import Testing
import WebPages

@testable import WebServer

extension TestSite {
    /// Helsinki delivers so many older people and three disabled ones for the first quarter of 2023.
    func deliver(_ count: Int) async throws {
        let contact = try await signedIn(Self.helsinki)
        func row(_ number: Int, _ task: String) throws -> String {
            let code = try #require(
                IdentityCode(birthDay: Day("1940-01-01")!.adding(number), sign: "-", individualNumber: 900 + number % 100)?.text)
            // Starts lie apart and some periods have ended, or the check would ask why they do not.
            let end = number % 5 == 0 ? "2023-02-\(10 + number % 19)" : ""
            return "\(code),90,091,\(task),\(Day("2019-01-07")!.adding(number * 3 % 1450)),\(end)"
        }
        let lines = try (1...count).map { try row($0, "older-people") } + (1...3).map { try row($0, "disability") }
        let bytes = Array((["person_id,organiser,municipality,service_task,start,end"] + lines.sorted()).map { "\($0)\n" }.joined().utf8)
        let manifest = DeliveryManifest(
            organiser: Area("90")!, municipalityGroup: .init(name: "Södra gruppen", municipalities: []),
            monitoringPeriod: MonitoringPeriod("2023Q1")!, channel: .separate, sourceSystems: [], serviceTasks: ServiceTask.inScope,
            socialServices: [], declaredGaps: [],
            blocks: [
                .init(
                    block: .clientPeriods, file: "client_periods.csv", rows: lines.count,
                    sha256: SHA256.hash(data: Data(bytes)).hexadecimal)
            ], program: "test")
        let id = try await operations.beginUpload(by: contact)
        for (name, content) in [("client_periods.csv", bytes), ("manifest.json", try manifest.json())] {
            let part = try await operations.receivePart(named: name, of: id, by: contact)
            try part.write(content)
            try await part.finish()
        }
        _ = try await operations.finishUpload(id, by: contact)
        try await finishJobs()
    }

    /// The account behind an address.
    func signedIn(_ email: String) async throws -> Actor {
        let account = try await operations.store.read { try $0.account(email: email) }
        return Actor(try #require(account))
    }

    /// Makes an edition of what has come and publishes it.
    func publish(_ edition: Int) async throws {
        let quarter = MonitoringPeriod("2023Q1")!
        let statistician = try await signedIn(Self.statistician)
        try await operations.orderEdition(quarter, by: statistician)
        try await finishJobs()
        let publication = try await operations.proposePublication(quarter, edition: edition, by: statistician)
        try await finishJobs()
        try await operations.approvePublication(publication.id, by: try await signedIn(Self.officer))
    }
}

@Suite struct `Published figures on the web` {
    @Test func `without any the page says so, in the reader's language, without a cookie`() async throws {
        try await TestSite.with { _, client async throws in
            let answer = try await Browser.stranger(client, "/statistics", language: "fi")
            #expect(answer.status == 200 && answer.text.contains("Tietoja ei ole vielä julkaistu"))
            #expect(answer.headers[values: .setCookie].isEmpty)
            #expect(try await Browser.stranger(client, "/statistics/2023Q1").status == 404)
            #expect(try await Browser.stranger(client, "/api/v2/tables").text == #"{"language":"sv","tables":[]}"#)
        }
    }

    @Test func `pages, files and pictures hold no hidden number and can be kept by caches`() async throws {
        try await TestSite.with { site, client async throws in
            try await site.deliver(1234)
            try await site.publish(1)
            let paths =
                [
                    "/statistics", "/statistics/2023Q1", "/statistics/2023Q1-1", "/statistics/2023Q1/areas/90",
                    "/statistics/2023Q1/charts/tasks.sv.svg", "/statistics/2023Q1/clients-by-area.csv",
                    "/statistics/2023Q1/clients-by-area.px",
                    "/statistics/2023Q1/clients-by-area.fi.json", "/statistics/2023Q1/clients-by-area.en.xlsx",
                    "/api/v2/tables", "/api/v2/tables/clients-by-area", "/api/v2/tables/clients-by-area/metadata?lang=fi",
                    "/api/v2/tables/clients-by-area/data", "/api/v2/tables/clients-by-area/data?outputFormat=csv&lang=en",
                ] + TableName.allCases.map { "/statistics/2023Q1/\($0.rawValue)" }
            for path in paths {
                let answer = try await Browser.stranger(client, path)
                #expect(answer.status == 200, "\(path)")
                #expect(answer.headers[.cacheControl]?.hasPrefix("public") == true, "\(path)")
                #expect(answer.headers[values: .setCookie].isEmpty)
                let tag = try #require(answer.headers[.eTag], "\(path)")
                let again = try await Browser.stranger(client, path, tag: tag)
                #expect(again.status == 304 && again.text.isEmpty, "\(path)")
            }
            let csv = try await Browser.stranger(client, "/statistics/2023Q1/clients-by-area.csv").text
            #expect(csv.contains("area,90,total,older-people,total,2023Q1,clients,1234,shown\n"))
            #expect(csv.contains("area,90,total,disability,total,2023Q1,clients,,hidden\n"))
            #expect(csv.contains("area,08,total,disability,total,2023Q1,clients,,not-delivered\n"))
            #expect(try await Browser.stranger(client, "/statistics/2023Q1/clients-by-area.prepared").status == 404)
        }
    }

    @Test func `whoever approves sees first what everybody will see, and nobody else does`() async throws {
        try await TestSite.with { site, client async throws in
            try await site.deliver(1234)
            let quarter = MonitoringPeriod("2023Q1")!
            let statistician = try await site.signedIn(TestSite.statistician)
            try await site.operations.orderEdition(quarter, by: statistician)
            try await site.finishJobs()
            let id = try await site.operations.proposePublication(quarter, edition: 1, by: statistician).id
            try await site.finishJobs()
            let area = try #require(Area("90"))
            let parts: [ReleasePart] =
                [
                    .overview, .area(area), .chart(.tiles, .fi), .chart(.series(area), .sv), .file("clients-by-area.csv"),
                    .file("clients-by-age.px"), .file("client-changes.fi.json"), .file("clients-by-area.sv.xlsx"),
                ] + TableName.allCases.map { .table($0) }
            var officer = try await Browser.signedIn(TestSite.officer, client)
            let page = try await officer.get(Address.publication(id).path)
            var before: [ReleasePart: String] = [:]
            for part in parts {
                let answer = try await officer.get(Address.preview(id, part).path)
                #expect(answer.status == 200 && answer.headers[.cacheControl] == "no-store", "\(part)")
                before[part] = answer.text
                if case .table(let table) = part, table.block == .clientPeriods {
                    #expect(page.text.contains("href=\"\(Address.preview(id, part).path)\""), "\(part)")
                }
                let stranger = try await Browser.stranger(client, Address.preview(id, part).path)
                #expect(stranger.status == 303 && !stranger.text.contains("1234"), "\(part)")
            }
            #expect(page.text.contains("id=\"left-out-title\"") && before[.overview]?.contains("inset") == true)
            var county = try await Browser.signedIn(TestSite.helsinki, client)
            #expect(try await county.get(Address.preview(id).path).status == 403)
            try await site.operations.approvePublication(id, by: try await site.signedIn(TestSite.officer))
            let name = ReleaseName(quarter, edition: 1)
            for part in parts {
                switch part {
                case .file, .chart:
                    #expect(
                        before[part] == (try await Browser.stranger(client, Address.statistics(.release(name, part)).path)).text, "\(part)")
                default: continue
                }
            }
            #expect(try await officer.get(Address.preview(id).path).status == 303)
            #expect(try await Browser.stranger(client, Address.preview(id).path).status == 303)
        }
    }

    @Test func `a signed-in reader's page is nobody else's`() async throws {
        try await TestSite.with { site, client async throws in
            try await site.deliver(50)
            try await site.publish(1)
            _ = try await Browser.stranger(client, "/statistics")
            var browser = try await Browser.signedIn(TestSite.statistician, client)
            let own = try await browser.get("/statistics")
            #expect(own.text.contains(TestSite.statistician) && own.headers[.cacheControl] == "no-store")
            #expect(!(try await Browser.stranger(client, "/statistics")).text.contains(TestSite.statistician))
        }
    }

    @Test func `what was taken back is gone from the files and says so on its pages`() async throws {
        try await TestSite.with { site, client async throws in
            try await site.deliver(50)
            try await site.publish(1)
            #expect(try await Browser.stranger(client, "/statistics/2023Q1").text.contains("50"))
            var browser = try await Browser.signedIn(TestSite.statistician, client)
            let release = try #require(try await site.operations.publishedReleases().first)
            let path = Address.publication(release.id).path
            #expect(try await browser.post(path, [("decision", "retract"), ("reason", "")]).status == 422)
            #expect(try await browser.post(path, [("decision", "retract"), ("reason", "Fel <b>kvartal</b>")]).status == 303)
            let page = try await Browser.stranger(client, "/statistics/2023Q1")
            #expect(page.status == 200 && page.text.contains("Fel &lt;b&gt;kvartal&lt;/b&gt;") && !page.text.contains(".svg\" alt"))
            #expect(try await Browser.stranger(client, "/statistics/2023Q1/clients-by-area.csv").status == 410)
            #expect(try await Browser.stranger(client, "/statistics/2023Q1/charts/tiles.sv.svg").status == 404)
            let gone = try await Browser.stranger(client, "/api/v2/tables/clients-by-area/data?valueCodes[quarter]=2023Q1")
            #expect(gone.status == 410 && gone.text.contains("taken back"))
            #expect(try await Browser.stranger(client, "/api/v2/tables/clients-by-area/data").status == 410)
            #expect(try await Browser.stranger(client, "/api/v2/tables/clients-by-area/metadata").status == 404)
            #expect(try await Browser.stranger(client, "/api/v2/tables").text == #"{"language":"sv","tables":[]}"#)
        }
    }

    @Test func `a quarter whose newest edition was taken back is not filled in from the one before`() async throws {
        try await TestSite.with { site, client async throws in
            try await site.deliver(50)
            try await site.publish(1)
            try await site.deliver(60)
            try await site.publish(2)
            let statistician = try await site.signedIn(TestSite.statistician)
            let newest = try #require(try await site.operations.publishedReleases().first)
            #expect(try await Browser.stranger(client, "/api/v2/tables").text.contains("clients-by-area"))
            try await site.operations.retractPublication(newest.id, reason: "Fel", by: statistician)
            #expect(try await Browser.stranger(client, "/api/v2/tables").text == #"{"language":"sv","tables":[]}"#)
            #expect(try await Browser.stranger(client, "/api/v2/tables/clients-by-area").status == 404)
            #expect(try await Browser.stranger(client, "/statistics/2023Q1/clients-by-area.csv").status == 410)
            #expect(try await Browser.stranger(client, "/statistics/2023Q1-1/clients-by-area.csv").status == 200)
        }
    }

    @Test func `one proposes, another approves, each on the same page`() async throws {
        try await TestSite.with { site, client async throws in
            try await site.deliver(50)
            var statistician = try await Browser.signedIn(TestSite.statistician, client)
            _ = try await statistician.get("/register/editions")
            #expect(try await statistician.post("/register/editions", [("period", "2023Q1")]).location == "/register/editions")
            try await site.finishJobs()
            _ = try await statistician.get("/register/editions/2023Q1-1")
            let path = try await statistician.post("/register/editions/2023Q1-1").location
            #expect(try await statistician.get(path).text.contains("role=\"status\""))
            try await site.finishJobs()
            #expect(try await statistician.post(path, [("decision", "approve")]).status == 403)
            var officer = try await Browser.signedIn(TestSite.officer, client)
            #expect(try await officer.get(path).text.contains("value=\"approve\""))
            #expect(try await officer.post(path, [("decision", "approve")]).status == 303)
            #expect(try await officer.post(path, [("decision", "approve")]).status == 409)
            #expect(try await Browser.stranger(client, "/statistics/2023Q1").status == 200)
            var county = try await Browser.signedIn(TestSite.helsinki, client)
            for address in ["/register/editions", "/register/editions/2023Q1-1", path] {
                #expect(try await county.get(address).status == 403)
            }
        }
    }
}

extension Browser {
    /// What somebody without any cookie gets.
    fileprivate static func stranger(
        _ client: any TestClientProtocol, _ path: String, language: String = "sv", tag: String? = nil
    ) async throws -> Answer {
        var headers: HTTPFields = [.acceptLanguage: language]
        if let tag { headers[.ifNoneMatch] = tag }
        var browser = Browser(client)
        return try await browser.get(path, headers)
    }
}
