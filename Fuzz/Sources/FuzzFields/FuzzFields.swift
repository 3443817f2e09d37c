import CFuzzer
import Glibc

/// Ends with the input where the fast parsers and the plain ones disagree on a field.
@main enum FuzzFields {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        exit(
            LLVMFuzzerRunDriver(&count, &arguments) { start, count in
                FuzzFields.check(Array(UnsafeBufferPointer(start: start, count: count)))
                return 0
            })
    }

    private static func check(_ bytes: [UInt8]) {
        if let wrong = FieldAgreement.disagreement(on: bytes) { fatalError(wrong) }
    }
}
