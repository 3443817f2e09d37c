import DisclosureControl
import Foundation
import Localization
import RegisterModel
import RegisterStore
import Statistics

/// A publication that everybody can see, or that once was and has been taken back.
public struct PublishedRelease: Sendable, Hashable {
    /// The publication's id.
    public let id: String
    /// The quarter.
    public let period: MonitoringPeriod
    /// The edition's number.
    public let edition: Int
    /// When it was published.
    public let publishedAt: Date
    /// Why it was taken back; nil while it stands.
    public let retraction: String?
    /// How much is hidden, in numbers that may be told.
    public let summary: ReleaseRecord.Summary?

    /// Whether it was taken back.
    public var isRetracted: Bool { retraction != nil }
    /// How addresses name it: `2023Q1-2`.
    public var name: String { "\(period)-\(edition)" }
}

/// A proposed or decided publication as THL's own pages show it.
public struct PublicationStatus: Sendable {
    /// The publication.
    public let publication: PublicationRecord
    /// Who proposed it.
    public let proposer: String
    /// Who decided; nil before.
    public let decider: String?
    /// How much is hidden; nil before the check has passed.
    public let summary: ReleaseRecord.Summary?
    /// How many figures of each of its tables are hidden; nothing before the check has passed.
    public let tallies: [TableName: FigureTally]
    /// The tables that are no part of it, and why; nothing where its tables were not noted.
    public let leftOut: [TableName: LeftOut]
    /// Whether the reader may approve or reject it.
    public let mayDecide: Bool
    /// The job that protects it.
    public let job: Job?
}

/// Why a table is no part of a publication.
public enum LeftOut: Sendable, Hashable, CaseIterable {
    /// Nothing that it counts has arrived.
    case notDelivered
    /// It is among those at which the check of an earlier proposal of the edition stopped.
    case notProtected
    /// Whoever proposed the publication left it out.
    case notChosen
}

extension Operations {
    /// Everything that was ever published, newest quarter and edition first. Right: everybody.
    public func publishedReleases() async throws -> [PublishedRelease] {
        try await store.read { transaction in
            try transaction.publications().filter(\.wasShown).map { publication in
                PublishedRelease(
                    id: publication.id, period: publication.period, edition: publication.edition,
                    publishedAt: publication.decidedAt ?? publication.proposedAt,
                    retraction: publication.state == .retracted ? publication.reason ?? "" : nil,
                    summary: publication.releaseSummary)
            }.sorted { ($0.period, $0.edition) > ($1.period, $1.edition) }
        }
    }

    /// A file of a publication as it was prepared, byte for byte. What was taken back, and what only the site's own pages read, is not found.
    /// Right: everybody.
    public func publishedFile(_ name: String, of release: PublishedRelease) async throws -> PublicationFile {
        guard !name.hasSuffix(PreparedFiles.preparedSuffix) else { throw OperationError.notFound }
        return try await shownFile(name, of: release.id)
    }

    /// A table of a publication. What was taken back is not found. Right: everybody.
    public func publishedTable(_ name: TableName, of release: PublishedRelease) async throws -> PublishedTable {
        let file = try await shownFile(PreparedFiles.prepared(name), of: release.id)
        return try PublishedTable(prepared: Data(file.content))
    }

    private func shownFile(_ name: String, of id: String) async throws -> PublicationFile {
        try await store.read { transaction in
            guard let publication = try transaction.publication(id: id), publication.state == .published,
                let file = try transaction.file(publication: id, name: name)
            else { throw OperationError.notFound }
            return file
        }
    }

    /// One publication with who did what. Right: THL.
    public func publication(_ id: String, by actor: Actor) async throws -> PublicationStatus {
        try actor.requireTHL()
        return try await store.read { transaction in
            guard let publication = try transaction.publication(id: id) else { throw OperationError.notFound }
            return PublicationStatus(
                publication: publication, proposer: try transaction.account(id: publication.proposedBy)?.name ?? "",
                decider: try publication.decidedBy.flatMap { try transaction.account(id: $0)?.name }, summary: publication.releaseSummary,
                tallies: try tallies(of: id, in: transaction), leftOut: try leftOut(of: publication, in: transaction),
                mayDecide: publication.state == .proposed && publication.proposedBy != actor.id, job: try transaction.job(subject: id))
        }
    }
}

extension Operations {
    private func tallies(of id: String, in transaction: any RegisterTransaction) throws -> [TableName: FigureTally] {
        var tallies: [TableName: FigureTally] = [:]
        for name in TableName.allCases {
            guard let file = try transaction.file(publication: id, name: PreparedFiles.prepared(name)) else { continue }
            tallies[name] = try FigureTally(prepared: Data(file.content))
        }
        return tallies
    }

    private func leftOut(of publication: PublicationRecord, in transaction: any RegisterTransaction) throws -> [TableName: LeftOut] {
        guard let tables = publication.tables,
            let edition = try transaction.edition(period: publication.period, number: publication.edition)
        else { return [:] }
        let arrived = Set(edition.blocks.map(\.kind))
        let earlier = try transaction.publications().filter {
            $0.period == publication.period && $0.edition == publication.edition && $0.proposedAt < publication.proposedAt
        }
        let obstacles = Set(earlier.flatMap { ($0.obstacles ?? [:]).keys })
        var leftOut: [TableName: LeftOut] = [:]
        for name in TableName.allCases where !tables.contains(name.rawValue) {
            leftOut[name] =
                !arrived.contains(name.block) ? .notDelivered : obstacles.contains(name.rawValue) ? .notProtected : .notChosen
        }
        return leftOut
    }
}

extension PublicationRecord {
    /// How addresses and files name it: `2023Q1-2`.
    var releaseName: String { "\(period)-\(edition)" }

    /// The summary as it was stored.
    var releaseSummary: ReleaseRecord.Summary? {
        summary.flatMap { try? JSONDecoder().decode(ReleaseRecord.Summary.self, from: Data($0.utf8)) }
    }
}
