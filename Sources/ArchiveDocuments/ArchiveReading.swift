import Delivery
import Dispatch
import RegisterModel
import Synchronization

/// All archive files of a run, read and resolved: what their documents give, and everything that was found on the way.
package struct ArchiveReading: Sendable {
    private let resolution: ArchiveResolution
    let files: [String]
    /// What was found on the lines.
    var findings: ArchiveFindings { resolution.findings }

    /// What became of the lines of each file.
    package var totals: [ArchiveTotals] { resolution.totals }
    /// What inconclusive documents lack.
    package var inconclusive: [InconclusiveCount] { resolution.inconclusiveCounts }

    /// Reads all files and concludes.
    /// - Parameters:
    ///   - files: paths; `-` is standard input. Findings call them by these names.
    ///   - threads: how many threads read.
    ///   - standardInput: standard input, where it is open already.
    package static func read(
        _ files: [String], period: MonitoringPeriod, identityUse: IdentityUse, threads: Int, standardInput: InputBytes? = nil
    ) throws(DeliveryFailure) -> ArchiveReading {
        guard files.count <= Limits.filesOfAKind else { throw .tooManyFiles(count: files.count) }
        // All files are opened first, so that a missing one ends the run before minutes are spent on the others.
        var lines: [LineBlocks] = []
        for file in files {
            let input = if file == "-", let standardInput { standardInput } else { try InputBytes(path: file) }
            lines.append(LineBlocks(input))
        }
        let context = ArchiveContext(period: period, identityUse: identityUse)
        var blocks: [FileBlock] = []
        var totals = files.map { ArchiveTotals(file: $0) }
        var findings = ArchiveFindings()
        for (file, source) in lines.enumerated() {
            let read = try FileReading(source, context: context, threads: max(1, threads))
            totals[file].read = read.lines
            totals[file].drafts = read.drafts
            totals[file].rejected = read.broken.count
            for (line, rule) in read.broken { findings.add(rule, file: UInt8(file), line: line) }
            blocks += read.blocks.map { FileBlock(file: UInt8(file), facts: $0) }
        }
        var resolution = ArchiveResolution(context: context, blocks: blocks, totals: totals, findings: findings)
        resolution.resolveVersions()
        resolution.resolveConflicts()
        resolution.findings.sort()
        return ArchiveReading(resolution: resolution, files: files)
    }

    /// Gives every row that the documents make, in no particular order.
    package func forEachRow(_ body: (ArchiveRow) throws -> Void) rethrows { try resolution.forEachRow(body) }

    /// Calls the body with each finding in the order of file, line, column, rule.
    package func forEachFinding(_ body: (DeliveryFinding) throws -> Void) rethrows {
        try findings.forEach(files: files, body)
    }

    /// Per rule that documents can break what it looked at and what failed: lines for the rules on lines, documents for the others, days for the
    /// rules on days.
    package func ledger() -> [RuleOutcome] {
        let read = totals.reduce(0) { $0 + $1.read }
        let documents = read - totals.reduce(0) { $0 + $1.drafts }
        let counts = resolution.findings.counts
        return RuleID.allCases.compactMap { rule in
            let failed = counts[Int(rule.rawValue)]
            let lookedAt: Int
            switch rule {
            case .fileEncoding, .fileRowShape, .fileLineTooLong: lookedAt = read
            case .rowDuplicate, .archiveVersionConflict: lookedAt = documents
            case .serviceTaskOutOfScope, .archiveInconclusive: lookedAt = resolution.deciding
            case .archiveChildProtectionUnknown: lookedAt = resolution.relationshipDocuments
            case .dateMissing, .dateShape, .dateRange: lookedAt = resolution.checkedDays
            case .personIdMissing, .personIdShape, .personIdDate, .personIdCheckCharacter, .personIdTestCode, .personIdRealCode,
                .personIdBornAfter, .organiserUnknown, .municipalityUnknown, .municipalityOtherOrganiser, .municipalityWithheld,
                .archiveContentShape, .archiveTaskMismatch, .archiveServiceMismatch:
                lookedAt = resolution.checked
            default:
                guard failed > 0 else { return nil }
                lookedAt = resolution.checked
            }
            return .make(rule, lookedAt: max(lookedAt, failed), failed: failed)
        }
    }
}

/// Reads one file on several threads.
private struct FileReading {
    var lines = 0
    var drafts = 0
    var broken: [(line: UInt32, rule: RuleID)] = []
    var blocks: [BlockFacts] = []

    private struct Shared: Sendable {
        var lines = 0
        var drafts = 0
        var broken: [(line: UInt32, rule: RuleID)] = []
        var blocks: [Int: BlockFacts] = [:]
        var failure: DeliveryFailure?
    }

    init(_ source: LineBlocks, context: ArchiveContext, threads: Int) throws(DeliveryFailure) {
        let shared = Mutex(Shared())
        DispatchQueue.concurrentPerform(iterations: threads) { _ in
            do throws(DeliveryFailure) {
                var reader = try DocumentReader(context: context)
                defer { reader.end() }
                let block = LineBlock(padding: DocumentReader.padding)
                while shared.withLock({ $0.failure == nil }), try source.next(into: block) {
                    reader.beginBlock()
                    if block.isOverlong {
                        reader.overlong(line: block.firstLine)
                    } else {
                        block.forEachLine { bytes, count, line in reader.read(bytes, count, line: line) }
                    }
                    let facts = reader.block.compact
                    let (broken, index) = (reader.broken, block.index)
                    shared.withLock {
                        $0.broken += broken
                        $0.blocks[index] = facts
                    }
                }
                let (read, drafts) = (reader.read, reader.drafts)
                shared.withLock {
                    $0.lines += read
                    $0.drafts += drafts
                }
            } catch {
                shared.withLock { $0.failure = $0.failure ?? error }
            }
        }
        let read = shared.withLock { $0 }
        if let failure = read.failure { throw failure }
        lines = read.lines
        drafts = read.drafts
        broken = read.broken
        blocks = read.blocks.sorted { $0.key < $1.key }.map(\.value)
    }
}
