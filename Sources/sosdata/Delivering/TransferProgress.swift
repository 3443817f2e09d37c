import Foundation
import Glibc
import Localization
import Synchronization

/// How far a transfer has come, on one line of a terminal's standard error; silent where standard error is no terminal.
final class TransferProgress: Sendable {
    private struct State {
        var file = ""
        var length = 0
        var begun: (offset: Int, at: ContinuousClock.Instant)?
    }

    private let language: Language
    private let isShown: Bool
    private let state = Mutex(State())

    /// - Parameter isQuiet: shows nothing on a terminal either.
    init(language: Language, isQuiet: Bool) {
        self.language = language
        isShown = !isQuiet && isatty(2) == 1
    }

    /// A file begins.
    func begin(_ file: String, length: Int) { state.withLock { $0 = State(file: file, length: length) } }

    /// So many bytes of the file are with the server.
    func reached(_ offset: Int) {
        guard isShown else { return }
        let values = state.withLock { state in
            let begun = state.begun ?? (offset, .now)
            state.begun = begun
            let seconds = (ContinuousClock.now - begun.at) / .seconds(1)
            let speed = seconds > 0.1 ? Double(offset - begun.offset) / 1e6 / seconds : 0
            return [
                "file": state.file, "percent": String(state.length == 0 ? 100 : offset * 100 / state.length),
                "speed": String(format: "%.1f", speed),
            ]
        }
        show(Catalogue.commands.text("deliver.sending", language, values))
    }

    /// The connection is tried again.
    func waiting() { show(Catalogue.commands.text("deliver.trying-again", language)) }

    /// Everything is sent.
    func checking() { show(Catalogue.commands.text("deliver.checking", language)) }

    /// Leaves the terminal's line empty.
    func end() { show("") }

    private func show(_ line: String) {
        guard isShown else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K\(line)".utf8))
    }
}
