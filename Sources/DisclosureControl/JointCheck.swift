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
        /// Every cell that could not be proved safe.
        var cells: Set<Int> { Set(narrow).union(insider.map(\.cell)) }
    }

    private let system: CellSystem
    private let settings: ProtectionSettings
    private(set) var proof: Proof
    /// Linear programmes left.
    private(set) var budget: Int
    private let isPastDeadline: @Sendable () -> Bool
    private let neighbours: Neighbours
    /// Cells that follow by a sum, after the cells they follow from: coarser ages stand behind clients, continuing clients behind both.
    private let defined: [(cell: Int, sum: Int)]

    init(_ system: CellSystem, settings: ProtectionSettings, limits: ProtectionLimits) {
        self.system = system
        self.settings = settings
        proof = Proof(system, settings: settings)
        budget = limits.programmes
        isPastDeadline = limits.isPastDeadline
        neighbours = Neighbours(system)
        defined = system.definingSum.sorted { $0.key < $1.key }.map { (cell: $0.key, sum: $0.value) }
    }

    /// Whether a limit was reached; what was not proved by then stays unproved.
    var isExhausted: Bool { budget <= 0 || isPastDeadline() }

    /// Completes the proof as far as it goes. Tables found in earlier rounds are kept: hiding more makes none of them impossible.
    mutating func run(_ pattern: Pattern) -> Failures {
        let sensitive = (0..<system.count).filter { system.isSensitive[$0] }
        var circulations = pattern.networks.indices.map { Self.circulation(pattern, $0) }
        for cell in sensitive where !proof.isWide(cell) && !isExhausted { flow(cell, pattern, &circulations) }
        let narrowFirst = sensitive.filter { !proof.isWide($0) }
        var failures = Failures()
        solve(pattern, narrow: narrowFirst, failures: &failures)
        for cell in sensitive where proof.isWide(cell) && !isExhausted {
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
                if cover.isAtLeastParts { rise = min(rise, max(0, system.values[cover.total] - system.values[cell])) }
                if cover.isBoundedByParts { fall = min(fall, max(0, system.excess(cover))) }
            }
            for number in pattern.coversOver[cell] {
                let cover = system.covers[number]
                if cover.isBoundedByParts { rise = min(rise, max(0, system.excess(cover))) }
                guard cover.isAtLeastParts else { continue }
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
        for (cell, number) in defined {
            let sum = system.sums[number]
            let parts = sum.parts.reduce(0) { $0 + ($1 == cell ? 0 : changes[$1] ?? 0) }
            changes[cell] = sum.total == cell ? parts : (changes[sum.total] ?? 0) - parts
        }
        return Witness(changes)
    }

    // MARK: Linear programmes

    /// A neighbourhood settles most cells: a programme of so many cells takes a fraction of a connected part's time.
    private static let neighbourhoodSize = 120

    private mutating func solve(_ pattern: Pattern, narrow: [Int], failures: inout Failures) {
        guard !narrow.isEmpty else { return }
        let components = Components(system, hidden: pattern.hidden)
        for (number, cells) in Self.grouped(narrow, by: components) {
            let part = components.parts[number]
            let bounds = Bounds(system, hidden: pattern.hidden, part: part)
            var undecided: [Int] = []
            for cell in cells where !proof.isWide(cell) {
                // Bounds carried through the relations settle many failures without a programme.
                if bounds.width(cell) < system.requiredWidth(cell, settings.width) { continue }
                let near = neighbours.of(cell, hidden: pattern.hidden, size: Self.neighbourhoodSize)
                widen(cell, Component(system, part: near), pattern)
                if !proof.isWide(cell) && near.cells.count < part.cells.count { undecided.append(cell) }
            }
            if !undecided.isEmpty {
                let whole = Component(system, part: part)
                for cell in undecided where !proof.isWide(cell) { widen(cell, whole, pattern) }
            }
            failures.narrow += cells.filter { !proof.isWide($0) }
        }
    }

    private mutating func widen(_ cell: Int, _ component: borrowing Component, _ pattern: Pattern) {
        let width = system.requiredWidth(cell, settings.width)
        for rising in [true, false] where !proof.isWide(cell) && !isExhausted {
            let missing = width - (rising ? system.values[cell] - proof.least[cell] : proof.greatest[cell] - system.values[cell])
            proof.add(component.farthest(cell, rising: rising, limit: missing, budget: &budget), hidden: pattern.hidden)
        }
    }

    private mutating func separate(_ pattern: Pattern, cells: [Int], failures: inout Failures) {
        guard !cells.isEmpty else { return }
        let components = Components(system, hidden: pattern.hidden)
        for (number, cells) in Self.grouped(cells, by: components) {
            let part = components.parts[number]
            for cell in cells {
                let near = neighbours.of(cell, hidden: pattern.hidden, size: Self.neighbourhoodSize)
                for single in proof.insiders(of: cell) { move(cell, fixed: single, Component(system, part: near), pattern) }
            }
            let undecided = cells.filter { !proof.insiders(of: $0).isEmpty }
            guard !undecided.isEmpty else { continue }
            let whole = Component(system, part: part)
            for cell in undecided { for single in proof.insiders(of: cell) { move(cell, fixed: single, whole, pattern) } }
            for cell in cells { failures.insider += proof.insiders(of: cell).map { ($0, cell) } }
        }
    }

    /// Adds a table in which a cell moves while another stays; a table found for another pair may have settled this one.
    private mutating func move(_ cell: Int, fixed: Int, _ component: borrowing Component, _ pattern: Pattern) {
        for rising in [true, false] where !isExhausted && proof.insiders(of: cell).contains(fixed) {
            proof.add(component.farthest(cell, rising: rising, limit: 1, fixed: fixed, budget: &budget), hidden: pattern.hidden)
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
