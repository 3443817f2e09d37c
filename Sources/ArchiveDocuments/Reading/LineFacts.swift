import Delivery
import RegisterModel

/// What is kept of one line until all lines are read and the deciding version of each document is known. It holds no text of the document
/// but identifiers; everything of variable length lies in the lists of its block.
struct LineFacts {
    /// What the line is, if it turns out to be the deciding version.
    enum Outcome: UInt8 {
        /// It has an error.
        case rejected
        /// Family law.
        case outOfScope
        /// The document is gone.
        case invalidated
        /// It says nothing that the register asks for.
        case passedOver
        /// It lacks what would make it evidence.
        case inconclusive
        /// It gives rows, or could; perhaps none.
        case read
    }

    /// A hash of the set id.
    var set: UInt64 = 0
    /// A hash of all bytes of the line.
    var bytes: UInt64 = 0
    /// The version number.
    var version: Int64 = 0
    /// The physical line.
    var line: UInt32 = 0
    /// Where the set id stands in the texts.
    var text: UInt32 = 0
    var setLength: UInt32 = 0
    /// Where the document's own id (of a matter or a decision) or, if inconclusive, its type stands in the texts.
    var ownText: UInt32 = 0
    var ownLength: UInt32 = 0
    /// The clients.
    var persons: UInt32 = 0
    var personCount: UInt32 = 0
    /// The rows that come of it.
    var rows: UInt32 = 0
    var rowCount: UInt32 = 0
    /// What its checks found.
    var findings: UInt32 = 0
    var findingCount: UInt32 = 0
    /// The organiser's place in its list.
    var organiser: UInt8 = 0
    /// The municipality's place in its list plus 1; 0 when withheld.
    var municipality: UInt16 = 0
    var outcome = Outcome.passedOver
    /// What an inconclusive document lacks.
    var missing = MissingPieces()
    /// How many days its checks looked at.
    var days: UInt8 = 0
    var isFinal = false
    var isClientRelationship = false
    /// Whether the structure is one that has the fields of child protection.
    var hasChildProtectionFields = false
    /// Whether a row was dropped because it comes from a retired system and starts in the quarter.
    var isRetired = false

    /// The places of its rows in the block.
    var rowPlaces: Range<Int> { Int(rows)..<Int(rows + rowCount) }
    /// Whether the fields were checked.
    var isChecked = false
}

/// What would have made an inconclusive document evidence.
package struct MissingPieces: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// No document type.
    package static let type = MissingPieces(rawValue: 1)
    /// No social service.
    package static let socialService = MissingPieces(rawValue: 2)
    /// No start of the validity.
    package static let validFrom = MissingPieces(rawValue: 4)
    /// No day of the event.
    package static let event = MissingPieces(rawValue: 8)

    /// The metadata's names joined by `+`, as findings have them.
    package var names: String { Self.allNames[Int(rawValue)] }

    private static let allNames: [String] = (0..<16).map { bits in
        zip(0..., ["type", "social_service", "valid_from", "event"]).filter { bits & 1 << $0.0 != 0 }.map(\.1).joined(separator: "+")
    }
}

/// One client of a document.
struct ClientReference {
    /// The packed identity code; 0 for a temporary identifier.
    var code: UInt32
    /// Where a temporary identifier stands in the texts.
    var text: UInt32 = 0
    var length: UInt32 = 0
}

/// One row that a document gives. Days are days since 1970-01-01; `noDay` stands for none.
struct DocumentRow {
    enum Use: UInt8 {
        case matter, childProtection, decision, evidence
        /// An entry on the start, or on the end, of a service.
        case serviceStart, serviceEnd
    }

    static let noDay = Int32.max
    /// In `client`: the row counts for each client of the document.
    static let everyClient = UInt32.max

    var use: Use
    /// Whether one of the days is a month or a year only.
    var isImprecise = false
    var task: UInt8 = 0
    var service: UInt8 = 0
    /// The decision type's place in its list, or the kind of evidence.
    var type: UInt8 = 0
    /// The outcome's place in its list.
    var outcome: UInt8 = 0
    var client = everyClient
    /// Matter: opened, closed, joined, left. Child protection: started, ended. Decision: decided, from, to. Else first and last day.
    var days: SIMD4<Int32>
}

/// One finding of a line.
struct LineFinding {
    var rule: RuleID
    var column: FindingColumn
    /// Where the beginning of the offending value stands in the texts.
    var text: UInt32 = 0
    var length: UInt32 = 0
}

/// The columns that findings on documents name: those of the rows that come of them.
enum FindingColumn: UInt8 {
    case none
    case personId, organiser, municipality, serviceTask, socialService, decisionType, outcome
    case matterId, decisionId, opened, closed, joined, left, started, ended, decided, validFrom, validTo, firstDay, lastDay, event

    /// The name as findings have it.
    var name: String {
        switch self {
        case .none: ""
        case .personId: "person_id"
        case .serviceTask: "service_task"
        case .socialService: "social_service"
        case .decisionType: "decision_type"
        case .matterId: "matter_id"
        case .decisionId: "decision_id"
        case .validFrom: "valid_from"
        case .validTo: "valid_to"
        case .firstDay: "first_day"
        case .lastDay: "last_day"
        default: "\(self)"
        }
    }
}

/// The lines of one block with everything of variable length.
struct BlockFacts: Sendable {
    var lines: [LineFacts] = []
    var texts: [UInt8] = []
    var clients: [ClientReference] = []
    var rows: [DocumentRow] = []
    var findings: [LineFinding] = []

    /// A copy without the room that growing lists keep.
    var compact: BlockFacts {
        BlockFacts(
            lines: Array(lines[...]), texts: Array(texts[...]), clients: Array(clients[...]), rows: Array(rows[...]),
            findings: Array(findings[...]))
    }

    mutating func removeAll() {
        lines.removeAll(keepingCapacity: true)
        texts.removeAll(keepingCapacity: true)
        clients.removeAll(keepingCapacity: true)
        rows.removeAll(keepingCapacity: true)
        findings.removeAll(keepingCapacity: true)
    }

    /// The document's own id of a line: of its matter or its decision; the type of an inconclusive document.
    func ownId(_ line: LineFacts) -> ArraySlice<UInt8> {
        texts[Int(line.ownText)..<Int(line.ownText + line.ownLength)]
    }
    /// A client's temporary identifier; nothing beside an identity code.
    func temporary(_ client: ClientReference) -> ArraySlice<UInt8> {
        client.code == 0 ? texts[Int(client.text)..<Int(client.text + client.length)] : []
    }
    func rows(of line: LineFacts) -> ArraySlice<DocumentRow> { rows[Int(line.rows)..<Int(line.rows + line.rowCount)] }
    func clients(of line: LineFacts) -> ArraySlice<ClientReference> { clients[Int(line.persons)..<Int(line.persons + line.personCount)] }
    func findings(of line: LineFacts) -> ArraySlice<LineFinding> { findings[Int(line.findings)..<Int(line.findings + line.findingCount)] }
}
