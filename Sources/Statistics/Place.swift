import CodeLists

/// How far up in geography a place stands.
public enum PlaceLevel: String, CaseIterable, Sendable, Codable {
    /// The areas of the register together.
    case country
    /// A wellbeing services county or Helsinki.
    case area
    /// A municipality, or the row of those whose municipality is not known.
    case municipality
}

/// A row of a table's geography. Every person counts in one municipality (derivation page, section 10), so each level adds up exactly.
public enum Place: Hashable, Comparable, Sendable, Codable {
    /// The whole country: all areas that delivered.
    case country
    /// One of the 22 organisers.
    case area(Area)
    /// A municipality of 2023.
    case municipality(Municipality)
    /// Persons of an area whose municipality is withheld or unknown.
    case unknownMunicipality(Area)

    /// The level of the place.
    public var level: PlaceLevel {
        switch self {
        case .country: .country
        case .area: .area
        case .municipality, .unknownMunicipality: .municipality
        }
    }

    /// The place of which this one is a part; nil for the country.
    public var parent: Place? {
        switch self {
        case .country: nil
        case .area: .country
        case .municipality(let municipality): .area(municipality.area)
        case .unknownMunicipality(let area): .area(area)
        }
    }

    /// The area the place is or lies in; nil for the country.
    public var area: Area? {
        switch self {
        case .country: nil
        case .area(let area), .unknownMunicipality(let area): area
        case .municipality(let municipality): municipality.area
        }
    }

    /// The code in files: `total` for the country, two digits for an area, three for a municipality, `unknown` for the row without one.
    public var code: String {
        switch self {
        case .country: "total"
        case .area(let area): area.slug
        case .municipality(let municipality): municipality.slug
        case .unknownMunicipality: "unknown"
        }
    }

    private var order: (Int, Int, Int) {
        switch self {
        case .country: (0, 0, 0)
        case .area(let area): (1, area.index, 0)
        case .municipality(let municipality): (2, municipality.area.index, municipality.index)
        case .unknownMunicipality(let area): (2, area.index, Int.max)
        }
    }

    /// The country, the areas by code, then the municipalities by area and code.
    public static func < (a: Place, b: Place) -> Bool { a.order < b.order }
}
