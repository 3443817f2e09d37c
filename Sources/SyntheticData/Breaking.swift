import CodeLists
import RegisterModel

/// What is known of a row that may be broken.
struct RowFacts {
    /// The code of the row's client; nil behind a temporary identifier.
    let code: IdentityCode?
    /// The organiser of the row.
    let organiser: Area
    /// The first day of the row: opened, started, decided or first day.
    let start: Day
    /// Whether other rows carry the same matter or decision id.
    let shared: Bool
    /// The last day of the quarter.
    let periodEnd: Day
}

/// Breaks a row's fields. Says which column (its place) shows it, or that this row cannot be broken so.
struct Breaking {
    /// The bytes of the over-long field alone; a record may have 64 KiB.
    static let overlongBytes = 64 << 10
    /// How many such rows a file gets at the most: they would else outweigh all others.
    static let overlongRows = 20

    /// What became of the row.
    enum Outcome {
        /// The row does not have what the defect breaks.
        case notPossible
        /// The fields were changed; nil where no single column shows it.
        case broken(column: Int?)
        /// The row stays, and another one follows it.
        case followed(by: [[UInt8]], column: Int?)
    }

    private let file: ExtractFile
    private let columns: [String: Int]

    init(file: ExtractFile) {
        self.file = file
        columns = Dictionary(uniqueKeysWithValues: zip(file.columns, file.columns.indices))
    }

    private func place(_ names: String...) -> Int? { names.lazy.compactMap { columns[$0] }.first }
    private var startColumn: Int? { place("opened", "started", "decided", "first_day") }
    private var endColumn: Int? { place("closed", "ended", "valid_to", "last_day") }
    /// A column of free text, where any bytes can stand without another rule's say.
    private var freeColumn: Int? { place("matter_id", "decision_id", "unit", "municipality") }

    /// Breaks the fields in the way of a defect.
    func apply(_ defect: Defect, to fields: inout [[UInt8]], _ facts: RowFacts) -> Outcome {
        func put(_ text: String, _ column: Int?) -> Outcome {
            guard let column else { return .notPossible }
            fields[column] = Array(text.utf8)
            return .broken(column: column)
        }
        switch defect {
        case .personMissing: return put("", 0)
        case .personTooShort, .personUnknownSign, .personImpossibleDay, .personBornAfterPeriod, .personCheckCharacter, .bornAfterStart:
            guard facts.code != nil, let changed = person(defect, fields[0], facts) else { return .notPossible }
            fields[0] = changed
            return .broken(column: 0)
        case .organiserUnknown: return put("99", place("organiser"))
        case .municipalityUnknown: return put("999", place("municipality"))
        case .municipalityElsewhere:
            let other = Area.organisers.first { $0 != facts.organiser }?.municipalities.first
            return other.map { put($0.slug, place("municipality")) } ?? .notPossible
        case .taskUnknown: return put("gardening", place("service_task"))
        case .serviceUnknown: return put("dog-walking", place("social_service"))
        case .typeUnknown: return put("building-permit", place("decision_type"))
        case .outcomeUnknown: return put("undecided", place("outcome"))
        case .evidenceUnknown: return put("hearsay", place("evidence"))
        case .unitUnknown: return unit("\(Registrar.root(of: facts.organiser)).10.999999", &fields)
        case .unitAmbiguous: return unit(Units.ambiguous(of: facts.organiser), &fields)
        case .startEmpty: return put("", startColumn)
        case .startImpossible: return put("2022-02-30", startColumn)
        case .startTooEarly: return put("1899-12-31", startColumn)
        case .endImpossible: return put("2022-13-01", endColumn)
        case .endTooLate: return put("2100-01-01", endColumn)
        case .endBeforeStart: return endBeforeStart(&fields, facts)
        case .leftBeforeJoined: return leftBeforeJoined(&fields, facts)
        case .taskMismatch, .serviceMissing: return decision(defect, &fields)
        case .repeated: return .followed(by: fields, column: nil)
        case .conflict: return conflict(fields, facts)
        case .tooFewFields:
            fields.removeLast(2)
            return .broken(column: nil)
        case .invalidUTF8:
            guard let freeColumn else { return .notPossible }
            fields[freeColumn] = [0x4D, 0xC3, 0x28, 0xFF]
            return .broken(column: nil)
        case .overlong:
            guard let freeColumn else { return .notPossible }
            fields[freeColumn] = Array(repeating: 0x78, count: Self.overlongBytes)
            return .broken(column: nil)
        case .taskContradicted, .serviceContradicted, .contentMissing, .cutShort: return .notPossible
        }
    }

