import Foundation
import Testing

@Suite(.serialized) struct `A killed derive` {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    private func derive(_ file: String, killedAfter seconds: Double? = nil) throws -> Program.Run {
        try Program.run(
            ["derive", "--period", "2023Q1", "--matters", file, "--identity", "test", "--quiet", "--out", workspace.path("out")],
            killedAfter: seconds)
    }

    /// The names and bytes of the output; nil if there is none.
    private func written() throws -> [String: Data]? {
        guard workspace.has("out") else { return nil }
        return Dictionary(uniqueKeysWithValues: try workspace.names(in: "out").map { ($0, try workspace.bytes("out/\($0)")) })
    }

    @Test func `leaves the old output or the new, never half, and the next run is not in its way`() throws {
        let small = try workspace.write(Matters.file(rows: 40), to: "small.csv")
        let large = try workspace.write(Matters.file(rows: 15_000), to: "large.csv")
        let start = Date.now
        #expect(try derive(large).status == 0)
        let wholeRun = Date.now.timeIntervalSince(start)
        let new = try #require(try written())
        #expect(try derive(small).status == 0)
        let old = try #require(try written())
        #expect(old != new)

        var killed = 0
        for step in 1...12 {
            let run = try derive(large, killedAfter: wholeRun * Double(step) / 12)
            if run.status == SIGKILL { killed += 1 }
            let found = try written()
            #expect(found == old || found == new)
            if found != old { #expect(try derive(small).status == 0) }
            #expect(try written() == old)
        }
        #expect(killed > 3, "too few runs were caught alive: \(killed)")
    }

    @Test func `leaves nothing at the place of the output where nothing was`() throws {
        let large = try workspace.write(Matters.file(rows: 15_000), to: "large.csv")
        let run = try derive(large, killedAfter: 0.02)
        #expect(run.status == SIGKILL)
        #expect(try written() == nil)
        #expect(try derive(large).status == 0)
    }

    @Test func `of all blocks leaves all of the old output or all of the new`() throws {
        let inputs = try (Extracts.kinds + [("--units", "units.csv")]).flatMap { option, name in
            [option, try workspace.write(Extracts.text(name, Extracts.rows(name)), to: name)]
        }
        let large = try workspace.write(Matters.file(rows: 15_000), to: "large.csv")
        let derive = { (more: [String], seconds: Double?) in
            try Program.run(
                ["derive", "--period", "2023Q1", "--identity", "test", "--quiet", "--out", workspace.path("out")] + inputs + more,
                killedAfter: seconds)
        }
        let more = ["--matters", large, "--provenance"]
        let start = Date.now
        #expect(try derive(more, nil).status == 0)
        let wholeRun = Date.now.timeIntervalSince(start)
        let new = try #require(try written())
        #expect(try derive([], nil).status == 0)
        let old = try #require(try written())
        #expect(old.count == 6 && new.count == 7)
        for step in 1...6 {
            _ = try derive(more, wholeRun * Double(step) / 7)
            let found = try written()
            #expect(found == old || found == new)
            if found != old { #expect(try derive([], nil).status == 0) }
        }
    }
}
