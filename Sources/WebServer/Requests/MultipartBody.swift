import Hummingbird

/// The parts of an uploaded form, pulled one event at a time while the body arrives. Nothing is read ahead of the caller, so a slow disk slows
/// the sender down instead of filling the memory.
struct MultipartBody {
    private var chunks: RequestBody.AsyncIterator
    private var reader: MultipartReader
    private var events: ArraySlice<MultipartReader.Event> = []
    private var isFinished = false
    private var receivedBytes = 0
    private let limitBytes: Int

    /// Begins to read a request's body.
    /// - Throws: ``PageError/unreadableForm`` if the request is no `multipart/form-data`, ``PageError/tooLarge`` if it announces more than
    ///   the limit.
    init(_ request: Request, limitBytes: Int) throws {
        guard let boundary = request.headers[.contentType].flatMap({ MultipartReader.boundary(inContentType: $0) }) else {
            throw PageError.unreadableForm
        }
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limitBytes { throw PageError.tooLarge }
        chunks = request.body.makeAsyncIterator()
        reader = MultipartReader(boundary: boundary)
        self.limitBytes = limitBytes
    }

    /// The next event; nil after the last.
    /// - Throws: ``MultipartError``, ``PageError/tooLarge``, and what the connection throws when it breaks.
    mutating func next() async throws -> MultipartReader.Event? {
        while events.isEmpty, !isFinished {
            guard let chunk = try await chunks.next() else {
                try reader.finish()
                isFinished = true
                return nil
            }
            receivedBytes += chunk.readableBytes
            guard receivedBytes <= limitBytes else { throw PageError.tooLarge }
            events = try reader.read(chunk.readableBytesView)[...]
        }
        return events.popFirst()
    }

    /// The content of a short field; throws ``PageError/unreadableForm`` if it is longer than a line or no UTF-8.
    mutating func text() async throws -> String {
        var bytes: [UInt8] = []
        while case .content(let more)? = try await next() {
            bytes += more
            guard bytes.count <= 1_000 else { throw PageError.unreadableForm }
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw PageError.unreadableForm }
        return text
    }
}
