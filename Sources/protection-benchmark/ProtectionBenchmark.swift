import DisclosureControl
import Foundation
import Statistics
import SyntheticFigures

/// Protects made-up quarters of the whole country as one table (disclosure page, section 9: 293 municipalities in 22 areas, six tasks and their
/// total, five ages and their total; 13 272 cells) and prints what each took. The first turn, which also reads the code lists, is not counted.
///
///     protection-benchmark [TURNS] [SCALE]    5 turns, each of another seed; scale 1 is 770 000 persons
@main struct ProtectionBenchmark {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard let turns = arguments.count > 1 ? Int(arguments[1]) : 5, let scale = arguments.count > 2 ? Double(arguments[2]) : 1, turns > 0
        else {
            FileHandle.standardError.write(Data("protection-benchmark [TURNS] [SCALE]\n".utf8))
            exit(2)
        }
        var walls: [Double] = []
        for turn in 0...turns {
            let table = SyntheticQuarter(seed: UInt64(turn), scale: scale).table()
            let began = (wall: ContinuousClock.now, cpu: clock())
            let summary = try Publication(tables: [table]).release().record.summary
            let wall = (ContinuousClock.now - began.wall) / .seconds(1)
            let cpu = Double(clock() - began.cpu) / Double(CLOCKS_PER_SEC)
            if turn == 0 { continue }
            walls.append(wall)
            print(
                String(
                    format: "seed %d: %d cells, %.1f %% hidden, %.2f s, %.2f CPU s", turn, summary.cells, summary.hiddenShare * 100, wall,
                    cpu))
        }
        print(String(format: "median %.2f s (limit 2)", walls.sorted()[walls.count / 2]))
    }
}
