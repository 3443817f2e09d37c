/// How a publication is protected. All of it is printed with the publication; none of it is a secret.
public struct ProtectionSettings: Hashable, Sendable, Codable {
    /// Whether zeros may be seen.
    public enum Zeros: String, Sendable, Codable {
        /// Zeros are shown and never hidden, so a hidden cell is known to be at least 1.
        case shown
        /// Zeros are sensitive like small counts, and a hidden cell is known only to be at least 0.
        case hidden
    }

    /// What is done to small counts. Never mixed within a publication.
    public enum Method: Hashable, Sendable, Codable {
        /// Cells are hidden.
        case hiding
        /// Each finest cell is rounded to the nearest multiple of the base, and sums are made of rounded parts.
        case rounding(base: Int)
    }

    /// Counts from 1 to one below the threshold are sensitive.
    public var threshold: Int
    /// The least difference there must remain between the greatest and the least possible value of a sensitive cell.
    public var width: Int
    /// Whether zeros may be seen: one choice for a whole publication.
    public var zeros: Zeros
    /// Hiding or rounding.
    public var method: Method

    /// Makes settings; the values not given are the register's own: threshold 5, width 5, zeros shown, hiding.
    public init(threshold: Int = 5, width: Int = 5, zeros: Zeros = .shown, method: Method = .hiding) {
        precondition(threshold >= 1 && width >= 1, "The threshold and the width are at least 1.")
        self.threshold = threshold
        self.width = width
        self.zeros = zeros
        self.method = method
    }

    /// The settings of the register: threshold 5, width 5, zeros shown, hiding.
    public static let standard = ProtectionSettings()

    /// What everybody knows of a hidden cell.
    var lowerBound: Int { zeros == .shown ? 1 : 0 }

    /// Whether a count is too small to be shown, or so near the published population that nearly everybody is a client.
    func isSensitive(_ value: Int, population: Int?) -> Bool {
        if value == 0 { return zeros == .hidden }
        return value < threshold || population.map { $0 - value < threshold } ?? false
    }
}

/// How long the search for a safe pattern may go on. A search that reaches a limit publishes nothing.
public struct ProtectionLimits: Sendable {
    /// Rounds of search, check and repair.
    public var rounds: Int
    /// Linear programmes in all.
    public var programmes: Int
    /// Asked now and then; true ends the search. The only way time comes in.
    public var isPastDeadline: @Sendable () -> Bool

    /// Makes limits; without a deadline unless one is given.
    public init(rounds: Int = 20, programmes: Int = 20_000, isPastDeadline: @escaping @Sendable () -> Bool = { false }) {
        self.rounds = rounds
        self.programmes = programmes
        self.isPastDeadline = isPastDeadline
    }
}
