import ArchiveDocuments
import ArgumentParser
import CodeLists
import Delivery
import Derivation
import Foundation
import Localization
import RegisterModel

/// `sosdata explain`: why the blocks of a quarter say of one person what they say (derivation page, section 9).
struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: Catalogue.commands.text("explain.abstract", .en))

    @Option(help: .init(Catalogue.commands.text("derive.period", .en)))
    var period: String

    @Option(help: .init(Catalogue.commands.text("explain.person", .en)))
    var person: String

    @OptionGroup var inputs: InputOptions

    @Option(help: .init(Catalogue.commands.text("explain.svg", .en)))
    var svg: String?

    @Flag(help: .init(Catalogue.commands.text("explain.show-identity", .en)))
    var showIdentity = false

    @OptionGroup var reading: ReadingOptions

    func run() throws {
        let quarter = try reading.monitoringPeriod(period)
        try inputs.validate(in: reading.language)
        let asked = try wanted()
        let explanation: Explanation
        let names: SourceNames
        do {
            var files = inputs.files
            files.mappings = try reading.mappings()
            let input = try files.read(
                period: quarter, identityUse: reading.identity, threads: try reading.threadCount(), memory: try reading.memoryBudget())
            names = SourceNames(input)
            explanation = try Explainer(period: quarter, gapDays: inputs.gapDays)
                .explain(asked, from: input.sources, threads: try reading.threadCount())
        } catch let failure as DeliveryFailure { throw refusal(failure.message(in: reading.language)) }
        guard explanation.isKnown else { throw refusal(text("explain.unknown-person", ["person": PersonIdentifier.masked(asked.text)])) }
        let called = showIdentity ? asked.text : PersonIdentifier.masked(asked.text)
        if !reading.quiet {
            for line in ExplanationReport(explanation: explanation, person: called, language: reading.language, names: names).lines {
                print(line)
            }
        }
        if let svg {
            let picture = TimeLine(explanation, person: called, language: reading.language) { names.place(of: $0) }
            do { try NewFile.write(svg) { try $0.write(Array(picture.svg.utf8)) } } catch let failure as DeliveryFailure {
                throw refusal(failure.message(in: reading.language))
            }
        }
    }

    /// The person asked for; with `-` from the first line of standard input, so that the code stands in no list of processes.
    private func wanted() throws -> PersonIdentifier {
        if person == "-" && inputs.files.all.contains("-") { throw refusal(text("derive.one-standard-input")) }
        let given = (person == "-" ? readLine() ?? "" : person).trimmingCharacters(in: .whitespaces)
        if given.contains("|") { return .temporary(given) }
        guard let code = try? IdentityCode(given) else {
            throw refusal(text("explain.bad-person", ["person": PersonIdentifier.masked(given)]))
        }
        return .identityCode(code)
    }

    private func text(_ key: String, _ values: [String: String] = [:]) -> String { Catalogue.commands.text(key, reading.language, values) }
}

/// The names of the files that rows stand in.
struct SourceNames {
    private var files: [TableKind: [String]] = [:]
    private let archive: [String]

    init(_ input: DerivationInput) {
        for intake in input.intakes { files[intake.kind] = intake.totals.map(\.file) }
        archive = input.archive?.totals.map(\.file) ?? []
    }

    /// `file:line` of an input row or document.
    func place(of origin: Explanation.Origin) -> String {
        let names = origin.isFromArchive ? archive : files[origin.kind] ?? []
        return "\(names.indices.contains(origin.file) ? names[origin.file] : ""):\(origin.line)"
    }
}

/// An explanation as lines of text.
struct ExplanationReport {
    let explanation: Explanation
    let person: String
    let language: Language
    let names: SourceNames

    /// The lines, block by block: each reported row with its origins below it, then the rows that led to none.
    var lines: [String] {
        var lines = ["\(person), \(explanation.period)"]
        for block in BlockKind.allCases {
            let rows = explanation.rows.filter { $0.block == block }
            let unused = explanation.unused.filter { $0.block == block }.map(\.origin)
            if rows.isEmpty && unused.isEmpty { continue }
            lines += ["", block.name(in: language)]
            for row in rows {
                lines.append("  \(row.subject(in: language)): \(row.days.text(in: language))\(ending(of: row))")
                lines += row.origins.map { "    \(line(of: $0))" }
            }
            if !unused.isEmpty {
                lines.append("  \(Catalogue.delivery.text("explain.unused", language))")
                lines += unused.map { origin in
                    let topic = origin.topic(in: language)
                    return "    \(line(of: origin))\(topic.isEmpty ? "" : ". \(topic)")"
                }
            }
        }
        return lines
    }

    private func ending(of row: Explanation.Row) -> String {
        row.isEndAfterQuarter ? " (\(Catalogue.delivery.text("explain.end-after-quarter", language)))" : ""
    }

    private func line(of origin: Explanation.Origin) -> String {
        let id = origin.id.isEmpty ? "" : " \(origin.id)"
        let imprecise = origin.isImprecise ? " (\(Catalogue.delivery.text("explain.imprecise", language)))" : ""
        return "\(names.place(of: origin))\(id): \(origin.facts(in: language))\(imprecise), \(origin.role.text(in: language))"
    }
}
