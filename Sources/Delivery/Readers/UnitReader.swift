/// Rows of `units.csv`: which service a unit gives.
struct UnitReader: RowReader {
    var checks: RowChecks

    init(_ checks: RowChecks) { self.checks = checks }

    mutating func readRow(_ bytes: Span<UInt8>) {
        let unit = checks.field(0)
        if unit.isEmpty { checks.find(.unitUnknown, 0, bytes) }
        let service = checks.context.socialServices.index(bytes, checks.field(1))
        if service == nil { checks.find(.socialServiceUnknown, 1, bytes) }
        guard checks.isSound, let service else { return checks.endFaulty() }
        checks.keepUnit(bytes, socialService: service, unit: unit)
    }
}
