import Testing

@testable import NotificationForm

@Suite struct MonthTests {
    @Test(arguments: ["2024-09", "1900-01", "2099-12"])
    func `a month is read back as it is written`(text: String) {
        #expect(Month(text)?.description == text)
    }

    @Test(arguments: ["2024-9", "2024-13", "2024-00", "24-09", "2024/09", "2024-09-01", "", "+024-09", "1899-12"])
    func `anything else is no month`(text: String) {
        #expect(Month(text) == nil)
    }

    @Test(arguments: ["9/2024", "09/2024", "9.2024", "09.2024", "9 / 2024", "9-2024", "2024-09", "2024-9", "2024/9", "2024.09"])
    func `a month is entered as people write it`(text: String) {
        #expect(Month(entered: text) == Month("2024-09"))
        #expect(Month(entered: text).flatMap { Month(entered: $0.written) } == Month("2024-09"), "what is shown can be sent back")
    }

    @Test(arguments: [
        "13/2024", "0/2024", "2024-13", "2024-0", "9/24", "24-9", "092024", "/2024", "9/20244", "2024-09-01", "maj 2022", "9", "",
    ])
    func `anything else that is entered is no month`(text: String) {
        #expect(Month(entered: text) == nil)
    }

    @Test(arguments: zip([1, 3, 4, 9, 10, 12], [1, 1, 2, 3, 4, 4]))
    func `a month lies in its quarter`(month: Int, quarter: Int) {
        #expect(Month(year: 2024, month: month)?.quarter == quarter)
    }
}
