/// The whole method for hiding: search, joint check, repair until the check passes, clean-up, and the check of the proof once more.
struct Protection {
    /// A pattern with its proof.
    struct Result {
        let hidden: [Bool]
        let witnesses: [Witness]
        let rounds: Int
        /// The values to show where the method is rounding; nil where it is hiding.
        var rounded: [Int]?
    }

    private let system: CellSystem
    private let settings: ProtectionSettings
    private let limits: ProtectionLimits
    /// How often a cell has failed: each time a little more is hidden for it.
    private var failed: [Int: Int] = [:]
    /// The cells that the last check could not prove safe.
    private(set) var unproved: Set<Int> = []

    init(_ system: CellSystem, settings: ProtectionSettings, limits: ProtectionLimits) {
        self.system = system
        self.settings = settings
        self.limits = limits
    }

    /// A safe pattern, or the reason there is none.
    mutating func run() throws(ProtectionFailure) -> Result {
        var pattern = Pattern(system, settings: settings)
        var check = JointCheck(system, settings: settings, limits: limits)
        var failures = JointCheck.Failures()
        for round in 1...max(1, limits.rounds) {
            if check.isExhausted { throw .limitReached(rounds: round - 1) }
            pattern.search()
            failures = check.run(pattern)
            unproved = failures.cells
            if failures.isEmpty {
                var cleanUp = CleanUp(pattern, check.proof)
                cleanUp.run()
                let hidden = cleanUp.pattern.hidden
                guard Proof.isValid(cleanUp.witnesses, system: system, settings: settings, hidden: hidden) else {
                    throw .notSafe(narrow: 0, insider: 0)
                }
                return Result(hidden: hidden, witnesses: cleanUp.witnesses, rounds: round)
            }
            if check.isExhausted { throw .limitReached(rounds: round) }
            repair(failures, &pattern)
        }
        throw .notSafe(narrow: failures.narrow.count, insider: failures.insider.count)
    }

    /// Asks for more hidden cells where the check failed (disclosure page, section 4, step 4).
    private mutating func repair(_ failures: JointCheck.Failures, _ pattern: inout Pattern) {
        for cell in failures.narrow { widen(cell, &pattern) }
        for (insider, cell) in failures.insider where !pattern.separate(cell, from: insider) || failed[cell, default: 0] > 0 {
            widen(cell, &pattern)
        }
        for (_, cell) in failures.insider { failed[cell, default: 0] += 1 }
    }

    /// The total over tasks first, then the smallest shown task there, then room for a greater rise of all of them; where that does not help,
    /// everything around, wider each time.
    private mutating func widen(_ cell: Int, _ pattern: inout Pattern) {
        let times = failed[cell, default: 0] + 1
        failed[cell] = times
        var around: [Int] = []
        for number in pattern.coversUnder[cell] + pattern.coversOver[cell] {
            let cover = system.covers[number]
            around += [cover.total] + smallestFirst(cover.parts)
        }
        for number in system.sumsFixing(cell) {
            let sum = system.sums[number]
            around += smallestFirst(sum.parts) + [sum.total]
        }
        let others = around.filter { $0 != cell }
        if let next = others.first(where: { !pattern.hidden[$0] && pattern.mayHide($0) }) {
            pattern.request(next, rise: settings.width)
        } else {
            for other in [cell] + others where pattern.hidden[other] { pattern.request(other, rise: times * settings.width) }
        }
        // The network has had its chances; from here on whole sums and covers are hidden, and the clean-up shows again what was not needed.
        if times > 6 { for near in system.neighbourhood(of: cell, radius: times - 6) { pattern.hide(near) } }
    }

    private func smallestFirst(_ cells: [Int]) -> [Int] { cells.sorted { (system.values[$0], $0) < (system.values[$1], $1) } }
}

extension CellSystem {
    /// The sums by which a cell follows from others or others follow from it.
    func sumsFixing(_ cell: Int) -> [Int] {
        linkSums.union(definingSum.values).filter { sums[$0].total == cell || sums[$0].parts.contains(cell) }.sorted()
    }

    /// The cells that can be reached over so many relations, ascending.
    func neighbourhood(of cell: Int, radius: Int) -> [Int] {
        let (inSums, inCovers) = memberships()
        var reached: Set<Int> = [cell]
        var edge = [cell]
        for _ in 0..<radius {
            var next: [Int] = []
            for cell in edge {
                let near =
                    inSums[cell].flatMap { [sums[$0].total] + sums[$0].parts }
                    + inCovers[cell].flatMap { [covers[$0].total] + covers[$0].parts }
                for other in near where reached.insert(other).inserted { next.append(other) }
            }
            edge = next
        }
        return reached.sorted()
    }
}
