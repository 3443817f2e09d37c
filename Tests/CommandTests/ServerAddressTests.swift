import Testing

@testable import sosdata

@Suite struct `The address of a server` {
    @Test(arguments: [
        ("https://sosdata.example.org", "https://sosdata.example.org"),
        ("HTTPS://Sosdata.example.org:8443/", "https://sosdata.example.org:8443"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"), ("http://localhost", "http://localhost"),
        ("http://[::1]:80/", "http://[::1]:80"),
    ])
    func `is a scheme, a host and a port`(text: String, origin: String) throws {
        #expect(try ServerAddress(text).origin == origin)
    }

    @Test(arguments: ["http://sosdata.example.org", "http://10.0.0.1", "http://127.0.0.1.example.org"])
    func `is not used without TLS where others can listen`(text: String) {
        #expect(throws: ServerAddress.Fault.insecure) { try ServerAddress(text) }
    }

    @Test(arguments: [
        "", "sosdata.example.org", "ftp://sosdata.example.org", "https://", "https://a/b", "https://a?b", "https://a#b",
        "https://user:secret@a",
    ])
    func `is nothing else`(text: String) {
        #expect(throws: ServerAddress.Fault.shape) { try ServerAddress(text) }
    }
}
