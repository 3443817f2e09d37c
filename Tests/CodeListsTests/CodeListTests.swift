import CodeLists
import Foundation
import Testing

@Suite struct `Code lists` {
    /// What every list must have, whatever its type.
    private func expectSound<Value: Code>(_ list: CodeList<Value>) {
        #expect(list.codes.count == list.entries.count)
        #expect(!list.source.isEmpty)
        #expect(Set(list.names.keys) == ["sv", "fi", "en"])
        for (code, entry) in zip(list.codes, list.entries) {
            #expect(code.slug == entry.code)
            #expect(Value(entry.code) == code)
            #expect(!entry.sv.isEmpty && !entry.fi.isEmpty && !entry.en.isEmpty, "\(entry.code) has no name in some language")
            #expect(!entry.source.isEmpty, "\(entry.code) has no source")
            if let national = entry.national { #expect(list.code(national: national) == code, "\(national) is used twice in \(list.slug)") }
            if let from = entry.validFrom, let to = entry.validTo { #expect(from <= to) }
        }
        #expect(Value("no-such-code") == nil)
    }

    @Test func `each list is complete, unambiguous and says where it comes from`() {
        expectSound(ServiceTask.list)
        expectSound(SocialService.list)
        expectSound(DecisionType.list)
        expectSound(DecisionOutcome.list)
        expectSound(ClientDataSystem.list)
        expectSound(ServicePhase.list)
        expectSound(Area.list)
        expectSound(Municipality.list)
    }

    @Test func `the lists have the sizes of the form and of the country`() {
        #expect(ServiceTask.all.count == 7)
        #expect(ServiceTask.inScope.count == 6)
        #expect(SocialService.all.count == 35)
        #expect(DecisionType.all.count == 9)
        #expect(DecisionOutcome.all.count == 3)
        #expect(ClientDataSystem.all.count == 8)
        #expect(ServicePhase.all.count == 6)
        #expect(Area.all.count == 23)
        #expect(Municipality.all.count == 309)
    }

    /// Only these national codes have been seen in a source; every other place stays empty until the code server has been asked.
    @Test func `no national code is invented`() {
        func national<Value: Code>(_ list: CodeList<Value>) -> [String: String] {
            Dictionary(uniqueKeysWithValues: list.entries.compactMap { entry in entry.national.map { (entry.code, $0) } })
        }
        #expect(national(ServiceTask.list) == ["child-protection": "10", "disability": "20", "substance-abuse": "15"])
        #expect(
            national(SocialService.list) == [
                "professional-family-care": "2", "institutional-service": "24", "family-care": "31", "day-activities": "37",
                "social-guidance": "45", "social-work": "46", "support-relationship": "51", "round-the-clock-service-housing": "85",
            ])
        #expect(
            national(DecisionType.list) == [
                "older-people-service-decision": "11000", "families-service-decision": "11001", "child-protection-decision": "11002",
                "substance-abuse-service-decision": "11003", "supplementary-income-support-decision": "11047",
                "working-age-service-decision": "11052", "disability-service-decision": "11053", "aftercare-decision": "11059",
            ])
        #expect(national(DecisionOutcome.list) == ["positive": "1", "negative": "2"])
        #expect(national(ClientDataSystem.list).isEmpty)
        #expect(national(ServicePhase.list).isEmpty)
        #expect(Area.all.allSatisfy { $0.entry.national == $0.slug })
        #expect(Municipality.all.allSatisfy { $0.entry.national == $0.slug })
    }

    @Test func `family law is the one task outside the register`() {
        #expect(ServiceTask.all.filter { !$0.isInScope }.map(\.slug) == ["family-law"])
    }

    @Test func `every service is under exactly one theme, and no theme is empty`() {
        #expect(ServiceTheme.allCases.allSatisfy { !$0.services.isEmpty })
        #expect(ServiceTheme.allCases.flatMap(\.services).sorted() == SocialService.all)
    }

    @Test func `a decision type implies its task, except where the decision names it`() {
        let silent = DecisionType.all.filter { $0.serviceTask == nil }.map(\.slug)
        #expect(silent == ["aftercare-decision", "supplementary-income-support-decision"])
        #expect(DecisionType("special-care-decision")?.serviceTask?.slug == "disability")
        #expect(DecisionType("disability-service-decision")?.serviceTask?.slug == "disability")
    }

    @Test func `a code is kept in a file as its slug, and another list's slug is refused`() throws {
        let task = try #require(ServiceTask("older-people"))
        let data = try JSONEncoder().encode([task])
        #expect(String(decoding: data, as: UTF8.self) == #"["older-people"]"#)
        #expect(try JSONDecoder().decode([ServiceTask].self, from: data) == [task])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([SocialService].self, from: data) }
    }

    @Test func `a code is valid on both ends of its validity and not outside`() throws {
        let text = #"{"code":"a","sv":"a","fi":"a","en":"a","source":"made up","validFrom":"2023-01-01","validTo":"2023-12-31"}"#
        let entry = try JSONDecoder().decode(CodeEntry.self, from: Data(text.utf8))
        #expect(["2023-01-01", "2023-06-30", "2023-12-31"].allSatisfy { entry.isValid(on: $0) })
        #expect(!entry.isValid(on: "2022-12-31"))
        #expect(!entry.isValid(on: "2024-01-01"))
    }
}
