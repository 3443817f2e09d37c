import CodeLists
import DisclosureControl
import Foundation
import Localization
import RegisterModel
import Statistics
import SyntheticFigures
import Testing

/// Writes released quarters for the independent attack (`Tests/Attack/attack.py`), which reads nothing but the released files: three linked
/// tables and two editions each. The truth and some complementary cells go into folders of their own, for the judge.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["ATTACK"] != nil)) struct `Quarters to attack` {
    private static let isSlow = ProcessInfo.processInfo.environment["SLOW"] == "1"
    private static let seeds: [UInt64] = isSlow ? Array(101...110) : [101, 102]
    private let areas = (Self.isSlow ? ["05", "10", "14", "18", "20"] : ["14", "18"]).compactMap { Area($0) }

    private struct Tables {
        let clients: StatisticalTable
        let coarse: StatisticalTable
        let changes: StatisticalTable

        var all: [StatisticalTable] { [clients, coarse, changes] }
    }

    /// The tables of a quarter; the corrected edition has more children in half of the municipalities of the second area.
    private func tables(_ quarter: SyntheticQuarter, corrected: Bool) -> Tables {
        let area = areas[1]
        let more = Set(area.municipalities.enumerated().filter { $0.offset % 2 == 0 }.map(\.element))
        let task = ServiceTask.inScope[2]
        func count(_ cell: Cell) -> Int {
            let clients = cell.counting(.clients)
            switch cell.measure {
            case .started: return municipal(clients) { $0 / 3 }
            case .continuing: return municipal(clients) { $0 - $0 / 3 }
            case .ended: return municipal(clients) { $0 / 4 }
            default: return municipal(clients) { $0 }
            }
        }
        func municipal(_ cell: Cell, _ part: (Int) -> Int) -> Int {
            let places: [Place] =
                cell.place.level == .municipality ? [cell.place] : (cell.place.area?.municipalities ?? []).map { .municipality($0) }
            return places.reduce(0) { sum, place in
                sum
                    + cell.age.groups.reduce(0) { sum, age in
                        var value = quarter.count(cell.at(place).aged(AgeClass(age)))
                        if corrected, case .municipality(let municipality) = place, more.contains(municipality), age == .under18,
                            cell.task == task || cell.task == nil
                        {
                            value += 7
                        }
                        return sum + part(value)
                    }
            }
        }
        let tasks = ServiceTask.inScope.map { $0 } + [nil]
        let areaPlaces = areas.map { Place.area($0) }
        let all = areaPlaces + areas.flatMap { $0.municipalities.map { Place.municipality($0) } }
        let fine = SyntheticQuarter.ages.map { AgeClass($0) } + [.total]
        let coarse: [AgeClass] = [AgeClass([.under18, .from18]), AgeClass([.from25]), AgeClass([.from65, .over84])]
        func table(_ name: String, _ measures: [Measure], _ places: [Place], _ ages: [AgeClass]) -> StatisticalTable {
            StatisticalTable(
                name: name, measures: measures, quarter: SyntheticQuarter.quarter, places: places, tasks: tasks, ages: ages,
                arrival: Arrival(blocks: Set(Block.all)), count: count)
        }
        return Tables(
            clients: table("clients", [.clients], all, fine), coarse: table("coarse", [.clients], all, coarse),
            changes: table("changes", [.clients, .started, .continuing, .ended], areaPlaces, [.total]))
    }

    @Test(arguments: seeds) func `are protected and written`(seed: UInt64) throws {
        let root = URL(filePath: ProcessInfo.processInfo.environment["ATTACK"] ?? "").appending(path: "seed-\(seed)")
        let quarter = SyntheticQuarter(seed: seed, scale: 0.4)
        let (first, second) = (tables(quarter, corrected: false), tables(quarter, corrected: true))
        let changed = Set(ServiceTask.inScope.map { Block(areas[1], $0) })
        let one = try Publication(tables: first.all).release()
        let two = try Publication(
            tables: second.all, earlier: [one.record], versions: Dictionary(uniqueKeysWithValues: changed.map { ($0, "2") })
        ).release()
        for (number, release, truth) in [(1, one, first), (2, two, second)] {
            let folder = root.appending(path: "released/edition-\(number)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for table in release.tables {
                try table.jsonStat(Formats.texts, language: .en).write(
                    to: folder.appending(path: "\(table.name).json"), atomically: true, encoding: .utf8)
            }
            try lines(truth.all).write(to: root.appending(path: "truth-\(number).csv"), atomically: true, encoding: .utf8)
        }
        // What a reader of both editions is told: the areas that were corrected.
        try "\(areas[1].slug)\n".write(to: root.appending(path: "released/corrected.txt"), atomically: true, encoding: .utf8)
        try mutants(second, two, seed).write(to: root.appending(path: "mutants.csv"), atomically: true, encoding: .utf8)
        print("seed \(seed): \(two.record.summary)")
    }

    /// Every cell with its true value.
    private func lines(_ tables: [StatisticalTable]) -> String {
        var known: [Cell: Int] = [:]
        for table in tables { for (cell, figure) in table.figures { if case .count(let value) = figure { known[cell] = value } } }
        return known.sorted { $0.key < $1.key }.map { line($0.key, $0.value) }.joined()
    }

    /// Complementary cells of the corrected area, which a broken method would show.
    private func mutants(_ tables: Tables, _ release: Release, _ seed: UInt64) -> String {
        var random = SplitMix(seed: seed)
        let table = release.tables[0]
        let complementary = table.cells.filter { cell in
            guard table[cell] == .hidden, case .count(let value) = tables.clients.figures[cell] else { return false }
            return value >= ProtectionSettings.standard.threshold && cell.place.area == areas[1]
        }
        return complementary.shuffled(using: &random).prefix(6).map { cell in
            if case .count(let value) = tables.clients.figures[cell] { line(cell, value) } else { "" }
        }.joined()
    }

    private func line(_ cell: Cell, _ value: Int) -> String {
        "\(cell.place.fileCode),\(cell.task?.slug ?? "total"),\(cell.age.code),\(cell.measure.rawValue),\(value)\n"
    }
}
