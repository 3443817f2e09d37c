import DisclosureControl
import Foundation
import RegisterModel
import RegisterStore
import Statistics

/// What everybody will see of a publication once it is approved.
public struct PublicationPreview: Sendable {
    /// The quarter.
    public let period: MonitoringPeriod
    /// The edition's number.
    public let edition: Int
    /// All its tables, in their order.
    public let names: [TableName]
    /// Those that were asked for and are part of it, protected as they will be published.
    public let tables: [TableName: PublishedTable]
}

extension Operations {
    /// Tables of a publication that waits for approval, exactly as they will be published. Right: THL.
    /// - Throws: `OperationError.wrongState` where it does not wait for approval.
    public func preview(_ names: [TableName], of id: String, by actor: Actor) async throws -> PublicationPreview {
        try actor.requireTHL()
        let (publication, all, files) = try await store.read { transaction in
            let publication = try waiting(id, in: transaction)
            let files = try names.map { ($0, try transaction.file(publication: id, name: PreparedFiles.prepared($0))) }
            return (publication, Set(try transaction.fileNames(publication: id)), files)
        }
        var tables: [TableName: PublishedTable] = [:]
        for case (let name, let file?) in files { tables[name] = try PublishedTable(prepared: Data(file.content)) }
        return PublicationPreview(
            period: publication.period, edition: publication.edition,
            names: TableName.allCases.filter { all.contains(PreparedFiles.prepared($0)) }, tables: tables)
    }

    /// A file of a publication that waits for approval, byte for byte as it will be published, and the name of the release it will belong
    /// to. Right: THL.
    /// - Throws: `OperationError.wrongState` where it does not wait for approval; `.notFound` for a file that it does not have.
    public func previewFile(_ name: String, of id: String, by actor: Actor) async throws -> (file: PublicationFile, release: String) {
        try actor.requireTHL()
        guard !name.hasSuffix(PreparedFiles.preparedSuffix) else { throw OperationError.notFound }
        return try await store.read { transaction in
            let publication = try waiting(id, in: transaction)
            guard let file = try transaction.file(publication: id, name: name) else { throw OperationError.notFound }
            return (file, publication.releaseName)
        }
    }

    private func waiting(_ id: String, in transaction: any RegisterTransaction) throws -> PublicationRecord {
        guard let publication = try transaction.publication(id: id) else { throw OperationError.notFound }
        guard publication.state == .proposed else { throw OperationError.wrongState }
        return publication
    }
}
