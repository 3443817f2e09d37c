import Foundation
import RegisterModel
import Testing

/// Each option of `sosdata check` that compares, maps, confirms or reports.
@Suite struct `Options of sosdata check` {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    /// Derives a delivery of matters that all start on a day, unless they are to be spread.
    private func deliver(_ name: String, rows: Int = 120, start: String? = nil) throws -> String {
        let lines = (0..<rows).map { number in
            let day = start ?? "2021-\(number % 9 + 101)-\(number % 27 + 102)".replacing("-1", with: "-")
            return "\(Matters.person(number)),90,091,working-age,M\(number),\(day),"
        }
        let text = "person_id,organiser,municipality,service_task,matter_id,opened,closed\n" + lines.joined(separator: "\n") + "\n"
        let file = try workspace.write(text, to: "\(name)-matters.csv")
        let run = try Program.run([
            "derive", "--period", "2023Q1", "--matters", file, "--identity", "test", "--out", workspace.path(name),
        ])
        try #require(run.status == 0, "\(run.output)\(run.error)")
        return workspace.path(name)
    }

    private func check(_ arguments: String...) throws -> Program.Run { try Program.run(["check", "--identity", "test"] + arguments) }

    @Test func `--confirm writes a place for reasons, then takes them`() throws {
        let delivery = try deliver("pile", start: "2020-01-02")
        let reasons = workspace.path("reasons.yaml")
        let first = try check(delivery, "--confirm", reasons)
        #expect(first.status == 0 && first.error.contains("reasons.yaml") && first.output.contains("cannot be accepted"), "\(first.error)")
        let text = try workspace.text("reasons.yaml")
        #expect(text.contains("rule: dates.pile-up"))
        try workspace.write(text.replacing("reason: \"\"", with: "reason: \"New system\""), to: "reasons.yaml")
        let second = try check(delivery, "--confirm", reasons)
        #expect(second.output.contains("can be accepted") && second.output.contains("Confirmed: New system"), "\(second.output)")
        #expect(try check(delivery, "--confirm", reasons, "--format", "json").output.contains("\"reason\":\"New system\""))
        try workspace.write("version: 1\nconfirmation: []\n", to: "reasons.yaml")
        let broken = try check(delivery, "--confirm", reasons)
        #expect(broken.status == 2 && broken.error.contains("line 2") && broken.output.isEmpty)
    }

    @Test func `--previous names what vanished`() throws {
        let now = try deliver("now", rows: 90)
        let before = try deliver("before", rows: 120)
        // The earlier delivery is of the same quarter, so nothing can be said against it.
        let same = try check(now, "--previous", before)
        #expect(same.status == 0 && same.output.contains("period.vanished: not run"), "\(same.error)")
        let manifest = try workspace.text("before/manifest.json").replacing("2023Q1", with: "2022Q4")
        try workspace.write(manifest, to: "before/manifest.json")
        let run = try check(now, "--previous", before, "--format", "csv")
        #expect(run.output.split(separator: "\n").count { $0.contains(",period.vanished,warning,") } == 30, "\(run.output)")
        #expect(!run.output.contains(Matters.person(100)))
        #expect(try check(now, "--previous", workspace.path("nowhere")).status == 2)
    }

