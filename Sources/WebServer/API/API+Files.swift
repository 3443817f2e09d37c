import HTTPTypes
import Hummingbird
import NIOCore
import Operations
import RegisterStore

// The files of an open delivery, sent piece by piece by the tus protocol.
extension API {
    /// Creation: begins a file, whose name is the `filename` of the metadata.
    func beginFile(of delivery: String, _ call: APICall) async throws -> Response {
        try TusProtocol.requireVersion(call.request.headers)
        let length = try call.count(.uploadLength)
        guard let metadata = call.request.headers[.uploadMetadata].flatMap({ TusProtocol.metadata($0) }), let name = metadata["filename"]
        else {
            throw APIProblem(kind: .badRequest, subject: HTTPField.Name.uploadMetadata.rawName)
        }
        let upload = try await operations.beginPart(named: name, lengthBytes: length, of: delivery, by: call.actor)
        return Response(status: .created, headers: [.location: APIAddress.file(upload.id, of: delivery).path, .uploadOffset: "0"])
    }

    /// Where an upload stands.
    func file(_ id: String, of delivery: String, _ call: APICall) async throws -> Response {
        try TusProtocol.requireVersion(call.request.headers)
        let upload = try await operations.partUpload(id, of: delivery, by: call.actor)
        return Response(
            status: .ok,
            headers: [
                .uploadOffset: String(upload.offsetBytes), .uploadLength: String(upload.lengthBytes),
                .uploadMetadata: TusProtocol.metadata(filename: upload.name),
            ])
    }

    /// Takes the next piece, straight to the disk.
    func append(to id: String, of delivery: String, _ call: APICall) async throws -> Response {
        try TusProtocol.requireVersion(call.request.headers)
        try call.requireContent(TusProtocol.pieceType)
        let offset = try call.count(.uploadOffset)
        let checksum = try call.request.headers[.uploadChecksum].map { try TusProtocol.checksum($0) }
        let upload = try await operations.append(
            call.request.body.map { Array(buffer: $0) }, to: id, of: delivery, at: offset, checksum: checksum, by: call.actor)
        return Response(status: .noContent, headers: [.uploadOffset: String(upload.offsetBytes)])
    }

    /// Termination: gives an upload up.
    func giveUp(_ id: String, of delivery: String, _ call: APICall) async throws -> Response {
        try TusProtocol.requireVersion(call.request.headers)
        try await operations.cancelPart(id, of: delivery, by: call.actor)
        return Response(status: .noContent)
    }
}
