import Delivery
import Foundation
import HTTPTypes
import HummingbirdTesting
import Localization
import Operations
import RegisterModel
import RegisterStore
import Testing

@testable import WebServer

@Suite struct `The API` {
    @Test func `a delivery is begun, sent, completed, watched and reported`() async throws {
        try await TestSite.with { site, client async throws in
            let api = try await APIClient.of(TestSite.helsinki, site, client)
            let parcel = try Parcel(people: 3)
            let begun = try await api.send(.post, "/api/deliveries", [.contentType: "application/json"], parcel.manifest)
            #expect(begun.status == 201)
            #expect(begun.json["state"] as? String == "uploading" && begun.json["period"] as? String == "2023Q1")
            let path = begun.location
            let id = try #require(begun.json["id"] as? String)
            #expect(path == "/api/deliveries/\(id)")
            #expect(try await api.send(.get, path + "/report").status == 404, "there is no report before the check")
            let file = try await api.begin(Parcel.file, length: parcel.rows.count, of: id)
            #expect(file.status == 201 && file.header("Tus-Resumable") == "1.0.0")
            #expect(try await api.append(parcel.rows.prefix(50), at: 0, to: file.location).header("Upload-Offset") == "50")
            let half = try await api.send(.get, path).json
            let upload = try #require((half["uploads"] as? [[String: Any]])?.first)
            #expect(
                upload["offset"] as? Int == 50 && upload["length"] as? Int == parcel.rows.count && upload["name"] as? String == Parcel.file)
            #expect(upload["href"] as? String == file.location)
            #expect(try await api.append(parcel.rows.dropFirst(50), at: 50, to: file.location).status == 204)
            let completed = try await api.send(.post, path + "/complete")
            #expect(completed.status == 200 && completed.json["state"] as? String != "uploading")
            try await site.finishJobs()
            let done = try await api.send(.get, path).json
            #expect(done["state"] as? String == "accepted")
            #expect((done["result"] as? [String: Any])?["acceptable"] as? Bool == true)
            let report = try await api.send(.get, path + "/report?format=text&language=en")
            #expect(report.status == 200 && report.text.contains("The delivery can be accepted."))
            #expect(try await api.send(.get, path + "/report?format=csv").text == "file,line,column,rule,severity,message\n")
        }
    }

    @Test func `the reports are byte for byte those of the engine`() async throws {
        try await TestSite.with { site, client async throws in
            let api = try await APIClient.of(TestSite.helsinki, site, client)
            let parcel = try Parcel(people: 7, isFaulty: true)
            let id = try #require(try await api.deliver(parcel).json["id"] as? String)
            try await site.finishJobs()
            #expect(try await api.send(.get, "/api/deliveries/\(id)").json["state"] as? String == "returned")
            let folder = site.folder.appending(path: "own")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(parcel.manifest).write(to: folder.appending(path: "manifest.json"))
            try Data(parcel.rows).write(to: folder.appending(path: Parcel.file))
            var settings = CheckSettings(identityUse: .test)
            settings.expectsFullVolume = false
            let report = try DeliveryCheck.run(folder: folder.path, settings: settings)
            for format in ReportFormat.allCases {
                for language in Language.allCases {
                    var own: [UInt8] = []
                    try ReportPrinter(report: report, language: language).print(format) { own += $0 }
                    let path = "/api/deliveries/\(id)/report?format=\(format.rawValue)&language=\(language.rawValue)"
                    #expect(try await api.send(.get, path).text == String(decoding: own, as: UTF8.self), "\(format) \(language)")
                }
            }
            // Without a parameter the language is the caller's.
            let finnish = try await api.send(.get, "/api/deliveries/\(id)/report", [.acceptLanguage: "fi"])
            #expect(finnish.text.hasPrefix("Toimituksen tarkistus"))
        }
    }

    @Test func `the same manifest goes on with the open delivery, and finds the one received before`() async throws {
        try await TestSite.with { site, client async throws in
            let api = try await APIClient.of(TestSite.helsinki, site, client)
            let parcel = try Parcel(people: 2)
            let first = try await api.send(.post, "/api/deliveries", [.contentType: "application/json"], parcel.manifest)
            let again = try await api.send(.post, "/api/deliveries", [.contentType: "application/json"], parcel.manifest)
            #expect((first.status, again.status) == (201, 200) && first.location == again.location)
            #expect(try await api.deliver(parcel).status == 200)
            try await site.finishJobs()
            let later = try await api.send(.post, "/api/deliveries", [.contentType: "application/json; charset=utf-8"], parcel.manifest)
            #expect(later.status == 200 && later.location == first.location && later.json["state"] as? String == "accepted")
            let list = try await api.send(.get, "/api/deliveries?period=2023Q1&state=accepted&state=waiting").json["deliveries"] as? [Any]
            #expect(list?.count == 1)
            #expect((try await api.send(.get, "/api/deliveries?state=uploading").json["deliveries"] as? [Any])?.isEmpty == true)
        }
    }

    @Test func `completing twice at once is completing once, and what misses a file is not complete`() async throws {
        try await TestSite.with { site, client async throws in
            let api = try await APIClient.of(TestSite.helsinki, site, client)
            let parcel = try Parcel(people: 2)
            let id = try await api.beginDelivery(parcel)
            let missing = try await api.send(.post, "/api/deliveries/\(id)/complete", [.acceptLanguage: "en"])
            #expect(missing.status == 422)
            let problem = try #require((missing.json["problems"] as? [[String: Any]])?.first)
            #expect(problem["kind"] as? String == "part-missing" && problem["subject"] as? String == Parcel.file)
            let file = try await api.begin(Parcel.file, length: parcel.rows.count, of: id).location
            _ = try await api.append(parcel.rows, at: 0, to: file)
            async let one = api.send(.post, "/api/deliveries/\(id)/complete")
            async let two = api.send(.post, "/api/deliveries/\(id)/complete")
            let answers = try await [one, two]
            #expect(answers.map(\.status) == [200, 200])
            #expect(answers.allSatisfy { $0.json["id"] as? String == id })
            #expect(try await api.send(.delete, "/api/deliveries/\(id)").status == 409, "what is being checked cannot be given up")
            try await site.finishJobs()
            let jobs = try await site.operations.store.read { transaction in
                try Job.State.allCases.map { try transaction.jobs(state: $0).count }
            }
            #expect(jobs == [0, 0, 1, 0], "waiting, running, done, failed")
        }
    }

    @Test func `without a valid token nothing is told`() async throws {
        try await TestSite.with { site, client async throws in
            var api = try await APIClient.of(TestSite.helsinki, site, client)
            #expect(try await api.send(.get, "/api").json["identity"] as? String == "test")
            let token = try #require(api.token)
            for wrong in [nil, "", "sosdata_" + String(repeating: "0", count: 64), String(token.dropLast()), token.uppercased()] {
                api.token = wrong
                for (method, path) in [(HTTPRequest.Method.get, "/api"), (.get, "/api/deliveries"), (.post, "/api/deliveries")] {
                    let answer = try await api.send(method, path)
                    #expect(answer.status == 401 && answer.headers[.wwwAuthenticate]?.hasPrefix("Bearer") == true)
                    #expect(answer.headers[.setCookie] == nil)
                }
            }
            api.token = nil
            #expect(try await api.send(.get, "/api", [.authorization: "Basic abc"]).status == 401)
            // A session of a browser opens the API no more than nothing does.
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            #expect(try await browser.get("/api/deliveries").status == 401)
            #expect(try await api.send(.get, "/api/openapi.json").status == 200)
        }
    }

    @Test func `a revoked token opens nothing any more`() async throws {
        try await TestSite.with { site, client async throws in
            let api = try await APIClient.of(TestSite.helsinki, site, client)
            #expect(try await api.send(.get, "/api").status == 200)
            let actor = try await site.operations.accounts(by: .machineOperator).first { $0.email == TestSite.helsinki }
            let helsinki = try #require(actor)
            let listed = try #require(try await site.operations.apiTokens(by: helsinki).first)
            #expect(listed.token.lastUsedAt != nil)
            try await site.operations.revokeAPIToken(listed.token.id, by: helsinki)
            #expect(try await api.send(.get, "/api").status == 401)
        }
    }

    @Test func `another county's delivery is as unknown as one that was never begun`() async throws {
        try await TestSite.with { site, client async throws in
            let helsinki = try await APIClient.of(TestSite.helsinki, site, client)
            let parcel = try Parcel(people: 1)
            let id = try await helsinki.beginDelivery(parcel)
            let file = try await helsinki.begin(Parcel.file, length: 10, of: id).location
            let pirkanmaa = try await APIClient.of(TestSite.pirkanmaa, site, client)
            for id in [id, String(repeating: "2", count: 20)] {
                let path = "/api/deliveries/\(id)"
                #expect(try await pirkanmaa.send(.get, path).status == 404)
                #expect(try await pirkanmaa.send(.delete, path).status == 404)
                #expect(try await pirkanmaa.send(.post, path + "/complete").status == 404)
                #expect(try await pirkanmaa.send(.get, path + "/report").status == 404)
                #expect(try await pirkanmaa.begin(Parcel.file, length: 1, of: id).status == 404)
                let upload = path + "/files/" + file.suffix(20)
                #expect(try await pirkanmaa.tus(.head, upload).status == 404)
                #expect(try await pirkanmaa.append([1], at: 0, to: upload).status == 404)
                #expect(try await pirkanmaa.tus(.delete, upload).status == 404)
            }
            #expect((try await pirkanmaa.send(.get, "/api/deliveries").json["deliveries"] as? [Any])?.isEmpty == true)
            let officer = try await APIClient.of(TestSite.officer, site, client)
            #expect(try await officer.send(.get, "/api/deliveries/\(id)").status == 200)
            #expect(try await officer.send(.delete, "/api/deliveries/\(id)").status == 403)
            #expect(try await officer.send(.post, "/api/deliveries", [.contentType: "application/json"], parcel.manifest).status == 403)
            #expect(try await helsinki.tus(.head, file).header("Upload-Offset") == "0")
        }
    }

    @Test func `a manifest that does not fit is refused in the caller's language with what to do`() async throws {
        try await TestSite.with { site, client async throws in
            let api = try await APIClient.of(TestSite.helsinki, site, client)
            func post(_ body: [UInt8], _ type: String? = "application/json", language: String = "en") async throws -> Answer {
                var headers: HTTPFields = [.acceptLanguage: language]
                headers[.contentType] = type
                return try await api.send(.post, "/api/deliveries", headers, body)
            }
            let sound = try Parcel(people: 1).manifest
            for (body, kind) in [
                (Array("{}".utf8), "manifest-unreadable"), (try Parcel(people: 1, group: "Nowhere").manifest, "manifest-group"),
                (try Parcel(people: 1, organiser: "08").manifest, "manifest-organiser"),
                (Array(String(decoding: sound, as: UTF8.self).replacing("2023Q1", with: "2099Q1").utf8), "manifest-period-not-ended"),
                (Array(String(decoding: sound, as: UTF8.self).replacing("client_periods.csv", with: "../keys").utf8), "manifest-blocks"),
            ] {
                let answer = try await post(body)
                #expect(answer.status == 422 && answer.headers[.contentType] == "application/problem+json")
                let problem = (answer.json["problems"] as? [[String: Any]])?.first
                #expect(problem?["kind"] as? String == kind)
                #expect(answer.json["type"] as? String == "urn:sosdata:problem:invalid")
                #expect(answer.headers[.contentLanguage] == "en")
            }
            #expect(try await post(sound, "text/plain").status == 415)
            #expect(try await post(sound, nil).status == 415)
            #expect(try await post(Array(repeating: 0x20, count: 1 << 20 + 1)).status == 413)
            let titles = try await ["sv", "fi", "en", "de, fi;q=0.5"].asyncMap {
                try await post(Array("{".utf8), language: $0).json["title"] as? String
            }
            #expect(Set(titles.compactMap { $0 }).count == 3 && titles[1] == titles[3])
            #expect(site.storedUploads.isEmpty)
        }
    }

    @Test func `what is no address and what is no method of one is told`() async throws {
        try await TestSite.with { site, client async throws in
            let api = try await APIClient.of(TestSite.helsinki, site, client)
            for path in [
                "/api/", "/api/deliveries/", "/api/deliveries/131052-9xxx", "/api/deliveries/x/y", "/api/keys", "/api/deliveries//files",
            ] {
                #expect(try await api.send(.get, path).status == 404, "\(path)")
            }
            let patched = try await api.send(.patch, "/api/deliveries")
            #expect(patched.status == 405 && patched.headers[.allow] == "GET, POST, HEAD")
            #expect(try await api.send(.head, "/api").status == 200)
            #expect(site.log.all.filter { $0.contains("request") }.allSatisfy { !$0.contains("131052") })
        }
    }

    @Test func `who asks too often has to wait`() async throws {
        try await TestSite.with({ $0.apiRequestsPerMinute = 3 }) { site, client async throws in
            let api = try await APIClient.of(TestSite.helsinki, site, client)
            for _ in 0..<3 { #expect(try await api.send(.get, "/api").status == 200) }
            let refused = try await api.send(.get, "/api")
            #expect(refused.status == 429)
            #expect((1...20).contains(refused.header("Retry-After").flatMap { Int($0) } ?? 0))
            // Each token has a bucket of its own.
            #expect(try await APIClient.of(TestSite.pirkanmaa, site, client).send(.get, "/api").status == 200)
        }
    }

    @Test func `guessing tokens is stopped by network address`() async throws {
        try await TestSite.with { site, client async throws in
            let api = APIClient(client: client, token: "sosdata_guess")
            // The bucket fills again while the test runs, so it takes some more than it holds.
            var statuses: [Int] = []
            while statuses.count < 600, statuses.last != 429 { statuses.append(try await api.send(.get, "/api").status) }
            #expect(statuses.count > 60 && statuses.last == 429)
            #expect(statuses.dropLast().allSatisfy { $0 == 401 })
        }
    }
}

extension Sequence {
    fileprivate func asyncMap<Value>(_ body: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await body(element)) }
        return values
    }
}
