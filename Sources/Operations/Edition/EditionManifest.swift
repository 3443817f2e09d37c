import CodeLists
import Crypto
import Foundation
import RegisterModel
import RegisterStore
import Statistics

/// What an edition is made of, as the bytes that stand for it: it names every block with the SHA-256 of what was delivered, and the SHA-256
/// of what was counted. The same blocks give the same bytes, whenever and in whatever order they are read.
struct EditionManifest: Codable {
    /// The version of this format.
    let format: Int
    /// The quarter.
    let period: MonitoringPeriod
    /// The blocks, by number.
    let blocks: [EditionBlock]
    /// Distinct persons.
    let persons: Int
    /// Reconciled client periods.
    let periods: Int
    /// SHA-256 of the counts as text, in hexadecimal digits.
    let countsSHA256: String

    init(period: MonitoringPeriod, blocks: [EditionBlock], persons: Int, periods: Int, counts: String) {
        format = 1
        self.period = period
        self.blocks = blocks
        self.persons = persons
        self.periods = periods
        countsSHA256 = SHA256.hash(data: Data(counts.utf8)).hexadecimal
    }

    /// The manifest as JSON with sorted keys.
    func bytes() throws -> [UInt8] { Array(try JSONEncoder.stable.encode(self)) }
}
