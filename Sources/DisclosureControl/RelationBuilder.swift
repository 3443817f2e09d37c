import CodeLists
import RegisterModel
import Statistics

/// Finds the relations between the cells of one edition from what the cells are: places in places, ages in ages, tasks over tasks, started
/// and continuing clients (disclosure page, section 2).
struct RelationBuilder {
    private typealias Spot = SystemBuilder.Spot

    /// One measure, quarter and task: areas × ages.
    private struct Slice: Hashable {
        let measure: Measure
        let quarter: MonitoringPeriod
        let task: ServiceTask?
    }

    private(set) var system: CellSystem
    private var numbers: [SystemBuilder.Spot: Int]
    private var sumsOfSlice: [Slice: [Int]] = [:]
    private var spotsOfSlice: [Slice: [SystemBuilder.Spot]] = [:]
    /// The cells that are sums over places. Where a row consists of such cells, its sum over ages follows from those of its parts.
    private var sumsOverPlaces: Set<Cell> = []

    private let settings: ProtectionSettings

    init(numbers: [SystemBuilder.Spot: Int], system: CellSystem, settings: ProtectionSettings) {
        self.numbers = numbers
        self.system = system
        self.settings = settings
        for spot in numbers.keys { spotsOfSlice[Self.slice(spot.cell), default: []].append(spot) }
    }

    private static func slice(_ cell: Cell) -> Slice { Slice(measure: cell.measure, quarter: cell.quarter, task: cell.task) }
    private func number(_ cell: Cell) -> Int? { numbers[Spot(cell: cell, isRest: false)] }

    /// Adds all relations, and the networks of the slices: totals over tasks first.
    mutating func build(_ further: [Publication.Relation]) throws(ProtectionFailure) {
        let slices = spotsOfSlice.keys.sorted {
            ($0.quarter, $0.measure, $0.task?.index ?? -1) < ($1.quarter, $1.measure, $1.task?.index ?? -1)
        }
        for slice in slices {
            spotsOfSlice[slice]?.sort { $0.cell < $1.cell }
            try addPlaces(slice)
            try addAges(slice)
            addMeasures(slice)
        }
        for slice in slices where slice.task == nil { addTasks(slice) }
        for relation in further { try add(relation) }
        for slice in slices.filter({ $0.task == nil }) + slices.filter({ $0.task != nil }) {
            // Cells that another sum fixes (coarser ages, continuing clients) move with the cells of that sum, not in a network of their own.
            let sums = (sumsOfSlice[slice] ?? []).filter { !system.isImplied[$0] && system.definingSum[system.sums[$0].total] == nil }
            if !sums.isEmpty { system.networks.append(sums) }
        }
    }

    // MARK: Places

    private mutating func addPlaces(_ slice: Slice) throws(ProtectionFailure) {
        let cells = (spotsOfSlice[slice] ?? []).map(\.cell)
        var parts: [Cell: [Cell]] = [:]
        for cell in cells { if let parent = cell.place.parent { parts[cell.at(parent), default: []].append(cell) } }
        for cell in cells {
            guard let listed = parts[cell], let total = number(cell) else { continue }
            var members = listed.compactMap(number)
            let rest = system.values[total] - members.reduce(0) { $0 + system.values[$1] }
            let missing = Self.parts(of: cell.place).subtracting(listed.map(\.place))
            if !missing.isEmpty && (rest != 0 || missing.contains { if case .unknownMunicipality = $0 { false } else { true } }) {
                // A row without municipality is no shelter: what it holds is taken to be known. Unlisted places really are unknown.
                let isKnown = missing.allSatisfy { if case .unknownMunicipality = $0 { true } else { false } }
                guard rest >= 0 else { throw .inconsistent(cell) }
                let number = system.addCell(
                    value: rest, lower: 0, freedom: isKnown ? .known : .unpublished, isSensitive: false, cost: 0)
                let spot = Spot(cell: cell, isRest: true)
                numbers[spot] = number
                spotsOfSlice[slice]?.append(spot)
                members.append(number)
            } else if rest != 0 {
                throw .inconsistent(cell)
            }
            if members.count == listed.count { sumsOverPlaces.insert(cell) }
            sumsOfSlice[slice, default: []].append(system.addSum(total: total, parts: members))
        }
    }

