import Hummingbird
import HummingbirdTesting
import Localization
import Logging
import Operations
import RegisterStore
import Testing

@testable import WebServer

/// A store on a full disk: everything can be read and nothing written.
private struct FullDisk: RegisterStore {
    let store: any RegisterStore

    func read<Value: Sendable>(_ body: @escaping @Sendable (any RegisterTransaction) throws -> Value) async throws -> Value {
        try await store.read(body)
    }

    func write<Value: Sendable>(_ body: @escaping @Sendable (any RegisterTransaction) throws -> Value) async throws -> Value {
        throw StoreFault.diskFull
    }
}

@Suite struct `When the disk is full` {
    @Test(arguments: Language.allCases)
    func `what cannot be saved is told in the reader's language, and to the operator by the name of the fault`(language: Language)
        async throws
    {
        try await TestSite.with { site, client async throws in
            var browser = try await Browser.signedIn(TestSite.helsinki, client)
            _ = try await browser.get("/language/\(language.rawValue)?to=%2Fcounty")
            let operations = Operations(store: FullDisk(store: site.operations.store), settings: site.operations.settings)
            let logger = Logger(label: "test") { _ in LineHandler(lines: site.log) }
            let (cookies, token) = (browser.cookies, browser.token)
            try await WebServer.build(operations: operations, settings: ServerSettings(), logger: logger).test(.router) { client in
                var reader = Browser(client)
                (reader.cookies, reader.token) = (cookies, token)
                #expect(try await reader.get("/county").status == 200)
                let answer = try await reader.post("/notifications/\(site.group)/topics/discussion", [("feedback", "Ärendet")])
                #expect(answer.status == 503)
                #expect(answer.text.contains(Catalogue.pages.text("error.503.title", language)) && !answer.text.contains("Ärendet"))
            }
            #expect(site.log.all.contains { $0.contains("RegisterStore.StoreFault.disk-full") && !$0.contains("Ärendet") })
        }
    }
}
