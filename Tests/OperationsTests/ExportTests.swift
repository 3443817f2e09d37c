import CodeLists
import Delivery
import Foundation
import Localization
import NotificationForm
import Operations
import RegisterModel
import RegisterStore
import Spreadsheet
import Testing

@Suite struct `Exports of notifications` {
    private func office() async throws -> (Office, MunicipalityGroup) {
        let office = try await Office()
        let group = try await office.helsinkiGroup()
        try await office.submit(group.id, by: office.helsinki) {
            $0.set("=cmd()", for: .feedback)
            $0.set("separate", for: .services)
            $0.set("kanta-unstructured", for: .services(ServiceTask("disability")!))
            $0.set("mostly", for: .coverage(SocialService("home-care")!))
            $0.set("egen notering", for: .coverageNote(SocialService("home-care")!))
        }
        return (office, group)
    }

    /// The rows of a table by column.
    private func rows(_ sheet: Sheet) -> [[String: Sheet.Cell]] {
        sheet.rows.map { Dictionary(uniqueKeysWithValues: zip(sheet.columns.map(\.title), $0)) }
    }

    @Test func `each row of a matrix is a row, with code and label, and additions stand in columns of their own`() async throws {
        let (office, _) = try await office()
        let export = try await office.operations.exportNotifications(of: "2023-01", language: .sv, by: office.statistician)
        let rows = rows(export.answers)
        let periods = rows.filter { $0["question"] == .text("periods") }
        #expect(
            periods.count == 6 && periods.allSatisfy { $0["answer"] == .text("kanta") && $0["answer_label"] == .text("Från Kanta-arkivet") }
        )
        #expect(rows.contains { $0["question_number"] == .text("13") && $0["row"] == .text("child-protection") })
        let homeCare = try #require(rows.first { $0["row"] == .text("home-care") })
        #expect(homeCare["answer"] == .text("mostly") && homeCare["addition"] == .text("serviceCoverageNote"))
        #expect(homeCare["addition_text"] == .text("egen notering"))
        let difference = try #require(rows.first { $0["addition"] == .text("servicesByTask") })
        #expect(difference["question"] == .text("services") && difference["answer"] == .empty)
        #expect(difference["addition_row"] == .text("disability") && difference["addition_answer"] == .text("kanta-unstructured"))
        #expect(difference["addition_row_label"] == .text("Service för personer med funktionsnedsättning"))
        #expect(rows.contains { $0["question"] == .text("retroactive") && $0["status"] == .text("not-answered") && $0["answer"] == .empty })
        #expect(try export.answers.csv().contains("'=cmd()"))
    }

    @Test func `each exception has a line of its own, whatever its text holds`() async throws {
        let office = try await Office()
        let group = try await office.helsinkiGroup()
        let odd = "a=b; system=saga, \"x\"\n+1"
        try await office.submit(group.id, by: office.helsinki) {
            $0.set("lifecare", for: .system)
            $0.set("exceptions", for: .systemScope)
            $0.set("\t=1;2\n@b", for: .systemExceptions)
            $0[.systemExceptionRows] = .records([
                ["task": "disability", "system": "other", "other": odd], ["task": "older-people", "system": "abilita"],
            ])
        }
        let export = try await office.operations.exportNotifications(of: "2023-01", language: .sv, by: office.officer)
        let rows = rows(export.answers).filter { $0["question"] == .text("systemExceptions") }
        #expect(rows.map { $0["status"] } == [.text("answered"), .empty, .empty], "the answer itself, then its exceptions")
        #expect(rows.map { $0["addition"] } == [.empty, .text("systemExceptionRows"), .text("systemExceptionRows")])
        #expect(rows.map { $0["addition_row"] } == [.empty, .text("disability"), .text("older-people")])
        #expect(rows.map { $0["addition_row_label"] }.last == .text("Äldreservice"))
        #expect(rows.map { $0["addition_answer"] } == [.empty, .text("other"), .text("abilita")])
        #expect(rows.map { $0["addition_label"] } == [.empty, .text("Annat, vilket"), .text("Abilita")])
        #expect(rows.map { $0["addition_text"] } == [.empty, .text(odd), .empty])
    }

    @Test func `the tables of every round have the same columns`() async throws {
        let (office, _) = try await office()
        let first = Round.first
        let second = Round(
            id: "2023-02", formVersion: 1, period: try #require(first.period.next), deadline: first.deadline,
            transitionEnds: first.transitionEnds, levels: ["systemsNote": .official, "system": .optional])
        try await office.operations.openRound(second, by: office.officer)
        let now = try await office.operations.exportNotifications(of: "2023-02", language: .fi, by: office.officer)
        let before = try await office.operations.exportNotifications(of: "2023-01", language: .sv, by: office.officer)
        #expect(now.sheets.map(\.columns) == before.sheets.map(\.columns))
        #expect(try now.answers.csv().split(separator: "\n").count == 1, "nobody has notified in the new round")
        #expect(
            before.answers.columns.map(\.title) == [
                "round", "organiser", "organiser_label", "group", "reference", "question_number", "question", "question_label", "row",
                "row_label", "status", "answer", "answer_label", "answer_text", "addition", "addition_row", "addition_row_label",
                "addition_answer", "addition_label", "addition_text",
            ])
    }

    @Test func `what nobody answered is marked by the level that the round gives the question`() async throws {
        let (office, _) = try await office()
        func status(_ question: String) async throws -> Sheet.Cell? {
            let export = try await office.operations.exportNotifications(of: "2023-01", language: .sv, by: office.statistician)
            return rows(export.answers).first { $0["question"] == .text(question) }?["status"]
        }
        #expect(try await status("retroactive") == .text("not-answered"))
        #expect(try await status("periodsNote") == .empty, "nothing follows from an empty note")
        let first = Round.first
        let changed = Round(
            id: first.id, formVersion: 1, period: first.period, deadline: first.deadline, transitionEnds: first.transitionEnds,
            levels: ["retroactive": .optional, "periodsNote": .expected])
        try await office.operations.changeRound(changed, by: office.officer)
        #expect(try await status("retroactive") == .empty)
        #expect(try await status("periodsNote") == .text("not-answered"))
        #expect(try await status("services") == .text("answered"))
    }

    @Test func `case 12, exported: the codes are the same in every language and in JSON`() async throws {
        let (office, _) = try await office()
        let coded: Set = ["round", "organiser", "question_number", "question", "row", "status", "answer", "addition", "addition_row"]
        var codes: [[[String: Sheet.Cell]]] = []
        var labels: Set<String> = []
        for language in Language.allCases {
            let export = try await office.operations.exportNotifications(of: "2023-01", language: language, by: office.officer)
            codes.append(rows(export.answers).map { $0.filter { coded.contains($0.key) } })
            labels.insert("\(rows(export.answers).map { $0["answer_label"] })")
        }
        #expect(codes[0] == codes[1] && codes[1] == codes[2] && labels.count == 3)
        let record = try #require(try await office.operations.notificationRecords(of: "2023-01", by: office.officer).first)
        for row in codes[0] {
            guard case .text(let question)? = row["question"], case .text(let answer)? = row["answer"] else { continue }
            let part: String? = if case .text(let part)? = row["row"] { part } else { nil }
            let value = record.answers[AnswerKey(question, row: part).description]
            #expect(value == .text(answer) || value == .set(answer.split(separator: " ").map(String.init)), "\(question)")
        }
    }

    @Test func `contact persons are in no export but the officer's own`() async throws {
        let (office, _) = try await office()
        let plain = try await office.operations.exportNotifications(of: "2023-01", language: .fi, by: office.statistician)
        for sheet in plain.sheets { #expect(try !sheet.csv().contains("helsinki@example.fi"), "\(sheet.name)") }
        let json = try JSONEncoder().encode(try await office.operations.notificationRecords(by: office.statistician))
        #expect(!String(decoding: json, as: UTF8.self).contains("helsinki@example.fi"))
        let full = try await office.operations.exportNotifications(of: "2023-01", language: .fi, withContacts: true, by: office.officer)
        #expect(try full.notifications.csv().contains("helsinki@example.fi"))
        await #expect(throws: OperationError.forbidden) {
            try await office.operations.exportNotifications(of: "2023-01", language: .fi, withContacts: true, by: office.statistician)
        }
    }

    @Test func `the same notifications give the same workbook`() async throws {
        let (office, _) = try await office()
        var files: [Data] = []
        for _ in 0..<2 {
            let export = try await office.operations.exportNotifications(of: "2023-01", language: .sv, by: office.officer)
            let path = "\(office.folder)/export.xlsx"
            try Sheet.writeXLSX(export.sheets, to: path, title: "x", made: Int(export.made.timeIntervalSince1970))
            files.append(try Data(contentsOf: URL(filePath: path)))
        }
        #expect(files[0] == files[1] && files[0].count > 5000)
    }

    @Test func `answers and additions are apart in JSON`() async throws {
        let (office, _) = try await office()
        let record = try #require(try await office.operations.notificationRecords(of: "2023-01", by: office.officer).first)
        #expect(
            record.answers["periods.disability"] == .text("kanta")
                && record.additions["servicesByTask.disability"] == .text("kanta-unstructured"))
        #expect(record.answers["servicesByTask.disability"] == nil && record.municipalities == ["091"] && record.state == "submitted")
    }

    @Test func `the notification file says what was declared, to the county and to THL only`() async throws {
        let (office, _) = try await office()
        let declared = try await office.operations.declaredDelivery(of: Office.helsinkiArea, in: "2023-01", by: office.helsinki)
        let group = try #require(declared.groups.first)
        #expect(declared.organiser == Office.helsinkiArea && declared.round == "2023-01" && group.municipalities.map(\.slug) == ["091"])
        let disability = try #require(group.tasks.first { $0.serviceTask.slug == "disability" })
        #expect(disability.channels == [.archive] && disability.serviceChannels == [.archive])
        #expect(group.tasks.first { $0.serviceTask.slug == "older-people" }?.serviceChannels == [.separate])
        #expect(group.services.first { $0.socialService.slug == "home-care" }?.level == .mostly)
        #expect(try await office.operations.declaredDelivery(of: Office.helsinkiArea, in: "2023-01", by: office.statistician) == declared)
        for actor in [office.pirkanmaa] {
            await #expect(throws: OperationError.notFound) {
                try await office.operations.declaredDelivery(of: Office.helsinkiArea, in: "2023-01", by: actor)
            }
        }
        await #expect(throws: OperationError.notFound, "nothing has been sent") {
            try await office.operations.declaredDelivery(of: Office.pirkanmaaArea, in: "2023-01", by: office.pirkanmaa)
        }
    }
}
