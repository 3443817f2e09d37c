import CodeLists
import Derivation
import RegisterModel
import RegisterStore
import Statistics

/// By what a person is asked for.
public enum AskedPerson: Sendable {
    /// An identity code or a temporary identifier, as entered. It becomes a pseudonym at once and is kept nowhere.
    case identifier(String)
    /// The pseudonym's 32 hexadecimal digits, as a list of rows shows it.
    case pseudonym(String)
}

/// A block that a person's rows stand in.
public struct ExplainedBlock: Hashable, Sendable {
    /// The block's running number.
    public let number: Int64
    /// The organiser.
    public let area: Area
    /// The way it came.
    public let channel: Channel
    /// What it holds.
    public let kind: BlockKind
    /// The delivery it came with.
    public let deliveryID: String
}

/// Why the register says of one person what it says in a quarter: the delivered rows of the blocks in force, how they were joined, and what
/// the newest edition counts (derivation page, sections 8–10). **Of a person: never shown without a right and a reason.**
public struct PersonExplanation: Sendable {
    /// Whose rows.
    public let person: Pseudonym
    /// The year of birth; nil for a temporary identifier, or where there are no rows.
    public let birthYear: Int?
    /// The reconciled rows with the delivered rows they came from. Of an origin, `file` is a place in `blocks`; line and id are empty.
    public let explanation: Explanation
    /// The blocks in force.
    public let blocks: [ExplainedBlock]
    /// The newest edition's number; nil if there is none yet.
    public let edition: Int?
    /// For each row of the explanation whether the newest edition has the same.
    public let isInEdition: [Bool]
    /// Rows that the newest edition has and the blocks in force have no longer; their origins' `file` is a place in `editionBlocks`.
    public let onlyInEdition: [Explanation.Row]
    /// The blocks of the newest edition.
    public let editionBlocks: [ExplainedBlock]
    /// Where published tables count the person: by service task, the last (nil) over all tasks (section 10).
    public let counted: [(task: ServiceTask?, place: Place)]
    /// The record of this look.
    public let look: PersonLook
}
