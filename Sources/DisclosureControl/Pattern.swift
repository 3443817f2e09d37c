/// Which cells are hidden, and the search that hides more until the sensitive ones can vary (disclosure page, section 4, steps 1 and 2).
struct Pattern {
    let system: CellSystem
    let settings: ProtectionSettings
    let networks: [Network]
    /// The networks each cell is an arc of: that of this edition first.
    let networksOfCell: [[Int]]
    /// The cover relations in which a cell is the total, and those in which it is a part.
    let coversOver: [[Int]]
    let coversUnder: [[Int]]
    /// Whether each cell is hidden from the attacker.
    private(set) var hidden: [Bool]
    /// How far cells are to be able to rise, beyond what their own protection asks for; grows with repairs.
    private(set) var requests: [Int: Int] = [:]

    init(_ system: CellSystem, settings: ProtectionSettings) {
        self.system = system
        self.settings = settings
        networks = system.networks.map { Network(system, sums: $0) }
        var networksOfCell = [[Int]](repeating: [], count: system.count)
        for (number, network) in networks.enumerated() { for cell in network.cells { networksOfCell[cell].append(number) } }
        self.networksOfCell = networksOfCell
        var over = [[Int]](repeating: [], count: system.count)
        var under = over
        for (number, cover) in system.covers.enumerated() {
            over[cover.total].append(number)
            for part in cover.parts { under[part].append(number) }
        }
        coversOver = over
        coversUnder = under
        hidden = system.freedom.indices.map { cell in
            switch system.freedom[cell] {
            case .known: false
            case .free: system.isSensitive[cell]
            case .staysHidden, .unpublished: true
            }
        }
        // A total that stands over a sensitive part and is itself small would bound it from above.
        for cover in system.covers where cover.isAtLeastParts && system.values[cover.total] < settings.lowerBound + settings.width {
            if cover.parts.contains(where: { system.isSensitive[$0] && hidden[$0] }) && system.freedom[cover.total] == .free {
                requests[cover.total] = settings.width
            }
        }
        hideDefined()
    }

    /// Whether a cell may be hidden to protect others.
    func mayHide(_ cell: Int) -> Bool {
        system.freedom[cell] == .free && (system.values[cell] > 0 || settings.zeros == .hidden)
    }

    /// Hides a cell that may be hidden.
    mutating func hide(_ cell: Int) {
        if mayHide(cell) { hidden[cell] = true }
    }

    /// Shows a complementary cell again.
    mutating func show(_ cell: Int) {
        if system.freedom[cell] == .free && !system.isSensitive[cell] { hidden[cell] = false }
    }

    /// Sets which cells are hidden, whatever the search would do; for holding a given pattern against the check.
    mutating func replaceHidden(_ hidden: [Bool]) { self.hidden = hidden }

    /// Asks that a cell be hidden and able to rise by so much; the greatest request counts.
    mutating func request(_ cell: Int, rise: Int) {
        requests[cell] = max(requests[cell] ?? 0, rise)
    }

    /// Hides what the sensitive and requested cells need: network by network, smallest value first.
    mutating func search() {
        for network in networks.indices {
            var circulation = makeCirculation(network)
            let targets = networks[network].cells.indices.filter { arc in
                let cell = networks[network].cells[arc]
                return networksOfCell[cell].first == network && (system.isSensitive[cell] || requests[cell] != nil)
            }.sorted { a, b in
                let (first, second) = (networks[network].cells[a], networks[network].cells[b])
                return (system.values[first], first) < (system.values[second], second)
            }
            for arc in targets { protect(arc, in: network, &circulation) }
        }
        for cell in requests.keys.sorted() where networksOfCell[cell].isEmpty { hide(cell) }
        hideDefined()
    }

    private mutating func protect(_ arc: Int, in network: Int, _ circulation: inout Circulation) {
        let cell = networks[network].cells[arc]
        hide(cell)
        guard hidden[cell] else { return }
        open(cell, arc, &circulation)
        let width = system.isSensitive[cell] ? system.requiredWidth(cell, settings.width) : 0
        circulation.reset()
        var missing = width - circulation.move(arc, rising: false, limit: width)
        missing = max(missing, requests[cell] ?? 0)
        circulation.reset()
        missing -= circulation.move(arc, rising: true, limit: missing)
        // One cycle with room for all that is missing; failing that, several narrower ones, then a fall instead of a rise.
        for rising in [true, false] {
            if !rising { circulation.reset() }
            var units = missing
            while missing > 0 && units > 0 {
                if addCycle(arc, rising: rising, units: units, network, &circulation) {
                    missing -= units
                    units = min(units, missing)
                } else {
                    units /= 2
                }
            }
        }
        circulation.reset()
    }

