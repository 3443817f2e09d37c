import CodeLists

/// The inhabitants of a place and the year whose end they were counted at.
public struct Population: Hashable, Sendable {
    /// Inhabitants on 31 December of the year.
    public let inhabitants: Int
    /// The year.
    public let year: Int

    /// The population to divide a year's figures by: that of the nearest earlier year known, else of the nearest later one (derivation page,
    /// section 10). Nil where none is known, as for persons without a municipality.
    public init?(of place: Place, before year: Int) {
        let municipalities: [Municipality]
        switch place {
        case .country: municipalities = Area.organisers.flatMap(\.municipalities)
        case .area(let area): municipalities = area.municipalities
        case .municipality(let municipality): municipalities = [municipality]
        case .unknownMunicipality: return nil
        }
        let known = municipalities.map(\.population)
        guard let first = known.first else { return nil }
        let years = Set(first.keys).filter { year in known.allSatisfy { $0[year] != nil } }
        guard let chosen = years.filter({ $0 < year }).max() ?? years.min() else { return nil }
        self.year = chosen
        self.inhabitants = known.reduce(0) { $0 + ($1[chosen] ?? 0) }
    }

    /// Clients per 1 000 inhabitants, unrounded; nil where nobody lives.
    public func perThousand(_ clients: Int) -> Double? {
        inhabitants > 0 ? Double(clients) * 1000 / Double(inhabitants) : nil
    }
}
