import Foundation
import Statistics

/// Makes one system of cells and relations out of a publication: the tables of this edition, then what earlier ones showed.
struct SystemBuilder {
    /// A cell, or the unlisted rest of the parts of a cell's place.
    struct Spot: Hashable {
        let cell: Cell
        let isRest: Bool
    }

    /// One version of a cell: unchanged content and an equal value make it the same number for the attacker.
    private struct Version: Hashable {
        let spot: Spot
        let content: Int
        let value: Int
    }

    private(set) var system = CellSystem()
    /// The number of each cell of this edition that has a count.
    private(set) var numbers: [Cell: Int] = [:]
    /// What the latest earlier edition showed rounded, by cell of this edition.
    private(set) var shownBefore: [Int: Int] = [:]
    private var byVersion: [Version: Int] = [:]
    private var contents: [[String?]: Int] = [:]
    private let publication: Publication
    private var populations: [Place: [AgeClass: Int]] = [:]

    init(_ publication: Publication) throws(ProtectionFailure) {
        self.publication = publication
        system.unknownMovers = publication.settings.width
        for entry in publication.inhabitants { populations[entry.place, default: [:]][entry.age] = entry.count }
        var figures: [Cell: Figure] = [:]
        var isPublished: Set<Cell> = []
        for table in publication.tables {
            for cell in table.cells {
                guard let figure = table.figures[cell] else { continue }
                guard figures[cell] == nil || figures[cell] == figure else { throw .inconsistent(cell) }
                figures[cell] = figure
                isPublished.insert(cell)
            }
        }
        for table in publication.background {
            for (cell, figure) in table.figures where figures[cell] == nil { figures[cell] = figure }
        }
        numbers = try add(figures, isPublished: isPublished, versions: publication.versions)
        for record in publication.earlier { _ = try addEarlier(record) }
        // Rounded figures say too little of a cell to link it to another quarter's.
        guard publication.settings.method == .hiding else { return }
        var reached = numbers
        // Of several editions of another quarter the newest stands for it.
        for record in publication.neighbours { reached.merge(try addEarlier(record)) { _, newest in newest } }
        for link in publication.links { add(link, reached) }
    }

    /// Adds a sum that reaches into another quarter. Where the truth misses it by some persons, nobody knows by how many: the difference is a
    /// number that nobody is shown, known to be small. Where the truth meets it, it is taken to be known to.
    private mutating func add(_ link: Publication.Link, _ reached: [Cell: Int]) {
        let parts = link.parts.compactMap { reached[$0] }
        guard let total = reached[link.total], parts.count == link.parts.count else { return }
        let missed = system.values[total] - parts.reduce(0) { $0 + system.values[$1] }
        guard missed != 0 else {
            system.linkSums.insert(system.addSum(total: total, parts: parts))
            // Those who have not ended are then the very persons who continue.
            if parts.count == 2, let notEnded = system.notEnded[[total, parts[0]]] {
                system.linkSums.insert(system.addSum(total: notEnded, parts: [parts[1]]))
            }
            return
        }
        func unpublished(_ value: Int, upTo upper: Int = .max) -> Int {
            system.addCell(value: value, lower: 0, upper: upper, freedom: .unpublished, isSensitive: false, cost: 0)
        }
        let difference = unpublished(abs(missed), upTo: system.allowance(abs(missed)))
        if missed > 0 {
            system.linkSums.insert(system.addSum(total: total, parts: parts + [difference]))
        } else {
            let both = unpublished(system.values[total] - missed)
            system.linkSums.insert(system.addSum(total: both, parts: [total, difference]))
            system.linkSums.insert(system.addSum(total: both, parts: parts))
        }
    }

    // MARK: Cells

    /// The cells of this edition that have one of these numbers.
    func cells(of wanted: Set<Int>) -> Set<Cell> { Set(numbers.lazy.filter { wanted.contains($0.value) }.map(\.key)) }

