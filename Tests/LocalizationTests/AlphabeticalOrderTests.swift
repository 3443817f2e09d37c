import Localization
import Testing

@Suite struct AlphabeticalOrderTests {
    @Test func `å, ä and ö come last in that order, and capitals do not matter`() {
        #expect(
            ["Öland", "Zeta", "Äänekoski", "Åbo", "alfa", "Esbo", "éclair"].inAlphabeticalOrder()
                == ["alfa", "éclair", "Esbo", "Zeta", "Åbo", "Äänekoski", "Öland"])
    }

    @Test func `equal names keep the order they came in`() {
        let pairs = [("b", 1), ("a", 2), ("B", 3), ("b", 4)]
        #expect(pairs.inAlphabeticalOrder { $0.0 }.map(\.1) == [2, 1, 3, 4])
    }
}
