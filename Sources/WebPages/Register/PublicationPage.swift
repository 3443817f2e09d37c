import CodeLists
import DisclosureControl
import Localization
import RegisterModel
import Statistics

/// A publication on its way: who proposed it, how it was protected, what everybody would see, and the decision of another person.
public struct PublicationPage: Page {
    /// Its id.
    public let id: String
    /// The quarter.
    public let period: MonitoringPeriod
    /// The edition's number.
    public let edition: Int
    /// Where it stands: `protecting`, `refused`, `proposed`, `rejected`, `published`, `retracted`.
    public let state: String
    /// Who proposed it, and when.
    public let proposed: (by: String, at: Moment)
    /// Who decided, and when; nil before.
    public let decided: (by: String, at: Moment)?
    /// Why it was refused (a key), rejected or retracted.
    public let reason: String?
    /// The tables it is made of; nil where they were not noted.
    public let tables: [TableName]?
    /// Where a refused one could not be protected: how many figures of which table.
    public let obstacles: [TableName: Int]
    /// How it was protected, in numbers that may be told.
    public let summary: ReleaseRecord.Summary?
    /// How many figures of each of its tables are hidden; nothing before the check has passed.
    public let tallies: [TableName: FigureTally]
    /// The tables that are no part of it, and why.
    public let leftOut: [TableName: LeftOut]
    /// The table of clients by area as everybody will see it; nil once it is decided.
    public let table: PublishedTable?
    /// What the reader may do.
    public let mayDecide: Bool
    /// Whether the reader may take it back.
    public let mayRetract: Bool
    /// What hinders the decision that was just tried.
    public let problem: Problem?

    /// Why a table is no part of a publication.
    public enum LeftOut: String, Sendable, CaseIterable {
        /// Nothing that it counts has arrived.
        case notDelivered = "not-delivered"
        /// The check of an earlier proposal stopped at it.
        case notProtected = "not-protected"
        /// Whoever proposed the publication left it out.
        case notChosen = "not-chosen"
    }

    /// Why a decision was not taken.
    public enum Problem: String, Sendable, CaseIterable {
        /// No reason was given.
        case reasonMissing = "reason-missing"
        /// Something else was decided meanwhile.
        case outdated
    }

    /// Makes the page.
    public init(
        id: String, period: MonitoringPeriod, edition: Int, state: String, proposed: (by: String, at: Moment),
        decided: (by: String, at: Moment)?, reason: String?, tables: [TableName]?, obstacles: [TableName: Int] = [:],
        summary: ReleaseRecord.Summary?, tallies: [TableName: FigureTally] = [:], leftOut: [TableName: LeftOut] = [:],
        table: PublishedTable?, mayDecide: Bool, mayRetract: Bool, problem: Problem? = nil
    ) {
        self.id = id
        self.period = period
        self.edition = edition
        self.state = state
        self.proposed = proposed
        self.decided = decided
        self.reason = reason
        self.tables = tables
        self.obstacles = obstacles
        self.summary = summary
        self.tallies = tallies
        self.leftOut = leftOut
        self.table = table
        self.mayDecide = mayDecide
        self.mayRetract = mayRetract
        self.problem = problem
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        let title = words("publication.title", ["quarter": words.quarterWithin(period), "number": String(edition)])
        let reasonText = reason.map {
            state == "refused" ? words("publication.refused.\($0)") : words("publication.reason", ["reason": $0])
        }
        return PageContent(
            template: "publication", title: title, back: .edition(period, edition),
            problems: problem.map { [PageProblem(target: "reason", message: words("publication.problem.\($0.rawValue)"))] } ?? [],
            isWide: true,
            values: [
                "heading": title, "csrf": frame.csrfToken, "action": Address.publication(id).path, "state": Self.tag(state, words),
                "proposed": words("publication.proposed", ["name": proposed.by, "at": words.moment(proposed.at)]),
                "decided": decided.map { words("publication.decided", ["name": $0.by, "at": words.moment($0.at)]) },
                "reason": reasonText, "hasTables": tables != nil, "tables": (tables ?? []).map { line($0, words) },
                "previewPath": state == "proposed" ? Address.preview(id).path : nil, "hasLeftOut": !leftOut.isEmpty,
                "leftOut": TableName.allCases.compactMap { name in
                    leftOut[name].map { reason in
                        words("publication.left-out.\(reason.rawValue)", ["table": words("statistics.table.\(name.rawValue)")])
                    }
                },
                "obstacles": obstacles.sorted { ($0.value, $1.key.rawValue) > ($1.value, $0.key.rawValue) }.map { table, figures in
                    words(
                        "publication.obstacle",
                        ["table": words("statistics.table.\(table.rawValue)"), "figures": words.number(figures)])
                },
                "hasObstacles": !obstacles.isEmpty, "editionPath": state == "refused" ? Address.edition(period, edition).path : nil,
                "hasSummary": summary != nil, "isProtecting": state == "protecting", "summary": summary.map { summaryLines($0, words) },
                "mayDecide": mayDecide, "isOwn": state == "proposed" && !mayDecide, "mayRetract": mayRetract,
                "publicPath": state == "published" || state == "retracted"
                    ? Address.statistics(.release(ReleaseName(period, edition: edition))).path : nil,
                "table": table.map { figures($0, words).values(words) },
                "coverage": table.map { StatisticsParts.coverage($0, .country, words) },
            ])
    }

    /// The state as a word and a shape.
    static func tag(_ state: String, _ words: Words) -> Values {
        let look: StatusTag.Look =
            switch state {
            case "published": .done
            case "refused", "rejected", "retracted": .problem
            default: .going
            }
        return StatusTag(words("publication.state.\(state)"), look).values
    }

    /// A table with the way to it, where its figures can be seen, and how many of them are hidden.
    private func line(_ table: TableName, _ words: Words) -> Values {
        let address: Address? =
            switch state {
            case "proposed": .preview(id, .table(table))
            case "published": .statistics(.release(ReleaseName(period, edition: edition), .table(table)))
            default: nil
            }
        let name = words("statistics.table.\(table.rawValue)")
        return [
            "path": address?.path, "name": name, "plain": address == nil ? name : nil,
            "tally": tallies[table].map { StatisticsParts.tally($0, words) },
        ]
    }

    private func summaryLines(_ summary: ReleaseRecord.Summary, _ words: Words) -> [String] {
        [
            words(
                "publication.summary.cells",
                [
                    "cells": words.number(summary.cells), "sensitive": words.number(summary.sensitive),
                    "complementary": words.number(summary.complementary),
                    "percent": words.percent(summary.sensitive + summary.complementary, of: summary.cells),
                ]),
            words(
                "publication.summary.proof",
                [
                    "relations": words.number(summary.relations), "witnesses": words.number(summary.witnesses),
                    "rounds": words.number(summary.rounds), "digest": summary.digest,
                ]),
        ]
    }

    private func figures(_ table: PublishedTable, _ words: Words) -> FigureTable {
        FigureTable(
            id: "figures", caption: words("publication.as-everybody"), corner: words("statistics.area"),
            columns: table.tasks.map(words.task),
            rows: words.sorted(table.places).map { place in
                FigureTable.Row(
                    label: words.place(place), isTotal: place == .country, cells: table.tasks.map { .figure(table.figure(place, $0)) })
            })
    }
}
