import ArchiveDocuments
import CodeLists
import Delivery
import Derivation
import Localization
import RegisterModel

/// What `derive` says when it is done: totals that add up, findings, rows written, and what stands beside them.
struct DerivationReport {
    let outcome: DeliveryMaking.Outcome
    let ownCounts: OwnCounts?
    let language: Language

    /// The lines, in order.
    var lines: [String] {
        var lines = outcome.totals.flatMap { $0.lines(in: language) }
        lines += outcome.archiveTotals.flatMap { $0.fileTotals.lines(in: language) }
        lines += outcome.inconclusive.map { count in
            text(
                "derive.inconclusive",
                [
                    "documents": String(count.documents), "organiser": count.organiser,
                    "type": count.documentType.isEmpty ? "–" : count.documentType, "missing": count.missing,
                ])
        }
        lines += outcome.findings.map { rule, count in
            "  \(rule.name) (\(rule.severity.name(in: language))): \(count). \(rule.what(in: language))"
        }
        for kind in BlockKind.allCases {
            guard let block = outcome.blocks[kind] else { continue }
            lines.append(text("derive.rows", ["file": "\(kind.rawValue).csv", "rows": String(block.rows)]))
        }
        if let differences = outcome.differences {
            lines.append(text("derive.differences", ["file": DifferencesFile.name, "keys": String(differences)]))
        }
        if let coverage = outcome.blocks[.serviceDecisions]?.coverage { lines += self.lines(of: coverage) }
        if let ownCounts {
            lines += ownCounts.beside(outcome.blocks[.clientPeriods]?.clients ?? [:]).map { row in
                text(
                    "derive.own-counts-row",
                    ["task": row.task.slug, "own": row.own.map(String.init) ?? "–", "derived": String(row.derived)])
            }
        }
        return lines
    }

    /// How many decisions each pick of question 24 catches.
    private func lines(of coverage: PickCoverage) -> [String] {
        var lines = [text("derive.decisions-known", ["count": String(coverage.decisions)])]
        for (name, count) in zip(DecisionPicks.names, coverage.caught) { lines.append("  \(name): \(count)") }
        lines.append("  " + text("derive.only-starting", ["count": String(coverage.onlyStarting)]))
        lines.append("  " + text("derive.no-pick", ["count": String(coverage.none)]))
        return lines
    }

    private func text(_ key: String, _ values: [String: String]) -> String { Catalogue.commands.text(key, language, values) }
}
