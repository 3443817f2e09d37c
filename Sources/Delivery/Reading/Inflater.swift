import CInflate

/// A gzip stream of one or several members, by ISA-L.
///
/// `@unchecked Sendable`: it belongs to one `ByteSource`, which its `BlockReader` uses under a lock only.
final class Inflater: @unchecked Sendable {
    private let state = UnsafeMutablePointer<inflate_state>.allocate(capacity: 1)
    private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    private var begun = false

    init() {
        isal_inflate_init(state)
        state.pointee.crc_flag = UInt32(ISAL_GZIP)
        state.pointee.avail_in = 0
    }

    deinit {
        state.deallocate()
        input.deallocate()
    }

    /// Whether the last member was complete and nothing is left over.
    var isAtEnd: Bool { begun && state.pointee.block_state == ISAL_BLOCK_FINISH && state.pointee.avail_in == 0 }

    /// Inflates what input there is; 0 when more input is wanted, nil when the stream is broken.
    func inflate(into buffer: UnsafeMutableRawBufferPointer) -> Int? {
        while state.pointee.avail_in > 0 || (begun && state.pointee.block_state != ISAL_BLOCK_FINISH) {
            if begun && state.pointee.block_state == ISAL_BLOCK_FINISH {
                // Another member follows; bytes that are no member make the stream broken.
                let (next, available) = (state.pointee.next_in, state.pointee.avail_in)
                isal_inflate_reset(state)
                state.pointee.crc_flag = UInt32(ISAL_GZIP)
                state.pointee.next_in = next
                state.pointee.avail_in = available
            }
            begun = true
            state.pointee.next_out = buffer.baseAddress!.assumingMemoryBound(to: UInt8.self)
            state.pointee.avail_out = UInt32(clamping: buffer.count)
            guard isal_inflate(state) == ISAL_DECOMP_OK else { return nil }
            let made = buffer.count - Int(state.pointee.avail_out)
            if made > 0 { return made }
            if state.pointee.avail_in == 0 { return 0 }
        }
        return 0
    }

    /// Fetches more input; 0 at the end of the file.
    func refill(_ read: (UnsafeMutableRawBufferPointer) throws(DeliveryFailure) -> Int) throws(DeliveryFailure) -> Int {
        let count = try read(input)
        state.pointee.next_in = input.baseAddress!.assumingMemoryBound(to: UInt8.self)
        state.pointee.avail_in = UInt32(count)
        return count
    }
}
