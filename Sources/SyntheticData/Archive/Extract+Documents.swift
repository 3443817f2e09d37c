import CodeLists
import RegisterModel

/// What is remembered of a client until the client-relationship documents are written.
struct ClientStory {
    var childProtection: [Period] = []
    var producers: [RelationshipContent.Producer] = []
    var firstDay: Day?
}

extension Extract {
    /// A new document of a client, a set of its own.
    private mutating func document(
        _ kind: ArchiveDocument.Kind, of client: Client, livingIn municipality: Municipality?, task: ServiceTask?, year: Int
    ) -> ArchiveDocument {
        issued.document += 1
        return ArchiveDocument(
            number: issued.document, set: issued.document, kind: kind, organiser: client.organiser, municipality: municipality?.slug,
            task: task?.slug, persons: [ArchiveDocument.Person(id: client.id)], namesPersons: documentRandom.chance(800), year: year)
    }

    /// The next version of a document.
    private mutating func next(after document: ArchiveDocument) -> ArchiveDocument {
        issued.document += 1
        var next = document
        next.number = issued.document
        next.version += 1
        return next
    }

    /// The documents of a matter: one when it was opened, another when it was closed, now and then a draft or one from a retired system.
    mutating func tell(
        matter: Period, id: String, task: ServiceTask, of clients: [(Client, joined: Day?, left: Day?)], _ municipality: Municipality?
    ) {
        guard order.hasArchive, let first = clients.first?.0 else { return }
        var opening = document(.matter, of: first, livingIn: municipality, task: task, year: matter.start.civil.year)
        opening.structure = MatterContent.structure
        opening.persons = clients.map { ArchiveDocument.Person(id: $0.0.id, joined: $0.joined, left: nil) }
        opening.content = .matter(MatterContent(id: id, task: task, opened: matter.start.description, closed: nil))
        opening.isRetired = matter.start.civil.year < 2018 && documentRandom.chance(500)
        var closing = opening
        closing.persons = clients.map { ArchiveDocument.Person(id: $0.0.id, joined: $0.joined, left: $0.left) }
        closing.content = .matter(MatterContent(id: id, task: task, opened: matter.start.description, closed: matter.end))
        if matter.end == nil && clients.allSatisfy({ $0.left == nil }) {
            write(opening, task == shape.familyLaw ? nil : facts(first, matter.start))
            if documentRandom.chance(60) {
                var draft = next(after: opening)
                draft.state = .draft
                write(draft, nil)
            }
        } else if documentRandom.chance(700) {
            write(opening, nil)
            closing = next(after: closing)
            write(closing, nil)
        } else {
            write(closing, task == shape.familyLaw ? nil : facts(first, matter.start))
        }
        if documentRandom.chance(8) { tellMistake(opening, id: id, task: task) }
        if documentRandom.chance(150) {
            tell(.initiation, task: task, nil, on: matter.start, of: first, municipality)
        }
    }

    /// A matter that was opened by mistake and invalidated.
    private mutating func tellMistake(_ opening: ArchiveDocument, id: String, task: ServiceTask) {
        issued.document += 1
        var mistake = opening
        (mistake.number, mistake.set, mistake.version) = (issued.document, issued.document, 1)
        mistake.content = .matter(MatterContent(id: id + ".1", task: task, opened: order.period.start.description, closed: nil))
        write(mistake, nil)
        var gone = next(after: mistake)
        gone.state = .invalidated
        write(gone, nil)
    }

    private func facts(_ client: Client, _ start: Day) -> RowFacts {
        RowFacts(code: client.code, organiser: client.organiser, start: start, shared: false, periodEnd: order.period.end)
    }

    /// The document of a decision: structured, or not, and then often without what would make it evidence.
    mutating func tell(
        decision id: String, type: DecisionType, task: ServiceTask, service: SocialService, decided: Day, from: Day?, to: Day?,
        outcome: DecisionOutcome, of client: Client, _ municipality: Municipality?
    ) {
        guard order.hasArchive else { return }
        var document = document(.clientDocument, of: client, livingIn: municipality, task: task, year: decided.civil.year)
        document.type = type.entry.national ?? type.slug
        document.service = type == shape.incomeSupportDecision && documentRandom.chance(500) ? nil : service.slug
        document.phase = "service-arranging"
        document.event = decided.description
        document.validFrom = from ?? decided
        document.validTo = to
        if let national = type.entry.national, let structure = DecisionContent.structures[national], let code = outcome.entry.national,
            structure.takesTemporary || client.code != nil, documentRandom.chance(650)
        {
            document.structure = "1.2.246.537.6.1506.\(national).\(structure.version)"
            document.content = .decision(
                DecisionContent(
                    id: id, type: national, task: task, service: service, outcome: code, decided: decided.description, from: from, to: to))
        } else {
            // Nobody can see whether an unstructured decision is positive, so only positive ones are told so.
            guard outcome != Outcomes.negative else { return }
            document.namesPersons = true
            if documentRandom.chance(250) { document.service = nil }
            if documentRandom.chance(200) { (document.validFrom, document.validTo) = (nil, nil) }
            if documentRandom.chance(60) { (document.type, document.phase) = (nil, nil) }
        }
        write(document, facts(client, decided))
    }

