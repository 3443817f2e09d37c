/// Rounding instead of hiding (disclosure page, section 7): each finest cell goes to the nearest multiple of the base, and sums are made of
/// rounded parts. Totals over tasks count distinct persons and are no sums, so they are rounded like finest cells.
///
/// Everybody is taken to know which true values a rounded one stands for. The joint check must then leave every small cell all of them:
/// cover relations can narrow them, and such a publication is refused. Zeros and small counts look alike; a page says so.
struct Rounding {
    private var system: CellSystem
    private let settings: ProtectionSettings
    private let base: Int
    private let earlier: [Int: Int]
    /// The cells that the check could not prove safe.
    private(set) var unproved: Set<Int> = []

    /// - Parameter earlier: what an earlier edition showed for a cell.
    init(_ system: CellSystem, settings: ProtectionSettings, base: Int, earlier: [Int: Int]) {
        precondition(base >= 2, "A base of rounding is at least 2.")
        self.system = system
        self.settings = settings
        self.base = base
        self.earlier = earlier
    }

    /// The nearest multiple of the base; halfway goes up. A cell keeps what an earlier edition showed until its value is past the boundary by
    /// the threshold, for a move across it would tell more than the rounding.
    static func round(_ value: Int, base: Int, earlier: Int?, threshold: Int) -> Int {
        if let earlier, value > earlier - base / 2 - threshold, value < earlier + (base - 1) / 2 + threshold { return earlier }
        return (value + base / 2) / base * base
    }

    /// The rounded values with the proof that they tell no small count, or the reason why not.
    mutating func run(_ limits: ProtectionLimits) throws(ProtectionFailure) -> Protection.Result {
        var rounded = [Int?](repeating: nil, count: system.count)
        var sumOfTotal: [Int: Int] = [:]
        for (number, sum) in system.sums.enumerated() where sumOfTotal[sum.total] == nil { sumOfTotal[sum.total] = number }
        for cell in 0..<system.count where sumOfTotal[cell] == nil {
            let value = system.values[cell]
            guard system.freedom[cell] != .known else {
                rounded[cell] = value
                continue
            }
            let shown = Self.round(value, base: base, earlier: earlier[cell], threshold: settings.threshold)
            rounded[cell] = shown
            let slack = earlier[cell] == nil ? 0 : settings.threshold - 1
            system.setBounds(cell, lower: max(0, shown - base / 2 - slack), upper: shown + (base - 1) / 2 + slack)
        }
        func value(_ cell: Int) -> Int {
            if let value = rounded[cell] { return value }
            let value = sumOfTotal[cell].map { system.sums[$0].parts.reduce(0) { $0 + value($1) } } ?? 0
            rounded[cell] = value
            return value
        }
        let shown = (0..<system.count).map(value)
        var checked = settings
        checked.width = base - 1
        let pattern = Pattern(system, settings: checked)
        var check = JointCheck(system, settings: checked, limits: limits)
        let failures = check.run(pattern)
        unproved = failures.cells
        if check.isExhausted { throw .limitReached(rounds: 1) }
        guard failures.isEmpty, Proof.isValid(check.proof.witnesses, system: system, settings: checked, hidden: pattern.hidden) else {
            throw .notSafe(narrow: failures.narrow.count, insider: failures.insider.count)
        }
        return Protection.Result(hidden: pattern.hidden, witnesses: check.proof.witnesses, rounds: 1, rounded: shown)
    }
}
