import CodeLists
import RegisterModel

/// The checks of single fields that rows and archive documents share: persons, codes as they are valid on the first day of the quarter.
package struct FieldChecks: Sendable {
    /// A person identifier that has been looked at.
    package enum Person {
        /// An identity code with its day of birth.
        case identityCode(IdentityCode, born: Day)
        /// A temporary identifier at these places.
        case temporary(Range<Int>)
        /// Not sound.
        case fault(RuleID)
    }

    /// Bytes of an offending value kept with a finding.
    package static let findingValueBytes = Limits.findingValueBytes

    private let context: RowContext
    private let phases: CodeLookup

    /// - Parameters:
    ///   - period: codes are valid as they are on its first day; nobody is born after its last.
    ///   - identityUse: which identity codes are taken.
    package init(period: MonitoringPeriod, identityUse: IdentityUse) {
        context = RowContext(period: period, identityUse: identityUse)
        phases = CodeLookup(ServicePhase.self, validOn: period.start)
    }

    /// Looks at a person identifier; outer blanks are passed over.
    package func person(_ bytes: Span<UInt8>) -> Person {
        switch PersonField(bytes, 0..<bytes.count, context: context) {
        case .identityCode(let code, let birth): .identityCode(code, born: birth)
        case .temporary(let places): .temporary(places)
        case .fault(let rule): .fault(rule)
        }
    }

    /// The organiser's place in its list; nil if the bytes name none. So with the other lists.
    package func organiser(_ bytes: Span<UInt8>) -> Int? { context.organisers.index(bytes, 0..<bytes.count) }
    /// The municipality's place in its list.
    package func municipality(_ bytes: Span<UInt8>) -> Int? { context.municipalities.index(bytes, 0..<bytes.count) }
    /// The service task's place in its list, family law included.
    package func serviceTask(_ bytes: Span<UInt8>) -> Int? { context.serviceTasks.index(bytes, 0..<bytes.count) }
    /// The social service's place in its list.
    package func socialService(_ bytes: Span<UInt8>) -> Int? { context.socialServices.index(bytes, 0..<bytes.count) }
    /// The decision type's place in its list.
    package func decisionType(_ bytes: Span<UInt8>) -> Int? { context.decisionTypes.index(bytes, 0..<bytes.count) }
    /// The outcome's place in its list.
    package func outcome(_ bytes: Span<UInt8>) -> Int? { context.outcomes.index(bytes, 0..<bytes.count) }
    /// The phase's place in its list.
    package func phase(_ bytes: Span<UInt8>) -> Int? { phases.index(bytes, 0..<bytes.count) }

    /// Whether a municipality belongs to an organiser, by places in their lists.
    package func belongs(municipality: Int, to organiser: Int) -> Bool { Int(context.areaOfMunicipality[municipality]) == organiser }
}

/// The bytes of an input for readers outside this target: a file, standard input (`-`), or either as gzip.
package struct InputBytes: Sendable {
    private(set) var source: ByteSource

    /// Opens an input for reading from its beginning.
    /// - Parameter meter: counts the bytes.
    package init(path: String, meter: ReadingMeter? = nil) throws(DeliveryFailure) { source = try ByteSource(path: path, meter: meter) }

    /// Whether it holds documents of the archive and no table, as its first sign tells: no header of a table begins with a brace. Nothing of
    /// it is lost by looking.
    package mutating func holdsDocuments() throws(DeliveryFailure) -> Bool { try source.lookAhead() == UInt8(ascii: "{") }

    /// Reads up to the size of the buffer; 0 only at the end.
    package mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(DeliveryFailure) -> Int {
        try source.read(into: buffer)
    }
}

extension DeliveryFinding {
    /// A finding of a reader outside this target; `value` must be masked where it may hold a person identifier.
    package static func make(file: String, line: Int, column: String, rule: RuleID, value: String, related: String) -> DeliveryFinding {
        DeliveryFinding(file: file, line: line, column: column, rule: rule, value: value.printable, related: related)
    }
}

extension RuleOutcome {
    /// A line of the ledger of a reader outside this target.
    package static func make(_ rule: RuleID, lookedAt: Int, failed: Int) -> RuleOutcome {
        RuleOutcome(rule: rule, lookedAt: lookedAt, failed: failed, notRunReason: nil)
    }
}
