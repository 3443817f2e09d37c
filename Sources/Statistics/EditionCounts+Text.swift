import CodeLists
import RegisterModel

extension EditionCounts {
    /// Why a stored edition cannot be read: the file was changed by something else than this program.
    public struct Unreadable: Error, Hashable {
        /// The line, from 1.
        public let line: Int
    }

    private static let heading = "sosdata-edition,1"

    /// The counts as text: the same counts give the same text. Kept with the edition, never shown.
    public var text: String {
        var lines = ["\(Self.heading),\(quarter)"]
        for block in arrival.blocks.sorted() { lines.append("arrived,\(block.area),\(block.task)") }
        for (task, municipalities) in arrival.missing.sorted(by: { $0.key < $1.key }) {
            for municipality in municipalities.sorted() { lines.append("missing,\(task),\(municipality)") }
        }
        for (block, source) in sources.sorted(by: { $0.key < $1.key }) {
            let counts = PeriodSource.allCases.map { String(source.counts[$0] ?? 0) }
            lines.append("source,\(block.area),\(block.task),\(counts.joined(separator: ","))")
        }
        for (block, version) in versions.sorted(by: { $0.key < $1.key }) { lines.append("version,\(block.area),\(block.task),\(version)") }
        counter.forEachCount { measure, place, task, age, count in
            let area = place.area.map(\.slug) ?? ""
            lines.append("count,\(measure.rawValue),\(area),\(place.code),\(task?.slug ?? "total"),\(age.rawValue),\(count)")
        }
        for (kind, arrival) in factArrivals.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let municipalities = Area.organisers.flatMap(\.municipalities).filter { arrival.reaches(.municipality($0), nil) }
            for municipality in municipalities { lines.append("fact-arrived,\(kind.rawValue),\(municipality)") }
        }
        facts.forEach { measure, area, count in lines.append("fact,\(measure.rawValue),\(area),\(count)") }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Reads what `text` wrote; throws `Unreadable` for anything else.
    public init(text: String) throws(Unreadable) {
        let lines = text.split(separator: "\n")
        guard let first = lines.first, first.hasPrefix(Self.heading + ","),
            let quarter = MonitoringPeriod(String(first.dropFirst(Self.heading.count + 1)))
        else { throw Unreadable(line: 1) }
        self.init(quarter: quarter)
        var blocks: Set<Block> = []
        var missing: [ServiceTask: Set<Municipality>] = [:]
        var others: [BlockKind: Set<Municipality>] = [:]
        for (number, line) in zip(2..., lines.dropFirst()) {
            let fields = line.split(separator: ",").map(String.init)
            guard fields.count >= 3 else { throw Unreadable(line: number) }
            let block = Area(fields[1]).flatMap { area in ServiceTask(fields[2]).map { Block(area, $0) } }
            switch (fields[0], fields.count) {
            case ("arrived", 3): if let block { blocks.insert(block) } else { throw Unreadable(line: number) }
            case ("missing", 3):
                guard let task = ServiceTask(fields[1]), let municipality = Municipality(fields[2]) else { throw Unreadable(line: number) }
                missing[task, default: []].insert(municipality)
            case ("source", 3 + PeriodSource.allCases.count):
                guard let block else { throw Unreadable(line: number) }
                let counts = zip(PeriodSource.allCases, fields.dropFirst(3)).compactMap { source, text in Int(text).map { (source, $0) } }
                sources[block] = Sources(counts: Dictionary(uniqueKeysWithValues: counts.filter { $0.1 > 0 }))
            case ("version", 4): if let block { versions[block] = fields[3] } else { throw Unreadable(line: number) }
            case ("fact-arrived", 3):
                guard let kind = BlockKind(rawValue: fields[1]), let municipality = Municipality(fields[2]) else {
                    throw Unreadable(line: number)
                }
                others[kind, default: []].insert(municipality)
            case ("fact", 4):
                guard let measure = Measure(rawValue: fields[1]), let area = Area(fields[2]), let count = Int(fields[3]) else {
                    throw Unreadable(line: number)
                }
                facts.set(measure, area, to: count)
            case ("count", 7): guard read(count: fields) else { throw Unreadable(line: number) }
            default: throw Unreadable(line: number)
            }
        }
        arrival = Arrival(blocks: blocks, missing: missing)
        factArrivals = others.mapValues { municipalities in
            Arrival(Dictionary(uniqueKeysWithValues: ServiceTask.inScope.map { ($0, municipalities) }))
        }
    }

    private mutating func read(count fields: [String]) -> Bool {
        guard let measure = Measure(rawValue: fields[1]), let area = Area(fields[2]), let age = Int(fields[5]).flatMap(AgeGroup.init),
            let count = Int(fields[6])
        else { return false }
        let place = fields[3] == "unknown" ? Place.unknownMunicipality(area) : Municipality(fields[3]).map { .municipality($0) }
        let task = ServiceTask(fields[4])
        guard let place, task != nil || fields[4] == "total" else { return false }
        return counter.set(measure, place, task, age, to: count)
    }
}
