import RegisterModel
import Testing

@Suite struct `Hexadecimal digits` {
    @Test func `each byte has two digits, and a number of eight bytes sixteen`() {
        #expect([0x00, 0x0A, 0x9F, 0xFF].map { UInt8($0) }.hexadecimal == "000a9fff")
        #expect([UInt8]().hexadecimal.isEmpty)
        for byte in UInt8.min...UInt8.max { #expect([byte].hexadecimal == (byte < 16 ? "0" : "") + String(byte, radix: 16)) }
        #expect((0 as UInt64).hexadecimal == "0000000000000000" && UInt64.max.hexadecimal == "ffffffffffffffff")
        #expect((0x0123_4567_89AB_CDEF as UInt64).hexadecimal == "0123456789abcdef")
    }
}
