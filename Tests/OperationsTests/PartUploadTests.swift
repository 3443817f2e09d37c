import Foundation
import RegisterStore
import Testing

@testable import Operations

/// Pieces of a file as they come from a network, one after the other; then the end, an error, or nothing more for ever.
private struct Pieces: AsyncSequence, Sendable {
    enum End: Sendable { case over, broken, silent }
    struct Broken: Error {}

    let pieces: [[UInt8]]
    var end = End.over

    struct Iterator: AsyncIteratorProtocol {
        var rest: ArraySlice<[UInt8]>
        let end: End

        mutating func next() async throws -> [UInt8]? {
            if let piece = rest.popFirst() { return piece }
            switch end {
            case .over: return nil
            case .broken: throw Broken()
            case .silent:
                try await Task.sleep(for: .seconds(600))
                return nil
            }
        }
    }

    func makeAsyncIterator() -> Iterator { Iterator(rest: pieces[...], end: end) }
}

@Suite struct `Files sent piece by piece` {
    private func begun(_ length: Int) async throws -> (Office, delivery: String, upload: PartUpload) {
        let office = try await Office(partLimitBytes: 64 << 20)
        let id = try await office.operations.beginUpload(by: office.helsinki)
        let upload = try await office.operations.beginPart(named: "client_periods.csv", lengthBytes: length, of: id, by: office.helsinki)
        return (office, id, upload)
    }

