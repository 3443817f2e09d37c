import Delivery
import Dispatch
import Foundation
import Glibc
import Localization

/// One line on a terminal's standard error that says how far reading has come: lines, speed, remaining time. Nothing where standard error is
/// no terminal.
final class ProgressLine {
    /// What the reading counts into; nil where nobody looks.
    let meter: ReadingMeter?
    private let timer: (any DispatchSourceTimer)?

    /// Starts the line.
    init(isQuiet: Bool, language: Language) {
        guard !isQuiet, isatty(2) == 1 else {
            meter = nil
            timer = nil
            return
        }
        let meter = ReadingMeter()
        let start = DispatchTime.now()
        let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "progress"))
        timer.schedule(deadline: .now() + 0.5, repeating: 0.25)
        timer.setEventHandler {
            let seconds = Double(DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1e9
            Self.show(Self.line(meter, seconds: seconds, language))
        }
        timer.resume()
        self.meter = meter
        self.timer = timer
    }

    /// Takes the line away.
    func end() {
        guard let timer else { return }
        timer.cancel()
        Self.show("")
    }

    deinit { timer?.cancel() }

    /// Goes back to the start of the line, writes, and clears what is left of the last text.
    private static func show(_ text: String) { FileHandle.standardError.write(Data("\r\(text)\u{1B}[K".utf8)) }

    private static func line(_ meter: ReadingMeter, seconds: Double, _ language: Language) -> String {
        let (read, all) = (meter.bytesRead, meter.bytesOfAll)
        let values = ["lines": String(meter.linesRead), "speed": String(Int(Double(read) / 1e6 / seconds))]
        guard read > 0, all > 0, read < all else { return Catalogue.commands.text("progress.reading", language, values) }
        let left = Int((Double(all - read) * seconds / Double(read)).rounded(.up))
        return Catalogue.commands.text("progress.remaining", language, values.merging(["seconds": String(left)]) { $1 })
    }
}
