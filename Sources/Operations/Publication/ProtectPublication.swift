import CodeLists
import DisclosureControl
import Foundation
import RegisterModel
import RegisterStore
import Statistics

extension Operations {
    /// Does the job of a publication: protects the edition's tables as one system with everything that was shown of the quarter before, and
    /// prepares the files. If the check does not pass or has no time left, the publication is refused and says why.
    func protectPublication(_ job: Job) async throws {
        let id = job.subject
        guard let (publication, material) = try await store.read({ try material(of: id, in: $0) }) else { return try await finish(job) }
        let seconds = settings.protectionSeconds
        let outcome = try await offThePool { () -> Result<Protected, ProtectionFailure> in
            let deadline = ContinuousClock.now + .seconds(seconds)
            let limits = ProtectionLimits(isPastDeadline: { ContinuousClock.now > deadline })
            do throws(ProtectionFailure) {
                return .success(Protected(release: try material.publication.release(limits: limits), edition: material.edition))
            } catch {
                return .failure(error)
            }
        }
        switch outcome {
        case .success(let protected): try await keep(protected, of: publication, earlier: material.earlier, job)
        case .failure(let failure): try await refuse(id, failure.reason, obstacles: material.publication.obstacles(of: failure), job)
        }
    }

    private struct Material: Sendable {
        let publication: Publication
        let edition: Edition
        let earlier: [String]
    }

    private func material(of id: String, in transaction: any RegisterTransaction) throws -> (PublicationRecord, Material)? {
        guard let record = try transaction.publication(id: id), record.state == .protecting,
            let edition = try transaction.edition(period: record.period, number: record.edition)
        else { return nil }
        let counts = try counts(of: edition, in: transaction)
        let earlier = try shown(record.period, in: transaction)
        let records = try earlier.map { try releaseRecord($0.id, in: transaction) }
        let inhabitants = Place.all.compactMap { place in
            Population(of: place, before: record.period.year).map { Publication.Inhabitants(place, count: $0.inhabitants) }
        }
        let publication = Publication(
            tables: counts.tables.filter { record.tables?.contains($0.name) ?? true }, earlier: records,
            neighbours: try neighbours(record.period, in: transaction),
            links: links(record.period), versions: counts.versions, inhabitants: inhabitants,
            relations: relations(record.period))
        return (record, Material(publication: publication, edition: edition, earlier: try considered(record.period, in: transaction)))
    }

    /// What was shown of the quarter before and of the quarter after, oldest first.
    private func neighbours(_ period: MonitoringPeriod, in transaction: any RegisterTransaction) throws -> [ReleaseRecord] {
        try [period.previous, period.next].compactMap { $0 }.flatMap { period in
            try shown(period, in: transaction).map { try releaseRecord($0.id, in: transaction) }
        }
    }

    private func releaseRecord(_ id: String, in transaction: any RegisterTransaction) throws -> ReleaseRecord {
        guard let bytes = try transaction.releaseRecord(publication: id) else { throw EditionFault.unreadable }
        return try JSONDecoder().decode(ReleaseRecord.self, from: Data(bytes))
    }

    /// The ids of all that the check holds figures of a quarter against: what was shown of it and of the quarters beside it.
    func considered(_ period: MonitoringPeriod, in transaction: any RegisterTransaction) throws -> [String] {
        try [period.previous, period, period.next].compactMap { $0 }.flatMap { try shown($0, in: transaction).map(\.id) }
    }

    /// What has ever been shown of a quarter, oldest first.
    func shown(_ period: MonitoringPeriod, in transaction: any RegisterTransaction) throws -> [PublicationRecord] {
        try transaction.publications().filter { $0.period == period && $0.wasShown }
            .sorted { ($0.decidedAt ?? $0.proposedAt, $0.id) < ($1.decidedAt ?? $1.proposedAt, $1.id) }
    }

    private struct Protected: Sendable {
        let release: Release
        let edition: Edition
    }

    private func keep(_ protected: Protected, of publication: PublicationRecord, earlier: [String], _ job: Job) async throws {
        let record = Array(try JSONEncoder.stable.encode(protected.release.record))
        let summary = String(decoding: try JSONEncoder.stable.encode(protected.release.record.summary), as: UTF8.self)
        let files = try await offThePool { try self.files(of: protected, publication.id) }
        try await store.write { transaction in
            guard var current = try transaction.publication(id: publication.id), current.state == .protecting else { return }
            try transaction.save(record: record, files: files, publication: publication.id)
            current.state = .proposed
            current.summary = summary
            current.earlier = earlier
            try transaction.update(current)
            try transaction.update(done(job))
            try audit(.publicationProtect, current.id, area: nil, by: nil, in: transaction)
        }
    }

    private func files(of protected: Protected, _ id: String) throws -> [PublicationFile] {
        let folder = URL(fileURLWithPath: settings.dataDirectory, isDirectory: true).appending(path: "work-\(id)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        return try PreparedFiles(protected.release, protected.edition, folder: folder).files()
    }

    /// Ends a publication that cannot be protected. The reason is one of the catalogue's keys after `publication.refused.`.
    func refuse(_ id: String, _ reason: String, obstacles: [String: Int]? = nil, _ job: Job) async throws {
        try await store.write { transaction in
            guard var current = try transaction.publication(id: id), current.state == .protecting else { return }
            current.state = .refused
            current.reason = reason
            current.obstacles = obstacles
            try transaction.update(current)
            try transaction.update(done(job))
            try audit(.publicationRefuse, id, area: nil, by: nil, in: transaction)
        }
    }
}

extension JSONEncoder {
    /// Sorted keys: the same value gives the same bytes.
    static var stable: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}

extension Publication {
    /// How many of the cells at which a check failed stand in which table, each in the one with the most cells, which is the one that needs
    /// most protection. Nil where no cell is known.
    func obstacles(of failure: ProtectionFailure) -> [String: Int]? {
        let tables = tables.sorted { ($0.figures.count, $1.name) > ($1.figures.count, $0.name) }
        let names = failure.cells.compactMap { cell in tables.first { $0.figures[cell] != nil }?.name }
        return names.isEmpty ? nil : Dictionary(grouping: names) { $0 }.mapValues(\.count)
    }
}

extension ProtectionFailure {
    /// The failure as the catalogue names it. Which cells were concerned stays inside.
    fileprivate var reason: String {
        switch self {
        case .inconsistent, .finerFigureMissing: "inconsistent"
        case .notSafe: "not-safe"
        case .limitReached: "limit"
        case .otherSettingsBefore: "other-settings"
        }
    }
}
