/// Lets only so many do something costly at once; the others wait their turn, first come, first served.
///
/// One password hash takes 32 MiB and a processor core, so whoever sends many sign-ins at once must not fill the memory with them.
actor HashingGate {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// A gate for so many at once; at least one.
    init(width: Int) { free = max(1, width) }

    /// Waits for a place, does the work and gives the place on, also when the work throws.
    nonisolated func pass<Value: Sendable>(_ body: @Sendable () async throws -> Value) async throws -> Value {
        await enter()
        do {
            let value = try await body()
            await leave()
            return value
        } catch {
            await leave()
            throw error
        }
    }

    private func enter() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    private func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
