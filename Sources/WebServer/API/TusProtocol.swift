import Foundation
import HTTPTypes
import Hummingbird
import Operations

/// The tus protocol for resumable uploads, version 1.0.0, with its extensions creation, termination and checksum (tus.io/protocols).
enum TusProtocol {
    /// The one version that is spoken.
    static let version = "1.0.0"
    /// The media type of a piece.
    static let pieceType = "application/offset+octet-stream"

    /// What the server can do.
    static func options(limitBytes: Int) -> Response {
        Response(
            status: .noContent,
            headers: [
                .tusVersion: version, .tusExtension: "creation,termination,checksum", .tusMaxSize: String(limitBytes),
                .tusChecksumAlgorithm: UploadChecksum.Algorithm.allCases.map(\.rawValue).joined(separator: ","),
            ])
    }

    /// Passes a request that speaks the same version.
    static func requireVersion(_ headers: HTTPFields) throws {
        guard headers[.tusResumable] == version else { throw APIProblem(kind: .tusVersion, headers: [.tusVersion: version]) }
    }

    /// The values of `Upload-Metadata`: pairs of a key and base64, separated by commas; nil where it is malformed.
    static func metadata(_ text: String) -> [String: String]? {
        var values: [String: String] = [:]
        for pair in text.split(separator: ",", omittingEmptySubsequences: false) {
            let parts = pair.split(separator: " ")
            guard let key = parts.first, parts.count <= 2, values[String(key)] == nil else { return nil }
            guard let data = Data(base64Encoded: parts.count == 2 ? String(parts[1]) : ""), let value = String(data: data, encoding: .utf8)
            else { return nil }
            values[String(key)] = value
        }
        return values
    }

    /// The `Upload-Metadata` of a file's name.
    static func metadata(filename: String) -> String { "filename " + Data(filename.utf8).base64EncodedString() }

    /// The checksum of `Upload-Checksum`; throws where the algorithm is not known or the value is none of it.
    static func checksum(_ text: String) throws -> UploadChecksum {
        let parts = text.split(separator: " ")
        guard parts.count == 2, let algorithm = UploadChecksum.Algorithm(rawValue: String(parts[0])),
            let value = Data(base64Encoded: String(parts[1])), let checksum = UploadChecksum(algorithm, announced: Array(value))
        else { throw APIProblem(kind: .badRequest, subject: HTTPField.Name.uploadChecksum.rawName) }
        return checksum
    }
}

extension HTTPField.Name {
    static let tusResumable = named("Tus-Resumable")
    static let tusVersion = named("Tus-Version")
    static let tusExtension = named("Tus-Extension")
    static let tusMaxSize = named("Tus-Max-Size")
    static let tusChecksumAlgorithm = named("Tus-Checksum-Algorithm")
    static let uploadOffset = named("Upload-Offset")
    static let uploadLength = named("Upload-Length")
    static let uploadMetadata = named("Upload-Metadata")
    static let uploadChecksum = named("Upload-Checksum")
}