    @Test func `what had arrived of a broken piece stays, and another program goes on from there`() async throws {
        let (office, delivery, upload) = try await begun(10)
        await #expect(throws: PartUploadFault.brokenOff) {
            _ = try await office.operations.append(
                Pieces(pieces: [[1, 2], [3, 4]], end: .broken), to: upload.id, of: delivery, at: 0, by: office.helsinki)
        }
        // As after a restart: other operations on the same register and folder.
        let restarted = Operations(store: office.store, settings: office.operations.settings)
        try await restarted.resumeJobs()
        let found = try await restarted.partUpload(upload.id, of: delivery, by: office.helsinki)
        #expect(found.offsetBytes == 4)
        let done = try await restarted.append(
            Pieces(pieces: [[5, 6, 7], [8, 9, 10]]), to: upload.id, of: delivery, at: 4, by: office.helsinki)
        #expect(done.isComplete)
        let bytes = try Data(contentsOf: DeliveryFolders(restarted.settings).plain(delivery, "client_periods.csv"))
        #expect(Array(bytes) == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
        #expect(files("\(office.folder)/uploads/\(delivery)") == ["client_periods.csv"])
    }

    @Test func `a crash while a piece arrives costs at most what was not flushed`() async throws {
        let step = Operations.safeStepBytes
        let (office, delivery, upload) = try await begun(3 * step)
        let piece = [UInt8](repeating: 7, count: step / 4)
        let sending = Task {
            try await office.operations.append(
                Pieces(pieces: Array(repeating: piece, count: 7), end: .silent), to: upload.id, of: delivery, at: 0, by: office.helsinki)
        }
        // The sender is still there, the server does not get to write down what it has.
        while try await office.store.read({ try $0.partUpload(id: upload.id)?.offsetBytes }) != step { await Task.yield() }
        let restarted = Operations(store: office.store, settings: office.operations.settings)
        #expect(try await restarted.partUpload(upload.id, of: delivery, by: office.helsinki).offsetBytes == step)
        sending.cancel()
        _ = await sending.result
    }

    @Test func `who comes back breaks off the silent connection instead of waiting for it`() async throws {
        let (office, delivery, upload) = try await begun(10)
        let silent = Task {
            try await office.operations.append(
                Pieces(pieces: [[1, 2, 3]], end: .silent), to: upload.id, of: delivery, at: 0, by: office.helsinki)
        }
        let partial = DeliveryFolders(office.operations.settings).partial(upload).path
        while try Data(contentsOf: URL(fileURLWithPath: partial)).count < 3 { await Task.yield() }
        let found = try await office.operations.partUpload(upload.id, of: delivery, by: office.helsinki)
        #expect(found.offsetBytes == 3)
        let result = await silent.result
        #expect(throws: PartUploadFault.brokenOff) { try result.get() }
    }

    @Test func `a piece with a checksum that breaks off leaves nothing`() async throws {
        let (office, delivery, upload) = try await begun(10)
        let checksum = try #require(UploadChecksum(.sha256, announced: [UInt8](repeating: 0, count: 32)))
        for end in [Pieces.End.over, .broken] {
            await #expect(throws: (any Error).self) {
                _ = try await office.operations.append(
                    Pieces(pieces: [[1, 2]], end: end), to: upload.id, of: delivery, at: 0, checksum: checksum, by: office.helsinki)
            }
        }
        #expect(try await office.operations.partUpload(upload.id, of: delivery, by: office.helsinki).offsetBytes == 0)
    }

    @Test func `a checksum of another length than its algorithm's is none`() {
        #expect(UploadChecksum(.sha1, announced: [UInt8](repeating: 0, count: 32)) == nil)
        #expect(UploadChecksum(.sha256, announced: []) == nil)
    }

    @Test func `bytes that the disk has lost are asked for again`() async throws {
        let (office, delivery, upload) = try await begun(10)
        _ = try await office.operations.append(Pieces(pieces: [[1, 2, 3, 4]]), to: upload.id, of: delivery, at: 0, by: office.helsinki)
        try Data([1, 2]).write(to: DeliveryFolders(office.operations.settings).partial(upload))
        #expect(try await office.operations.partUpload(upload.id, of: delivery, by: office.helsinki).offsetBytes == 2)
    }

    @Test func `names that no delivery has, files too large and too many are refused`() async throws {
        let office = try await Office(partLimitBytes: 100)
        let id = try await office.operations.beginUpload(by: office.helsinki)
        for (name, length, kind) in [
            ("../client_periods.csv", 1, InputProblem.Kind.partUnknown), ("findings.csv", 1, .partUnknown),
            ("client_periods.csv", 101, .partTooLarge), ("client_periods.csv", -1, .partTooLarge),
        ] {
            await #expect(throws: OperationError.invalid([InputProblem(kind, name)])) {
                _ = try await office.operations.beginPart(named: name, lengthBytes: length, of: id, by: office.helsinki)
            }
        }
        for name in Operations.fileNames {
            _ = try await office.operations.beginPart(named: name, lengthBytes: 1, of: id, by: office.helsinki)
        }
        for _ in Operations.fileNames.count..<Operations.openPartLimit {
            _ = try await office.operations.beginPart(named: "client_periods.csv", lengthBytes: 1, of: id, by: office.helsinki)
        }
        await #expect(throws: OperationError.invalid([InputProblem(.tooManyOpen)])) {
            _ = try await office.operations.beginPart(named: "client_periods.csv", lengthBytes: 1, of: id, by: office.helsinki)
        }
    }

    @Test func `a county has only so many deliveries open`() async throws {
        let office = try await Office()
        _ = try await office.helsinkiGroup()
        for number in 0..<Operations.openDeliveryLimit {
            let manifest = try #require(try parts(rows: [row(number)])["manifest.json"])
            #expect(try await office.operations.beginDelivery(manifest: manifest, by: office.helsinki).isNew)
        }
        let one = try #require(try parts(rows: [row(0)])["manifest.json"])
        #expect(try await office.operations.beginDelivery(manifest: one, by: office.helsinki).isNew == false)
        let more = try #require(try parts(rows: [row(99)])["manifest.json"])
        await #expect(throws: OperationError.invalid([InputProblem(.tooManyOpen)])) {
            _ = try await office.operations.beginDelivery(manifest: more, by: office.helsinki)
        }
        // What nobody goes on with is cleared away after a day, at the next start.
        office.clock.advance(Operations.uploadLifeSeconds + 1)
        try await office.operations.resumeJobs()
        #expect(try await office.operations.beginDelivery(manifest: more, by: office.helsinki).isNew)
    }

    @Test func `an upload belongs to its own delivery`() async throws {
        let (office, delivery, upload) = try await begun(10)
        let other = try await office.operations.beginUpload(by: office.helsinki)
        for (id, actor) in [(other, office.helsinki), (delivery, office.pirkanmaa)] {
            await #expect(throws: OperationError.notFound) { _ = try await office.operations.partUpload(upload.id, of: id, by: actor) }
            await #expect(throws: OperationError.notFound) { try await office.operations.cancelPart(upload.id, of: id, by: actor) }
        }
        await #expect(throws: OperationError.forbidden) {
            _ = try await office.operations.partUpload(upload.id, of: delivery, by: office.officer)
        }
        #expect(try await office.operations.partUploads(of: delivery, by: office.officer).map(\.id) == [upload.id])
    }
}
