import Delivery
import Foundation
import Localization
import RegisterStore

/// The report of a checked delivery as it lies in the data directory: texts for people written out in each language, findings once and in
/// none. What comes out is byte for byte what the command line prints.
public struct StoredReport: Sendable {
    /// How it is written.
    public let format: ReportFormat
    private let language: Language
    private let file: URL

    /// The report of a delivery; nil if none is there.
    init?(_ delivery: String, _ format: ReportFormat, _ language: Language, _ folders: DeliveryFolders) {
        self.format = format
        self.language = language
        file = Self.isList(format) ? folders.findings(delivery) : folders.report(delivery, format, language)
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
    }

    /// Writes every form of a report, each aside and then in its place.
    static func write(_ report: CheckReport, of delivery: String, _ folders: DeliveryFolders) throws {
        try folders.make(folders.findings(delivery).deletingLastPathComponent())
        try write(to: folders.findings(delivery)) { file in try report.forEachFinding { try file.write(StoredFindings.line($0)) } }
        for format in ReportFormat.allCases where !isList(format) {
            for language in Language.allCases {
                try write(to: folders.report(delivery, format, language)) { file in
                    try ReportPrinter(report: report, language: language).print(format) { try file.write($0) }
                }
            }
        }
    }

    private static func isList(_ format: ReportFormat) -> Bool { FindingLines(format, in: .sv) != nil }

    private static func write(to place: URL, _ body: (OutputFile) throws -> Void) throws {
        let partial = place.appendingPathExtension("partial")
        let file = try OutputFile(path: partial.path)
        try body(file)
        try file.finish()
        guard rename(partial.path, place.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    /// Gives the report piece by piece, whatever its length.
    public func forEachPiece(_ body: ([UInt8]) async throws -> Void) async throws {
        let input = try FileHandle(forReadingFrom: file)
        defer { try? input.close() }
        let lines = FindingLines(format, in: language)
        if let lines, !lines.header.isEmpty { try await body(lines.header) }
        var rest: [UInt8] = []
        while let piece = try input.read(upToCount: 64 << 10), !piece.isEmpty {
            guard let lines else {
                try await body(Array(piece))
                continue
            }
            rest += piece
            guard let end = rest.lastIndex(of: 0x0A) else { continue }
            let whole = rest[..<end].split(separator: 0x0A, omittingEmptySubsequences: false)
            try await body(whole.compactMap { StoredFindings.finding($0) }.flatMap { lines.line($0) })
            rest.removeFirst(end + 1)
        }
    }
}

extension Operations {
    /// The report of a checked delivery. Person identifiers in it are masked. Right: the county for its own, THL for all.
    /// - Throws: `OperationError.notFound` also while it has not been checked, and where it could not be read at all.
    public func report(of id: String, _ format: ReportFormat, language: Language, by actor: Actor) async throws -> StoredReport {
        let status = try await delivery(id, by: actor)
        guard status.delivery.checkedAt != nil, let report = StoredReport(id, format, language, DeliveryFolders(settings)) else {
            throw OperationError.notFound
        }
        try await store.write { try audit(.findingsRead, id, area: status.delivery.area, by: actor.id, in: $0) }
        return report
    }
}
