import RegisterModel

/// A row that documents give to the derivation. Days are days since 1970-01-01; `Int32.max` stands for none.
package struct ArchiveRow: Sendable {
    /// What the row is.
    package enum Kind: Sendable {
        /// A matter's client: `days` are opened, closed, joined, left; first and last the effective days.
        case matter
        /// A child-protection relationship.
        case childProtection
        /// A structured decision: `days` are decided, valid from, valid to; first is the decided day.
        case decision
        /// That a service was received.
        case evidence
    }

    /// What the row is.
    package let kind: Kind
    /// The client's identity code; nil behind a temporary identifier.
    package let code: IdentityCode?
    /// The temporary identifier's bytes; empty beside an identity code.
    package let temporary: ArraySlice<UInt8>
    /// The organiser's place in its list.
    package let organiser: Int
    /// The municipality's place in its list plus 1; 0 when withheld.
    package let municipality: UInt16
    /// The service task's place in its list; 0 for child protection.
    package let serviceTask: Int
    /// The social service's place in its list (decisions and evidence).
    package let socialService: Int
    /// The decision type's place in its list (decisions).
    package let decisionType: Int
    /// The outcome's place in its list (decisions).
    package let outcome: Int
    /// The kind of evidence (evidence).
    package let evidence: DocumentEvidence
    /// The id of the matter or the decision.
    package let id: ArraySlice<UInt8>
    /// The first day.
    package let first: Int32
    /// The last day.
    package let last: Int32
    /// The days as the document has them.
    package let days: SIMD4<Int32>
    /// Whether one of the days is a month or a year only, or follows from another document.
    package let isImprecise: Bool
    /// The file's place among the archive files.
    package let file: UInt8
    /// The line of the document that the row stands in.
    package let line: UInt32
}
