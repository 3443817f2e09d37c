import CodeLists
import RegisterModel
import Statistics
import Testing

@Suite struct `Counting clients` {
    let quarter = MonitoringPeriod(year: 2023, quarter: 1)!
    let families = ServiceTask("families-with-children")!
    let disability = ServiceTask("disability")!

    private func table(_ counter: ClientCounter) -> StatisticalTable {
        let places =
            [Place.country]
            + Area.organisers.flatMap { area in
                [.area(area)] + area.municipalities.map { .municipality($0) } + [.unknownMunicipality(area)]
            }
        return counter.table(
            name: "t", places: places, tasks: ServiceTask.inScope.map { $0 } + [nil], ages: [.total, AgeClass(.under18)],
            arrival: Arrival(blocks: Set(Block.all)))
    }

    private func period(_ municipality: Municipality?, _ organiser: Area, _ task: ServiceTask, _ month: Int) -> CountedPeriod {
        CountedPeriod(organiser: organiser, municipality: municipality, task: task, start: Day(year: 2023, month: month, day: 2)!)
    }

    @Test func `a person counts once per task, where the latest period began, and once in the total`() {
        let (kymi, kainuu) = (Area("10")!, Area("20")!)
        let (a, b) = (kymi.municipalities[0], kainuu.municipalities[0])
        var counter = ClientCounter(quarter: quarter)
        counter.count(
            [period(a, kymi, families, 1), period(b, kainuu, families, 2), period(a, kymi, disability, 1)], age: .under18)
        let table = table(counter)
        func count(_ place: Place, _ task: ServiceTask?) -> Figure? { table.figures[Cell(.clients, quarter, place, task: task)] }
        #expect(count(.municipality(a), families) == .count(0))
        #expect(count(.municipality(b), families) == .count(1))
        #expect(count(.municipality(a), disability) == .count(1))
        #expect(count(.municipality(b), nil) == .count(1))
        #expect(count(.municipality(a), nil) == .count(0))
        #expect(count(.country, nil) == .count(1))
        #expect(table.figures[Cell(.clients, quarter, .area(kainuu), age: AgeClass(.under18))] == .count(1))
    }

    @Test func `on the same day the greatest organiser wins, then the greatest municipality`() {
        let (kymi, kainuu) = (Area("10")!, Area("20")!)
        var counter = ClientCounter(quarter: quarter)
        counter.count([period(nil, kainuu, families, 1), period(kymi.municipalities[0], kymi, families, 1)], age: .unknown)
        counter.count(
            [period(kymi.municipalities[1], kymi, families, 1), period(kymi.municipalities[0], kymi, families, 1)], age: .unknown)
        let table = table(counter)
        #expect(table.figures[Cell(.clients, quarter, .unknownMunicipality(kainuu), task: families)] == .count(1))
        #expect(table.figures[Cell(.clients, quarter, .municipality(kymi.municipalities[1]), task: families)] == .count(1))
    }

    @Test func `geography adds up`() {
        var counter = ClientCounter(quarter: quarter)
        for (number, area) in Area.organisers.enumerated() {
            for municipality in area.municipalities { counter.count([period(municipality, area, families, 1 + number % 3)], age: .from25) }
            counter.count([period(nil, area, families, 1)], age: .from25)
        }
        let table = table(counter)
        func count(_ place: Place) -> Int {
            if case .count(let value) = table.figures[Cell(.clients, quarter, place, task: families)] { value } else { -1 }
        }
        for area in Area.organisers {
            let parts = area.municipalities.map { count(.municipality($0)) } + [count(.unknownMunicipality(area))]
            #expect(count(.area(area)) == parts.reduce(0, +))
        }
        #expect(count(.country) == 293 + 22)
    }

    @Test func `rates use the nearest earlier population and name its year`() throws {
        let later = try #require(Population(of: .area(Area("90")!), before: 2024))
        let earlier = try #require(Population(of: .area(Area("90")!), before: 2020))
        #expect(later.year == 2022 && earlier.year == 2022)
        let rate = try #require(later.perThousand(later.inhabitants / 10))
        #expect(abs(rate - 100) < 0.1)
        #expect(Population(of: .unknownMunicipality(Area("90")!), before: 2023) == nil)
    }
}
