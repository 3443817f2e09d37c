import Foundation
import RegisterStore

extension Operations {
    /// Gives a job up for good: the plain text goes, which holds identity codes, and the delivery says so.
    ///
    /// A delivery that could not be checked is `failed`, and the same bytes may be sent again. One that was checked but could not be sealed
    /// stays as the check decided; only its sealed copy is missing. One that was to be checked again stays as the first check decided.
    ///
    /// A publication that could not be protected is refused; of an edition nothing is left.
    func giveUp(_ job: Job) async throws {
        if job.kind == .publication { try await refuse(job.subject, "failed", job) }
        let now = now
        try await store.write { transaction in
            var job = job
            job.state = .failed
            job.finishedAt = now
            try transaction.update(job)
            guard var delivery = try transaction.delivery(id: job.subject) else { return }
            let isChecked = delivery.state != .checking
            if !isChecked { delivery.state = delivery.isSealed ? .returned : .failed }
            try transaction.update(delivery)
            try audit(isChecked ? .deliverySealFail : .deliveryFail, delivery.id, area: delivery.area, by: nil, in: transaction)
        }
        let folders = DeliveryFolders(settings)
        try folders.remove(folders.plain(job.subject))
    }
}
