import Delivery
import Foundation

/// Brings a delivery to a server: begins it, sends its files, completes it, waits for the check. A connection that breaks is tried again, and
/// each file goes on where the server has it; so it does when the whole program is run again.
struct Transfer {
    let server: DeliveryServer
    let folder: URL
    let manifest: DeliveryManifest
    let progress: TransferProgress

    /// A file is sent in pieces of so many bytes: what a broken connection costs at most.
    static let pieceBytes = 8 << 20
    /// After so many seconds without any progress the program gives up; run again it goes on.
    static let patienceSeconds = 300.0

    /// Sends everything and returns the delivery when it has been checked.
    func run() async throws -> DeliveryServer.Delivery {
        let bytes = Array(try Data(contentsOf: folder.appending(path: DeliveryManifest.fileName)))
        var delivery = try await patiently { try await server.begin(manifest: bytes) }
        if delivery.state == "uploading" {
            for block in manifest.blocks { try await send(block, of: delivery) }
            let href = delivery.href
            delivery = try await patiently {
                do {
                    return try await server.complete(href)
                } catch DeliveryServer.Fault.refused(404, _) {
                    // The answer to an earlier attempt was lost, and the same bytes had come before: they are that delivery.
                    return try await server.begin(manifest: bytes)
                }
            }
        }
        progress.checking()
        var pause = 0.25
        while ["uploading", "waiting", "checking"].contains(delivery.state) {
            try await Task.sleep(for: .seconds(pause))
            pause = min(pause * 1.5, 5)
            let href = delivery.href
            delivery = try await patiently { try await server.delivery(href) }
        }
        progress.end()
        return delivery
    }

    /// Sends a file, from where the server has it.
    private func send(_ block: DeliveryManifest.Block, of delivery: DeliveryServer.Delivery) async throws {
        if delivery.files.contains(where: { $0.name == block.file && $0.sha256 == block.sha256.lowercased() }) { return }
        let input = try FileHandle(forReadingFrom: folder.appending(path: block.file))
        defer { try? input.close() }
        let length = Int(try input.seekToEnd())
        progress.begin(block.file, length: length)
        let begun = delivery.uploads.first { $0.name == block.file && $0.length == length }?.href
        let upload: String
        if let begun {
            upload = begun
        } else {
            upload = try await patiently { try await server.beginFile(block.file, length: length, of: delivery.href) }
        }
        var offset = try await patiently { try await server.offset(of: upload) }
        while offset < length {
            progress.reached(offset)
            try input.seek(toOffset: UInt64(offset))
            let piece = Array(try input.read(upToCount: min(Self.pieceBytes, length - offset)) ?? Data())
            // Somebody has cut the file meanwhile.
            guard !piece.isEmpty else { throw CocoaError(.fileReadCorruptFile) }
            let before = offset
            offset = try await patiently {
                do {
                    return try await server.append(piece, at: before, to: upload)
                } catch DeliveryServer.Fault.passing {
                    // What has arrived is only known by asking.
                    let reached = try await server.offset(of: upload)
                    if reached == before { throw DeliveryServer.Fault.passing("") }
                    return reached
                }
            }
        }
        progress.reached(length)
    }

    /// Does something again, after longer and longer pauses, as long as what hinders it may pass.
    private func patiently<Value>(_ body: () async throws -> Value) async throws -> Value {
        let begun = ContinuousClock.now
        var pause = 0.25
        while true {
            do {
                return try await body()
            } catch DeliveryServer.Fault.passing(let reason) {
                guard ContinuousClock.now - begun < .seconds(Self.patienceSeconds) else { throw DeliveryServer.Fault.passing(reason) }
                progress.waiting()
                try await Task.sleep(for: .seconds(pause))
                pause = min(pause * 2, 15)
            }
        }
    }
}
