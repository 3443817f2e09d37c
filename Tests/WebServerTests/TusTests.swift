import Crypto
import Foundation
import HTTPTypes
import HummingbirdTesting
import Operations
import RegisterStore
import Testing

@testable import WebServer

@Suite struct `Resumable uploads` {
    /// An open delivery of Helsinki and a file of so many bytes that is on its way.
    private func open(
        length: Int = 100, _ test: @escaping @Sendable (TestSite, APIClient, String, String) async throws -> Void
    ) async throws {
        try await TestSite.with { site, client async throws in
            let api = try await APIClient.of(TestSite.helsinki, site, client)
            let delivery = try await api.beginDelivery(try Parcel(people: 1))
            let file = try await api.begin(Parcel.file, length: length, of: delivery).location
            try await test(site, api, delivery, file)
        }
    }

    private func checksum(_ bytes: [UInt8], _ algorithm: String) -> String {
        let sum = algorithm == "sha1" ? Data(Insecure.SHA1.hash(data: Data(bytes))) : Data(SHA256.hash(data: Data(bytes)))
        return "\(algorithm) \(sum.base64EncodedString())"
    }

    @Test func `what the server can do of the protocol is told without a token`() async throws {
        try await open { _, api, delivery, file async throws in
            var anyone = api
            anyone.token = nil
            for path in ["/api/deliveries/\(delivery)/files", file] {
                let answer = try await anyone.send(.options, path)
                #expect(answer.status == 204)
                #expect(answer.header("Tus-Version") == "1.0.0" && answer.header("Tus-Resumable") == "1.0.0")
                #expect(answer.header("Tus-Extension") == "creation,termination,checksum")
                #expect(answer.header("Tus-Checksum-Algorithm") == "sha1,sha256")
                #expect(answer.header("Tus-Max-Size").flatMap { Int($0) } ?? 0 > 1_000_000)
            }
        }
    }

    @Test func `a piece goes where the upload stands, and nowhere else`() async throws {
        try await open { _, api, _, file async throws in
            let bytes = (0..<100).map { UInt8($0) }
            #expect(try await api.append(bytes[0..<40], at: 0, to: file).header("Upload-Offset") == "40")
            for wrong in [0, 39, 41, 100] {
                let answer = try await api.append(bytes[40..<50], at: wrong, to: file)
                #expect(answer.status == 409 && answer.header("Upload-Offset") == "40")
            }
            let head = try await api.tus(.head, file)
            #expect(head.status == 200 && head.header("Upload-Offset") == "40" && head.header("Upload-Length") == "100")
            #expect(head.headers[.cacheControl] == "no-store")
            #expect(head.header("Upload-Metadata") == "filename \(Data(Parcel.file.utf8).base64EncodedString())")
            #expect(try await api.append(bytes[40...], at: 40, to: file).header("Upload-Offset") == "100")
            #expect(try await api.tus(.head, file).header("Upload-Offset") == "100")
            #expect(try await api.append([], at: 100, to: file).status == 204)
        }
    }

    @Test func `the bytes on the disk are those that were sent`() async throws {
        let bytes = (0..<3_000).map { _ in UInt8.random(in: .min ... .max) }
        try await open(length: bytes.count) { site, api, delivery, file async throws in
            var offset = 0
            for step in [1, 1_000, 7, 1_500, 492] {
                #expect(try await api.append(bytes[offset..<offset + step], at: offset, to: file).status == 204)
                offset += step
            }
            let stored = try Data(contentsOf: site.folder.appending(path: "uploads/\(delivery)/\(Parcel.file)"))
            #expect(Array(stored) == bytes)
            let part = try await site.operations.store.read { try $0.parts(delivery: delivery).first { $0.name == Parcel.file } }
            #expect(part?.sha256 == Array(SHA256.hash(data: stored)) && part?.sizeBytes == bytes.count)
        }
    }

    @Test(arguments: ["sha1", "sha256"]) func `a piece with another checksum leaves nothing`(algorithm: String) async throws {
        try await open { _, api, _, file async throws in
            let bytes = [UInt8](repeating: 7, count: 60)
            let wrong = try await api.append(bytes, at: 0, to: file, ["Upload-Checksum": checksum(bytes.dropLast() + [8], algorithm)])
            #expect(wrong.status == 460)
            #expect(try await api.tus(.head, file).header("Upload-Offset") == "0")
            let right = try await api.append(bytes, at: 0, to: file, ["Upload-Checksum": checksum(bytes, algorithm)])
            #expect(right.status == 204 && right.header("Upload-Offset") == "60")
        }
    }

