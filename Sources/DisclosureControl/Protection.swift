/// The whole method for hiding: search, joint check, repair until the check passes, clean-up, and the check of the proof once more.
struct Protection {
    /// A pattern with its proof.
    struct Result {
        let hidden: [Bool]
        let witnesses: [Witness]
        let rounds: Int
    }

    private let system: CellSystem
    private let settings: ProtectionSettings
    private let limits: ProtectionLimits
    /// How often a cell has failed: each time a little more is hidden for it.
    private var failed: [Int: Int] = [:]

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
            pattern.search()
            failures = check.run(pattern)
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
            let before = (pattern.hidden, pattern.requests)
            repair(failures, &pattern)
            if before == (pattern.hidden, pattern.requests) { break }
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

    /// The total over tasks first, then the smallest shown task there, then room for a greater rise of all of them.
    private mutating func widen(_ cell: Int, _ pattern: inout Pattern) {
        failed[cell, default: 0] += 1
        var around: [Int] = []
        for number in pattern.coversUnder[cell] + pattern.coversOver[cell] {
            let cover = system.covers[number]
            around += [cover.total] + cover.parts.sorted { (system.values[$0], $0) < (system.values[$1], $1) }
        }
        for number in system.sumsFixing(cell) {
            let sum = system.sums[number]
            around += sum.parts.sorted { (system.values[$0], $0) < (system.values[$1], $1) } + [sum.total]
        }
        let others = around.filter { $0 != cell }
        if let next = others.first(where: { !pattern.hidden[$0] && pattern.mayHide($0) }) {
            pattern.request(next, rise: settings.width)
        } else {
            for other in [cell] + others where pattern.hidden[other] {
                pattern.request(other, rise: (failed[cell, default: 0] + 1) * settings.width)
            }
        }
    }
}

extension CellSystem {
    /// The sums by which a cell follows from others or others follow from it.
    func sumsFixing(_ cell: Int) -> [Int] {
        Set(definingSum.values).filter { sums[$0].total == cell || sums[$0].parts.contains(cell) }.sorted()
    }
}
