import Foundation
import RegisterStore

extension Operations {
    /// An upload that has not been finished after a day is taken as given up.
    static let uploadLifeSeconds = 24 * 60 * 60.0

    /// Removes uploads that were begun more than a day ago and never finished, with their files: they hold identity codes in plain text.
    func removeAbandonedUploads() async throws {
        let limit = now.addingTimeInterval(-Self.uploadLifeSeconds)
        let abandoned = try await store.write { transaction in
            let uploads = try transaction.uploads(begunBefore: limit)
            for id in uploads { try transaction.removeUpload(id: id) }
            return uploads
        }
        let folders = DeliveryFolders(settings)
        for id in abandoned { try folders.remove(folders.plain(id)) }
    }
}
