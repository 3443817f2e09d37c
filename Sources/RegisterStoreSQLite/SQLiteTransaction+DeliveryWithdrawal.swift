import Foundation
import GRDB
import RegisterStore

extension SQLiteTransaction {
    func endBlocks(ofDelivery id: String, at instant: Date) throws {
        let numbers = try Int64.fetchAll(
            database, sql: "SELECT number FROM block WHERE deliveryId = ? AND replacedAt IS NULL", arguments: [id])
        for number in numbers { try endBlock(number, at: instant, except: id) }
    }
}
