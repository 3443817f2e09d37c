import Delivery
import Derivation
import Foundation
import RegisterModel

/// Runs the derivation as a command would: bytes in a file, rows and findings out.
struct Deriving {
    var period = MonitoringPeriod("2023Q1")!
    var gapDays = 0
    var threads = 2

    struct Result: Equatable {
        var rows: [String]
        var findings: [String]
        var totals: [FileTotals]
    }

    static let header = "person_id,organiser,municipality,service_task,matter_id,opened,closed,joined,left\n"

    /// Derives from the texts of some files, each with its header.
    func run(_ files: [String]) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "derive-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let paths = try files.enumerated().map { index, text in
            let path = folder.appending(path: "\(index).csv")
            try Data(text.utf8).write(to: path)
            return path.path
        }
        let intake = try TableIntake.read(paths, kind: .matters, period: period, identityUse: .test, threads: threads)
        var bytes: [UInt8] = []
        let summary = ClientPeriods(period: period, gapDays: gapDays).derive(from: intake, threads: threads) { bytes += $0 }
        let rows = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        precondition(summary.rows == rows.count)
        var findings: [String] = []
        intake.forEachFinding { findings.append("\($0.file.split(separator: "/").last!):\($0.line) \($0.rule.rule.name)") }
        return Result(rows: rows, findings: findings, totals: intake.totals)
    }

    /// A synthetic identity code for a number.
    static func person(_ number: Int) -> String {
        let birthDay = Day(year: 1950 + number / 336 % 40, month: number / 28 % 12 + 1, day: number % 28 + 1)!
        return IdentityCode(birthDay: birthDay, sign: "-", individualNumber: 900 + number / 13_440 % 100)!.text
    }
}
