/// Looks for the tables that prove a pattern safe, over all tasks, tables and editions at once (disclosure page, section 4, step 3).
///
/// Network flows first, because they move few cells; then linear programmes over the connected parts for what flows in one slice cannot show.
struct JointCheck {
    /// What could not be proved.
    struct Failures {
        /// Sensitive cells that do not vary enough.
        var narrow: [Int] = []
        /// Sensitive cells that a person who is a client alone in another cell could work out.
        var insider: [(insider: Int, cell: Int)] = []

        var isEmpty: Bool { narrow.isEmpty && insider.isEmpty }
    }

    private let system: CellSystem
    private let settings: ProtectionSettings
    private(set) var proof: Proof
    /// Linear programmes left.
    private(set) var budget: Int
    private let isPastDeadline: @Sendable () -> Bool

    init(_ system: CellSystem, settings: ProtectionSettings, limits: ProtectionLimits) {
        self.system = system
        self.settings = settings
        proof = Proof(system, settings: settings)
        budget = limits.programmes
        isPastDeadline = limits.isPastDeadline
    }

    /// Whether a limit was reached; what was not proved by then stays unproved.
    var isExhausted: Bool { budget <= 0 || isPastDeadline() }

    /// Completes the proof as far as it goes. Tables found in earlier rounds are kept: hiding more makes none of them impossible.
    mutating func run(_ pattern: Pattern) -> Failures {
        let sensitive = (0..<system.count).filter { system.isSensitive[$0] }
        var circulations = pattern.networks.indices.map { Self.circulation(pattern, $0) }
        for cell in sensitive where !proof.isWide(cell) { flow(cell, pattern, &circulations) }
        let narrowFirst = sensitive.filter { !proof.isWide($0) }
        var failures = Failures()
        solve(pattern, narrow: narrowFirst, failures: &failures)
        for cell in sensitive where proof.isWide(cell) {
            for single in proof.insiders(of: cell) { flow(cell, pattern, &circulations, avoiding: single) }
        }
        let known = sensitive.filter { proof.isWide($0) && !proof.insiders(of: $0).isEmpty }
        separate(pattern, cells: known, failures: &failures)
        return failures
    }

    // MARK: Flows

    /// A network in which hidden cells move while the rest of the system stands still.
    static func circulation(_ pattern: Pattern, _ number: Int) -> Circulation {
        let network = pattern.networks[number]
        let system = pattern.system
        var circulation = Circulation(
            network, rise: [Int](repeating: 0, count: network.cells.count), fall: [Int](repeating: 0, count: network.cells.count))
        for (arc, cell) in network.cells.enumerated() {
            circulation.isOpen[arc] = pattern.hidden[cell]
            guard pattern.hidden[cell] else { continue }
            var rise = system.upper[cell] == .max ? Int.max : system.upper[cell] - system.values[cell]
            var fall = system.values[cell] - system.lower[cell]
            for number in pattern.coversUnder[cell] {
                let cover = system.covers[number]
                rise = min(rise, max(0, system.values[cover.total] - system.values[cell]))
                if cover.isBoundedByParts { fall = min(fall, max(0, system.excess(cover))) }
            }
            for number in pattern.coversOver[cell] {
                let cover = system.covers[number]
                if cover.isBoundedByParts { rise = min(rise, max(0, system.excess(cover))) }
                for part in cover.parts { fall = min(fall, max(0, system.values[cell] - system.values[part])) }
            }
            circulation.rise[arc] = rise
            circulation.fall[arc] = fall
        }
        return circulation
    }

