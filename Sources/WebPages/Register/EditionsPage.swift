import Localization
import RegisterModel

/// THL's list of quarters with their editions and what became of each.
public struct EditionsPage: Page {
    /// A quarter.
    public struct Quarter: Sendable {
        /// The quarter.
        public let period: MonitoringPeriod
        /// Blocks that came or were replaced since the newest edition.
        public let changedBlocks: Int
        /// Whether an edition is being made.
        public let isBeingMade: Bool
        /// Whether the last attempt failed.
        public let hasFailed: Bool
        /// The editions, newest first.
        public let editions: [Line]

        /// Makes a quarter.
        public init(period: MonitoringPeriod, changedBlocks: Int, isBeingMade: Bool, hasFailed: Bool, editions: [Line]) {
            self.period = period
            self.changedBlocks = changedBlocks
            self.isBeingMade = isBeingMade
            self.hasFailed = hasFailed
            self.editions = editions
        }
    }

    /// An edition.
    public struct Line: Sendable {
        /// Its number.
        public let number: Int
        /// When it was made.
        public let madeAt: Moment
        /// Distinct persons.
        public let persons: Int
        /// Client periods after the channels were joined.
        public let periods: Int
        /// Its newest publication; nil if nobody has proposed it.
        public let publication: (id: String, state: String)?

        /// Makes a line.
        public init(number: Int, madeAt: Moment, persons: Int, periods: Int, publication: (id: String, state: String)?) {
            self.number = number
            self.madeAt = madeAt
            self.persons = persons
            self.periods = periods
            self.publication = publication
        }
    }

    /// The quarters, newest first.
    public let quarters: [Quarter]
    /// Whether the reader may order editions.
    public let mayOrder: Bool

    /// Makes the page.
    public init(quarters: [Quarter], mayOrder: Bool) {
        self.quarters = quarters
        self.mayOrder = mayOrder
    }

    /// The template of the page and what fills it.
    public func content(_ frame: PageFrame) -> PageContent {
        let words = Words(language: frame.language)
        return PageContent(
            template: "editions", title: words("editions.title"), isWide: true,
            values: [
                "csrf": frame.csrfToken, "action": Address.editions.path, "isEmpty": quarters.isEmpty,
                "statisticsPath": Address.statistics(.catalogue).path,
                "quarters": quarters.map { quarter in
                    [
                        "id": "quarter-\(quarter.period)", "name": words.quarter(quarter.period), "period": quarter.period.description,
                        "mayOrder": mayOrder && !quarter.isBeingMade, "isBeingMade": quarter.isBeingMade, "hasFailed": quarter.hasFailed,
                        "changed": words("editions.changed", ["count": words.number(quarter.changedBlocks)]),
                        "hasEditions": !quarter.editions.isEmpty,
                        "editions": quarter.editions.map { line($0, quarter.period, words) },
                    ] as Values
                },
            ])
    }

    private func line(_ line: Line, _ period: MonitoringPeriod, _ words: Words) -> Values {
        [
            "name": words("editions.number", ["number": String(line.number)]), "path": Address.edition(period, line.number).path,
            "madeAt": words.moment(line.madeAt), "persons": words.number(line.persons), "periods": words.number(line.periods),
            "publicationPath": line.publication.map { Address.publication($0.id).path },
            "state": line.publication.map { PublicationPage.tag($0.state, words) },
        ]
    }
}