    private static func parts(of place: Place) -> Set<Place> {
        switch place {
        case .country: Set(Area.organisers.map { .area($0) })
        case .area(let area): Set(area.municipalities.map { .municipality($0) } + [.unknownMunicipality(area)])
        case .municipality, .unknownMunicipality: []
        }
    }

    // MARK: Ages

    private mutating func addAges(_ slice: Slice) throws(ProtectionFailure) {
        let spots = spotsOfSlice[slice] ?? []
        let classes = Set(spots.map(\.cell.age)).filter { !$0.isTotal }
        guard !classes.isEmpty else { return }
        let atoms = Self.atoms(of: classes)
        var rows: [Spot: Set<AgeClass>] = [:]
        for spot in spots { rows[Spot(cell: spot.cell.aged(.total), isRest: spot.isRest), default: []].insert(spot.cell.age) }
        for (row, ages) in rows.sorted(by: { ($0.key.cell, $0.key.isRest ? 1 : 0) < ($1.key.cell, $1.key.isRest ? 1 : 0) }) {
            for age in ages.sorted() where !atoms.contains(age) {
                let parts = atoms.filter { atom in age.contains(atom) && (!age.isTotal || classes.contains { $0.contains(atom) }) }
                // A table may stop at the total for some places; without any finer cell there is nothing to relate.
                guard let total = numbers[Spot(cell: row.cell.aged(age), isRest: row.isRest)], !ages.isDisjoint(with: parts) else {
                    continue
                }
                let members = parts.compactMap { numbers[Spot(cell: row.cell.aged($0), isRest: row.isRest)] }
                if members.count < parts.count {
                    if row.isRest { continue }
                    throw .finerFigureMissing(row.cell.aged(age))
                }
                try addAge(row.cell.aged(age), total: total, parts: parts, members: members)
            }
        }
    }

    private mutating func addAge(_ cell: Cell, total: Int, parts: [AgeClass], members: [Int]) throws(ProtectionFailure) {
        let rest = system.values[total] - members.reduce(0) { $0 + system.values[$1] }
        guard cell.age.isTotal else {
            guard rest == 0 else { throw .inconsistent(cell) }
            system.definingSum[total] = system.addSum(total: total, parts: members)
            return
        }
        guard rest >= 0 else { throw .inconsistent(cell) }
        // Ages in no class, such as the unknown ones, are no shelter: what they hold is taken to be known.
        let known = rest == 0 ? [] : [system.addCell(value: rest, lower: 0, freedom: .known, isSensitive: false, cost: 0)]
        let isImplied = rest == 0 && ([.total] + parts).allSatisfy { sumsOverPlaces.contains(cell.aged($0)) }
        sumsOfSlice[Self.slice(cell), default: []].append(system.addSum(total: total, parts: members + known, implied: isImplied))
    }

    /// The finest classes told apart by the classes in use: they do not overlap and together they are the total.
    private static func atoms(of classes: Set<AgeClass>) -> [AgeClass] {
        let ordered = classes.sorted()
        let groups = Dictionary(grouping: AgeGroup.allCases) { group in ordered.map { $0.contains(AgeClass(group)) } }
        return groups.values.map { AgeClass($0) }.sorted()
    }

    // MARK: Tasks and measures

    /// Of clients, continuing ones and facts, who counts in a task counts in the total. Not so of the others: who starts in one task while
    /// another is open has not started over all tasks, who ends one has not ended, and the latest relationship over all tasks may be of
    /// another duration. Whoever counts in the total counts in a task in any case.
    private static let onlyBoundedByParts: Set<Measure> = Set([.started, .ended] + Measure.durations)

    private mutating func addTasks(_ slice: Slice) {
        let cells = (spotsOfSlice[slice] ?? []).filter { !$0.isRest }.map(\.cell)
        let agesOfPlace = Dictionary(grouping: cells, by: \.place).mapValues { $0.map(\.age) }
        let municipalities = Dictionary(grouping: cells) { $0.place.level == .municipality ? $0.place.parent.map($0.at) : nil }
        for cell in cells {
            guard let total = number(cell) else { continue }
            let tasks = ServiceTask.inScope.filter { number(cell.of($0)) != nil }
            let finer = (agesOfPlace[cell.place] ?? []).filter { $0 != cell.age && cell.age.contains($0) }.map { cell.aged($0) }
            system.addCover(
                total: total, parts: tasks.compactMap { number(cell.of($0)) },
                isAtLeastParts: !Self.onlyBoundedByParts.contains(slice.measure),
                isBoundedByParts: tasks.count == ServiceTask.inScope.count,
                missed: missed(finer + (municipalities[cell] ?? []), tasks))
        }
    }

