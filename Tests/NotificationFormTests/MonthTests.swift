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

    @Test(arguments: zip([1, 3, 4, 9, 10, 12], [1, 1, 2, 3, 4, 4]))
    func `a month lies in its quarter`(month: Int, quarter: Int) {
        #expect(Month(year: 2024, month: month)?.quarter == quarter)
    }
}
