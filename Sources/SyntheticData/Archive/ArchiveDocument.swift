import CodeLists
import RegisterModel

/// One document version of the client data archive as it is going to be written: the envelope of the delivery page, and the facts of its content.
struct ArchiveDocument {
    /// The kinds of the envelope.
    enum Kind: String { case matter, clientRelationship = "client-relationship", clientDocument = "client-document" }
    /// The states of the envelope.
    enum State: String { case draft, final, invalidated }

    /// What the content tells; its shape follows from it.
    enum Content {
        case matter(MatterContent)
        case relationship(RelationshipContent)
        case decision(DecisionContent)
        /// An entry or another document about a service: its task, its services and its day.
        case service(ServiceContent)
    }

    /// A client of the document.
    struct Person {
        var id: [UInt8]
        var joined: Day?
        var left: Day?
    }

    var number: Int
    var set: Int
    var version = 1
    var state = State.final
    var kind: Kind
    var type: String?
    var structure: String?
    var organiser: Area
    /// What stands for the organiser and the municipality where it is not theirs.
    var organiserText: String?
    var municipality: String?
    var task: String?
    var service: String?
    var phase: String?
    var event: String?
    var validFrom: Day?
    var validTo: Day?
    var isRetired = false
    var persons: [Person]
    /// Whether the metadata name the persons; else only the content does.
    var namesPersons = true
    /// The year in the document's ids.
    var year: Int
    var content: Content?

    /// Writes the document as a line without its line break.
    func write(to json: inout JSONWriter) {
        json.begin()
        let root = "\(Registrar.root(of: organiser)).12.\(year)"
        json.add("document", "\(root).\(number)")
        json.add("set", "\(root).\(set)")
        json.add("version", version)
        json.add("state", state.rawValue)
        json.add("kind", kind.rawValue)
        json.add("type", orNull: type)
        json.add("structure", orNull: structure)
        json.add("organiser", organiserText ?? organiser.slug)
        json.add("municipality", orNull: municipality)
        json.add("service_task", orNull: task)
        json.add("social_service", orNull: service)
        json.add("phase", orNull: phase)
        json.add("event", orNull: event)
        json.add("valid_from", orNull: validFrom?.description)
        json.add("valid_to", orNull: validTo?.description)
        json.add("retired_system", isRetired)
        if namesPersons {
            json.beginList("persons")
            for person in persons { json.add(person.id) }
            json.endList()
        } else {
            json.add("persons", orNull: nil)
        }
        switch content {
        case nil: json.add("content", orNull: nil)
        case .matter(let matter)?: matter.write(self, to: &json)
        case .relationship(let relationship)?: relationship.write(self, to: &json)
        case .decision(let decision)?: decision.write(self, to: &json)
        case .service(let service)?: service.write(self, to: &json)
        }
        json.end()
    }
}

/// The parts that all structures share. The people are made up; the texts say nothing.
extension JSONWriter {
    /// A name that belongs to nobody, always the same for one number.
    mutating func name(_ number: Int) {
        let first = ["Tuuli", "Aamu", "Sade", "Meri", "Lumi", "Pilvi"]
        let last = ["Testinen", "Malli", "Esimerkki", "Näyte", "Kokeilu"]
        add("sukunimi", last[number % last.count])
        add("etunimet", first[number % first.count])
    }

    /// The client's name and identifier.
    mutating func client(_ person: ArchiveDocument.Person) {
        name(person.id.reduce(0) { $0 &* 31 &+ Int($1) } & 0xFFFF)
        if let bar = person.id.firstIndex(of: 0x7C) {
            begin("tilapainen_yksilointitunnus")
            add("system", bytes: Array("urn:oid:".utf8) + person.id[..<bar])
            add("value", bytes: person.id[(bar + 1)...])
            end()
        } else if !person.id.isEmpty {
            begin("henkilotunnus")
            add("system", "urn:oid:1.2.246.21")
            add("value", bytes: person.id)
            end()
        }
    }

    /// The client block of a client document.
    mutating func clients(_ document: ArchiveDocument) {
        beginList("asiakas")
        for person in document.persons {
            begin()
            client(person)
            end()
        }
        endList()
    }

    /// An organisation's unit.
    mutating func unit(_ name: String, _ organiser: Area, _ number: Int) {
        code(name, list: "6.202", "\(Registrar.root(of: organiser)).10.\(number)", "Testiyksikkö \(number)")
    }

    /// Who wrote a document.
    mutating func author(_ name: String, _ document: ArchiveDocument, inList: Bool = false) {
        if inList {
            beginList(name)
            begin()
        } else {
            begin(name)
        }
        self.name(document.number % 1000)
        add("tehtavanimike", "sosiaalityöntekijä")
        unit("palveluyksikko", document.organiser, 1 + document.number % 40)
        end()
        if inList { endList() }
    }

    /// Signed by electronic means.
    mutating func signature() {
        begin("allekirjoitus")
        code("allekirjoituksen_tyyppi", list: "5.40161", "1", "Sähköinen allekirjoitus")
        end()
    }

    /// A task's coded value: the national code where it is known, else a made-up one that names nothing.
    mutating func task(_ name: String? = nil, _ task: ServiceTask) {
        code(name, list: "6.1221", task.entry.national ?? "90\(task.index)", task.entry.fi)
    }

    /// A service's coded value, likewise.
    mutating func service(_ name: String? = nil, _ service: SocialService) {
        code(name, list: "6.1222", service.entry.national ?? "90\(service.index)", service.entry.fi)
    }
}
