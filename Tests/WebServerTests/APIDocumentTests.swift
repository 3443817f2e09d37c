import Foundation
import HTTPTypes
import Operations
import RegisterStore
import Testing

@testable import WebServer

@Suite struct `The description of the API` {
    private static let id = String(repeating: "2", count: 20)
    /// Every address of the API; the switch keeps the list whole.
    private static let addresses: [APIAddress] = {
        let all: [APIAddress] = [
            .root, .openAPI, .deliveries, .notifications, .delivery(id), .completion(id), .withdrawal(id), .confirmation(id), .report(id),
            .files(id),
            .file(id, of: id),
        ]
        for address in all {
            switch address {
            case .root, .openAPI, .deliveries, .notifications, .delivery, .completion, .withdrawal, .confirmation, .report, .files, .file:
                continue
            }
        }
        return all
    }()

    private static var document: [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(OpenAPIDocument.bytes))) as? [String: Any] ?? [:]
    }

    @Test func `has the paths and methods that the server answers, and no others`() throws {
        let paths = try #require(Self.document["paths"] as? [String: [String: Any]])
        #expect(Set(paths.keys) == Set(Self.addresses.map(\.pattern)))
        for address in Self.addresses {
            let described = Set((paths[address.pattern] ?? [:]).keys.filter { $0 != "parameters" })
            #expect(described == Set(address.methods.map { $0.rawValue.lowercased() }), "\(address.pattern)")
        }
    }

    @Test func `is OpenAPI 3.1 with a name for each operation, and every reference leads somewhere`() throws {
        #expect(Self.document["openapi"] as? String == "3.1.0")
        let text = String(decoding: OpenAPIDocument.bytes, as: UTF8.self)
        let names = text.matches(of: /"operationId": "([a-zA-Z]+)"/).map { String($0.1) }
        #expect(names.count == 17 && Set(names).count == names.count)
        for reference in Set(text.matches(of: /"\$ref": "#\/([^"]+)"/).map { String($0.1) }) {
            var place: Any? = Self.document
            for step in reference.split(separator: "/") { place = (place as? [String: Any])?[String(step)] }
            #expect(place != nil, "\(reference)")
        }
    }

    @Test func `names every state of a delivery`() throws {
        let text = String(decoding: OpenAPIDocument.bytes, as: UTF8.self)
        for state in DeliveryState.allCases { #expect(text.contains("\"\(state.rawValue)\""), "\(state)") }
    }

    @Test(arguments: addresses) func `an address is read back as it is written`(address: APIAddress) {
        #expect(APIAddress(address.path) == address)
        #expect(APIAddress(address.path + "?x=y") == address)
        #expect(!address.pattern.contains(Self.id))
    }
}