    @Test func `what is malformed is told by its header`() async throws {
        try await open { _, api, delivery, file async throws in
            let piece = "application/offset+octet-stream"
            for (headers, status) in [
                (["Content-Type": "text/csv", "Upload-Offset": "0"], 415), (["Upload-Offset": "0"], 415), (["Content-Type": piece], 400),
                (["Content-Type": piece, "Upload-Offset": "-1"], 400), (["Content-Type": piece, "Upload-Offset": "1e3"], 400),
                (["Content-Type": piece, "Upload-Offset": String(repeating: "9", count: 30)], 400),
                (["Content-Type": piece, "Upload-Offset": "0", "Upload-Checksum": "md5 AAAA"], 400),
                (["Content-Type": piece, "Upload-Offset": "0", "Upload-Checksum": "sha1 AAAA"], 400),
                (["Content-Type": piece, "Upload-Offset": "0", "Upload-Checksum": "sha256 \u{1}"], 400),
                (["Content-Type": piece, "Upload-Offset": "0", "Tus-Resumable": "0.2.2"], 412),
            ] {
                let answer = try await api.tus(.patch, file, headers, [1])
                #expect(answer.status == status, "\(headers)")
                #expect(answer.header("Tus-Resumable") == "1.0.0")
            }
            #expect(try await api.send(.patch, file).status == 412)
            #expect(try await api.send(.head, file).header("Tus-Version") == "1.0.0")
            let files = "/api/deliveries/\(delivery)/files"
            let name = "filename \(Data(Parcel.file.utf8).base64EncodedString())"
            for (headers, status) in [
                (["Upload-Metadata": name], 400), (["Upload-Length": "5"], 400), (["Upload-Length": "x", "Upload-Metadata": name], 400),
                (["Upload-Length": "5", "Upload-Metadata": "filename"], 422),
                (["Upload-Length": "5", "Upload-Metadata": "filename ,"], 400),
                (["Upload-Length": "5", "Upload-Metadata": "filename Li4va2V5cw=="], 422),
                (["Upload-Defer-Length": "1", "Upload-Metadata": name], 400),
                (["Upload-Length": "99999999999999", "Upload-Metadata": name], 413),
            ] {
                #expect(try await api.tus(.post, files, headers).status == status, "\(headers)")
            }
        }
    }

    @Test func `more than was announced is refused, and what was there stays`() async throws {
        try await open(length: 10) { _, api, _, file async throws in
            #expect(try await api.append([1, 2, 3], at: 0, to: file).status == 204)
            #expect(try await api.append([UInt8](repeating: 1, count: 8), at: 3, to: file).status == 413)
            #expect(try await api.tus(.head, file).header("Upload-Offset") == "3")
        }
    }

    @Test func `an upload that is given up is gone, and its bytes with it`() async throws {
        try await open { site, api, delivery, file async throws in
            _ = try await api.append([1, 2, 3], at: 0, to: file)
            #expect(try await api.tus(.delete, file).status == 204)
            #expect(try await api.tus(.head, file).status == 404)
            #expect(try await api.append([1], at: 3, to: file).status == 404)
            let left = try FileManager.default.contentsOfDirectory(atPath: site.folder.appending(path: "uploads/\(delivery)").path)
            #expect(left == ["manifest.json"])
            #expect(try await api.send(.delete, "/api/deliveries/\(delivery)").status == 204)
            #expect(site.storedUploads.isEmpty)
        }
    }

    @Test func `a method may be named in a header of its own`() async throws {
        try await open { _, api, _, file async throws in
            let headers = ["X-HTTP-Method-Override": "PATCH", "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"]
            #expect(try await api.tus(.post, file, headers, [1, 2]).header("Upload-Offset") == "2")
            #expect(try await api.tus(.post, file, ["X-HTTP-Method-Override": "HEAD"]).header("Upload-Offset") == "2")
            #expect(try await api.tus(.post, file).status == 405)
        }
    }

    @Test func `an empty file is complete at once, and the newest of a name is the delivery's`() async throws {
        try await open(length: 0) { site, api, delivery, file async throws in
            #expect(try await api.tus(.head, file).header("Upload-Length") == "0")
            let second = try await api.begin(Parcel.file, length: 3, of: delivery).location
            #expect(try await api.append([7, 8, 9], at: 0, to: second).status == 204)
            let parts = try await site.operations.store.read { try $0.parts(delivery: delivery) }
            #expect(parts.first { $0.name == Parcel.file }?.sizeBytes == 3)
        }
    }

    @Test func `two pieces for the same place at once: one is taken, the other told where the upload stands`() async throws {
        try await open(length: 10) { _, api, _, file async throws in
            async let one = api.append([UInt8](repeating: 1, count: 10), at: 0, to: file)
            async let two = api.append([UInt8](repeating: 2, count: 10), at: 0, to: file)
            let statuses = try await [one.status, two.status].sorted()
            #expect(statuses == [204, 409])
            #expect(try await api.tus(.head, file).header("Upload-Offset") == "10")
        }
    }
}
