import CodeLists
import Foundation
import GRDB
import RegisterModel
import RegisterStore

extension SQLiteTransaction {
    func accept(_ key: BlockKey, delivery: String, at instant: Date, rows: BlockRows) throws {
        let number = try replaceBlock(key, delivery: delivery, at: instant, rowCount: rows.count)
        let load = BlockLoad(database, taskNumbers, codeNumbers, block: number)
        switch rows {
        case .clientPeriods(let rows):
            try ClientPeriodLoad(database, taskNumbers).load(rows, block: number)
            try count(rows, block: number)
        case .childProtectionPeriods(let rows): try load.load(rows)
        case .serviceDecisions(let rows):
            try load.load(rows)
            try count(rows, block: number)
        case .receivedServices(let rows):
            try load.load(rows)
            try count(rows, block: number)
        }
    }

    func forEachClientPeriod(blocks: [Int64], persons: ClosedRange<Pseudonym>, _ body: (Int, RegisteredClientPeriod) throws -> Void) throws
    {
        let tasks = taskNumbers.byNumber
        try BlockMerge(database: database).forEach(
            """
            SELECT person, serviceTask, startDay, endDay, municipality, birthYear FROM clientPeriod WHERE block = ? AND person BETWEEN ? AND ?
            ORDER BY person, serviceTask, startDay
            """, blocks, persons
        ) { place, person, row in
            guard let task = tasks[row.number(1)] else { throw StoredValueFault.unknownValue(column: "serviceTask") }
            try body(
                place,
                RegisteredClientPeriod(
                    person: person, birthYear: row.numberIfAny(5).map { Int16(truncatingIfNeeded: $0) },
                    municipality: try row.municipality(4), serviceTask: task, period: row.period(2, 3)))
        }
    }

    func forEachChildProtectionPeriod(
        blocks: [Int64], persons: ClosedRange<Pseudonym>, _ body: (Int, RegisteredChildProtectionPeriod) throws -> Void
    ) throws {
        try BlockMerge(database: database).forEach(
            """
            SELECT person, startDay, endDay, municipality, birthYear FROM childProtectionPeriod WHERE block = ? AND person BETWEEN ? AND ?
            ORDER BY person, startDay
            """, blocks, persons
        ) { place, person, row in
            try body(
                place,
                RegisteredChildProtectionPeriod(
                    person: person, birthYear: row.numberIfAny(4).map { Int16(truncatingIfNeeded: $0) },
                    municipality: try row.municipality(3), period: row.period(1, 2)))
        }
    }

    func forEachDecision(blocks: [Int64], persons: ClosedRange<Pseudonym>, _ body: (Int, RegisteredDecision) throws -> Void) throws {
        try BlockMerge(database: database).forEach(
            """
            SELECT person, decision, serviceTask, socialService, type, outcome, decidedDay, validToDay, picks, municipality, birthYear
            FROM serviceDecision WHERE block = ? AND person BETWEEN ? AND ? ORDER BY person, decision
            """, blocks, persons
        ) { place, person, row in
            try body(
                place,
                RegisteredDecision(
                    person: person, birthYear: row.numberIfAny(10).map { Int16(truncatingIfNeeded: $0) },
                    municipality: try row.municipality(9), decision: row.number(1), serviceTask: try taskNumbers.task(row.number(2)),
                    socialService: try codeNumbers.value(row.number(3)), type: try codeNumbers.value(row.number(4)),
                    outcome: try codeNumbers.value(row.number(5)), decided: row.day(6), validTo: row.dayIfAny(7),
                    picks: DecisionPicks(rawValue: UInt8(truncatingIfNeeded: row.number(8)))))
        }
    }

    func forEachService(blocks: [Int64], persons: ClosedRange<Pseudonym>, _ body: (Int, RegisteredService) throws -> Void) throws {
        try BlockMerge(database: database).forEach(
            """
            SELECT person, serviceTask, socialService, evidence, firstDay, lastDay, municipality, birthYear FROM receivedService
            WHERE block = ? AND person BETWEEN ? AND ? ORDER BY person, serviceTask, socialService
            """, blocks, persons
        ) { place, person, row in
            try body(
                place,
                RegisteredService(
                    person: person, birthYear: row.numberIfAny(7).map { Int16(truncatingIfNeeded: $0) },
                    municipality: try row.municipality(6), serviceTask: try taskNumbers.task(row.number(1)),
                    socialService: try codeNumbers.value(row.number(2)),
                    evidence: EvidenceKinds(rawValue: UInt16(truncatingIfNeeded: row.number(3))), first: row.day(4), last: row.day(5)))
        }
    }
}

extension MergedRow {
    fileprivate func day(_ column: Int32) -> Day { Day(number: Int32(truncatingIfNeeded: number(column))) }
    fileprivate func dayIfAny(_ column: Int32) -> Day? { numberIfAny(column).map { Day(number: Int32(truncatingIfNeeded: $0)) } }
    fileprivate func period(_ start: Int32, _ end: Int32) -> Period { Period(start: day(start), end: dayIfAny(end)) }
}
