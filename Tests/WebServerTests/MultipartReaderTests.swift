import Testing

@testable import WebServer

@Suite struct `Reading an uploaded form` {
    static let body = Array(
        [
            "--xyz", "Content-Disposition: form-data; name=\"csrf\"", "", "token",
            "--xyz", "Content-Disposition: form-data; name=\"files\"; filename=\"a.csv\"", "Content-Type: text/csv", "",
            "one\r", "--xy-almost", "--",
            "--xyz", "Content-Disposition: form-data; name=\"files\"; filename=\"empty.csv\"", "", "",
            "--xyz--", "after",
        ].joined(separator: "\r\n").utf8)

    /// The parts and their contents, whatever the chunks were.
    static func parts(_ events: [MultipartReader.Event]) -> [(MultipartPart, [UInt8], ended: Bool)] {
        events.reduce(into: []) { parts, event in
            switch event {
            case .part(let part): parts.append((part, [], false))
            case .content(let bytes): parts[parts.count - 1].1 += bytes
            case .partEnded: parts[parts.count - 1].ended = true
            }
        }
    }

    static func read(_ chunks: [ArraySlice<UInt8>]) throws -> [(MultipartPart, [UInt8], ended: Bool)] {
        var reader = MultipartReader(boundary: "xyz")
        var events: [MultipartReader.Event] = []
        for chunk in chunks { events += try reader.read(chunk) }
        try reader.finish()
        return parts(events)
    }

    static func check(_ parts: [(MultipartPart, [UInt8], ended: Bool)]) {
        #expect(
            parts.map(\.0) == [.init(name: "csrf"), .init(name: "files", filename: "a.csv"), .init(name: "files", filename: "empty.csv")])
        #expect(parts.map { String(decoding: $0.1, as: UTF8.self) } == ["token", "one\r\r\n--xy-almost\r\n--", ""])
        #expect(!parts.contains { !$0.ended })
    }

    @Test func `a whole form gives its parts`() throws { Self.check(try Self.read([Self.body[...]])) }

    @Test(arguments: 1..<body.count) func `a form cut in two anywhere gives the same parts`(cut: Int) throws {
        Self.check(try Self.read([Self.body[..<cut], Self.body[cut...]]))
    }

    @Test(arguments: 1...9) func `a form in small chunks gives the same parts`(size: Int) throws {
        Self.check(try Self.read(stride(from: 0, to: Self.body.count, by: size).map { Self.body[$0..<min($0 + size, Self.body.count)] }))
    }

    @Test(arguments: 0..<(body.count - 9)) func `a form that stops early is cut short`(length: Int) throws {
        // The nine bytes at the end are the hyphens after the last boundary, one line break and what stands after the form.
        var reader = MultipartReader(boundary: "xyz")
        _ = try reader.read(Self.body[..<length])
        #expect(throws: MultipartError.cutShort) { try reader.finish() }
    }

    @Test func `content of every byte value comes out unchanged and in bounded memory`() throws {
        var reader = MultipartReader(boundary: "x")
        _ = try reader.read("--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"b\"\r\n\r\n".utf8)
        let block = (0..<65_536).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
        var length = 0
        for _ in 0..<100 {
            for case .content(let bytes) in try reader.read(block) { length += bytes.count }
            #expect(reader.heldBytes < 8)
        }
        for case .content(let bytes) in try reader.read("\r\n--x--".utf8) { length += bytes.count }
        try reader.finish()
        #expect(length == 100 * block.count)
    }

    @Test func `headers that never end are refused`() {
        var reader = MultipartReader(boundary: "x")
        #expect(throws: MultipartError.headersTooLong) {
            _ = try reader.read("--x\r\n".utf8)
            for _ in 0..<10 { _ = try reader.read([UInt8](repeating: 65, count: 1_000)) }
        }
    }

    @Test(arguments: [
        "--x\r\n\r\nno headers\r\n--x--", "--x\r\nContent-Type: text/csv\r\n\r\nno name\r\n--x--", "--xy\r\n\r\n",
        "--x\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n\r\n--x--", "--x\r\nContent-Disposition: form-data\r\n\r\n\r\n--x--",
    ]) func `a malformed part is refused`(body: String) {
        var reader = MultipartReader(boundary: "x")
        #expect(throws: MultipartError.malformed) { _ = try reader.read(body.utf8) }
    }

    @Test func `bytes that are not UTF-8 in a header are refused`() {
        var reader = MultipartReader(boundary: "x")
        let header = Array("--x\r\nContent-Disposition: form-data; name=\"".utf8) + [0xFF] + Array("\"\r\n\r\n".utf8)
        #expect(throws: MultipartError.malformed) { _ = try reader.read(header) }
    }

    @Test func `names are read as browsers write them`() {
        let part = MultipartPart(headers: "content-DISPOSITION: Form-Data; filename=\"a%22;b\\c\\\"ö.csv\" ; name=plain")
        #expect(part == MultipartPart(name: "plain", filename: "a\";b\\c\"ö.csv"))
    }

    @Test func `the boundary comes from the content type`() {
        #expect(MultipartReader.boundary(inContentType: "multipart/form-data; boundary=----WebKit7") == "----WebKit7")
        #expect(MultipartReader.boundary(inContentType: "Multipart/Form-Data; charset=utf-8; boundary=\"a b\"") == "a b")
        for refused in ["multipart/form-data", "multipart/mixed; boundary=x", "multipart/form-data; boundary=", "text/plain; boundary=x"] {
            #expect(MultipartReader.boundary(inContentType: refused) == nil)
        }
        #expect(MultipartReader.boundary(inContentType: "multipart/form-data; boundary=" + String(repeating: "a", count: 71)) == nil)
    }
}
