import CFuzzer
import Glibc

/// Ends with the input where what must hold of documents of the archive does not.
@main enum FuzzDocuments {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        exit(
            LLVMFuzzerRunDriver(&count, &arguments) { start, count in
                FuzzDocuments.check(Array(UnsafeBufferPointer(start: start, count: count)))
                return 0
            })
    }

    private static func check(_ bytes: [UInt8]) {
        do {
            if let wrong = try DocumentAgreement.fault(in: bytes) { fatalError(wrong) }
        } catch { fatalError("\(error)") }
    }
}
