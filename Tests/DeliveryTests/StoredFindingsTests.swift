import Localization
import Testing

@testable import Delivery

@Suite struct `Stored findings` {
    @Test func `a finding comes back as it was stored, whatever its values hold`() throws {
        for text in ["", "a", "a\tb", "a\\tb", "\\", "a\nb\r", "å \u{FFFD}", "\t\t", "\\n\n"] {
            for line in [0, 1, 123_456_789] {
                let finding = DeliveryFinding(
                    file: "f\(text)", line: line, column: "person_id", rule: .dateShape, value: text, related: text, detail: text)
                let stored = StoredFindings.line(finding)
                #expect(stored.last == 0x0A && stored.dropLast().allSatisfy { $0 != 0x0A })
                #expect(StoredFindings.finding(stored.dropLast()) == finding)
            }
        }
    }

    @Test func `a line of a rule that is gone, or of another form, is none`() {
        #expect(StoredFindings.finding(Array("f\t1\tc\tno.such-rule\tv\tr\td".utf8)) == nil)
        #expect(StoredFindings.finding(Array("f\t1\tc\tdate.shape".utf8)) == nil)
        #expect(StoredFindings.finding(Array("f\tx\tc\tdate.shape\tv\tr\td".utf8)) == nil)
    }
}
