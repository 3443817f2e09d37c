import Foundation
import Printing
import Testing

@Suite struct `Printing` {
    @Test func `a program that is not there, that fails or that writes no PDF is told apart from one that prints`() async throws {
        await #expect(throws: PrintingFault.cannotStart) { try await WeasyPrint(program: "/nowhere/weasyprint").pdf("<p>x</p>") }
        await #expect(throws: PrintingFault.failed) { try await WeasyPrint(program: "/bin/false").pdf("<p>x</p>") }
        await #expect(throws: PrintingFault.failed) { try await WeasyPrint(program: "/bin/true").pdf("<p>x</p>") }
    }

    /// The limit of time is there so that the test fails and does not wait, where the program is not ended.
    @Test(.timeLimit(.minutes(5))) func `a program that never ends is ended`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "printing-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (script, number) = (folder.appending(path: "slow"), folder.appending(path: "number"))
        let text = "#!/bin/sh\necho $$ > \(number.path)\nexec sleep 100000\n"
        #expect(
            FileManager.default.createFile(
                atPath: script.path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o700]))
        var printer = WeasyPrint(program: script.path)
        // Long enough for the program to have said which process it is, also on a busy machine.
        printer.timeout = .seconds(3)
        await #expect(throws: PrintingFault.failed) { try await printer.pdf("<p>x</p>") }
        let process = try #require(Int32(try String(contentsOf: number, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)))
        #expect(kill(process, 0) == -1 && errno == ESRCH)
    }
}
