import CodeLists
import RegisterModel

/// What an extract is to be like. The same order gives the same bytes.
public struct ExtractOrder: Sendable {
    /// The largest number of clients: the 900 series has codes for them all at every age that is drawn.
    public static let clientLimit = 3_000_000

    /// The quarter around which the clients live: most have a client relationship in it, matters go back for years and some begin after it.
    public let period: MonitoringPeriod
    /// The organisers among whom the clients are shared in proportion to population.
    public let organisers: [Area]
    /// The municipalities in which the clients live; nil takes in every municipality of the organisers.
    public let municipalities: Set<Municipality>?
    /// How many clients.
    public let clients: Int
    /// The seed of all random choices.
    public let seed: UInt64
    /// How many of a million rows are broken on purpose.
    public let defectsPerMillion: Int
    /// Whether documents of the archive are made, which tell the same as the extracts do.
    public let hasArchive: Bool

    /// Why an order cannot be.
    public enum Refusal: Error, Equatable, Sendable {
        /// No organiser, an area that organises nothing, or an organiser without any of the municipalities.
        case organisers
        /// The number of clients is below 1 or above the limit.
        case clients
        /// The share of broken rows is below 0 or above a half.
        case defects
    }

    /// Checks the parts. `defects` is a share, 0–0.5.
    public init(
        period: MonitoringPeriod, organisers: [Area], municipalities: Set<Municipality>? = nil, clients: Int, seed: UInt64,
        defects: Double = 0, archive: Bool = false
    ) throws(Refusal) {
        self.municipalities = municipalities
        hasArchive = archive
        guard !organisers.isEmpty, organisers.allSatisfy(\.isOrganiser) else { throw .organisers }
        for organiser in organisers {
            guard organiser.municipalities.contains(where: { municipalities?.contains($0) ?? true }) else { throw .organisers }
        }
        guard (1...Self.clientLimit).contains(clients) else { throw .clients }
        guard defects >= 0, defects <= 0.5 else { throw .defects }
        self.period = period
        self.organisers = organisers
        self.clients = clients
        self.seed = seed
        defectsPerMillion = Int((defects * 1_000_000).rounded())
    }

    /// The municipalities of an organiser that the order takes in.
    func municipalities(of organiser: Area) -> [Municipality] { organiser.municipalities.filter { municipalities?.contains($0) ?? true } }

    /// How many clients each organiser gets: in proportion to population, whole, and adding up to `clients` (largest remainders).
    public var clientsByOrganiser: [(organiser: Area, clients: Int)] {
        let people = organisers.map { area in municipalities(of: area).inhabitants }
        let total = max(1, people.reduce(0, +))
        var shares = people.map { $0 * clients / total }
        let byRemainder = people.indices.sorted { (people[$0] * clients % total, $1) > (people[$1] * clients % total, $0) }
        for place in byRemainder.prefix(clients - shares.reduce(0, +)) { shares[place] += 1 }
        return Array(zip(organisers, shares))
    }
}

extension Municipality {
    /// The inhabitants of the newest year known; 1 where none is known, so that nobody is left out.
    var inhabitants: Int { population.max { $0.key < $1.key }?.value ?? 1 }
}

extension Sequence<Municipality> {
    /// The inhabitants of all of them together.
    var inhabitants: Int { reduce(0) { $0 + $1.inhabitants } }
}

/// How much was made.
public struct ExtractTotals: Sendable, Equatable {
    /// Clients, each with an identifier of their own.
    public internal(set) var clients = 0
    /// Rows without the header, by file.
    public internal(set) var rows: [ExtractFile: Int] = [:]
    /// Rows of matters in family law, which the register leaves out.
    public internal(set) var familyLawRows = 0
    /// Clients whose municipality is withheld for their protection.
    public internal(set) var withheld = 0
    /// Clients with a temporary identifier.
    public internal(set) var temporary = 0
}
