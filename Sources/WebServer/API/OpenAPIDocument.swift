import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The description of the API for programs: `Resources/openapi.json`, OpenAPI 3.1. A test holds its paths and methods against the server's.
enum OpenAPIDocument {
    /// The document's bytes. A missing file ends the program with the reason; a test reads it.
    static let bytes: [UInt8] = {
        guard let url = Bundle.module.url(forResource: "openapi", withExtension: "json", subdirectory: "Resources"),
            let data = try? Data(contentsOf: url)
        else { preconditionFailure("The API's description is missing: ship the folder sosdata_WebServer.resources with the program.") }
        return Array(data)
    }()

    /// The answer that carries it.
    static var response: Response {
        Response(status: .ok, headers: [.contentType: "application/json"], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