    /// Hides the cheapest cycle through an arc and pushes round it; false where there is none with that much room.
    private mutating func addCycle(
        _ arc: Int, rising: Bool, units: Int, _ network: Int, _ circulation: inout Circulation, avoiding: Int? = nil
    ) -> Bool {
        let cells = networks[network].cells
        let found = circulation.cheapestPath(for: arc, rising: rising, units: units) { other in
            if cells[other] == avoiding { return nil }
            return hidden[cells[other]] ? 1 : mayHide(cells[other]) ? system.cost[cells[other]] : nil
        }
        guard let found else { return false }
        circulation.push(arc, rising: rising, path: found.path, units: units)
        for step in found.path {
            hide(cells[step.arc])
            open(cells[step.arc], step.arc, &circulation)
        }
        return true
    }

    /// Hides the cheapest cycle on which a cell can move by one while another stays; false where there is none.
    mutating func separate(_ cell: Int, from insider: Int) -> Bool {
        guard let network = networksOfCell[cell].first, let arc = networks[network].arcOfCell[cell] else { return false }
        var found = false
        for rising in [true, false] where !found {
            var circulation = makeCirculation(network)
            if let other = networks[network].arcOfCell[insider] {
                circulation.rise[other] = 0
                circulation.fall[other] = 0
            }
            found = addCycle(arc, rising: rising, units: 1, network, &circulation, avoiding: insider)
        }
        hideDefined()
        return found
    }

    /// A circulation at the truth for the search: hidden cells may move; cells that may be hidden have room but are taken only by a path.
    private func makeCirculation(_ network: Int) -> Circulation {
        let cells = networks[network].cells
        var circulation = Circulation(
            networks[network], rise: [Int](repeating: 0, count: cells.count), fall: [Int](repeating: 0, count: cells.count))
        for (arc, cell) in cells.enumerated() where hidden[cell] || mayHide(cell) { open(cell, arc, &circulation) }
        return circulation
    }

    private func open(_ cell: Int, _ arc: Int, _ circulation: inout Circulation) {
        circulation.rise[arc] = riseUnderShown(cell)
        circulation.fall[arc] = fallUnderShown(cell)
        circulation.isOpen[arc] = hidden[cell]
    }

    /// How far a cell can rise while the shown cells of its cover relations stand: what the hidden ones do is left to the joint check.
    private func riseUnderShown(_ cell: Int) -> Int {
        var room = system.upper[cell] == .max ? Int.max : system.upper[cell] - system.values[cell]
        for number in coversUnder[cell] {
            let cover = system.covers[number]
            if cover.isAtLeastParts && !hidden[cover.total] { room = min(room, max(0, system.values[cover.total] - system.values[cell])) }
        }
        for number in coversOver[cell] {
            let cover = system.covers[number]
            guard cover.isBoundedByParts, !cover.parts.contains(where: { hidden[$0] }) else { continue }
            room = min(room, max(0, cover.parts.reduce(0) { $0 + system.values[$1] } - system.values[cell]))
        }
        return room
    }

    private func fallUnderShown(_ cell: Int) -> Int {
        var room = max(0, system.values[cell] - system.lower[cell])
        for number in coversUnder[cell] {
            let cover = system.covers[number]
            guard cover.isBoundedByParts, !hidden[cover.total], cover.parts.allSatisfy({ $0 == cell || !hidden[$0] }) else { continue }
            room = min(room, max(0, cover.parts.reduce(0) { $0 + system.values[$1] } - system.values[cover.total]))
        }
        for number in coversOver[cell] {
            for part in system.covers[number].parts where system.covers[number].isAtLeastParts && !hidden[part] {
                room = min(room, max(0, system.values[cell] - system.values[part]))
            }
        }
        return room
    }

    /// A cell fixed by a sum is hidden with any hidden cell of that sum; where it is sensitive itself, the smallest other one is hidden.
    private mutating func hideDefined() {
        for (cell, number) in system.definingSum.sorted(by: { $0.key < $1.key }) {
            let sum = system.sums[number]
            let others = ([sum.total] + sum.parts).filter { $0 != cell }
            if others.contains(where: { hidden[$0] }) {
                hide(cell)
            } else if hidden[cell], let other = others.filter(mayHide).min(by: { (system.values[$0], $0) < (system.values[$1], $1) }) {
                request(other, rise: settings.width)
            }
        }
    }
}
