import Foundation
import RegisterStore

extension Operations {
    /// The second step of a job: seals the delivered files and removes their plain text. Running it again goes on where it stopped.
    func seal(_ job: Job, _ delivery: ReceivedDelivery) async throws {
        // What was checked a second time lies sealed already.
        let parts = delivery.isSealed ? [] : try await store.read { try $0.parts(delivery: delivery.id) }
        let settings = settings
        try await offThePool {
            let folders = DeliveryFolders(settings)
            try folders.make(folders.sealed(delivery.id))
            for part in parts {
                let plain = folders.plain(delivery.id, part.name)
                guard FileManager.default.fileExists(atPath: plain.path) else { continue }
                try SealedFile.seal(
                    plain, to: folders.sealed(delivery.id, part.name), name: "\(delivery.id)/\(part.name)", key: settings.keys.seal,
                    random: settings.random)
                try folders.remove(plain)
            }
            try folders.remove(folders.plain(delivery.id))
        }
        let now = now
        try await store.write { transaction in
            guard var current = try transaction.delivery(id: delivery.id) else { return }
            current.isSealed = true
            try transaction.update(current)
            var done = job
            done.state = .done
            done.progressPercent = 100
            done.finishedAt = now
            try transaction.update(done)
            if !delivery.isSealed { try audit(.deliverySeal, current.id, area: current.area, by: nil, in: transaction) }
        }
    }
}
