import CodeLists
import RegisterModel
import Statistics
import Testing

@Suite struct `Two channels` {
    private let tampere = Municipality("837")!
    private let nokia = Municipality("536")!
    private let task = ServiceTask("older-people")!

    private func reported(_ channel: Channel, _ start: String, _ end: String = "", _ municipality: Municipality? = nil) -> ReportedPeriod {
        ReportedPeriod(
            organiser: tampere.area, channel: channel, municipality: municipality, task: task,
            period: Period(start: Day(start)!, end: Day(end)))
    }

    private func lines(_ reported: [ReportedPeriod]) -> [String] {
        reported.reconciled().map { "\($0.period.start)…\($0.period.end.map { "\($0)" } ?? "") \($0.source.rawValue)" }
    }

    @Test func `the same days by both are one period from both`() {
        #expect(
            lines([reported(.archive, "2023-01-02", "2023-02-01"), reported(.separate, "2023-01-02", "2023-02-01")])
                == ["2023-01-02…2023-02-01 both"])
    }

    @Test func `periods that share a day are joined and said to differ, others stay apart`() {
        #expect(
            lines([reported(.archive, "2023-01-02", "2023-01-15"), reported(.separate, "2023-01-15")]) == ["2023-01-02… differing"])
        #expect(
            lines([reported(.archive, "2023-01-02", "2023-01-15"), reported(.separate, "2023-01-16")])
                == ["2023-01-02…2023-01-15 archive", "2023-01-16… separate"])
    }

    @Test func `two groups of one channel are no difference`() {
        #expect(
            lines([reported(.separate, "2023-01-02", "2023-01-15"), reported(.separate, "2023-01-10")]) == ["2023-01-02… separate"])
        #expect(
            lines([
                reported(.separate, "2023-01-02", "2023-01-15"), reported(.separate, "2023-01-10"), reported(.archive, "2023-01-02"),
            ]) == ["2023-01-02… both"])
    }

    @Test func `the municipality is that of the latest start, then the greatest code`() {
        let later = [reported(.archive, "2023-01-02", "", tampere), reported(.separate, "2023-01-05", "", nokia)]
        #expect(later.reconciled().map(\.municipality) == [nokia])
        let same = [reported(.archive, "2023-01-02", "", nokia), reported(.separate, "2023-01-02", "", tampere)]
        #expect(same.reconciled().map(\.municipality) == [max(tampere, nokia)])
        #expect(same.reversed().reconciled() == same.reconciled())
    }

    @Test(arguments: 1...200) func `days are covered as by marking each one`(seed: Int) {
        var state = UInt64(seed)
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let base = Day("2023-01-01")!
        let periods = (0..<1 + next(6)).map { _ in
            let start = base.adding(next(40))
            return ReportedPeriod(
                organiser: tampere.area, channel: next(2) == 0 ? .archive : .separate, municipality: nil, task: task,
                period: Period(start: start, end: next(5) == 0 ? nil : start.adding(next(10))))
        }
        let horizon = 60
        func days(_ periods: [Period]) -> Set<Int> {
            Set((0..<horizon).filter { day in periods.contains { $0.overlaps(Period(start: base.adding(day), end: base.adding(day))) } })
        }
        let joined = periods.reconciled()
        #expect(days(joined.map(\.period)) == days(periods.map(\.period)))
        for (a, b) in zip(joined, joined.dropFirst()) { #expect(!a.period.overlaps(b.period)) }
        // Nothing is joined that does not hang together: each joined period is covered by members that overlap one another.
        for period in joined {
            let inside = periods.filter { $0.period.overlaps(period.period) }.sorted { $0.period.start < $1.period.start }
            #expect(inside.first?.period.start == period.period.start)
            let channels = Set(inside.map(\.channel))
            #expect((period.source == .both || period.source == .differing) == (channels.count == 2))
        }
    }
}

