import CodeLists
import GRDB
import RegisterModel
import RegisterStore

extension SQLiteTransaction {
    func serviceCounts(period: MonitoringPeriod) throws -> [String: [SocialService: Int]] {
        let lines: [(String, Int64, Int)] = try all(
            """
            SELECT b.groupId, s.socialService, sum(s.services) FROM block b JOIN blockService s ON s.block = b.number
            WHERE b.period = ? AND b.replacedAt IS NULL GROUP BY b.groupId, s.socialService
            """, [period.description]
        ) { ($0[0], $0[1], $0[2]) }
        var counts: [String: [SocialService: Int]] = [:]
        for (group, number, services) in lines {
            let service: SocialService = try codeNumbers.value(number)
            counts[group, default: [:]][service] = services
        }
        return counts
    }

    func pickCounts(period: MonitoringPeriod) throws -> [PickCount] {
        try all(
            """
            SELECT b.area, b.channel, p.picks, sum(p.decisions) AS decisions FROM block b JOIN blockPicks p ON p.block = b.number
            WHERE b.period = ? AND b.replacedAt IS NULL GROUP BY b.area, b.channel, p.picks ORDER BY b.area, b.channel, p.picks
            """, [period.description]
        ) { row in
            PickCount(
                area: try row.code("area"), channel: try row.value("channel"), picks: DecisionPicks(rawValue: row["picks"]),
                decisions: row["decisions"])
        }
    }

    /// Counts the rows of a block by their picks.
    func count(_ rows: [RegisteredDecision], block: Int64) throws {
        let counts = rows.reduce(into: [UInt8: Int]()) { $0[$1.picks.rawValue, default: 0] += 1 }
        for (picks, decisions) in counts {
            try change("INSERT INTO blockPicks (block, picks, decisions) VALUES (?, ?, ?)", [block, Int64(picks), decisions])
        }
    }

    /// Counts the rows of a block by social service.
    func count(_ rows: [RegisteredService], block: Int64) throws {
        let counts = rows.reduce(into: [SocialService: Int]()) { $0[$1.socialService, default: 0] += 1 }
        for (service, services) in counts {
            try change(
                "INSERT INTO blockService (block, socialService, services) VALUES (?, ?, ?)",
                [block, codeNumbers.number(service), services])
        }
    }
}
