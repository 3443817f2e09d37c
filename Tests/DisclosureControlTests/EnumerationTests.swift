import SyntheticFigures
import Testing

@testable import DisclosureControl

@Suite struct `Against every whole-number table` {
    /// Small numbers mostly, as they are what is protected.
    private func value(_ random: inout SplitMix) -> Int { [0, 1, 1, 2, 3, 4, 5, 6, 9, 12].randomElement(using: &random) ?? 0 }

    /// Two or three areas by two tasks and a total over tasks, with the country. Of a measure whose total is only bounded by its parts it may
    /// be less than each.
    private func tasks(_ random: inout SplitMix, _ settings: ProtectionSettings, isAtLeastParts: Bool = true) -> SmallSystem {
        var small = SmallSystem(settings)
        let areas = 2
        var parts: [[Int]] = []
        for _ in 0..<2 { parts.append((0..<areas).map { _ in value(&random) }) }
        let totals = (0..<areas).map { area in
            let least = isAtLeastParts ? max(parts[0][area], parts[1][area]) : 0
            return Int.random(in: least...(parts[0][area] + parts[1][area]), using: &random)
        }
        let stars = ([totals] + parts).map { small.star($0) }
        for area in 0..<areas {
            small.system.addCover(
                total: stars[0].parts[area], parts: [stars[1].parts[area], stars[2].parts[area]], isAtLeastParts: isAtLeastParts,
                isBoundedByParts: true)
        }
        small.system.addCover(
            total: stars[0].total, parts: [stars[1].total, stars[2].total], isAtLeastParts: isAtLeastParts, isBoundedByParts: true)
        return small
    }

    private func grid(_ random: inout SplitMix, _ settings: ProtectionSettings) -> SmallSystem {
        var small = SmallSystem(settings)
        small.grid((0..<2).map { _ in (0..<3).map { _ in value(&random) } })
        return small
    }

    @Test(arguments: [ProtectionSettings.Zeros.shown, .hidden])
    func `a protected table is safe by the definitions`(zeros: ProtectionSettings.Zeros) throws {
        var (protected, refused, tried) = (0, 0, 0)
        for seed in UInt64(1)...150 {
            var random = SplitMix(seed: seed)
            let settings = ProtectionSettings(width: 3, zeros: zeros)
            for small in [tasks(&random, settings), grid(&random, settings), tasks(&random, settings, isAtLeastParts: false)] {
                guard let result = try? small.protected() else {
                    // Refusing is right only where even hiding everything would not do.
                    refused += 1
                    let everything = small.pattern(hiding: Array(0..<small.system.count))
                    #expect(!small.passes(everything), "seed \(seed), \(small.system.values)")
                    continue
                }
                protected += 1
                guard result.hidden.count(where: { $0 }) <= 8 else { continue }
                tried += 1
                let every = Enumeration(small.system, hidden: result.hidden, reach: 5)
                #expect(every.isSafe(small.system, hidden: result.hidden, settings: settings), "seed \(seed), \(small.system.values)")
            }
        }
        print("zeros \(zeros): \(protected) protected, \(refused) refused, \(tried) enumerated")
        #expect(tried > 50)
    }

    @Test(arguments: [ProtectionSettings.Zeros.shown, .hidden])
    func `the joint check says what enumeration says of any pattern`(zeros: ProtectionSettings.Zeros) throws {
        var (safe, unsafe) = (0, 0)
        for seed in UInt64(1)...150 {
            var random = SplitMix(seed: seed &* 7919)
            let settings = ProtectionSettings(width: 3, zeros: zeros)
            for small in [tasks(&random, settings), grid(&random, settings), tasks(&random, settings, isAtLeastParts: false)] {
                let extra = (0..<small.system.count).filter { _ in Bool.random(using: &random) && Bool.random(using: &random) }
                let pattern = small.pattern(hiding: extra)
                guard pattern.hidden.count(where: { $0 }) <= 8 else { continue }
                let every = Enumeration(small.system, hidden: pattern.hidden, reach: 6)
                let isSafe = every.isSafe(small.system, hidden: pattern.hidden, settings: settings)
                #expect(small.passes(pattern) == isSafe, "seed \(seed), \(small.system.values), \(pattern.hidden)")
                if isSafe { safe += 1 } else { unsafe += 1 }
            }
        }
        print("zeros \(zeros): \(safe) safe, \(unsafe) unsafe")
        #expect(safe > 10 && unsafe > 10)
    }
}