    /// The documents of a service that was received otherwise than by a decision.
    mutating func tell(
        service: SocialService, task: ServiceTask, first: Day, last: Day?, byUnit: Bool, of client: Client, _ municipality: Municipality?
    ) {
        guard order.hasArchive else { return }
        if byUnit {
            return story.producers.append(
                RelationshipContent.Producer(
                    task: task, service: service, start: first, end: last, isSubcontractor: documentRandom.chance(200)))
        }
        if documentRandom.chance(400) {
            tell(.start, task: task, service, on: first, of: client, municipality)
            if let last { tell(.end, task: task, service, on: last, of: client, municipality) }
        } else {
            let end = last ?? max(first, order.period.end)
            let days = Int(end.number - first.number) + 1
            for _ in 0...documentRandom.below(4) {
                var shape = ServiceContent.Shape.meeting
                if documentRandom.chance(80) { shape = .cancelled }
                if documentRandom.chance(100) { shape = service.slug == "family-work" ? .familyWorkPlan : .statement }
                tell(shape, task: task, service, on: first.adding(documentRandom.below(days)), of: client, municipality)
            }
        }
    }

    private mutating func tell(
        _ shape: ServiceContent.Shape, task: ServiceTask, _ service: SocialService?, on day: Day, of client: Client,
        _ municipality: Municipality?
    ) {
        var document = document(.clientDocument, of: client, livingIn: municipality, task: task, year: day.civil.year)
        document.type = shape.rawValue
        document.service = service?.slug
        document.phase = shape == .initiation ? "initiation" : "service-delivery"
        document.event = day.description
        if documentRandom.chance(750) && (shape.takesTemporary || client.code != nil) {
            document.structure = "1.2.246.537.6.1506.\(shape.rawValue).\(shape.version)"
            document.content = .service(
                ServiceContent(shape: shape, task: task, service: service ?? self.shape.incomeSupport, day: day.description))
        } else {
            document.namesPersons = true
            if documentRandom.chance(30) { document.event = nil }
        }
        // Only documents that are evidence are broken: of the others nobody would take notice.
        write(document, shape == .initiation || shape == .cancelled || document.event == nil ? nil : facts(client, day))
    }

    /// The client-relationship documents of a client: a version for each child-protection relationship as it began and as it ended, and now and
    /// then an old one from a retired system.
    mutating func tellRelationship(of client: Client) {
        guard order.hasArchive, let firstDay = story.firstDay else { return }
        let pairs = Self.united(story.childProtection)
        guard !pairs.isEmpty || !story.producers.isEmpty || documentRandom.chance(600) else { return }
        var content = RelationshipContent(start: firstDay)
        var version = document(
            .clientRelationship, of: client, livingIn: client.municipality, task: nil, year: firstDay.civil.year)
        version.structure = RelationshipContent.structure
        if pairs.isEmpty && story.producers.isEmpty && documentRandom.chance(250) {
            version.structure = RelationshipContent.oldStructure
            content.hasChildProtectionFields = false
        }
        // A block whose task has no known national code gets its task from the metadata, which can name only one.
        let unnamed = story.producers.first { $0.task.entry.national == nil }?.task
        version.task = unnamed?.slug
        content.producers = story.producers.filter { $0.task.entry.national != nil || $0.task == unnamed }
        for (place, pair) in pairs.enumerated() {
            if place > 0 { version = next(after: version) }
            content.childProtection = Period(start: pair.start, end: nil)
            version.content = .relationship(content)
            write(version, nil)
            guard let end = pair.end else { continue }
            version = next(after: version)
            content.childProtection = Period(start: pair.start, end: end)
            version.content = .relationship(content)
            write(version, nil)
        }
        if pairs.isEmpty {
            version.content = .relationship(content)
            write(version, nil)
        }
        if documentRandom.chance(40) && firstDay.civil.year < 2015 {
            var old = document(.clientRelationship, of: client, livingIn: client.municipality, task: nil, year: firstDay.civil.year)
            old.structure = RelationshipContent.structure
            old.isRetired = true
            old.content = .relationship(RelationshipContent(start: firstDay, isOld: true))
            write(old, nil)
        }
    }

    /// Relationships that share no day, by start.
    private static func united(_ periods: [Period]) -> [Period] {
        var united: [Period] = []
        for period in periods.sorted(by: { $0.start < $1.start }) {
            if let last = united.last, last.end.map({ period.start <= $0 }) ?? true {
                let end = last.end.flatMap { mine in period.end.map { max(mine, $0) } }
                united[united.count - 1] = Period(start: last.start, end: end)
            } else {
                united.append(period)
            }
        }
        return united
    }
}
