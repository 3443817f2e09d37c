import HTTPTypes
import Hummingbird
import WebPages

extension Visit {
    /// Answers with one of the site's own files. Its name changes with its content, so a browser may keep it for a year without asking.
    func asset(_ name: String) throws -> Response {
        guard let asset = Asset.named(name) else { throw PageError.notFound }
        let tag = "\"\(name)\""
        let headers: HTTPFields = [.eTag: tag, .cacheControl: "public, max-age=31536000, immutable"]
        if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: headers) }
        var response = Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: asset.bytes)))
        response.headers[.contentType] = asset.contentType
        return response
    }
}