    private func person(_ defect: Defect, _ written: [UInt8], _ facts: RowFacts) -> [UInt8]? {
        var bytes = written
        switch defect {
        case .personTooShort: bytes.removeLast()
        case .personUnknownSign: bytes[6] = UInt8(ascii: "G")
        case .personImpossibleDay: bytes.replaceSubrange(0..<4, with: Array("3102".utf8))
        case .personCheckCharacter: bytes[10] = bytes[10] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
        case .personBornAfterPeriod: return Self.code(bornOn: facts.periodEnd.adding(1), number: facts.code?.individualNumber)
        default:
            guard facts.start < facts.periodEnd else { return nil }
            return Self.code(bornOn: facts.start.adding(1), number: facts.code?.individualNumber)
        }
        return bytes
    }

    private static func code(bornOn day: Day, number: Int?) -> [UInt8]? {
        guard day <= .latest, let number else { return nil }
        return IdentityCode(birthDay: day, sign: day.civil.year < 2000 ? "-" : "A", individualNumber: number).map { Array($0.text.utf8) }
    }

    private func unit(_ text: String, _ fields: inout [[UInt8]]) -> Outcome {
        guard let unit = columns["unit"], let service = columns["social_service"], !fields[unit].isEmpty, fields[service].isEmpty else {
            return .notPossible
        }
        fields[unit] = Array(text.utf8)
        return .broken(column: unit)
    }

    private func endBeforeStart(_ fields: inout [[UInt8]], _ facts: RowFacts) -> Outcome {
        // A decision's validity begins on its own first day where it gives one.
        let from = columns["valid_from"].flatMap { Day(String(decoding: fields[$0], as: UTF8.self)) } ?? facts.start
        guard let endColumn, from > .earliest else { return .notPossible }
        if file == .decisions, fields[columns["outcome"] ?? 0] == Array("negative".utf8) { return .notPossible }
        fields[endColumn] = Array(from.adding(-1).description.utf8)
        return .broken(column: endColumn)
    }

    private func leftBeforeJoined(_ fields: inout [[UInt8]], _ facts: RowFacts) -> Outcome {
        guard let joined = columns["joined"], let left = columns["left"], let closed = columns["closed"], fields[closed].isEmpty else {
            return .notPossible
        }
        fields[joined] = Array(facts.start.adding(9).description.utf8)
        fields[left] = Array(facts.start.adding(8).description.utf8)
        return facts.start.adding(9) <= .latest ? .broken(column: left) : .notPossible
    }

    private func decision(_ defect: Defect, _ fields: inout [[UInt8]]) -> Outcome {
        guard let type = columns["decision_type"], let task = columns["service_task"], let service = columns["social_service"],
            let known = DecisionType(String(decoding: fields[type], as: UTF8.self)), let implied = known.serviceTask
        else { return .notPossible }
        if defect == .serviceMissing {
            fields[service] = []
            return .broken(column: service)
        }
        guard let other = ServiceTask.inScope.first(where: { $0 != implied }) else { return .notPossible }
        fields[task] = Array(other.slug.utf8)
        return .broken(column: task)
    }

    /// A second row of the same person under the same id: one day earlier, which no birth day may forbid.
    private func conflict(_ fields: [[UInt8]], _ facts: RowFacts) -> Outcome {
        guard let startColumn, let code = facts.code, code.birthDay < facts.start else { return .notPossible }
        var other = fields
        other[startColumn] = Array(facts.start.adding(-1).description.utf8)
        return .followed(by: other, column: place("matter_id", "decision_id"))
    }
}
