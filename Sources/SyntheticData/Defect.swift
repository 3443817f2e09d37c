import RegisterModel

/// A way in which a row is broken on purpose. The raw value is its name in `defects.csv`.
enum Defect: String, CaseIterable, Sendable {
    case personMissing = "person identifier left out"
    case personTooShort = "person identifier one character short"
    case personUnknownSign = "century sign that does not exist"
    case personImpossibleDay = "31 February as the day of birth"
    case personBornAfterPeriod = "born after the quarter"
    case personCheckCharacter = "wrong check character"
    case bornAfterStart = "born after the first day of the row"
    case organiserUnknown = "organiser that does not exist"
    case municipalityUnknown = "municipality that does not exist"
    case municipalityElsewhere = "municipality of another organiser"
    case taskUnknown = "service task that does not exist"
    case serviceUnknown = "social service that does not exist"
    case typeUnknown = "decision type that does not exist"
    case outcomeUnknown = "outcome that does not exist"
    case evidenceUnknown = "kind of evidence that does not exist"
    case unitUnknown = "unit that is in no units file"
    case unitAmbiguous = "unit that gives two services"
    case startEmpty = "first day left out"
    case startImpossible = "first day that does not exist"
    case startTooEarly = "first day before 1900"
    case endImpossible = "last day that does not exist"
    case endTooLate = "last day after 2099"
    case endBeforeStart = "last day before the first"
    case leftBeforeJoined = "left the matter before joining it"
    case taskMismatch = "task that the decision type contradicts"
    case serviceMissing = "decision without a service"
    case repeated = "row written twice"
    case conflict = "id used twice with other content"
    case tooFewFields = "last fields left out"
    case invalidUTF8 = "bytes that are no UTF-8"
    case overlong = "line longer than a line may be"
    case taskContradicted = "document whose metadata name another task than its content"
    case serviceContradicted = "document whose metadata name another service than its content"
    case contentMissing = "matter document without content"
    case cutShort = "line cut off"

    /// The rule of the delivery page that names such a row in a file, shown by a column.
    func rule(in file: ExtractFile, column: String) -> String {
        switch self {
        case .personMissing: "person-id.missing"
        case .personTooShort, .personUnknownSign: "person-id.shape"
        case .personImpossibleDay, .personBornAfterPeriod: "person-id.date"
        case .personCheckCharacter: "person-id.check-character"
        case .bornAfterStart: "person-id.born-after"
        case .organiserUnknown: "organiser.unknown"
        case .municipalityUnknown: "municipality.unknown"
        case .municipalityElsewhere: "municipality.other-organiser"
        case .taskUnknown: "service-task.unknown"
        case .serviceUnknown: "social-service.unknown"
        case .typeUnknown: "decision-type.unknown"
        case .outcomeUnknown: "outcome.unknown"
        case .evidenceUnknown: "evidence.unknown"
        case .unitUnknown: "unit.unknown"
        case .unitAmbiguous: "unit.ambiguous"
        case .startEmpty: "date.missing"
        case .startImpossible, .endImpossible: "date.shape"
        case .startTooEarly, .endTooLate: "date.range"
        case .endBeforeStart:
            switch file {
            case .decisions: "decision.valid-to-before-from"
            case .services: "service.last-before-first"
            case .archive where column == "valid_to": "decision.valid-to-before-from"
            default: "period.end-before-start"
            }
        case .leftBeforeJoined: "matter.left-before-joined"
        case .taskMismatch: "decision.task-mismatch"
        case .serviceMissing: "decision.service-missing"
        case .repeated: "row.duplicate"
        case .conflict: file == .archive ? "archive.version-conflict" : file == .decisions ? "decision.conflict" : "matter.conflict"
        case .taskContradicted: "archive.task-mismatch"
        case .serviceContradicted: "archive.service-mismatch"
        case .contentMissing: "archive.content-shape"
        case .cutShort: "file.row-shape"
        case .tooFewFields: "file.row-shape"
        case .invalidUTF8: "file.encoding"
        case .overlong: "file.line-too-long"
        }
    }

    /// The defects that a file's rows can have.
    static func possible(in file: ExtractFile) -> [Defect] {
        let everywhere: [Defect] = [
            .personMissing, .personTooShort, .personUnknownSign, .personImpossibleDay, .personBornAfterPeriod, .personCheckCharacter,
            .bornAfterStart,
            .organiserUnknown, .municipalityUnknown, .municipalityElsewhere, .startEmpty, .startImpossible, .startTooEarly, .endImpossible,
            .endTooLate,
            .endBeforeStart, .repeated, .tooFewFields, .invalidUTF8, .overlong,
        ]
        return switch file {
        case .matters: everywhere + [.taskUnknown, .leftBeforeJoined, .conflict]
        case .childProtection: everywhere
        case .decisions: everywhere + [.serviceUnknown, .typeUnknown, .outcomeUnknown, .taskMismatch, .serviceMissing, .conflict]
        case .services: everywhere + [.taskUnknown, .serviceUnknown, .evidenceUnknown, .unitUnknown, .unitAmbiguous]
        case .archive:
            [
                .personMissing, .personCheckCharacter, .organiserUnknown, .municipalityUnknown, .municipalityElsewhere, .taskUnknown,
                .serviceUnknown, .outcomeUnknown, .startEmpty, .startImpossible, .endBeforeStart, .taskMismatch, .taskContradicted,
                .serviceContradicted, .contentMissing, .repeated, .conflict, .cutShort, .invalidUTF8,
            ]
        case .units, .defects: []
        }
    }

    /// Whether it can strike a row that shares its id with rows of other persons: there, contradicting rows would be a second fault.
    var strikesSharedRows: Bool { self != .conflict && self != .municipalityElsewhere }
}

/// Where a row was broken.
struct BrokenRow: Sendable {
    let file: ExtractFile
    let line: Int
    /// Empty where no single column shows it.
    let column: String
    let defect: Defect
}
