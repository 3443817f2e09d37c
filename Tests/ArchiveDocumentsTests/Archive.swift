import CodeLists
import Delivery
import Foundation
import RegisterModel

// Testable, because the fuzz targets are another package and read the same file.
@testable import ArchiveDocuments

/// Runs the archive reader as a command would: lines in files; rows, findings and totals out as text.
struct Archive {
    var period = MonitoringPeriod("2023Q1")!
    var identityUse = IdentityUse.test
    var threads = 2

    struct Result: Equatable {
        /// Sorted; see `text(of:)`.
        var rows: [String] = []
        /// `file:line column rule`, in the order given.
        var findings: [String] = []
        /// `read=… used=…`, per file.
        var totals: [String] = []
        /// `organiser type missing: documents`.
        var inconclusive: [String] = []
    }

    /// Reads some files given as text.
    func read(_ files: [String]) throws -> Result { try read(files.map { Data($0.utf8) }) }

    /// Reads one file given as bytes.
    func read(_ files: [[UInt8]]) throws -> Result { try read(files.map { Data($0) }) }

    /// Reads some files given as data.
    func read(_ files: [Data]) throws -> Result {
        try withFiles(files) { paths in
            let reading = try ArchiveReading.read(paths, period: period, identityUse: identityUse, threads: threads)
            var result = Result()
            reading.forEachRow { result.rows.append(Self.text(of: $0)) }
            result.rows.sort()
            reading.forEachFinding { finding in
                let file = finding.file.split(separator: "/").last!
                result.findings.append("\(file):\(finding.line) \(finding.column) \(finding.rule.rule.name)")
            }
            result.totals = reading.totals.map(Self.text(of:))
            result.inconclusive = reading.inconclusive.map { "\($0.organiser) \($0.documentType) \($0.missing): \($0.documents)" }
            return result
        }
    }

    /// Writes files into a folder of their own, which is removed afterwards.
    func withFiles<Value>(_ files: [Data], _ body: ([String]) throws -> Value) throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appending(path: "archive-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let paths = try files.enumerated().map { index, data in
            let path = folder.appending(path: "\(index).ndjson")
            try data.write(to: path)
            return path.path
        }
        return try body(paths)
    }

    static func day(_ number: Int32) -> String { number == .max ? "" : Day(number: number).description }

    static func text(of row: ArchiveRow) -> String {
        let person = row.code?.text ?? String(decoding: row.temporary, as: UTF8.self)
        let municipality = row.municipality == 0 ? "" : Municipality(index: Int(row.municipality) - 1).slug
        let task = ServiceTask(index: row.serviceTask).slug
        let service = SocialService(index: row.socialService).slug
        let id = String(decoding: row.id, as: UTF8.self)
        let days = (0..<4).map { day(row.days[$0]) }
        let own: [String] =
            switch row.kind {
            case .matter: ["matter", task, id] + days + [day(row.first), day(row.last)]
            case .childProtection: ["child-protection", day(row.first), day(row.last)]
            case .decision:
                [
                    "decision", task, service, DecisionType(index: row.decisionType).slug, DecisionOutcome(index: row.outcome).slug, id,
                ] + days.prefix(3)
            case .evidence: ["evidence", task, service, row.evidence.name, day(row.first), day(row.last)]
            }
        let place = row.isImprecise ? "imprecise" : ""
        return (own + [person, Area(index: row.organiser).slug, municipality, place, "\(row.file):\(row.line)"]).joined(separator: ",")
    }

    static func text(of totals: ArchiveTotals) -> String {
        "read=\(totals.read) used=\(totals.used) duplicate=\(totals.duplicate) rejected=\(totals.rejected)"
            + " out-of-scope=\(totals.outOfScope) drafts=\(totals.drafts) superseded=\(totals.superseded)"
            + " invalidated=\(totals.invalidated) retired=\(totals.retired) inconclusive=\(totals.inconclusive)"
    }

    /// A synthetic identity code for a letter or a number.
    static func person(_ number: Int) -> String {
        let birthDay = Day(year: 1950 + number % 40, month: number % 12 + 1, day: number % 28 + 1)!
        return IdentityCode(birthDay: birthDay, sign: "-", individualNumber: 900 + number % 100)!.text
    }
}
