import Operations
import RegisterStore

/// A delivery on its way from the browser to the disk. In the form stands first the token, then the files, all in one field.
struct Upload {
    /// The name of the field.
    private static let field = "files"
    /// What lies beside a delivery on the county's disk and is not for the register: passed over when somebody chooses the whole folder.
    private static let notForTheRegister: Set<String> = ["findings.csv", "provenance.csv", "differences.csv"]

    private let visit: Visit
    private let operations: Operations

    init(_ visit: Visit, _ operations: Operations) {
        self.visit = visit
        self.operations = operations
    }

    /// Receives the files and orders the check; returns the delivery's id. If anything goes wrong on the way nothing is kept.
    /// - Throws: ``PageError/refusedForm`` before anything is stored, ``PageError/tooLarge``, ``MultipartError``, `OperationError`.
    func receive(limitBytes: Int) async throws -> String {
        var body = try MultipartBody(visit.request, limitBytes: limitBytes)
        guard case .part(MultipartPart(name: FormGuard.field))? = try await body.next(),
            visit.reader.token.accepts(formToken: try await body.text())
        else { throw PageError.refusedForm }
        let actor = try visit.actor()
        let id = try await operations.beginUpload(by: actor)
        do {
            while let event = try await body.next() {
                guard case .part(let part) = event else { continue }
                try await receive(part, of: id, by: actor, &body)
            }
            return try await operations.finishUpload(id, by: actor).delivery.id
        } catch {
            // The first fault is what the reader must hear of; what is left lying is removed with the next start.
            try? await operations.cancelUpload(id, by: actor)
            throw error
        }
    }

    /// Writes one file under its own name, which some browsers send with its folder. What is not for the register is passed over.
    private func receive(_ part: MultipartPart, of id: String, by actor: Actor, _ body: inout MultipartBody) async throws {
        guard part.name == Self.field, let path = part.filename, !path.isEmpty else { return }
        let name = path.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? path
        if Self.notForTheRegister.contains(name) { return }
        let writer = try await operations.receivePart(named: name, of: id, by: actor)
        while case .content(let bytes)? = try await body.next() { try writer.write(bytes) }
        try await writer.finish()
    }
}
