import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Operations
import Testing

@testable import WebServer

extension Browser {
    /// Uploads parts: `csrf` as a field, everything else as a file of that name.
    mutating func upload(_ parts: [(String, String)], closing: String = "--\r\n") async throws -> Answer {
        let body = parts.map { name, content in
            let file = name == "csrf" ? "" : "; filename=\"\(name)\"\r\nContent-Type: application/octet-stream"
            let field = name == "csrf" ? "csrf" : "files"
            return "--edge\r\nContent-Disposition: form-data; name=\"\(field)\"\(file)\r\n\r\n\(content)\r\n"
        }.joined()
        return try await send(
            "/deliveries/new", .post, [.contentType: "multipart/form-data; boundary=edge"], ByteBuffer(string: body + "--edge" + closing))
    }
}

extension TestSite {
    /// What lies in the folder of uploads.
    var storedUploads: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "uploads").path)) ?? [] }
}

@Suite struct `Uploading a delivery` {
    @Test func `a file that is missing or unreadable is told, and nothing is kept`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            let token = browser.token
            let rows = "person_id,organiser,municipality,service_task,start,end\n"
            for parts in [
                [("csrf", token)], [("csrf", token), ("manifest.json", "{}")], [("csrf", token), ("client_periods.csv", rows)],
                [("csrf", token), ("manifest.json", "{}"), ("client_periods.csv", rows)],
                [("csrf", token), ("manifest.json", ""), ("client_periods.csv", "")], [("csrf", token), ("findings.csv", "x")],
                [("csrf", token), ("other.csv", "x")], [("csrf", token), ("../../keys/seal.key", "x")],
                [("csrf", token), ("manifest.json", String(decoding: try Parcel(people: 1).manifest, as: UTF8.self))],
            ] {
                let answer = try await browser.upload(parts)
                #expect(answer.status == 422, "\(parts.map(\.0))")
                #expect(answer.text.contains("id=\"problems\""))
            }
            #expect(site.storedUploads.isEmpty)
        }
    }

    @Test func `more than the limit is refused`() async throws {
        try await TestSite.with({ $0.uploadLimitBytes = 1_000_000 }) { site, client async throws in
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            let answer = try await browser.upload([
                ("csrf", browser.token), ("client_periods.csv", String(repeating: "a", count: 1_000_001)),
            ])
            #expect(answer.status == 413)
            #expect(site.storedUploads.isEmpty)
        }
    }

    @Test func `a form that breaks off or is no upload is refused`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            #expect(try await browser.upload([("csrf", browser.token), ("manifest.json", "{}")], closing: "").status == 400)
            #expect(try await browser.post("/deliveries/new", [("manifest.json", "{}")]).status == 400)
            #expect(site.storedUploads.isEmpty)
        }
    }

    @Test func `THL does not upload`() async throws {
        try await TestSite.with { site, client async throws in
            var browser = try await Browser.signedIn(TestSite.officer, client)
            #expect(try await browser.upload([("csrf", browser.token), ("manifest.json", "{}")]).status == 403)
        }
    }
}
