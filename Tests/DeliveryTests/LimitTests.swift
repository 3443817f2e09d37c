import Foundation
import Localization
import RegisterModel
import Testing

@testable import Delivery

/// The limits of what is read, each at its edge.
@Suite struct `What is read at the most` {
    private let folder: URL
    private static let header = "person_id,organiser,municipality,service_task,start,end"

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "limits-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func check(_ text: String) throws -> CheckReport {
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "client_periods.csv").path
        try Data(text.utf8).write(to: URL(filePath: path))
        return try DeliveryCheck.run(files: [path], settings: CheckSettings(period: MonitoringPeriod("2023Q1"), identityUse: .test))
    }

    /// Sound rows with one more column, which is filled so.
    private func found(filling: [String]) throws -> [String] {
        let rows = filling.enumerated().map { "\(OneDelivery.period($0)),\($1)" }
        var found: [String] = []
        try check("\(Self.header),more\n" + rows.map { $0 + "\n" }.joined()).forEachFinding {
            found.append("\($0.line) \($0.rule.rule.name)")
        }
        return found
    }

    private func text(_ count: Int) -> String { String(repeating: "x", count: count) }

    @Test(arguments: [0, 1]) func `a line of 64 KiB is read, one byte more costs the line`(more: Int) throws {
        let row = OneDelivery.period(0)
        // Two fields, so that neither is too long by itself.
        let rest = Limits.recordBytes - row.utf8.count - 2 - Limits.fieldBytes
        let line = "\(row),\(text(Limits.fieldBytes)),\(text(rest + more))"
        #expect(line.utf8.count == Limits.recordBytes + more && rest < Limits.fieldBytes)
        var found: [String] = []
        try check("\(Self.header),more,most\n\(line)\n\(OneDelivery.period(1)),,\n").forEachFinding {
            found.append("\($0.line) \($0.rule.rule.name)")
        }
        #expect(found == (more == 0 ? [] : ["2 file.line-too-long"]))
    }

    @Test func `a field of 32 KiB is read, one byte more costs the line, in quotation marks too`() throws {
        let long = Limits.fieldBytes
        #expect(try found(filling: [text(long), "\"\(text(long))\""]).isEmpty)
    }

    @Test func `a field one byte longer costs its line only`() throws {
        let long = text(Limits.fieldBytes + 1)
        #expect(try found(filling: [long, "a", "\"\(long)\"", "b"]) == ["2 file.line-too-long", "4 file.line-too-long"])
    }

    @Test(arguments: [256, 257]) func `so many columns are read, and no more`(count: Int) throws {
        let more = (0..<count - 6).map { ",more\($0)" }.joined()
        let text = "\(Self.header)\(more)\n\(OneDelivery.period(0))\(String(repeating: ",", count: count - 6))\n"
        if count <= Limits.columns {
            #expect(try check(text).totals.map(\.used) == [1])
        } else {
            #expect(throws: DeliveryFailure.headerTooWide(file: folder.appending(path: "client_periods.csv").path)) { try check(text) }
        }
    }

    @Test func `a report lists twenty findings of a cause and counts all of them`() throws {
        let rows = (0..<300).map { OneDelivery.period($0, task: "gardening") + "\n" }
        let report = try check(Self.header + "\n" + rows.joined())
        let cause = try #require(report.causes.first)
        #expect(cause.count == 300 && cause.first.count == Limits.findingsShownPerGroup)
        var (all, text) = (0, "")
        report.forEachFinding { _ in all += 1 }
        try ReportPrinter(report: report, language: .en).print(.text) { text += String(decoding: $0, as: UTF8.self) }
        #expect(all == 300 && text.contains("looked at 300, passed 0, failed 300"))
        var lines = 0
        try ReportPrinter(report: report, language: .en).print(.csv) { lines += $0.count { $0 == 0x0A } }
        #expect(lines == 301)
    }

    /// Sixteen mebibytes of zeros are sixteen kilobytes as gzip; so many members one behind the other are a file that would fill a machine.
    private func bomb(members: Int) throws -> String {
        let plain = folder.appending(path: "zeros")
        try Data(count: 16 << 20).write(to: plain)
        let pack = Process()
        pack.executableURL = URL(filePath: "/bin/gzip")
        pack.arguments = ["--no-name", plain.path]
        try pack.run()
        pack.waitUntilExit()
        let member = try Data(contentsOf: folder.appending(path: "zeros.gz"))
        var bytes = Data()
        for _ in 0..<members { bytes += member }
        let path = folder.appending(path: "client_periods.csv.gz").path
        try bytes.write(to: URL(filePath: path))
        return path
    }

    @Test func `a file that expands a thousand times is given up at 1 GiB, and not before`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = try bomb(members: 70)
        var source = try ByteSource(path: path)
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 4 << 20, alignment: 16)
        defer { piece.deallocate() }
        var made = 0
        do {
            while true {
                let count = try source.read(into: piece)
                if count == 0 { break }
                made += count
            }
            Issue.record("read whole: \(made) bytes")
        } catch { #expect(error == DeliveryFailure.gzipExpansion(file: path)) }
        #expect(made >= Limits.inflatedBytes - piece.count && made <= Limits.inflatedBytes)
    }

    @Test func `a check of such a file ends without a word about rows, and its memory stays small`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        // A gigabyte without a line break has no header.
        let path = try bomb(members: 70)
        #expect(throws: DeliveryFailure.headerTooLong(file: path)) {
            try DeliveryCheck.run(files: [path], settings: CheckSettings(period: MonitoringPeriod("2023Q1"), identityUse: .test))
        }
    }

    @Test func `what expands less than 250 times is read whatever its size`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let rows = (0..<5000).map { OneDelivery.period($0) + "\n" }.joined()
        let plain = folder.appending(path: "client_periods.csv")
        try Data((Self.header + "\n" + rows).utf8).write(to: plain)
        let pack = Process()
        pack.executableURL = URL(filePath: "/bin/gzip")
        pack.arguments = ["--no-name", plain.path]
        try pack.run()
        pack.waitUntilExit()
        var source = try ByteSource(path: plain.path + ".gz")
        source.inflatedBytes = 1000
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 16)
        defer { piece.deallocate() }
        var made = 0
        while case let count = try source.read(into: piece), count > 0 { made += count }
        #expect(made == Self.header.utf8.count + 1 + rows.utf8.count)
    }
}
