import CodeLists
import DisclosureControl
import Foundation
import Localization
import Operations
import RegisterModel
import Statistics
import WebPages

/// Keeps what was published ready for readers: tables that were read once, and answers that were made once. An answer holds as long as
/// nothing is published or taken back.
actor PublishedShelf {
    /// What a reader gets.
    struct Answer: Sendable {
        let bytes: [UInt8]
        let type: String
        /// The answer's entity tag: a fingerprint of what is sent and of nothing else.
        let tag: String
    }

    private struct Key: Hashable {
        let path: String
        let language: Language
    }

    private let operations: Operations
    private var tables: [String: [TableName: PublishedTable]] = [:]
    private var answers: [Key: Answer] = [:]
    private var standing: [PublishedRelease] = []

    /// More answers than this are begun anew; a page is some tens of kilobytes.
    private static let answerLimit = 1_000

    /// An empty shelf.
    init(operations: Operations) { self.operations = operations }

    /// Everything that was ever published, newest quarter and edition first. Where that has changed, kept answers go.
    func releases() async throws -> [PublishedRelease] {
        let releases = try await operations.publishedReleases()
        if releases != standing {
            standing = releases
            answers = [:]
            let shown = Set(releases.filter { !$0.isRetracted }.map(\.id))
            tables = tables.filter { shown.contains($0.key) }
        }
        return releases
    }

    /// A kept answer; nil if it has to be made.
    func answer(_ path: String, _ language: Language) -> Answer? { answers[Key(path: path, language: language)] }

    /// Keeps an answer that was made while `releases` was what stands.
    func keep(_ answer: Answer, _ path: String, _ language: Language, of releases: [PublishedRelease]) {
        guard releases == standing else { return }
        if answers.count >= Self.answerLimit { answers = [:] }
        answers[Key(path: path, language: language)] = answer
    }

    /// A table of a release.
    func table(_ name: TableName, of release: PublishedRelease) async throws -> PublishedTable {
        if let known = tables[release.id]?[name] { return known }
        let table = try await operations.publishedTable(name, of: release)
        tables[release.id, default: [:]][name] = table
        return table
    }

    /// The release of a name: the edition that is asked for, else the quarter's newest; nil if there is none.
    static func release(_ name: ReleaseName, among releases: [PublishedRelease]) -> PublishedRelease? {
        releases.first { $0.period == name.period && (name.edition == nil || $0.edition == name.edition) }
    }

    /// The newest release of each quarter, newest quarter first, without those that were taken back.
    static func standing(_ releases: [PublishedRelease]) -> [PublishedRelease] {
        releases.filter { !$0.isRetracted && release(ReleaseName($0.period), among: releases) == $0 }
    }

    /// The figures of a release as pages need them, with these tables; without any where it was taken back.
    func figures(_ release: PublishedRelease, named name: ReleaseName, _ names: [TableName]) async throws -> PublishedFigures {
        var tables: [TableName: PublishedTable] = [:]
        for table in names where !release.isRetracted {
            // A block of which nothing has come has no table.
            do { tables[table] = try await self.table(table, of: release) } catch OperationError.notFound { continue }
        }
        return PublishedFigures(
            name: name, edition: release.edition, publishedOn: Moment(release.publishedAt).day, retraction: release.retraction,
            tables: tables)
    }

    /// The tables of clients by area of every quarter's newest release, oldest first; quarters whose newest was taken back are left out.
    func series(_ releases: [PublishedRelease]) async throws -> [PublishedTable] {
        var tables: [PublishedTable] = []
        for release in Self.standing(releases).reversed() { tables.append(try await table(.clientsByArea, of: release)) }
        return tables
    }
}
