import CodeLists
import Localization
import RegisterModel
import Testing

@testable import NotificationForm

@Suite struct PostedFieldsTests {
    let form = FormDefinition.version1

    private func read(
        _ ids: [String], _ posted: [String: [String]], only keys: Set<AnswerKey>? = nil, into before: Answers = Answers(),
        round: Round = .first
    ) -> (Answers, [FormProblem]) {
        var answers = before
        let questions = ids.compactMap { form.question($0) }
        let problems = PostedFields(posted).read(questions, only: keys, into: &answers, definition: form, round: round)
        return (answers, problems)
    }

    @Test func `a line is trimmed and an empty one clears the answer`() {
        let (answers, problems) = read(["groupName"], ["groupName": ["  Kusten \t"]])
        #expect(answers.groupName == "Kusten")
        #expect(problems.isEmpty)
        #expect(read(["groupName"], ["groupName": ["   "]], into: answers).0.groupName == nil)
        #expect(read(["groupName"], [:], into: answers).0.groupName == nil)
    }

    @Test(arguments: zip(["groupName", "feedback", "contact.email"], [200, 4000, 254]))
    func `a text may be as long as its limit and no longer`(name: String, limit: Int) {
        let question = String(name.prefix { $0 != "." })
        let tail = name == "contact.email" ? "@example.fi" : ""
        let longest = String(repeating: "å", count: limit - tail.count) + tail
        #expect(read([question], [name: [longest]]).0.text(AnswerKey(description: name)) == longest)
        let (answers, problems) = read([question], [name: ["å" + longest]])
        #expect(answers.isEmpty)
        #expect(problems.map(\.messageKey) == ["field.too-long"])
        #expect(problems.first?.message(in: .en).contains(String(limit)) == true)
    }

    @Test(arguments: ["a\u{0}b", "a\u{7}b", "a\u{1B}[31mb", "a\nb", "a\u{202E}b", "a\u{85}b", "a\u{2028}b"])
    func `a line with a control character is refused`(text: String) {
        #expect(read(["groupName"], ["groupName": [text]]).1.map(\.messageKey) == ["field.control-character"])
    }

    @Test func `line breaks of a long text are made plain`() {
        #expect(read(["feedback"], ["feedback": ["ett\r\ntvå\rtre\n"]]).0.text(.feedback) == "ett\ntvå\ntre")
        #expect(read(["feedback"], ["feedback": ["a\u{0}b"]]).1.map(\.messageKey) == ["field.control-character"])
    }

    @Test(arguments: ["a\u{B}b", "a\u{C}b", "a\u{85}b", "a\u{2028}b", "a\u{2029}b", "\u{FEFF}a\r\n\u{FEFF}b"])
    func `what a word processor brings along becomes a plain line break or nothing`(text: String) {
        #expect(read(["feedback"], ["feedback": [text]]).0.text(.feedback) == "a\nb")
        #expect(read(["groupName"], ["groupName": ["\u{FEFF}a\u{FEFF}b"]]).0.text(.groupName) == "ab")
    }

    @Test func `text that looks like markup is kept as it was written`() {
        #expect(read(["feedback"], ["feedback": ["<script>alert('{n}')</script>"]]).0.text(.feedback) == "<script>alert('{n}')</script>")
    }

    @Test(arguments: ["a@b.fi", "a+b@b.fi", "å.ä@ö.museum", "a@b.c.d.photography"])
    func `an address is accepted`(address: String) {
        #expect(read(["contact"], ["contact.email": [address]]).0.text(.contactEmail) == address)
    }

    @Test func `an address copied from a link is the address`() {
        #expect(read(["contact"], ["contact.email": [" MAILTO:a@b.fi"]]).0.text(.contactEmail) == "a@b.fi")
    }

    @Test(arguments: ["a", "a@", "@b.fi", "a@b", "a@@b.fi", "a@b@c.fi", "a b@c.fi", "a@.fi", "a@b."])
    func `what cannot be an address is refused and leaves the old one`(address: String) {
        let (answers, problems) = read(["contact"], ["contact.name": ["Maija"], "contact.email": [address]], into: Sample.answers())
        #expect(problems.map(\.messageKey) == ["field.email"])
        #expect(problems.first?.places.first?.anchor == "q1-email")
        #expect(answers.text(.contactEmail) == "maija.malli@example.fi")
        #expect(answers.text(.contactName) == "Maija")
    }

