import CodeLists
import RegisterModel

/// Breaks a document on purpose, without asking the rules. Says which column shows it, or that this document cannot be broken so.
enum DocumentBreaking {
    /// What became of the document.
    enum Outcome {
        /// It does not have what the defect breaks.
        case notPossible
        /// It was changed; the column is empty where no single one shows it.
        case broken(column: String)
        /// The line as it is written is to be changed, or another one follows it.
        case line
    }

    /// Breaks a document in the way of a defect.
    static func apply(_ defect: Defect, to document: inout ArchiveDocument) -> Outcome {
        switch defect {
        case .personMissing:
            document.persons = document.persons.map { ArchiveDocument.Person(id: [], joined: $0.joined, left: $0.left) }
            document.namesPersons = false
            return .broken(column: "person_id")
        case .personCheckCharacter:
            guard document.persons[0].id.count == 11 else { return .notPossible }
            let last = document.persons[0].id[10]
            document.persons[0].id[10] = last == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
            return .broken(column: "person_id")
        case .organiserUnknown:
            document.organiserText = "99"
            return .broken(column: "organiser")
        case .municipalityUnknown:
            document.municipality = "999"
            return .broken(column: "municipality")
        case .municipalityElsewhere:
            guard let other = Area.organisers.first(where: { $0 != document.organiser })?.municipalities.first else { return .notPossible }
            document.municipality = other.slug
            return .broken(column: "municipality")
        case .repeated, .conflict, .cutShort, .invalidUTF8: return .line
        default:
            switch document.content {
            case .matter(let content)?: return matter(defect, content, &document)
            case .decision(let content)?: return decision(defect, content, &document)
            default: return unstructured(defect, &document)
            }
        }
    }

    private static func matter(_ defect: Defect, _ written: MatterContent, _ document: inout ArchiveDocument) -> Outcome {
        var content = written
        let column: String
        switch defect {
        case .startEmpty: (content.opened, column) = (nil, "opened")
        case .startImpossible: (content.opened, column) = ("2022-02-30", "opened")
        case .endBeforeStart:
            guard let opened = content.opened.flatMap({ Day($0) }), opened > .earliest else { return .notPossible }
            (content.closed, column) = (opened.adding(-1), "closed")
        case .taskUnknown:
            guard content.task.entry.national == nil else { return .notPossible }
            (document.task, column) = ("gardening", "service_task")
        case .taskContradicted:
            guard content.task.entry.national != nil, let other = ServiceTask.inScope.first(where: { $0 != written.task }) else {
                return .notPossible
            }
            (document.task, column) = (other.slug, "service_task")
        case .contentMissing:
            document.content = nil
            document.namesPersons = true
            return .broken(column: "")
        default: return .notPossible
        }
        document.content = .matter(content)
        return .broken(column: column)
    }

    private static func decision(_ defect: Defect, _ written: DecisionContent, _ document: inout ArchiveDocument) -> Outcome {
        var content = written
        let column: String
        switch defect {
        case .startEmpty: (content.decided, column) = (nil, "decided")
        case .startImpossible: (content.decided, column) = ("2022-02-30", "decided")
        case .outcomeUnknown: (content.outcome, column) = ("5", "outcome")
        case .endBeforeStart:
            guard let from = content.from ?? content.decided.flatMap({ Day($0) }), from > .earliest else { return .notPossible }
            (content.to, column) = (from.adding(-1), "valid_to")
        case .serviceUnknown:
            guard content.service.entry.national == nil, content.type != "11047" else { return .notPossible }
            (document.service, column) = ("dog-walking", "social_service")
        case .serviceContradicted:
            guard content.service.entry.national != nil, content.type != "11047",
                let other = SocialService.all.first(where: { $0 != written.service })
            else { return .notPossible }
            (document.service, column) = (other.slug, "social_service")
        case .taskMismatch: return mismatch(&document)
        default: return .notPossible
        }
        document.content = .decision(content)
        return .broken(column: column)
    }

    /// A document whose metadata tell all there is to tell.
    private static func unstructured(_ defect: Defect, _ document: inout ArchiveDocument) -> Outcome {
        let isDecision = document.phase == "service-arranging"
        // What is inconclusive is set aside before these are looked at.
        let isConclusive = document.type != nil && document.service != nil && (isDecision ? document.validFrom : nil) != nil
        switch defect {
        case .startImpossible:
            guard !isDecision, document.phase == "service-delivery", document.type != "19002", document.type != "19012" else {
                return .notPossible
            }
            document.event = "2022-02-30"
            return .broken(column: "event")
        case .endBeforeStart:
            guard isConclusive, let from = document.validFrom, from > .earliest else { return .notPossible }
            document.validTo = from.adding(-1)
            return .broken(column: "valid_to")
        case .serviceUnknown:
            guard isConclusive, document.type != "11047" else { return .notPossible }
            document.service = "dog-walking"
            return .broken(column: "social_service")
        case .taskMismatch: return isConclusive ? mismatch(&document) : .notPossible
        default: return .notPossible
        }
    }

    /// Another task than the one that the decision type implies.
    private static func mismatch(_ document: inout ArchiveDocument) -> Outcome {
        let type = DecisionType.all.first { $0.slug == document.type || $0.entry.national == document.type && document.type != nil }
        guard let implied = type?.serviceTask, let other = ServiceTask.inScope.first(where: { $0 != implied }) else { return .notPossible }
        document.task = other.slug
        return .broken(column: "service_task")
    }
}
