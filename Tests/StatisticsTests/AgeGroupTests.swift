import RegisterModel
import Statistics
import Testing

@Suite struct `Age groups` {
    @Test(arguments: [
        (2023, AgeGroup.under18), (2006, .under18), (2005, .from18), (1999, .from18), (1998, .from25), (1959, .from25), (1958, .from65),
        (1939, .from65), (1938, .over84), (1900, .over84), (2024, .unknown),
    ])
    func `the group follows from the year of birth`(year: Int, group: AgeGroup) throws {
        let quarter = try #require(MonitoringPeriod(year: 2023, quarter: 1))
        #expect(AgeGroup(birthYear: year, quarter: quarter) == group)
        #expect(AgeGroup(birthYear: nil, quarter: quarter) == .unknown)
    }

    @Test func `classes have codes`() {
        #expect(AgeGroup.allCases.map { AgeClass($0).code } == ["0-17", "18-24", "25-64", "65-84", "85-", "unknown"])
        #expect(AgeClass([.under18, .from18]).code == "0-24")
        #expect(AgeClass([.from65, .over84]).code == "65-")
        #expect(AgeClass([.under18, .from25, .unknown]).code == "0-17+25-64+unknown")
        #expect(AgeClass.total.code == "total")
    }
}