    @Test func `--notification holds the delivery against what was notified`() throws {
        let delivery = try deliver("now")
        let notification = try workspace.write(
            """
            {"format_version": 1, "organiser": "90", "round": "2023-01", "monitoring_period": "2023Q1", "groups": [
              {"name": "Helsingfors", "municipalities": ["091"], "services": [],
               "tasks": [{"service_task": "disability", "channels": ["separate"], "child_protection_channels": [], "service_channels": []}]}]}
            """, to: "notification.json")
        let run = try check(delivery, "--notification", notification)
        #expect(
            run.status == 0 && run.output.contains("notification.undeclared-channel") && run.output.contains("notification.silent-task"))
        try workspace.write("{}", to: "notification.json")
        let broken = try check(delivery, "--notification", notification)
        #expect(broken.status == 2 && broken.error.contains("notification.json") && broken.output.isEmpty)
    }

    @Test func `--mapping reads an export, in check and in derive`() throws {
        let lines = (0..<5).map { "\(Matters.person($0));091;1;A\($0);3.2.202\($0 % 3)\n" }
        let export = try workspace.write("Hetu;Kunta;Tehtava;Asia;Alku\n" + lines.joined(), to: "export.csv")
        let mapping = try workspace.write(
            """
            version: 1
            files:
              matters:
                person_id: Hetu
                organiser: {constant: "90"}
                municipality: Kunta
                service_task: {column: Tehtava, codes: {"1": working-age}}
                matter_id: {column: Asia, prefix: "1.2.3."}
                opened: {column: Alku, format: d.M.yyyy}
                closed: {constant: ""}
            """, to: "mapping.yaml")
        let run = try check(export, "--period", "2023Q1", "--mapping", mapping)
        #expect(run.status == 0 && run.output.contains("read 5 = used 5"), "\(run.output)\(run.error)")
        let derived = try Program.run([
            "derive", "--period", "2023Q1", "--matters", export, "--mapping", mapping, "--identity", "test", "--out", workspace.path("out"),
        ])
        #expect(derived.status == 0, "\(derived.error)")
        #expect(try workspace.text("out/client_periods.csv").contains(",working-age,2021-02-03,\n"))
        try workspace.write("version: 1\nfiles:\n  matters:\n    person: Hetu\n", to: "mapping.yaml")
        let broken = try check(export, "--period", "2023Q1", "--mapping", mapping)
        #expect(broken.status == 2 && broken.error.contains("line 4"), "\(broken.error)")
    }

    @Test func `--out gives the old report or the new one, never a part, and leaves nothing beside it`() throws {
        let delivery = try deliver("now")
        try FileManager.default.createDirectory(atPath: workspace.path("reports"), withIntermediateDirectories: true)
        try workspace.write("the report before", to: "reports/report.txt")
        let report = workspace.path("reports/report.txt")
        try FileManager.default.createSymbolicLink(atPath: workspace.path("link.txt"), withDestinationPath: report)
        // Whoever reads the old report meanwhile goes on reading it.
        let reader = try #require(FileHandle(forReadingAtPath: report))
        #expect(try check(delivery, "--out", workspace.path("link.txt")).status == 0)
        #expect(try reader.readToEnd() == Data("the report before".utf8))
        #expect(try workspace.text("reports/report.txt").contains("Check of a delivery"))
        #expect(try workspace.names(in: "reports") == ["report.txt"])
        let nowhere = try check(delivery, "--out", workspace.path("nowhere/report.txt"))
        #expect(nowhere.status == 2 && nowhere.error.contains("nowhere/report.txt cannot be written"), "\(nowhere.error)")
        #expect(try check(delivery, "--out", "/dev/stdout").output.contains("Check of a delivery"))
    }

    @Test func `--since says what has changed since an earlier check`() throws {
        let header = "person_id,organiser,municipality,service_task,start,end\n"
        let row = { (number: Int, task: String) in "\(Matters.person(number)),90,091,\(task),2023-01-01,\n" }
        let block = try workspace.write(header + (0..<6).map { row($0, "gardening") }.joined(), to: "client_periods.csv")
        let first = try check(block, "--period", "2023Q1", "--format", "json", "--out", workspace.path("first.json"))
        #expect(first.status == 1 && first.output.isEmpty)
        try workspace.write(header + (0..<6).map { row($0, $0 < 2 ? "gardening" : "working-age") }.joined(), to: "client_periods.csv")
        let run = try check(block, "--period", "2023Q1", "--since", workspace.path("first.json"))
        #expect(run.output.contains("service-task.unknown (service_task = gardening): 6 → 2"), "\(run.output)")
    }

    @Test func `--format html writes one page, and nothing is said about progress where nobody looks`() throws {
        let delivery = try deliver("now")
        let run = try check(delivery, "--format", "html", "--out", workspace.path("report.html"), "--language", "fi")
        #expect(run.status == 0 && run.output.isEmpty && run.error.isEmpty, "\(run.error)")
        #expect(try workspace.text("report.html").hasPrefix("<!DOCTYPE html>\n<html lang=\"fi\">"))
    }
}
