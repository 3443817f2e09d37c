import CodeLists
import Testing

@Suite struct `Areas and municipalities of 2023` {
    @Test func `21 counties and Helsinki organise; Åland does not`() {
        #expect(Area.organisers.map(\.slug) == (1...21).map { $0 < 10 ? "0\($0)" : "\($0)" } + ["90"])
        #expect(Area.all.filter { !$0.isOrganiser }.map(\.slug) == ["91"])
    }

    /// Counted from the classification of wellbeing services counties of 1.1.2023.
    @Test(
        arguments: [
            ("01", 7), ("02", 6), ("03", 10), ("04", 2), ("05", 27), ("06", 16), ("07", 11), ("08", 23), ("09", 10), ("10", 6), ("11", 9),
            ("12", 12), ("13", 19), ("14", 13), ("15", 22), ("16", 18), ("17", 14), ("18", 8), ("19", 30), ("20", 8), ("21", 21), ("90", 1),
            ("91", 16),
        ])
    func `an area has its municipalities`(slug: String, count: Int) throws {
        let area = try #require(Area(slug))
        #expect(area.municipalities.count == count)
        #expect(area.municipalities.allSatisfy { $0.area == area })
        #expect(area.municipalities == area.municipalities.sorted())
    }

    @Test func `every municipality is in one area, and 293 are on the mainland`() {
        #expect(Area.all.flatMap(\.municipalities).sorted() == Municipality.all)
        #expect(Area.organisers.flatMap(\.municipalities).count == 293)
    }

    @Test(arguments: [
        ("091", "Helsinki", "90"), ("837", "Tampere", "08"), ("049", "Espoo", "03"), ("478", "Maarianhamina", "91"),
    ])
    func `known municipalities are where they lie`(slug: String, name: String, area: String) throws {
        let municipality = try #require(Municipality(slug))
        #expect(municipality.entry.fi == name)
        #expect(municipality.area.slug == area)
    }

    @Test func `a municipality is written with three digits`() {
        #expect(Municipality.all.allSatisfy { $0.slug.count == 3 && $0.slug.allSatisfy(\.isASCII) && Int($0.slug) != nil })
    }

    @Test func `the population of 2022 is the whole country's`() {
        #expect(Municipality.all.allSatisfy { $0.population[2022] != nil })
        #expect(Municipality.all.reduce(0) { $0 + ($1.population[2022] ?? 0) } == 5_563_970)
    }

    @Test func `on the tile map every organiser has a place of its own`() {
        let places = Area.organisers.compactMap(\.tile)
        #expect(places.count == 22)
        #expect(Set(places.map { [$0.column, $0.row] }).count == 22)
        #expect(places.allSatisfy { $0.column >= 1 && $0.row >= 1 })
        #expect(Area("91")?.tile == nil)
    }
}
