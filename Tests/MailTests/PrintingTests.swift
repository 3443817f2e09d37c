import Foundation
import Printing
import Testing

@Suite struct `Printing` {
    @Test func `a program that is not there, that fails or that writes no PDF is told apart from one that prints`() async throws {
        await #expect(throws: PrintingFault.cannotStart) { try await WeasyPrint(program: "/nowhere/weasyprint").pdf("<p>x</p>") }
        await #expect(throws: PrintingFault.failed) { try await WeasyPrint(program: "/bin/false").pdf("<p>x</p>") }
        await #expect(throws: PrintingFault.failed) { try await WeasyPrint(program: "/bin/true").pdf("<p>x</p>") }
    }

    @Test func `a program that never ends is ended`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "printing-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let script = folder.appending(path: "slow")
        #expect(
            FileManager.default.createFile(
                atPath: script.path, contents: Data("#!/bin/sh\nexec sleep 60\n".utf8), attributes: [.posixPermissions: 0o700]))
        var printer = WeasyPrint(program: script.path)
        printer.timeout = .milliseconds(300)
        let began = ContinuousClock.now
        await #expect(throws: PrintingFault.failed) { try await printer.pdf("<p>x</p>") }
        #expect(ContinuousClock.now - began < .seconds(55))
    }
}