    private mutating func addEarlier(_ record: ReleaseRecord) throws(ProtectionFailure) -> [Cell: Int] {
        guard record.settings.zeros == publication.settings.zeros, record.settings.method == publication.settings.method else {
            throw .otherSettingsBefore
        }
        let figures = Dictionary(record.entries.map { ($0.cell, $0.figure) }) { first, _ in first }
        let versions = Dictionary(record.versions.map { ($0.block, $0.name) }) { first, _ in first }
        let old = try add(figures, isPublished: Set(figures.keys), versions: versions)
        for entry in record.entries {
            guard let number = old[entry.cell] else { continue }
            if let rounded = entry.rounded {
                if let current = numbers[entry.cell] { shownBefore[current] = rounded }
            } else if !entry.isHidden {
                system.setFreedom(number, .known)
            } else if system.freedom[number] == .free {
                system.setFreedom(number, .staysHidden)
            }
        }
        return old
    }

    private mutating func add(_ figures: [Cell: Figure], isPublished: Set<Cell>, versions: [Block: String]) throws(ProtectionFailure)
        -> [Cell: Int]
    {
        // A municipality's group may be unchanged where another of its area has been corrected, and decisions where client periods have been,
        // so of these nothing but the value tells. To take two cells for one where they are not only makes the check harder to pass.
        let unnamed = intern([])
        var contentCache: [Cell: Int] = [:]
        var numbers: [Spot: Int] = [:]
        for cell in figures.keys.sorted() {
            guard let figure = figures[cell] else { continue }
            let isNamed = cell.place.level != .municipality && cell.measure < .childProtection
            let key = Cell(.clients, cell.quarter, cell.place, task: cell.task)
            let content = isNamed ? contentCache[key] ?? intern(key.blocks.map { versions[$0] }) : unnamed
            if isNamed { contentCache[key] = content }
            numbers[Spot(cell: cell, isRest: false)] = number(cell, figure, content: content, isPublished: isPublished.contains(cell))
        }
        var relations = RelationBuilder(numbers: numbers, system: system, settings: publication.settings)
        try relations.build(publication.relations)
        system = relations.system
        return Dictionary(uniqueKeysWithValues: numbers.map { ($0.key.cell, $0.value) })
    }

    private mutating func intern(_ content: [String?]) -> Int {
        if let number = contents[content] { return number }
        contents[content] = contents.count
        return contents.count - 1
    }

    private mutating func number(_ cell: Cell, _ figure: Figure, content: Int, isPublished: Bool) -> Int {
        let settings = publication.settings
        let (value, isCount) =
            if case .count(let count) = figure { (count, true) } else { (0, false) }
        let version = Version(spot: Spot(cell: cell, isRest: false), content: isCount ? content : -1, value: value)
        if let number = byVersion[version] { return number }
        let population = populations[cell.place]?[cell.age]
        let isHiding = settings.method == .hiding
        let isVisibleZero = value == 0 && settings.zeros == .shown && isHiding
        // A rounded cell is in truth what nobody is shown, within the bounds its rounding leaves.
        let freedom: CellSystem.Freedom = !isCount || isVisibleZero ? .known : isPublished && isHiding ? .free : .unpublished
        let number = system.addCell(
            value: value, lower: freedom == .unpublished ? 0 : settings.lowerBound, upper: population.map { max($0, value) } ?? .max,
            freedom: freedom,
            isSensitive: isPublished && isCount && settings.isSensitive(value, population: population) && freedom != .known,
            cost: Self.cost(cell, value))
        byVersion[version] = number
        return number
    }

    /// Inner cells before totals, municipality before area before country, small before large: in thousandths.
    private static func cost(_ cell: Cell, _ value: Int) -> Int {
        let level = [PlaceLevel.municipality: 1000, .area: 8000, .country: 200_000][cell.place.level] ?? 1000
        return level * (cell.age.isTotal ? 2 : 1) + Int((150 * log(1 + Double(value))).rounded())
    }
}