    /// Adds the tables in which a cell falls and rises within one slice.
    private mutating func flow(_ cell: Int, _ pattern: Pattern, _ circulations: inout [Circulation], avoiding: Int? = nil) {
        let width = avoiding == nil ? system.requiredWidth(cell, settings.width) : 1
        for network in pattern.networksOfCell[cell] {
            guard let arc = pattern.networks[network].arcOfCell[cell] else { continue }
            let other = avoiding.flatMap { pattern.networks[network].arcOfCell[$0] }
            if let other { circulations[network].isOpen[other] = false }
            defer { if let other { circulations[network].isOpen[other] = true } }
            for rising in [true, false] {
                let missing =
                    avoiding == nil
                    ? width - (rising ? system.values[cell] - proof.least[cell] : proof.greatest[cell] - system.values[cell]) : 1
                guard missing > 0 else { continue }
                circulations[network].reset()
                guard circulations[network].move(arc, rising: rising, limit: missing) > 0 else { continue }
                let isPossible = proof.add(completed(circulations[network].changes), hidden: pattern.hidden)
                if isPossible && (avoiding != nil || proof.isWide(cell)) { return }
            }
        }
    }

    /// The changes with those of the cells that follow by a sum.
    private func completed(_ changes: [Int: Int]) -> Witness {
        guard !system.definingSum.isEmpty else { return Witness(changes) }
        var changes = changes
        for (cell, number) in system.definingSum {
            let sum = system.sums[number]
            let parts = sum.parts.reduce(0) { $0 + ($1 == cell ? 0 : changes[$1] ?? 0) }
            changes[cell] = sum.total == cell ? parts : (changes[sum.total] ?? 0) - parts
        }
        return Witness(changes)
    }

    // MARK: Linear programmes

    private mutating func solve(_ pattern: Pattern, narrow: [Int], failures: inout Failures) {
        guard !narrow.isEmpty else { return }
        let components = Components(system, hidden: pattern.hidden)
        for (part, cells) in Self.grouped(narrow, by: components) {
            let bounds = Bounds(system, hidden: pattern.hidden, part: components.parts[part])
            let component = Component(system, part: components.parts[part])
            for cell in cells where !proof.isWide(cell) {
                let width = system.requiredWidth(cell, settings.width)
                // Bounds carried through the relations settle most failures without a programme.
                if bounds.width(cell) >= width {
                    for rising in [true, false] where !proof.isWide(cell) && !isExhausted {
                        let missing =
                            width - (rising ? system.values[cell] - proof.least[cell] : proof.greatest[cell] - system.values[cell])
                        proof.add(component.farthest(cell, rising: rising, limit: missing, budget: &budget), hidden: pattern.hidden)
                    }
                }
                if !proof.isWide(cell) { failures.narrow.append(cell) }
            }
        }
    }

    private mutating func separate(_ pattern: Pattern, cells: [Int], failures: inout Failures) {
        guard !cells.isEmpty else { return }
        let components = Components(system, hidden: pattern.hidden)
        for (part, cells) in Self.grouped(cells, by: components) {
            let component = Component(system, part: components.parts[part])
            for cell in cells {
                for single in proof.insiders(of: cell) {
                    // A table found for another cell of one person may have settled this one.
                    guard proof.insiders(of: cell).contains(single) else { continue }
                    for rising in [true, false] where !isExhausted {
                        let witness = component.farthest(cell, rising: rising, limit: 1, fixed: single, budget: &budget)
                        if proof.add(witness, hidden: pattern.hidden) { break }
                    }
                    if proof.insiders(of: cell).contains(single) { failures.insider.append((single, cell)) }
                }
            }
        }
    }

    private static func grouped(_ cells: [Int], by components: Components) -> [(part: Int, cells: [Int])] {
        Dictionary(grouping: cells) { components.partOfCell[$0] ?? -1 }.filter { $0.key >= 0 }.map { ($0.key, $0.value) }
            .sorted { $0.part < $1.part }
    }
}

extension CellSystem {
    /// By how much the parts of a cover relation exceed its total together: persons with several tasks.
    func excess(_ cover: Cover) -> Int { cover.parts.reduce(0) { $0 + values[$1] } - values[cover.total] }
}
