/// Which service each unit gives (derivation page, section 5).
struct UnitTable: Sendable {
    /// What is known of a unit.
    enum Answer: Hashable {
        /// The unit gives exactly this service, by its place in the list.
        case service(Int)
        /// The unit gives several services and proves none of them.
        case several
        /// No table names the unit.
        case unknown
    }

    /// The services of each unit, one bit for each place in the list.
    private var services: [[UInt8]: UInt64] = [:]

    /// A table of no units.
    init() {}

    /// The sound rows of units tables.
    init(_ rows: PartitionedRows) {
        for partition in rows.partitions {
            partition.forEachRow { row in
                if let service = row.further?.socialService { services[Array(row.text), default: 0] |= 1 << UInt64(service) }
            }
        }
    }

    func answer(_ bytes: Span<UInt8>, _ field: Range<Int>) -> Answer {
        if services.isEmpty { return .unknown }
        guard let known = services[field.map { bytes[$0] }] else { return .unknown }
        return known.nonzeroBitCount == 1 ? .service(known.trailingZeroBitCount) : .several
    }
}
