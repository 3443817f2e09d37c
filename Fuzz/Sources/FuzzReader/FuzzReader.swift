import CFuzzer
import Glibc

/// Ends with the input where the fast reader and the plain one disagree on some bytes.
@main enum FuzzReader {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        exit(
            LLVMFuzzerRunDriver(&count, &arguments) { start, count in
                FuzzReader.check(Array(UnsafeBufferPointer(start: start, count: count)))
                return 0
            })
    }

    private static func check(_ bytes: [UInt8]) {
        do {
            if let wrong = try ReaderAgreement.disagreement(on: bytes) { fatalError(wrong) }
        } catch { fatalError("\(error)") }
    }
}
