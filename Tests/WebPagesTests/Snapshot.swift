import Foundation
import Testing

/// Compares a text with the file of its name in `Snapshots` beside the tests. A missing file is recorded, and all are with
/// `SNAPSHOTS=record`; a recording run fails, so that what was recorded is looked at like code.
func expectSnapshot(_ text: String, named name: String, testFile: String = #filePath, sourceLocation: SourceLocation = #_sourceLocation)
    throws
{
    let folder = URL(filePath: testFile).deletingLastPathComponent().appending(path: "Snapshots")
    let file = folder.appending(path: name)
    let isRecording = ProcessInfo.processInfo.environment["SNAPSHOTS"] == "record"
    guard !isRecording, let recorded = try? String(contentsOf: file, encoding: .utf8) else {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try text.write(to: file, atomically: true, encoding: .utf8)
        Issue.record("Recorded Snapshots/\(name): look at it, then run again without SNAPSHOTS=record.", sourceLocation: sourceLocation)
        return
    }
    guard recorded != text else { return }
    let expected = recorded.split(separator: "\n", omittingEmptySubsequences: false)
    let found = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(expected, found).firstIndex { $0 != $1 } ?? min(expected.count, found.count)
    Issue.record(
        """
        Snapshots/\(name) differs at line \(line + 1):
        - \(line < expected.count ? expected[line] : "(end)")
        + \(line < found.count ? found[line] : "(end)")
        """, sourceLocation: sourceLocation)
}

extension Sequence {
    /// The place of the first element for which the condition holds.
    fileprivate func firstIndex(where condition: (Element) -> Bool) -> Int? {
        for (place, element) in enumerated() where condition(element) { return place }
        return nil
    }
}
