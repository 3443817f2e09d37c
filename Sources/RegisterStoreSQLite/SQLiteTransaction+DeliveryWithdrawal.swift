import Foundation
import GRDB
import RegisterStore

extension SQLiteTransaction {
    func endBlocks(ofDelivery id: String, at instant: Date) throws {
        let numbers = try Int64.fetchAll(
            database, sql: "SELECT number FROM block WHERE deliveryId = ? AND replacedAt IS NULL", arguments: [id])
        for number in numbers {
            try change("UPDATE block SET replacedAt = max(acceptedAt, ?) WHERE number = ?", [instant.stored, number])
            try change("DELETE FROM blockCount WHERE block = ?", [number])
            try change("DELETE FROM clientPeriod WHERE block = ?", [number])
        }
    }
}