    /// By how much the truth misses the relation in one of the ages of a cell, or in one of an area's municipalities, at most. Where it shows
    /// there that people moved, it holds for the ages together by chance only, and for the area only if nobody came from outside it: nobody
    /// can build on either. In the country everybody counts once, wherever they moved.
    private func missed(_ finer: [Cell], _ tasks: [ServiceTask]) -> (parts: [Int], total: Int) {
        var missed = (parts: [Int](repeating: 0, count: tasks.count), total: 0)
        for cell in finer {
            guard let total = number(cell).map({ system.values[$0] }) else { continue }
            let parts = tasks.map { task in number(cell.of(task)).map { system.values[$0] } ?? 0 }
            for (place, part) in parts.enumerated() { missed.parts[place] = max(missed.parts[place], part - total) }
            missed.total = max(missed.total, total - parts.reduce(0, +))
        }
        return missed
    }

    private mutating func addMeasures(_ slice: Slice) {
        guard slice.measure == .clients else { return }
        for cell in (spotsOfSlice[slice] ?? []).filter({ !$0.isRest }).map(\.cell) {
            guard let clients = number(cell) else { continue }
            let started = number(cell.counting(.started))
            let continuing = number(cell.counting(.continuing))
            if let started, let continuing {
                let sum = system.addSum(total: clients, parts: [started, continuing])
                system.definingSum[continuing] = sum
            } else if let part = started ?? continuing {
                system.addCover(total: clients, parts: [part], isBoundedByParts: false)
            }
            let durations = Measure.durations.compactMap { number(cell.counting($0)) }
            if durations.count == Measure.durations.count {
                system.definingSum[durations[durations.count - 1]] = system.addSum(total: clients, parts: durations)
            }
            if let ended = number(cell.counting(.ended)) { addNotEnded(clients, ended) }
        }
    }

    /// Who has not ended at the end of the quarter continues in the next, so a small number of them must not follow from what is shown here:
    /// once shown, nothing in the next quarter could protect it.
    private mutating func addNotEnded(_ clients: Int, _ ended: Int) {
        let value = system.values[clients] - system.values[ended]
        guard settings.method == .hiding, value > 0, settings.isSensitive(value, population: nil) else {
            return system.addCover(total: clients, parts: [ended], isBoundedByParts: false)
        }
        // An edition in which nothing of it changed has the same two numbers, and so the same rest.
        guard system.notEnded[[clients, ended]] == nil else { return }
        let notEnded = system.addCell(value: value, lower: 0, freedom: .unpublished, isSensitive: true, cost: 0)
        system.notEnded[[clients, ended]] = notEnded
        system.definingSum[notEnded] = system.addSum(total: clients, parts: [ended, notEnded])
    }

    private mutating func add(_ relation: Publication.Relation) throws(ProtectionFailure) {
        switch relation {
        case .sum(let total, let parts):
            guard let number = number(total) else { return }
            let members = parts.compactMap(self.number)
            guard members.count == parts.count, members.reduce(0, { $0 + system.values[$1] }) == system.values[number] else {
                throw .inconsistent(total)
            }
            system.addSum(total: number, parts: members)
        case .cover(let total, let parts):
            guard let number = number(total) else { return }
            let members = parts.compactMap(self.number)
            system.addCover(total: number, parts: members, isBoundedByParts: members.count == parts.count)
        case .within(let part, let whole):
            guard let member = number(part), let total = number(whole) else { return }
            system.addCover(total: total, parts: [member], isBoundedByParts: false)
        case .bounded(let cell, let others):
            guard let number = number(cell) else { return }
            let members = others.compactMap(self.number)
            guard members.count == others.count else { return }
            system.addCover(total: number, parts: members, isAtLeastParts: false, isBoundedByParts: true)
        }
    }
}
