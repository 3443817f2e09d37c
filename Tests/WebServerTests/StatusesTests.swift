import Foundation
import RegisterStore
import Testing
import WebPages

@testable import WebServer

@Suite struct `Where a delivery stands, as pages tell it` {
    private func job(_ state: Job.State) -> Job {
        var job = Job(id: "j", kind: .check, subject: "d", createdAt: Date(timeIntervalSince1970: 0))
        job.state = state
        return job
    }

    @Test func `a check that failed on our side is never shown as waiting`() {
        #expect(DeliveryStatus(.failed, job: job(.failed), isReplaced: false) == .failed)
        #expect(DeliveryStatus(.checking, job: job(.failed), isReplaced: false) == .failed)
        #expect(DeliveryStatus(.checking, job: job(.waiting), isReplaced: false) == .waiting)
        #expect(DeliveryStatus(.checking, job: job(.running), isReplaced: false) == .checking)
    }

    @Test func `only an accepted delivery can be a replaced one`() {
        #expect(DeliveryStatus(.accepted, job: job(.done), isReplaced: true) == .replaced)
        #expect(DeliveryStatus(.accepted, job: job(.done), isReplaced: false) == .accepted)
        #expect(DeliveryStatus(.returned, job: job(.done), isReplaced: false) == .refused)
    }
}