@Suite struct `An edition's counts` {
    private let quarter = MonitoringPeriod("2023Q1")!
    private let tampere = Municipality("837")!
    private let nokia = Municipality("536")!
    private let task = ServiceTask("older-people")!

    private func counting(_ municipalities: [Municipality]) -> EditionCounting {
        EditionCounting(quarter: quarter, arrived: [task: Set(municipalities)])
    }

    private func period(_ municipality: Municipality?, _ start: String, _ end: String = "") -> ReportedPeriod {
        ReportedPeriod(
            organiser: tampere.area, channel: .archive, municipality: municipality, task: task,
            period: Period(start: Day(start)!, end: Day(end)))
    }

    private func filled() -> EditionCounts {
        var counting = counting([tampere])
        counting.add([period(tampere, "2023-01-05")], birthYear: 1940, person: (1, 1))
        counting.add([period(tampere, "2019-01-05", "2023-02-01")], birthYear: 1930, person: (2, 1))
        counting.add([period(nokia, "2022-12-01")], birthYear: nil, person: (3, 1))
        return counting.finish()
    }

    @Test func `started, ended, continuing and the classes of duration`() {
        let counts = filled()
        func count(_ measure: Measure) -> Int { counts.count(Cell(measure, quarter, .area(tampere.area), task: task)) }
        #expect(Measure.allCases.prefix(8).map(count) == [3, 1, 2, 1, 1, 1, 0, 1])
        #expect(count(.clients) == Measure.durations.map(count).reduce(0, +))
    }

    @Test func `a municipality whose group has not delivered has no figure, and its persons have no municipality`() {
        let table = filled().table(.clientsByMunicipality)
        #expect(table.figures[Cell(.clients, quarter, .municipality(nokia), task: task)] == .notDelivered)
        #expect(table.figures[Cell(.clients, quarter, .municipality(tampere), task: task)] == .count(2))
        #expect(table.figures[Cell(.clients, quarter, .unknownMunicipality(tampere.area), task: task)] == .count(1))
        #expect(table.figures[Cell(.clients, quarter, .area(Area("90")!), task: task)] == .notDelivered)
        #expect(table.figures[Cell(.clients, quarter, .country, task: nil)] == .count(3))
    }

    @Test func `the text is read back as it was written, and a spoilt one is refused`() throws {
        let counts = filled()
        let text = counts.text
        let read = try EditionCounts(text: text)
        #expect(read == counts)
        #expect(read.text == text)
        for spoilt in [
            "", "sosdata-edition,1,2023Q5\n", text + "count,clients,08,837\n", text.replacing("count,clients,08", with: "count,clients,77"),
        ] {
            #expect(throws: EditionCounts.Unreadable.self) { try EditionCounts(text: spoilt) }
        }
    }

    @Test func `a version changes with its block's periods and not with their order`() {
        var first = counting([tampere])
        var second = counting([tampere])
        first.add([period(tampere, "2023-01-05")], birthYear: 1940, person: (1, 1))
        first.add([period(tampere, "2023-01-06")], birthYear: 1940, person: (2, 1))
        second.add([period(tampere, "2023-01-06")], birthYear: 1940, person: (2, 1))
        second.add([period(tampere, "2023-01-05")], birthYear: 1940, person: (1, 1))
        let (a, b) = (first.finish().versions, second.finish().versions)
        #expect(a == b && a.count == 1)
        first.add([period(nil, "2023-01-05")], birthYear: 1940, person: (3, 1))
        #expect(first.finish().versions != a)
    }

    @Test func `coverage of the population counts the municipalities that have arrived`() throws {
        let arrival = filled().arrival
        let area = try #require(arrival.population(of: .area(tampere.area), task, before: 2023))
        #expect(area.covered == tampere.population[2022])
        #expect(area.all == tampere.area.municipalities.reduce(0) { $0 + ($1.population[2022] ?? 0) })
        #expect(try #require(arrival.population(of: .area(tampere.area), nil, before: 2023)).covered == 0)
    }
}
