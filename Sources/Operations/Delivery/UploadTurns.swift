import Synchronization

/// Lets one at a time work on an upload, the newest first: who comes breaks off whoever is still at it and waits until that one has ended.
///
/// A sender that has lost the connection comes back at once, while the server may still wait for bytes on the old one.
actor UploadTurns {
    private struct Holder {
        let breakOff: BreakOff
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private var holders: [String: Holder] = [:]

    /// Does the work on an upload when it is its turn. The work is cancelled when the caller is, or when somebody else comes.
    /// - Throws: `PartUploadFault.brokenOff` when somebody else came; what the work throws.
    nonisolated func turn<Value: Sendable>(_ id: String, _ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        let breakOff = BreakOff()
        await begin(id, breakOff)
        let task = Task { try await work() }
        breakOff.bind { task.cancel() }
        let result = await withTaskCancellationHandler {
            await task.result
        } onCancel: {
            task.cancel()
        }
        await end(id)
        if case .failure = result, breakOff.isPulled { throw PartUploadFault.brokenOff }
        return try result.get()
    }

    private func begin(_ id: String, _ breakOff: BreakOff) async {
        while let holder = holders[id] {
            holder.breakOff.pull()
            await withCheckedContinuation { holders[id]?.waiting.append($0) }
        }
        holders[id] = Holder(breakOff: breakOff)
    }

    private func end(_ id: String) {
        let holder = holders.removeValue(forKey: id)
        for waiting in holder?.waiting ?? [] { waiting.resume() }
    }
}

/// Cancels a piece of work, also when it is pulled before the work is known.
private final class BreakOff: Sendable {
    private struct State {
        var isPulled = false
        var cancel: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())

    /// Whether somebody has pulled it.
    var isPulled: Bool { state.withLock { $0.isPulled } }

    /// Says how to cancel the work.
    func bind(_ cancel: @escaping @Sendable () -> Void) {
        let isPulled = state.withLock { state in
            state.cancel = cancel
            return state.isPulled
        }
        if isPulled { cancel() }
    }

    /// Cancels the work, now or as soon as it is known.
    func pull() {
        let cancel = state.withLock { state in
            state.isPulled = true
            return state.cancel
        }
        cancel?()
    }
}
