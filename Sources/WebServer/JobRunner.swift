import Hummingbird
import Logging
import Operations
import ServiceLifecycle

/// Does the work that goes on after an answer, one job at a time, as long as the server runs. Jobs that a crash interrupted run again.
struct JobRunner: Service {
    /// Where jobs are recorded and done.
    let operations: Operations
    /// Where a failed job is noted, by its id and the kind of error.
    let logger: Logger

    func run() async throws {
        try await operations.resumeJobs()
        await cancelWhenGracefulShutdown {
            await operations.runJobs { id, error in
                logger.error("job failed", metadata: ["job": "\(id)", "error": "\(FaultKind(error))"])
            }
        }
    }
}