    @Test func `a code that is no option is refused`() {
        #expect(read(["services"], ["services": ["magic"]]).1.map(\.messageKey) == ["field.option"])
        #expect(read(["periods"], ["periods.disability": ["kanta"], "periods.working-age": ["x"]]).1.count == 1)
    }

    @Test func `municipalities are read against the county posted on the same page`() {
        let posted = ["county": ["01"], "municipalities": ["638", "753"]]
        #expect(read(["county", "municipalities"], posted).0.municipalities.map(\.slug) == ["638", "753"])
        let foreign = ["county": ["04"], "municipalities": ["638"]]
        #expect(read(["county", "municipalities"], foreign).1.map(\.messageKey) == ["field.option"])
    }

    @Test func `a month is read as people or data write it, inside its limits, and stored as data write it`() {
        func key(_ month: String) -> [String] { read(["retroactiveFrom"], ["retroactiveFrom": [month]]).1.map(\.messageKey) }
        #expect(key("2020-02") == [])
        #expect(key("2022-12") == [])
        #expect(key("2020-01") == ["field.month-range"])
        #expect(key("2023-01") == ["field.month-range"])
        #expect(key("1/2020") == ["field.month-range"])
        #expect(key("maj 2021") == ["field.month"])
        #expect(read(["retroactiveFrom"], ["retroactiveFrom": ["5/2021"]]).0.text(.retroactiveFrom) == "2021-05")
    }

    @Test func `the months that can be answered follow the round`() throws {
        let round = Round(
            id: "2024-03", formVersion: 1, period: try #require(MonitoringPeriod("2024Q3")), deadline: try #require(Day("2024-03-31")),
            transitionEnds: Round.first.transitionEnds)
        func faults(_ question: String, _ month: String) -> [String] {
            read([question], [question: [month]], round: round).1.map(\.messageKey)
        }
        for question in ["retroactiveFrom", "childProtectionRetroactiveFrom"] {
            #expect(faults(question, "2020-02") == [] && faults(question, "2024-06") == [])
            #expect(faults(question, "2020-01") == ["field.month-range"] && faults(question, "2024-07") == ["field.month-range"])
        }
        #expect(faults("systemChangeMonth", "2024-01") == [] && faults("systemChangeMonth", "2024-12") == [])
        #expect(faults("systemChangeMonth", "2023-12") == ["field.month-range"])
        #expect(faults("systemChangeMonth", "2025-01") == ["field.month-range"])
        #expect(form.question("systemChangeMonth")?.months(in: round).map { "\($0.lowerBound)–\($0.upperBound)" } == "2024-01–2024-12")
    }

    @Test func `records are read in order, empty ones dropped`() {
        let (answers, problems) = read(
            ["systemExceptionRows"],
            [
                "systemExceptionRows.0.task": [""], "systemExceptionRows.1.task": ["disability"], "systemExceptionRows.1.system": ["other"],
                "systemExceptionRows.1.other": [" Mediatri "],
            ])
        #expect(answers.records(.systemExceptionRows) == [["task": "disability", "system": "other", "other": "Mediatri"]])
        #expect(problems.isEmpty)
        #expect(read(["systemExceptionRows"], ["systemExceptionRows.0.task": ["x"]]).1.map(\.messageKey) == ["field.option"])
    }

    @Test func `only the rows on the page are read`() {
        let before = Sample.answers(["serviceCoverage.home-care": "mostly", "serviceCoverage.social-work": "no"])
        let (answers, _) = read(["serviceCoverage"], [:], only: ["serviceCoverage.home-care"], into: before)
        #expect(answers.text("serviceCoverage.home-care") == nil)
        #expect(answers.text("serviceCoverage.social-work") == "no")
    }

    @Test func `the mark of a copy goes when its page is saved`() {
        var answers = Sample.answers()
        answers.mark(.services, .copied)
        #expect(read(["services"], ["services": ["kanta-structured"]], into: answers).0.copied.isEmpty)
    }
}
