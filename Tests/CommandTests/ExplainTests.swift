import Foundation
import Testing

@Suite struct `sosdata explain` {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    private func explain(_ person: String, _ more: [String], input: String? = nil) throws -> Program.Run {
        try Program.run(
            ["explain", "--period", "2023Q1", "--identity", "test", "--person", person] + more, input: input.map { Data($0.utf8) })
    }

    private func inputs() throws -> [String] {
        try (Extracts.kinds + [("--units", "units.csv")]).flatMap { option, name in
            [option, try workspace.write(Extracts.text(name, Extracts.rows(name)), to: name)]
        }
    }

    @Test func `lists each reported row with the rows it came from and what joined them`() throws {
        let run = try explain(Matters.person(0), inputs())
        #expect(run.status == 0, "\(run.error)")
        let lines = run.output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        #expect(lines.contains { $0.hasSuffix("90 091: 2022-11-01 – open") })
        #expect(lines.contains { $0.contains("matters.csv:2 A: 2022-11-01 – 2023-01-15, begins the period") })
        #expect(lines.contains { $0.contains("matters.csv:3 B: 2023-01-15 – open") && $0.hasSuffix("same period") })
        #expect(
            lines.contains { $0.contains("decisions.csv:2 1: 2023-01-10 – open (decided 2023-01-10: Positive decision), picked by made") })
        #expect(
            lines.contains {
                $0.contains("services.csv:2: 2022-10-01 – 2023-02-28, shows the service (valid-service) 2023-01-01 – 2023-02-28")
            })
    }

    @Test func `lists rows that led to none`() throws {
        let run = try explain(Matters.person(4), inputs())
        #expect(run.status == 0, "\(run.error)")
        #expect(run.output.contains("child_protection.csv:4: 2022-01-01 – 2022-02-01, its period ended before the quarter"))
    }

    @Test func `shows the code whole only where that is asked for, and takes it from standard input`() throws {
        let code = Matters.person(0)
        let masked = try explain("-", inputs(), input: "\(code)\n")
        #expect(masked.status == 0, "\(masked.error)")
        #expect(masked.output.contains("\(code.prefix(6))*****") && !(masked.output + masked.error).contains(code))
        let shown = try explain("-", inputs() + ["--show-identity"], input: "\(code)\n")
        #expect(shown.output.contains(code))
    }

    @Test(arguments: ["sv", "fi", "en"])
    func `draws the time line with a title, a description and no code`(language: String) throws {
        let run = try explain(Matters.person(0), inputs() + ["--svg", workspace.path("line.svg"), "--language", language])
        #expect(run.status == 0, "\(run.error)")
        let svg = try workspace.text("line.svg")
        #expect(svg.hasPrefix("<svg ") && svg.hasSuffix("</svg>\n"))
        #expect(svg.contains("<title id=\"title\">") && svg.contains("<desc id=\"description\">") && svg.contains("lang=\"\(language)\""))
        #expect(!svg.contains("<script") && !svg.contains(Matters.person(0)))
    }

    @Test func `refuses what is no person, and a person of whom nothing is known`() throws {
        for person in ["nobody", "131052-9080", "", Matters.person(99)] {
            let run = try explain(person, inputs())
            #expect(run.status == 2 && run.output.isEmpty, "\(person): \(run.error)")
            #expect(person.count < 7 || !run.error.contains(person))
        }
    }
}
