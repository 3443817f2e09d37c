import Synchronization

/// Counts what is being read, so that somebody who waits can be told how far it has come.
public final class ReadingMeter: Sendable {
    private let total = Atomic<Int>(0)
    private let bytes = Atomic<Int>(0)
    private let lines = Atomic<Int>(0)

    /// Makes a meter at zero.
    public init() {}

    /// The bytes of all files opened so far, as they are on the disk; standard input has none.
    public var bytesOfAll: Int { total.load(ordering: .relaxed) }
    /// The bytes read so far, of a packed file the packed ones.
    public var bytesRead: Int { bytes.load(ordering: .relaxed) }
    /// The lines handed out so far.
    public var linesRead: Int { lines.load(ordering: .relaxed) }

    func opened(bytes count: Int) { total.wrappingAdd(count, ordering: .relaxed) }
    func read(bytes count: Int) { bytes.wrappingAdd(count, ordering: .relaxed) }
    func handedOut(lines count: Int) { lines.wrappingAdd(count, ordering: .relaxed) }
}
