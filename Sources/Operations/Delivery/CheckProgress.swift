import Delivery
import Foundation
import RegisterStore

extension Operations {
    /// Does the reading of a check and records about once a second how far it has come, so that pages and programs can tell.
    func tellingProgress<Value: Sendable>(of job: Job, _ body: @escaping @Sendable (ReadingMeter) throws -> Value) async throws -> Value {
        let meter = ReadingMeter()
        let teller = Task {
            while !Task.isCancelled {
                try await Task.sleep(for: .seconds(1))
                guard meter.bytesOfAll > 0 else { continue }
                // The last percent is the work that comes after the reading.
                let percent = min(99, meter.bytesRead * 100 / meter.bytesOfAll)
                try await store.write { transaction in
                    guard var current = try transaction.job(subject: job.subject), current.id == job.id, current.step == .check,
                        current.state == .running, current.progressPercent != percent
                    else { return }
                    current.progressPercent = percent
                    try transaction.update(current)
                }
            }
        }
        defer { teller.cancel() }
        return try await offThePool { try body(meter) }
    }
}
