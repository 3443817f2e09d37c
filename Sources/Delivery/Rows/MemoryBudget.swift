import Glibc
import Synchronization

/// How much memory the packed rows of one run may take. What goes beyond it lies in a file without a name, and comes back as it is walked.
///
/// Rows are kept in pages of a file that is mapped into memory and that nobody else can open; it is gone when the program ends, however it
/// ends. As long as the budget lasts the pages stay; beyond it a full page is given back at once, and all pages whenever some of the rows have
/// been walked. A page that is touched again comes from the file: the answer is the same, byte for byte. What a run needs beside the rows (the
/// blocks being read, the pages being filled, the codes) is not part of the budget: about 30 MiB.
public final class MemoryBudget: Sendable {
    private struct State {
        var descriptor: Int32 = -1
        var fileBytes = 0
        /// The pieces of address space that have been taken, and where the next pages come from.
        var pieces: [(address: UInt, byteCount: Int)] = []
        var next: UInt = 0
        var left = 0
        var failure: DeliveryFailure?
    }

    /// How many bytes rows may take.
    public let bytes: Int
    private static let pieceBytes = 4 << 20
    private let state = Mutex(State())
    private let taken = Atomic<Int>(0)
    private let walked = Atomic<Int>(0)
    private let hasFailed = Atomic<Bool>(false)

    /// - Parameter bytes: how many bytes rows may take; at least 1.
    public init(bytes: Int) { self.bytes = max(1, bytes) }

    deinit {
        state.withLock { state in
            for piece in state.pieces { munmap(UnsafeMutableRawPointer(bitPattern: piece.address), piece.byteCount) }
            if state.descriptor >= 0 { close(state.descriptor) }
        }
    }

    /// The size that requests are rounded up to.
    static let pageBytes = max(4096, sysconf(Int32(_SC_PAGESIZE)))

    /// Whether pages that are not needed now are to be given back.
    var isExceeded: Bool { taken.load(ordering: .relaxed) > bytes && !hasFailed.load(ordering: .relaxed) }

    /// Gives whole pages; they stay until the budget is gone. If the file cannot grow they are ordinary memory, and `check` throws.
    func pages(byteCount: Int) -> UnsafeMutableRawPointer {
        taken.add(byteCount, ordering: .relaxed)
        let address = state.withLock { state in
            if byteCount > state.left { addPiece(byteCount: max(byteCount, Self.pieceBytes), &state) }
            let address = state.next
            state.next += UInt(byteCount)
            state.left -= byteCount
            return address
        }
        guard let pages = UnsafeMutableRawPointer(bitPattern: address) else { preconditionFailure("There is no memory left for rows.") }
        return pages
    }

    private func addPiece(byteCount: Int, _ state: inout State) {
        if state.failure == nil {
            do throws(DeliveryFailure) { try growFile(byteCount: byteCount, &state) } catch {
                state.failure = error
                hasFailed.store(true, ordering: .relaxed)
            }
        }
        let isInFile = state.failure == nil
        let memory = mmap(
            nil, byteCount, PROT_READ | PROT_WRITE, isInFile ? MAP_SHARED : MAP_PRIVATE | MAP_ANONYMOUS,
            isInFile ? state.descriptor : -1, isInFile ? off_t(state.fileBytes - byteCount) : 0)
        guard let memory, memory != MAP_FAILED else {
            state.next = 0
            return
        }
        state.pieces.append((UInt(bitPattern: memory), byteCount))
        state.next = UInt(bitPattern: memory)
        state.left = byteCount
    }

    private func growFile(byteCount: Int, _ state: inout State) throws(DeliveryFailure) {
        if state.descriptor < 0 { state.descriptor = try namelessFile() }
        // The room is taken now, so that a full disk is an error here and not a signal when a page is written.
        let error = posix_fallocate(state.descriptor, off_t(state.fileBytes), off_t(byteCount))
        guard error == 0 else { throw .unwritable(file: temporaryFolder(), reason: String(cString: strerror(error))) }
        state.fileBytes += byteCount
    }

    /// Gives back the memory behind pages that are full, not what they hold, if the budget is exceeded.
    func rest(_ pages: UnsafeMutableRawPointer, byteCount: Int) {
        if isExceeded { madvise(pages, byteCount, MADV_DONTNEED) }
    }

    /// Says that rows of so many bytes have been looked at and will not be for a while.
    func noteWalked(byteCount: Int) {
        guard isExceeded else { return }
        // A page that is read brings its neighbours with it, up to 64 KiB, whoever's they are; so all are given back, and that early.
        let total = walked.add(byteCount, ordering: .relaxed).newValue
        guard total > max(bytes / 4, 4 << 20) else { return }
        walked.store(0, ordering: .relaxed)
        state.withLock { state in
            for piece in state.pieces { madvise(UnsafeMutableRawPointer(bitPattern: piece.address), piece.byteCount, MADV_DONTNEED) }
        }
    }

    /// - Throws: `.unwritable` if the file could not grow.
    public func check() throws(DeliveryFailure) {
        if let failure = state.withLock({ $0.failure }) { throw failure }
    }
}

/// Where files without a name are made.
func temporaryFolder() -> String { getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp" }

/// Opens a new file that has no name: nobody else can open it, and it is gone when the program ends, however it ends.
func namelessFile() throws(DeliveryFailure) -> Int32 {
    let folder = temporaryFolder()
    var name = Array("\(folder)/sosdata-\(String(repeating: "X", count: 6))".utf8CString)
    let descriptor = name.withUnsafeMutableBufferPointer { mkstemp($0.baseAddress!) }
    guard descriptor >= 0 else { throw .unwritable(file: folder, reason: String(cString: strerror(errno))) }
    _ = name.withUnsafeBufferPointer { unlink($0.baseAddress!) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return descriptor
}
